"use client";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { cumulative } from "@/lib/charts/cumulative";
import { useT } from "@/lib/client/i18n";
import type { WorkOverTime } from "@/lib/contracts/charts";
import { ChartCard } from "./chart-card";
import type { ChartTable } from "./chart-table";
import { drawTime, HEIGHT_PX, type TimeChart } from "./draw";
import type { Draw } from "./drawing";
import { halfOf, middleOf, tasksHref, useDays } from "./use-days";

type Props = { projectId: string; work: WorkOverTime };

/** How many tasks are done, and when the rest may be. */
export function ProgressChart({ projectId, work }: Props) {
  const t = useT();
  const format = useFormat();
  const { step, buckets, progress } = work;
  const days = useDays(step);
  const places = useMemo(() => {
    const totals = cumulative(progress.counts, progress.before);
    return buckets.map(({ day, fromMs, untilMs }, i) => ({
      day,
      done: progress.counts[i] ?? 0,
      total: totals[i] ?? 0,
      href: tasksHref(projectId, {
        status: "done",
        submittedFrom: fromMs,
        submittedBefore: untilMs,
        lastSubmitted: true,
      }),
    }));
  }, [buckets, progress, projectId]);
  const draw: Draw = useMemo(() => {
    const chart: TimeChart = {
      series: [
        {
          id: "done",
          name: "",
          color: "var(--accent)",
          points: places.map(({ day, done, total, href }) => {
            const note = t("charts.progressPoint", { when: days.whenOf(day), count: done, total });
            // Where nothing became done no task is behind the point.
            return {
              x: middleOf(day, step),
              y: total,
              ...(done > 0 ? { note: `${note} · ${t("charts.openTasks")}`, href } : { note }),
            };
          }),
        },
      ],
      rules: [progress.tasks],
      yDomain: [0, Math.max(1, progress.tasks)],
      padMs: halfOf(step),
      dayOf: days.tickOf,
      valueOf: format.number,
    };
    return (plot, size) => drawTime(plot, chart, size);
  }, [t, format, days, places, progress.tasks, step]);
  const table: ChartTable = {
    columns: [
      days.column,
      { key: "done", title: t("charts.doneThen"), isNumber: true },
      { key: "total", title: t("charts.doneSoFar"), isNumber: true },
    ],
    rows: places
      .filter(({ done }) => done > 0)
      .reverse()
      .map(({ day, done, total, href }) => ({
        key: day,
        href,
        cells: [
          { raw: day, shown: days.nameOf(day) },
          { raw: done, shown: format.number(done) },
          { raw: total, shown: format.number(total) },
        ],
      })),
  };
  const drawn = places.at(-1)?.total ?? 0;
  const note = (
    <>
      {t("charts.progressNote", { done: progress.done, tasks: progress.tasks })}{" "}
      {places.length > 0 && drawn < progress.done && `${t("charts.progressDrawn", { count: drawn })} `}
      <Expected work={work} nameOf={days.nameOf} />
    </>
  );
  if (places.length === 0)
    return (
      <Card>
        <h3 className="font-semibold text-base text-text normal-case tracking-normal">
          {t("charts.progress")}
        </h3>
        <p className="mt-1 text-muted">{note}</p>
        <p className="text-muted">{t("charts.noWork")}</p>
      </Card>
    );
  return (
    <ChartCard
      title={t("charts.progress")}
      name="progress"
      note={note}
      label={t("charts.progressLabel", {
        first: days.nameOf(places[0]?.day ?? ""),
        last: days.nameOf(places.at(-1)?.day ?? ""),
        done: drawn,
        tasks: progress.tasks,
      })}
      draw={draw}
      heightPx={HEIGHT_PX}
      table={table}
    />
  );
}

function Expected({ work, nameOf }: { work: WorkOverTime; nameOf: (day: string) => string }) {
  const t = useT();
  const format = useFormat();
  const { expected, left } = work;
  if ("reason" in expected)
    return t(expected.reason === "done" ? "charts.expectedDone" : "charts.expectedFewDays");
  return t("charts.expected", {
    perDay:
      expected.perDay < 10 ? format.tenths(expected.perDay) : format.number(Math.round(expected.perDay)),
    days: expected.days,
    work: expected.workDays,
    count: left,
    date: nameOf(expected.endDay),
  });
}
