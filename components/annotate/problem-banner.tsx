"use client";
/** Work the server did not take, or that this device cannot keep: what happened, what was kept, what to do. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRefusal, useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session-state";
import { isUnsaved, type WorkRecord } from "@/lib/client/work-record";
import { downloadDamaged, downloadWork } from "./download";
import { useController, useLabelView } from "./label-context";

const SHOWN_ISSUES = 5;
const BOX = "flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b bg-bad-weak px-3.5 py-2";

export function ProblemBanner({ state }: { state: SessionState }) {
  const t = useT();
  const controller = useController();
  const refused = state.problems.filter((record) => record.problem?.kind !== "conflict");
  const unkept = state.save.kind === "unkept";
  if (refused.length === 0 && state.damaged.length === 0 && state.keepsOnDevice && !unkept) return null;
  return (
    <div role="alert">
      {!state.keepsOnDevice && (
        <p className="border-line border-b bg-warn-weak px-3.5 py-1.5 text-warn">{t("label.noStorage")}</p>
      )}
      {unkept && (
        <div className={BOX}>
          <p className="text-bad">{t("label.notKept")}</p>
          <Button size="small" onClick={() => downloadWork(controller.work.all().filter(isUnsaved))}>
            {t("label.downloadWork")}
          </Button>
        </div>
      )}
      {state.damaged.length > 0 && (
        <div className={BOX}>
          <p className="text-bad">{t("label.damaged", { count: state.damaged.length })}</p>
          <Button size="small" onClick={() => downloadDamaged(state.damaged)}>
            {t("label.downloadWork")}
          </Button>
        </div>
      )}
      {refused.map((record) => (
        <Refused key={record.taskId} record={record} />
      ))}
    </div>
  );
}

function Refused({ record }: { record: WorkRecord }) {
  const t = useT();
  const refusal = useRefusal();
  const controller = useController();
  const { session } = useLabelView();
  const [sure, setSure] = useState(false);
  const { problem } = record;
  if (!problem || problem.kind === "conflict") return null;
  const issues = problem.kind === "refused" ? problem.issues : [];
  // Loading the page again helps only while the page is as old as the work.
  const schemaChanged =
    problem.kind === "refused" &&
    problem.code === "schema_changed" &&
    record.schemaVersion === session.schemaVersion;
  return (
    <div className={BOX}>
      <div className="min-w-60 flex-1">
        <p className="font-semibold text-bad">
          {t(problem.kind === "gone" ? "label.goneTitle" : "label.refusedTitle", { task: record.seq })}
        </p>
        <p>{refusal(problem.detail)}</p>
        <p className="text-muted">{t(schemaChanged ? "label.schemaChangedDo" : "label.refusedKept")}</p>
        {issues.length > 0 && (
          <ul className="list-disc ps-5">
            {issues.slice(0, SHOWN_ISSUES).map((issue) => (
              <li key={`${issue.path}${issue.message}`}>
                <code className="font-mono text-xs">{issue.path}</code> {refusal(issue.message)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => downloadWork([record])}>
          {t("label.downloadWork")}
        </Button>
        {problem.kind === "refused" && problem.code !== "locked" && (
          <Button
            size="small"
            onClick={() => (schemaChanged ? location.reload() : void controller.repair(record.taskId))}
          >
            {t(schemaChanged ? "label.reloadPage" : "label.openAndFix")}
          </Button>
        )}
        <Button
          size="small"
          variant="danger"
          onClick={() => (sure ? controller.discard(record.taskId) : setSure(true))}
        >
          {t(sure ? "label.discardSure" : "label.discard")}
        </Button>
      </div>
    </div>
  );
}
