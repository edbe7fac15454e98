"use client";
import { useMemo } from "react";
import { ChartCard } from "@/components/charts/chart-card";
import { drawTime, HEIGHT_PX, type TimeChart } from "@/components/charts/draw";
import type { Draw } from "@/components/charts/drawing";
import { halfOf, middleOf, tasksHref, useDays } from "@/components/charts/use-days";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import { longTime } from "./figures";

type Props = { projectId: string; quality: AnnotatorQuality; isOwn: boolean };

/** How much was submitted in each week, and how long it took. */
export function WeeksChart({ projectId, quality, isOwn }: Props) {
  const t = useT();
  const format = useFormat();
  const days = useDays("week");
  const { userId, name, weeks: all, submitted } = quality;
  const weeks = useMemo(
    () =>
      all
        .filter((week) => week.submitted > 0)
        .map((week) => ({
          ...week,
          // An annotator has no list of all tasks.
          href: isOwn
            ? undefined
            : tasksHref(projectId, {
                annotator: userId,
                submittedFrom: week.fromMs,
                submittedBefore: week.untilMs,
              }),
        })),
    [all, isOwn, projectId, userId],
  );
  const draw: Draw = useMemo(() => {
    const points = weeks.map(({ day, submitted: count, timeMs, href }) => {
      const when = days.whenOf(day);
      const note = t("annotator.weekPoint", { when, count, time: longTime(timeMs, { t, format }) });
      return {
        x: middleOf(day, "week"),
        y: count,
        ...(href === undefined ? { note } : { note: `${note} · ${t("charts.openTasks")}`, href }),
      };
    });
    const chart: TimeChart = {
      series: [{ id: userId, name, color: "var(--accent)", points }],
      yDomain: [0, Math.max(1, ...points.map(({ y }) => y))],
      padMs: halfOf("week"),
      dayOf: days.tickOf,
      valueOf: format.number,
    };
    return (plot, size) => drawTime(plot, chart, size);
  }, [t, format, days, weeks, userId, name]);
  if (weeks.length === 0)
    return (
      <Card>
        <h3 className="font-semibold text-base text-text normal-case tracking-normal">
          {t("annotator.weeks")}
        </h3>
        <p className="mt-1 text-muted">{t("annotator.noWork")}</p>
      </Card>
    );
  const time = (ms: number | null) => ({
    raw: ms === null ? null : ms / 1_000,
    shown: ms === null ? "–" : longTime(ms, { t, format }),
  });
  return (
    <ChartCard
      title={t("annotator.weeks")}
      name="annotations per week"
      label={t("annotator.weeksLabel", {
        count: weeks.length,
        first: days.nameOf(weeks[0]?.day ?? ""),
        last: days.nameOf(weeks.at(-1)?.day ?? ""),
        total: format.number(submitted),
      })}
      draw={draw}
      heightPx={HEIGHT_PX}
      table={{
        columns: [
          days.column,
          { key: "submitted", title: t("annotator.submitted"), isNumber: true },
          {
            key: "time",
            title: t("annotator.time"),
            inFile: t("annotator.timeInFile"),
            isNumber: true,
          },
          {
            key: "median",
            title: t("annotator.median"),
            inFile: t("annotator.medianInFile"),
            isNumber: true,
          },
        ],
        rows: weeks.toReversed().map(({ day, submitted: count, timeMs, medianMs, href }) => ({
          key: day,
          href,
          cells: [
            { raw: day, shown: days.nameOf(day) },
            { raw: count, shown: format.number(count) },
            time(timeMs),
            time(medianMs),
          ],
        })),
      }}
    />
  );
}
