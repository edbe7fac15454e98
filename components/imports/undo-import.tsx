"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ImportJob, ImportUndo } from "@/lib/contracts/imports";

/** Whether the import may have added what can be taken back. */
export const canUndo = ({ status }: ImportJob): boolean => status === "done" || status === "failed";

/** Labels, or new versions of tasks. */
const broughtMore = ({ versions, annotations, predictions, finalAnswers }: ImportJob): boolean =>
  versions + annotations + predictions + finalAnswers > 0;

type Props = { projectId: string; job: ImportJob; onUndo: (job: ImportJob) => void };

/** Takes back a finished import, once the manager has seen what goes and what stays. */
export function UndoImport({ projectId, job, onUndo }: Props) {
  const t = useT();
  const action = useAction();
  const [counts, setCounts] = useState<ImportUndo | null>(null);
  const params = { project: projectId, job: job.id };
  const close = () => setCounts(null);
  const ask = () => action.run(async () => setCounts(await call("getImportUndo", { params })));
  const undo = () =>
    action.run(async () => {
      onUndo(await call("undoImport", { params }));
      close();
    });
  const isNothing = counts !== null && counts.tasks + counts.labeled === 0;
  return (
    <>
      <Button
        variant="quiet"
        busy={action.busy}
        aria-label={t("imports.undoFile", { name: job.fileName || job.format })}
        onClick={() => void ask()}
      >
        {t("imports.undo")}
      </Button>
      <ConfirmDialog
        open={counts !== null}
        title={t("imports.undoTitle")}
        action={t("imports.undo")}
        busy={action.busy}
        disabled={isNothing}
        onConfirm={() => void undo()}
        onClose={close}
      >
        {counts !== null && (
          <>
            <p className="break-words font-semibold" dir="auto">
              {job.fileName || job.format}
            </p>
            {isNothing && <p>{t("imports.undoNothing")}</p>}
            {counts.tasks > 0 && <p>{t("imports.undoTasks", { count: counts.tasks })}</p>}
            {counts.labeled > 0 && <p>{t("imports.undoLabeled", { count: counts.labeled })}</p>}
            {counts.stay > 0 && <p>{t("imports.undoStay", { count: counts.stay })}</p>}
            {!isNothing && broughtMore(job) && <p className="text-muted">{t("imports.undoVersions")}</p>}
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
