"use client";
/** Comments on the annotation under review; a new one may be pinned to one of its regions. */
import { useEffect, useState } from "react";
import { ThreadList } from "@/components/comments/thread-list";
import { useThreads } from "@/components/comments/use-threads";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select, TextArea } from "@/components/ui/field";
import { useAction, useErrorText } from "@/components/ui/use-action";
import type { Region } from "@/lib/annotation/document";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { type CommentThread, MAX_COMMENT_CHARS } from "@/lib/contracts/comments";
import type { TaskAnswer } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { regionLabels, regionPlace } from "../annotate/region-text";

type Props = { schema: LabelSchema; taskId: string; answer: TaskAnswer };
type Read = { threads: CommentThread[] } | { error: unknown };

export function ReviewComments(props: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { taskId, answer } = props;
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isLeft = false;
    call("listComments", { params: { task: taskId } }).then(
      ({ threads }) => isLeft || setRead({ threads }),
      (error: unknown) => isLeft || setRead({ error }),
    );
    return () => {
      isLeft = true;
    };
  }, [taskId]);
  return (
    <Card>
      <h2 className="mb-1.5">{t("comments.title")}</h2>
      {read === null ? (
        <p className="text-muted" aria-busy>
          {t("common.loading")}
        </p>
      ) : "error" in read ? (
        <p role="alert">{errorText(read.error)}</p>
      ) : (
        <Threads
          {...props}
          given={read.threads.filter(({ annotationId }) => annotationId === answer.annotationId)}
        />
      )}
    </Card>
  );
}

const SHOWN_CHARS = 40;

/** The number that the region has in the picture or list beside, its labels, and of a text what it covers. */
function nameOfRegion(schema: LabelSchema, regions: readonly Region[], id: string): string | null {
  const at = regions.findIndex((region) => region.id === id);
  const region = regions[at];
  if (!region) return null;
  const place = regionPlace(region);
  return `${at + 1}. ${regionLabels(schema, region)} · ${place.length > SHOWN_CHARS ? `${place.slice(0, SHOWN_CHARS)}…` : place}`;
}

function Threads({ schema, taskId, answer, given }: Props & { given: readonly CommentThread[] }) {
  const t = useT();
  const action = useAction(["text"]);
  const { threads, actions, begin } = useThreads(taskId, given);
  const [text, setText] = useState("");
  const [regionId, setRegion] = useState("");
  const { regions } = answer.document;
  const nameOf = (id: string) => nameOfRegion(schema, regions, id);
  const send = () =>
    action.run(async () => {
      await begin(answer.annotationId, text, regionId || null);
      setText("");
    });
  return (
    <>
      {threads.length === 0 && <p className="text-muted">{t("comments.none")}</p>}
      <ThreadList threads={threads} nameOf={nameOf} actions={actions} />
      <form
        className="mt-3 flex flex-col items-start gap-2 border-line border-t pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") void send();
        }}
      >
        {regions.length > 0 && (
          <Select
            label={t("comments.about")}
            className="w-full"
            value={regionId}
            onChange={(event) => setRegion(event.target.value)}
          >
            <option value="">{t("comments.whole")}</option>
            {regions.map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </Select>
        )}
        <TextArea
          label={t("comments.addLabel")}
          rows={2}
          dir="auto"
          className="w-full"
          maxLength={MAX_COMMENT_CHARS}
          error={action.issue("text")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={text.trim() === ""} busy={action.busy}>
          {t("comments.add")}
        </Button>
      </form>
    </>
  );
}
