"use client";
/** Answers that were changed after they were submitted and then left: what counts is still what was submitted. */
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import { DiscardButton } from "./discard-button";
import { useController } from "./label-context";

const SHOWN_TASKS = 20;

export function UnsubmittedBanner({ records }: { records: readonly DraftRecord[] }) {
  const t = useT();
  const controller = useController();
  const [first] = records;
  if (!first) return null;
  const count = records.length;
  const seqs = records.map(({ seq }) => seq);
  const tasks = seqs.slice(0, SHOWN_TASKS).join(", ") + (count > SHOWN_TASKS ? " …" : "");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warn-weak px-3.5 py-1.5">
      <p className="min-w-60 flex-1">
        <strong>{t("refused.unsubmitted", { count, tasks })}</strong>{" "}
        <span className="text-muted">{t("refused.unsubmittedDo")}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void controller.reopen(first.taskId)}>
          {t("refused.unsubmittedOpen", { task: first.seq })}
        </Button>
        {/* Another number of tasks, another question. */}
        <Discard key={count} records={records} />
      </div>
    </div>
  );
}

function Discard({ records }: { records: readonly DraftRecord[] }) {
  const t = useT();
  const controller = useController();
  const count = records.length;
  const discard = () => {
    for (const { taskId } of records) controller.discard(taskId);
  };
  return (
    <DiscardButton
      variant="quiet"
      label={t("refused.unsubmittedDiscard", { count })}
      sure={t("refused.unsubmittedDiscardSure", { count })}
      onDiscard={discard}
    />
  );
}
