"use client";
/** What is done with several answers at once. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { BulkDecision } from "@/lib/contracts/bulk-actions";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ReviewItem } from "@/lib/contracts/reviews";
import { RejectDialog } from "./reject-dialog";

type Props = { projectId: string; chosen: ReviewItem[]; rules: Rule[]; onClear: () => void };

export function ReviewSelection({ projectId, chosen, rules, onClear }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [isRejecting, setRejecting] = useState(false);
  const start = (decision: BulkDecision) =>
    void action.run(async () => {
      const annotations = chosen.map(({ annotationId, revision }) => ({ annotationId, revision }));
      await call("startBulkReview", { params: { project: projectId }, body: { annotations, decision } });
      setRejecting(false);
      onClear();
      router.refresh();
    });
  if (chosen.length === 0) return null;
  return (
    <div className="mb-2 flex min-h-7 flex-wrap items-center gap-2" aria-live="polite">
      <span className="font-semibold">{t("tasks.selected", { count: chosen.length })}</span>
      <Button size="small" variant="quiet" onClick={onClear}>
        {t("tasks.selectNone")}
      </Button>
      <Button size="small" busy={action.busy} onClick={() => start({ kind: "accept" })}>
        {t("bulkActions.acceptChosen")}
      </Button>
      <Button size="small" variant="danger" onClick={() => setRejecting(true)}>
        {t("bulkActions.rejectChosen")}
      </Button>
      {isRejecting && (
        <RejectDialog
          title={t("bulkActions.rejectTitle")}
          text={t("bulkActions.rejectChosenText", { count: chosen.length })}
          rules={rules}
          busy={action.busy}
          refused={false}
          onReject={(reason, ruleId) =>
            start({ kind: "reject", reason, ...(ruleId === null ? {} : { ruleId }) })
          }
          onClose={() => setRejecting(false)}
        />
      )}
    </div>
  );
}
