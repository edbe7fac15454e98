"use client";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { percentOf } from "@/lib/consensus/waits-for";
import type { MethodState } from "@/lib/contracts/method-resolution";
import { STATE_WORDS } from "./consensus-words";

/** What a run of consensus found for a task that nobody has decided, with how sure it is. */
export function MethodChip({ state }: { state: MethodState }) {
  const t = useT();
  const format = useFormat();
  const { outdated, waitsFor, confidence } = state;
  const share = format.percent(percentOf(confidence) / 100);
  if (outdated) return <Chip tone="warn">{t("tasks.method_outdated")}</Chip>;
  if (waitsFor !== null)
    return (
      <span title={t(STATE_WORDS[waitsFor])}>
        <Chip tone="warn">{t("tasks.method_waiting")}</Chip>
      </span>
    );
  return <Chip tone="accent">{t("tasks.method_settledAt", { share })}</Chip>;
}
