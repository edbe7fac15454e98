/** How far the search of a list is, or how it has ended. */
import { Time } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { TermList, TermRun } from "@/lib/contracts/terms";

export const isUnderWay = ({ run }: TermList): boolean =>
  run !== null && (run.status === "queued" || run.status === "running");

export function TermRunState({ list }: { list: TermList }) {
  const { run } = list;
  if (!run) return null;
  if (isUnderWay(list)) return <UnderWay name={list.name} run={run} />;
  return <Ended run={run} />;
}

function UnderWay({ name, run: { status, done, total } }: { name: string; run: TermRun }) {
  const t = useT();
  const starting = status === "queued" ? t("terms.state_queued") : t("terms.state_starting");
  return (
    <div className="flex min-w-40 flex-col gap-1">
      <Progress value={done} max={total ?? 0} label={name} />
      <span className="num text-muted text-xs" aria-live="polite">
        {total === null ? starting : t("terms.state_running", { done, total })}
      </span>
    </div>
  );
}

function Ended({ run }: { run: TermRun }) {
  const t = useT();
  const tell = useTell();
  const { status, regions, cutShort, problem, problemMessage, finishedAt } = run;
  if (status === "failed")
    return (
      <p className="max-w-90 text-bad">
        {t("terms.state_failed")} {problem && tell({ message: problem, ...problemMessage })}
      </p>
    );
  return (
    <div className="max-w-90">
      <p className="num">
        {status === "cancelled" ? t("terms.state_cancelled") : t("terms.state_done", { count: regions })}
        {finishedAt !== null && (
          <span className="text-muted">
            {" · "}
            <Time ms={finishedAt} />
          </span>
        )}
      </p>
      {cutShort > 0 && <p className="text-warn text-xs">{t("terms.cutShort", { count: cutShort })}</p>}
    </div>
  );
}
