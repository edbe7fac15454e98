"use client";
/** Work the server did not take, or that this device cannot keep: what happened, what was kept, what to do. */
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import { isUnsaved } from "@/lib/client/session/drafts/draft-record";
import { groupRefused } from "@/lib/client/session/drafts/refused-drafts";
import type { SessionState } from "@/lib/client/session/session-state";

import { downloadDamaged, downloadWork } from "./download";
import { useController, useLabelView } from "./label-context";
import { BANNER, RefusedBanner } from "./refused-banner";
import { UnsubmittedBanner } from "./unsubmitted-banner";

export function ProblemBanner({ state }: { state: SessionState }) {
  const t = useT();
  const controller = useController();
  const { session } = useLabelView();
  const refused = useMemo(() => groupRefused(state.problems, session), [state.problems, session]);
  const unkept = state.save.kind === "unkept";
  const { unsubmitted } = state;
  if (refused.length + unsubmitted.length + state.damaged.length === 0 && state.keepsOnDevice && !unkept)
    return null;
  return (
    <section
      aria-label={t("labelLater.problems")}
      // The task below must stay in sight, however long the list is. Focusable, so that the arrows scroll it.
      tabIndex={0}
      className="max-h-[30dvh] flex-none overflow-auto"
    >
      <div role="alert">
        {!state.keepsOnDevice && (
          <p className="border-line border-b bg-warn-weak px-3.5 py-1.5 text-warn">
            {t("labelLater.noStorage")}
          </p>
        )}
        {unkept && (
          <div className={BANNER}>
            <p className="text-bad">{t("labelLater.notKept")}</p>
            <Button size="small" onClick={() => downloadWork(controller.work.all().filter(isUnsaved))}>
              {t("labelLater.downloadWork")}
            </Button>
          </div>
        )}
        {state.damaged.length > 0 && (
          <div className={BANNER}>
            <p className="text-bad">{t("labelLater.damaged", { count: state.damaged.length })}</p>
            <Button size="small" onClick={() => downloadDamaged(state.damaged)}>
              {t("labelLater.downloadWork")}
            </Button>
          </div>
        )}
        {refused.map((group) => (
          <RefusedBanner key={group.key} group={group} openTaskId={state.task?.id} />
        ))}
      </div>
      <UnsubmittedBanner records={unsubmitted} />
    </section>
  );
}
