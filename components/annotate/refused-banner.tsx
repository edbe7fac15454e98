"use client";
/** Tasks that were refused for one reason: what is wrong with them and what to do, said once. */
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import type { RefusedGroup } from "@/lib/client/session/drafts/refused-drafts";
import { useTell } from "@/lib/client/use-tell";
import type { MessageKey } from "@/lib/i18n";
import { DiscardButton } from "./discard-button";
import { downloadWork } from "./download";
import { useController } from "./label-context";

const SHOWN_LINES = 5;
const SHOWN_TASKS = 20;

export const BANNER =
  "flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b bg-bad-weak px-3.5 py-2";

type Props = { group: RefusedGroup; openTaskId: string | undefined };

export function RefusedBanner({ group, openTaskId }: Props) {
  const t = useT();
  const tell = useTell();
  const { problem, lines, records, waitsForLabels } = group;
  const count = records.length;
  const seqs = records.map(({ seq }) => seq);
  const tasks = seqs.slice(0, SHOWN_TASKS).join(", ") + (count > SHOWN_TASKS ? " …" : "");
  return (
    <div className={BANNER}>
      <div className="min-w-60 flex-1">
        <p className="font-semibold text-bad">{t(titleOf(group), { task: seqs[0] ?? "", count })}</p>
        {lines.length === 0 && (
          <p>{tell({ message: problem.detail, key: problem.key, params: problem.params })}</p>
        )}
        <p className="text-muted">{t(waitsForLabels ? "refused.waitForLabelsDo" : "refused.kept")}</p>
        {count > 1 && <p className="num text-muted">{t("refused.tasks", { tasks })}</p>}
        {lines.length > 0 && (
          <ul className="list-disc ps-5">
            {lines.slice(0, SHOWN_LINES).map(({ place, ...told }) => (
              <li key={`${place}\n${told.message}`}>
                <span className="font-semibold" dir="auto">
                  {place}
                </span>
                : {tell(told)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => downloadWork(records)}>
          {t("labelLater.downloadWork")}
        </Button>
        <Mend group={group} openTaskId={openTaskId} />
        {/* Another number of tasks, another question. */}
        <Discard key={count} group={group} />
      </div>
    </div>
  );
}

function titleOf({ problem, records, waitsForLabels }: RefusedGroup): MessageKey {
  if (waitsForLabels) return "refused.waitForLabels";
  if (problem.kind === "gone") return records.length > 1 ? "refused.goneMany" : "refused.goneTitle";
  return records.length > 1 ? "refused.titleMany" : "refused.title";
}

/** The one thing that may get the work accepted. */
function Mend({ group, openTaskId }: Props) {
  const t = useT();
  const controller = useController();
  const { problem, records, waitsForLabels } = group;
  if (waitsForLabels)
    return (
      <Button size="small" onClick={() => location.reload()}>
        {t("refused.reloadPage")}
      </Button>
    );
  if (problem.kind === "gone")
    return (
      <Button size="small" onClick={() => controller.tryAgain(records.map(({ taskId }) => taskId))}>
        {t("common.retry")}
      </Button>
    );
  if (problem.code === "locked") return null;
  const next = records.find(({ taskId }) => taskId !== openTaskId) ?? records[0];
  return (
    next && (
      <Button size="small" onClick={() => void controller.repair(next.taskId)}>
        {t(records.length > 1 ? "refused.openAndFixTask" : "refused.openAndFix", { task: next.seq })}
      </Button>
    )
  );
}

function Discard({ group: { records } }: Pick<Props, "group">) {
  const t = useT();
  const controller = useController();
  const count = records.length;
  const discard = () => {
    for (const { taskId } of records) controller.discard(taskId);
  };
  const really = count > 1 ? t("refused.discardManySure", { count }) : t("refused.discardSure");
  return <DiscardButton variant="danger" label={t("refused.discard")} sure={really} onDiscard={discard} />;
}
