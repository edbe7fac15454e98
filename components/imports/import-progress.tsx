"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useLanguage } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ImportJob } from "@/lib/contracts/imports";
import { urlOf } from "@/lib/contracts/url-of";
import { withoutFileName } from "./import-refusal";
import { RowErrors } from "./row-errors";
import { canUndo, UndoImport } from "./undo-import";

const POLL_MS = 1000;
const isOver = (job: ImportJob) => job.status !== "queued" && job.status !== "running";

type Props = {
  projectId: string;
  first: ImportJob;
  onEnd: () => void;
  onAgain: (() => void) | undefined;
  onAnother: () => void;
};

/** A running import: how far, how fast, and what went wrong by row. */
export function ImportProgress({ projectId, first, onEnd, onAgain, onAnother }: Props) {
  const { t, locale } = useLanguage();
  const tell = useTell();
  const format = useFormat();
  const action = useAction();
  const [job, setJob] = useState(first);
  const { id } = job;
  const params = { project: projectId, job: id };
  const over = isOver(job);
  const ended = useRef(onEnd);
  ended.current = onEnd;
  useEffect(() => {
    if (over) return ended.current();
    const stop = new AbortController();
    const timer = setInterval(() => {
      // A missed look is made up for by the next one.
      call("getImport", { params: { project: projectId, job: id } }, { signal: stop.signal }).then(
        setJob,
        () => {},
      );
    }, POLL_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [over, projectId, id]);
  const cancel = () => action.run(async () => setJob(await call("cancelImport", { params })));
  return (
    <Card className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="break-all" dir="auto">
          {job.fileName || job.format}
        </h2>
        <Chip tone={job.status === "done" ? "good" : job.status === "failed" ? "bad" : "accent"}>
          {t(`imports.status_${over && job.isUndone ? "undone" : job.status}`)}
        </Chip>
      </div>
      <Progress
        value={over ? 1 : job.rowsDone}
        max={over ? 1 : (job.rowsTotal ?? 0)}
        label={t("imports.title")}
      />
      <p className="num text-muted" aria-live="polite">
        {t(`imports.phase_${job.phase}`)} ·{" "}
        {job.status === "done" || job.rowsTotal === null
          ? t("imports.rows", { count: job.rowsTotal ?? job.rowsDone })
          : t("imports.rowsOf", { done: job.rowsDone, total: job.rowsTotal })}
        {job.rowsPerSecond !== null && ` · ${t("imports.rate", { rate: Math.round(job.rowsPerSecond) })}`}
        {` · ${t("imports.added")}: ${format.number(job.added)}`}
        {` · ${t("imports.duplicates")}: ${format.number(job.duplicates)}`}
        {` · ${t("imports.errors")}: ${format.number(job.errors)}`}
      </p>
      <CameIn job={job} />
      {over && job.stayed > 0 && <p>{t("imports.undoStay", { count: job.stayed })}</p>}
      {job.unusedImages > 0 && <p>{t("imports.unused", { count: job.unusedImages })}</p>}
      {job.problem && (
        <p role="alert" className="text-bad">
          {withoutFileName(tell({ message: job.problem, ...job.problemMessage }), job.fileName)}
        </p>
      )}
      {job.firstErrors.length > 0 && <RowErrors errors={job.firstErrors} />}
      <div className="flex flex-wrap items-center gap-2">
        {!over && !job.isUndone && (
          <>
            <Button variant="danger" busy={action.busy} onClick={() => void cancel()}>
              {t("imports.cancel")}
            </Button>
            <span className="text-muted">{t("imports.leave")}</span>
          </>
        )}
        {over && (
          <>
            {job.status === "done" ? (
              <Link href={`/projects/${projectId}/tasks`} className={buttonClass("primary")}>
                {t("imports.toTasks")}
              </Link>
            ) : (
              onAgain && (
                <Button variant="primary" onClick={onAgain}>
                  {t("imports.again")}
                </Button>
              )
            )}
            <Button onClick={onAnother}>{t("imports.another")}</Button>
            {canUndo(job) &&
              job.added + job.versions + job.annotations + job.predictions + job.finalAnswers > 0 && (
                <UndoImport projectId={projectId} job={job} onUndo={setJob} />
              )}
          </>
        )}
        {job.errors > 0 && (
          <a href={urlOf("importErrors", { params, query: { locale } })} download className={buttonClass()}>
            {t("imports.allErrors")}
          </a>
        )}
      </div>
    </Card>
  );
}

/** What came with the tasks. */
function CameIn({ job }: { job: ImportJob }) {
  const { t } = useLanguage();
  const parts = [
    job.annotations > 0 && t("imports.cameAnnotations", { count: job.annotations }),
    job.predictions > 0 && t("imports.camePredictions", { count: job.predictions }),
    job.finalAnswers > 0 && t("imports.cameFinal", { count: job.finalAnswers }),
    job.labelsThere > 0 && t("imports.labelsThere", { count: job.labelsThere }),
  ].filter(Boolean);
  const replaced = [
    t("imports.versions", { count: job.versions }),
    job.cameBack > 0 && t("imports.cameBack", { count: job.cameBack }),
    job.carried > 0 && t("imports.carried", { count: job.carried }),
    job.lost > 0 && t("imports.lost", { count: job.lost }),
  ].filter(Boolean);
  return (
    <>
      {job.versions > 0 && <p className="num">{replaced.join(" · ")}</p>}
      {parts.length > 0 && <p className="num">{t("imports.cameIn", { parts: parts.join(" · ") })}</p>}
      {job.notTaken.length > 0 && (
        <p className="text-warn">
          {t("imports.notTaken", {
            parts: job.notTaken.map(({ what, count }) => `${what} (${count})`).join(", "),
          })}
        </p>
      )}
    </>
  );
}
