"use client";
/** Days and weeks of charts in words, and the tasks that a place of a chart leads to. */
import { useMemo } from "react";
import type { Step } from "@/lib/charts/buckets";
import { useLanguage } from "@/lib/client/i18n";

const DAY_MS = 86_400_000;
const HALF_MS = { day: DAY_MS / 2, week: 3.5 * DAY_MS };

export const halfOf = (step: Step): number => HALF_MS[step];
/** Where a bucket stands on an axis of time: in its middle, by a clock on the wall that is taken for one of UTC. */
export const middleOf = (day: string, step: Step): number => Date.parse(day) + HALF_MS[step];

/** A moment on the same axis, by the browser's clock. */
export function wallMs(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes());
}

export function useDays(step: Step) {
  const { locale, t } = useLanguage();
  return useMemo(() => {
    const whole = new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "medium" });
    const short = new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" });
    const nameOf = (day: string) => whole.format(Date.parse(day));
    return {
      /** "24 Nov 2026", of any day */
      nameOf,
      /** The same, of a bucket that is a week: "Week from 24 Nov 2026". */
      whenOf: (day: string) => (step === "week" ? t("charts.weekOf", { day: nameOf(day) }) : nameOf(day)),
      /** For an axis: of a week its first day. */
      tickOf: (x: number) => short.format(x - (step === "week" ? HALF_MS.week : 0)),
      column: { key: "day", title: t(step === "week" ? "charts.week" : "charts.day") },
    };
  }, [locale, t, step]);
}

export const tasksHref = (
  projectId: string,
  filter: Record<string, string | number | boolean | undefined>,
): string =>
  `/projects/${projectId}/tasks?${new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )}`;
