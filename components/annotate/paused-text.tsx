"use client";
/** Why an annotator is handed no tasks for now, and whom to ask. */
import { useT } from "@/lib/client/i18n";
import type { QueueResponse } from "@/lib/contracts/labeling";

export function PausedText({
  paused: { limit, managers },
}: {
  paused: NonNullable<QueueResponse["paused"]>;
}) {
  const t = useT();
  const reached = limit?.per === "day" ? "labelLater.limitDay" : "labelLater.limitProject";
  return (
    <>
      <p>{limit ? t(reached, { count: limit.tasks }) : t("labelLater.pausedText")}</p>
      <p dir="auto">{t("labelLater.pausedAsk", { names: managers.join(", ") })}</p>
    </>
  );
}
