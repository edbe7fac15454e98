"use client";
/** The search for near-duplicates: how alike they have to be, how far it is, what it has found. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { Time, useFormat } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { DuplicateRun, DuplicateSimilarities, DuplicateState } from "@/lib/contracts/duplicates";
import { IMAGE_SIMILARITY, TEXT_SIMILARITY } from "@/lib/duplicates/similarities";

export const isUnderWay = (run: DuplicateRun | null): run is DuplicateRun =>
  run !== null && (run.status === "queued" || run.status === "running");

type Props = {
  projectId: string;
  run: DuplicateRun | null;
  /** What tasks of the project show. */
  shows: Shows;
  onState: (state: DuplicateState) => void;
};
export type Shows = { texts: boolean; images: boolean };

export function RunCard({ projectId, run, shows, onState }: Props) {
  const params = { project: projectId };
  const action = useAction(["textSimilarity", "imageSimilarity"]);
  const cancel = () => action.run(async () => onState(await call("cancelDuplicateRun", { params })));
  const start = (body: DuplicateSimilarities) =>
    action.run(async () => onState(await call("startDuplicateRun", { params, body })));
  return (
    <Card className="flex flex-col gap-3">
      {isUnderWay(run) ? (
        <Searching run={run} busy={action.busy} onCancel={() => void cancel()} />
      ) : (
        <>
          <SearchForm
            shows={shows}
            run={run}
            busy={action.busy}
            issue={action.issue}
            onStart={(body) => void start(body)}
          />
          {run && <Outcome run={run} />}
        </>
      )}
    </Card>
  );
}

function Searching({ run, busy, onCancel }: { run: DuplicateRun; busy: boolean; onCancel: () => void }) {
  const t = useT();
  const format = useFormat();
  const { phase, done, total } = run;
  return (
    <>
      <Progress value={done} max={total ?? 0} label={t("duplicates.title")} />
      <p className="num text-muted" aria-live="polite">
        {t(`duplicates.phase_${phase}`)}
        {total !== null &&
          total > 0 &&
          ` · ${t("duplicates.progressOf", { done: format.number(done), total: format.number(total) })}`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="danger" busy={busy} onClick={onCancel}>
          {t("duplicates.cancel")}
        </Button>
        <span className="text-muted">{t("duplicates.leave")}</span>
      </div>
    </>
  );
}

type FormProps = {
  shows: Shows;
  run: DuplicateRun | null;
  busy: boolean;
  issue: (path: string) => string | undefined;
  onStart: (body: DuplicateSimilarities) => void;
};

const inPercent = (share: number): string => String(Math.round(1000 * share) / 10);

function SearchForm({ shows, run, busy, issue, onStart }: FormProps) {
  const t = useT();
  const [text, setText] = useState(inPercent(run?.textSimilarity ?? TEXT_SIMILARITY.default));
  const [image, setImage] = useState(inPercent(run?.imageSimilarity ?? IMAGE_SIMILARITY.default));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onStart({ textSimilarity: Number(text) / 100, imageSimilarity: Number(image) / 100 });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {shows.texts && (
          <TextField
            label={t("duplicates.textSimilarity")}
            hint={t("duplicates.textHint")}
            type="number"
            min={100 * TEXT_SIMILARITY.least}
            max={100}
            step="any"
            required
            value={text}
            error={issue("textSimilarity")}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        {shows.images && (
          <TextField
            label={t("duplicates.imageSimilarity")}
            hint={t("duplicates.imageHint")}
            type="number"
            min={100 * IMAGE_SIMILARITY.least}
            max={100}
            step="any"
            required
            value={image}
            error={issue("imageSimilarity")}
            onChange={(event) => setImage(event.target.value)}
          />
        )}
      </div>
      <div>
        <Button type="submit" variant={run ? "secondary" : "primary"} busy={busy}>
          {t(run ? "duplicates.searchAgain" : "duplicates.search")}
        </Button>
      </div>
    </form>
  );
}

function Outcome({ run }: { run: DuplicateRun }) {
  const t = useT();
  const tell = useTell();
  const format = useFormat();
  const { status, result, problem, problemMessage, finishedAt } = run;
  if (status === "failed")
    return (
      <p role="alert" className="text-bad">
        {t("duplicates.failed")} {problem && tell({ message: problem, ...problemMessage })}
      </p>
    );
  if (status === "cancelled") return <p className="text-muted">{t("duplicates.cancelled")}</p>;
  if (!result) return null;
  const { texts, images, groups, cutShort } = result;
  const parts = {
    texts: format.number(texts),
    images: format.number(images),
    groups: format.number(groups),
  };
  return (
    <div className="num">
      <p className="text-muted">
        {t("duplicates.result", parts)}
        {finishedAt !== null && (
          <>
            {" · "}
            <Time ms={finishedAt} />
          </>
        )}
      </p>
      {cutShort > 0 && (
        <p className="text-warn">{t("duplicates.cutShort", { count: format.number(cutShort) })}</p>
      )}
    </div>
  );
}
