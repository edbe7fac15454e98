"use client";
/** The offline batch: how many tasks are left, when their leases end, and a button to give them back. */
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useLanguage } from "@/lib/client/i18n";
import type { OfflineBatchState } from "@/lib/client/session/session-state";
import { withLaterWords } from "@/lib/client/words/later-words";
import { keepFocus, useLabelView } from "./label-context";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** True once this moment has passed, also while nothing else on the page changes. */
function useIsPast(ms: number | null): boolean {
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (ms === null) return;
    const left = Math.min(Math.max(0, ms - Date.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(() => setPassed(ms), left);
    return () => clearTimeout(timer);
  }, [ms]);
  return ms !== null && passed === ms;
}

function OfflineBatchBannerContent({ offlineBatch }: { offlineBatch: OfflineBatchState }) {
  const { locale, t } = useLanguage();
  const { run } = useLabelView();
  const { busy, count, leasedUntil, reopens } = offlineBatch;
  const ended = useIsPast(leasedUntil);
  const far = leasedUntil !== null && Math.abs(leasedUntil - Date.now()) > 12 * 3_600_000;
  const clock = new Intl.DateTimeFormat(locale, {
    ...(far ? { dateStyle: "medium" } : {}),
    timeStyle: "short",
  });
  const key =
    leasedUntil === null
      ? "labelLater.offlineBatchHereUnknown"
      : ended
        ? "labelLater.offlineBatchEnded"
        : "labelLater.offlineBatchHere";
  const time = leasedUntil === null ? "" : clock.format(leasedUntil);
  return (
    <section
      aria-label={t("label.keepOffline")}
      data-offline-batch={count}
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-weak px-3.5 py-1"
    >
      <p className="min-w-0 flex-1 basis-60">
        {t(key, { count, time })} {reopens === false && t("labelLater.offlineBatchKeepOpen")}
      </p>
      <Button size="small" busy={busy} onMouseDown={keepFocus} onClick={() => run("task.takeAlong")}>
        {t("labelLater.offlineBatchBack")}
      </Button>
    </section>
  );
}

export const OfflineBatchBanner = withLaterWords(OfflineBatchBannerContent);
