"use client";
/** The last bulk action: how far it is, what became of the tasks, and the way back. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useAction } from "@/components/ui/use-action";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { BulkAction, BulkOutcome } from "@/lib/contracts/bulk-actions";
import { BulkReport } from "./bulk-report";

const isLive = ({ status }: BulkAction) => status === "queued" || status === "running";

export function BulkActionCard({ projectId, action }: { projectId: string; action: BulkAction }) {
  const t = useT();
  const tell = useTell();
  const router = useRouter();
  const sending = useAction();
  const [hidden, setHidden] = useState<string | null>(null);
  const [isReport, setReport] = useState(false);
  useRefreshWhile(isLive(action));
  if (hidden === action.id) return null;
  const params = { project: projectId, bulk: action.id };
  const send = (name: "undoBulkAction" | "cancelBulkAction") =>
    sending.run(async () => {
      await call(name, { params });
      router.refresh();
    });
  const { done: plain = 0, ...others } = action.outcomes;
  // Done as well, and told beside it.
  const done = plain + (others.beyond ?? 0);
  const left = Object.entries(others) as [Exclude<BulkOutcome, "done">, number][];
  return (
    <section
      aria-label={t("bulkActions.title")}
      className="my-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border border-line bg-surface px-3 py-2"
    >
      <div className="flex min-w-52 flex-1 flex-col gap-1" aria-live="polite">
        <p>
          <span className="font-semibold">{t(`bulkActions.kind_${action.kind}`)}</span>{" "}
          <span className="text-muted">
            {isLive(action)
              ? action.total === null
                ? t("bulkActions.starting")
                : t("tasks.doneOf", { done: action.done, total: action.total })
              : [
                  t(`bulkActions.done_${action.status === "cancelled" ? "cancelled" : "done"}`, {
                    count: done,
                  }),
                  ...left.map(([outcome, count]) => t(`bulkActions.outcome_${outcome}`, { count })),
                ].join(" · ")}
          </span>
        </p>
        {isLive(action) && (
          <Progress
            value={action.done}
            max={action.total ?? 0}
            label={t(`bulkActions.kind_${action.kind}`)}
          />
        )}
        {action.problem !== null && (
          <p role="alert" className="text-bad">
            {tell({ message: action.problem, ...action.problemMessage })}
          </p>
        )}
      </div>
      {isLive(action) ? (
        <Button size="small" busy={sending.busy} onClick={() => void send("cancelBulkAction")}>
          {t("common.cancel")}
        </Button>
      ) : (
        <>
          {left.length > 0 && (
            <Button size="small" onClick={() => setReport(true)}>
              {t("bulkActions.report")}
            </Button>
          )}
          {action.canUndo && (
            <Button size="small" busy={sending.busy} onClick={() => void send("undoBulkAction")}>
              {t("bulkActions.undo")}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => setHidden(action.id)}>
            {t("common.close")}
          </Button>
        </>
      )}
      {isReport && <BulkReport projectId={projectId} action={action} onClose={() => setReport(false)} />}
    </section>
  );
}
