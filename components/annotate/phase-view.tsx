"use client";
/** What is shown when no task can be opened, and what to do about it. */
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { useTell } from "@/lib/client/use-tell";
import { useController, useLabelView } from "./label-context";
import { PausedText } from "./paused-text";

export function PhaseView({ state }: { state: SessionState }) {
  const t = useT();
  const tell = useTell();
  const controller = useController();
  const { session } = useLabelView();
  const again = (
    <Button variant="primary" onClick={() => void controller.retry()}>
      {t("labelLater.lookAgain")}
    </Button>
  );
  const back = (
    <Link href={`/projects/${session.project.id}`} className={buttonClass()}>
      {t("labelLater.backToProject")}
    </Link>
  );
  if (state.phase === "error")
    return (
      <div role="alert">
        <EmptyState
          title={t("labelLater.errorTitle")}
          action={
            <>
              {again}
              {back}
            </>
          }
        >
          <p>{tell(state.error ?? "")}</p>
          <p>{t("labelLater.errorKept")}</p>
        </EmptyState>
      </div>
    );
  if (state.phase === "offline")
    return (
      <EmptyState title={t("label.offlineTitle")} action={again}>
        <p>{t("labelLater.offlineText", { count: state.save.waiting })}</p>
      </EmptyState>
    );
  if (state.paused)
    return (
      <EmptyState
        title={t("labelLater.pausedTitle")}
        action={
          <>
            {again}
            {back}
          </>
        }
      >
        <PausedText paused={state.paused} />
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("labelLater.doneTitle")}
      action={
        <>
          {again}
          {back}
        </>
      }
    >
      <p>{t("labelLater.doneText", { count: state.progress.mine })}</p>
      {state.elsewhere > 0 && <p>{t("labelLater.doneElsewhere", { count: state.elsewhere })}</p>}
    </EmptyState>
  );
}
