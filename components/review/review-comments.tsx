"use client";
/** Comments on the annotation under review; a new one may be pinned to one of its regions. */
import { useState } from "react";
import { LoadedThreads } from "@/components/comments/loaded-threads";
import { NotSent, ThreadList } from "@/components/comments/thread-list";
import { useSending } from "@/components/comments/use-sending";
import { useThreads } from "@/components/comments/use-threads";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select, TextArea } from "@/components/ui/field";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import { MAX_COMMENT_CHARS } from "@/lib/contracts/comments";
import type { TaskAnswer } from "@/lib/contracts/tasks";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { regionLabels, regionPlace } from "../annotate/region-text";

type Props = { schema: LabelSchema; taskId: string; answer: TaskAnswer };
export function ReviewComments(props: Props) {
  const t = useT();
  const { annotationId } = props.answer;
  return (
    <Card>
      <h2 className="mb-1.5">{t("comments.title")}</h2>
      <LoadedThreads taskId={props.taskId} own={false}>
        {(threads) => (
          <Threads {...props} given={threads.filter((thread) => thread.annotationId === annotationId)} />
        )}
      </LoadedThreads>
    </Card>
  );
}

const SHOWN_CHARS = 40;

const inputOf = (schema: LabelSchema, region: Region): string | undefined => {
  const control = findControl(schema, region.control);
  return control && "input" in control ? control.input : undefined;
};

/** The number that the region has on its image or text, its labels, and where it is or what it covers. */
function nameOfRegion(schema: LabelSchema, all: readonly Region[], id: string): string | null {
  const region = all.find((one) => one.id === id);
  if (!region) return null;
  const input = inputOf(schema, region);
  const at = all.filter((one) => inputOf(schema, one) === input).indexOf(region);
  const place = regionPlace(region);
  return `${at + 1}. ${regionLabels(schema, region)} · ${place.length > SHOWN_CHARS ? `${place.slice(0, SHOWN_CHARS)}…` : place}`;
}

function Threads({ schema, taskId, answer, given }: Props & { given: readonly CommentThread[] }) {
  const t = useT();
  const { threads, actions, begin } = useThreads(taskId, given);
  const [regionId, setRegion] = useState("");
  const { regions } = answer.document;
  const nameOf = (id: string) => nameOfRegion(schema, regions, id);
  const sending = useSending(`comment-${answer.annotationId}`, (text) =>
    begin(answer.annotationId, text, regionId || null),
  );
  return (
    <>
      {threads.length === 0 && <p className="text-muted">{t("comments.none")}</p>}
      <ThreadList threads={threads} nameOf={nameOf} actions={actions} />
      <form
        className="mt-3 flex flex-col items-start gap-2 border-line border-t pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          void sending.submit();
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
          error={sending.issue}
          value={sending.text}
          onChange={(event) => sending.setText(event.target.value)}
        />
        <Button type="submit" disabled={sending.text.trim() === ""} busy={sending.busy}>
          {t("comments.add")}
        </Button>
        {sending.isUnsent && <NotSent />}
      </form>
    </>
  );
}
