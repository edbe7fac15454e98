"use client";
import { useMemo, useState } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { cumulative } from "@/lib/charts/cumulative";
import { useT } from "@/lib/client/i18n";
import type { WorkOverTime } from "@/lib/contracts/charts";
import { ChartCard } from "./chart-card";
import { type ChartTable, textCell } from "./chart-table";
import { barsHeightPx, drawBars, drawTime, HEIGHT_PX, type TimeChart } from "./draw";
import type { Draw } from "./drawing";
import { Switch } from "./switch";
import { halfOf, middleOf, tasksHref, useDays } from "./use-days";

/** More lines nobody tells apart. */
const MOST_LINES = 8;
const MOST_BARS = 20;

type Props = { projectId: string; work: WorkOverTime };

/** What each person has submitted over time. */
export function PaceChart({ projectId, work }: Props) {
  const t = useT();
  const format = useFormat();
  const [count, setCount] = useState<"single" | "cumulative">("single");
  const { step, buckets, people } = work;
  const days = useDays(step);
  const lines = useMemo(
    () =>
      people.map(({ userId, name, counts }) => {
        const totals = cumulative(counts);
        const places = buckets.map(({ day, fromMs, untilMs }, i) => ({
          day,
          count: counts[i] ?? 0,
          total: totals[i] ?? 0,
          href: tasksHref(projectId, { annotator: userId, submittedFrom: fromMs, submittedBefore: untilMs }),
        }));
        return { userId, name, places };
      }),
    [people, buckets, projectId],
  );
  const draw: Draw = useMemo(() => {
    const series = lines.slice(0, MOST_LINES).map(({ userId, name, places }, i) => ({
      id: userId,
      name,
      color: `var(--l${i + 1})`,
      points: places.map((place) => {
        const note = t("charts.pacePoint", {
          name,
          when: days.whenOf(place.day),
          count: place.count,
          total: place.total,
        });
        return {
          x: middleOf(place.day, step),
          y: count === "single" ? place.count : place.total,
          ...(place.count > 0 ? { note: `${note} · ${t("charts.openTasks")}`, href: place.href } : { note }),
        };
      }),
    }));
    const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ y }) => y)));
    const chart: TimeChart = {
      series,
      yDomain: [0, most],
      padMs: halfOf(step),
      dayOf: days.tickOf,
      valueOf: format.number,
    };
    return (plot, size) => drawTime(plot, chart, size);
  }, [t, format, days, lines, count, step]);
  if (lines.length === 0)
    return (
      <Card>
        <h3 className="font-semibold text-base text-text normal-case tracking-normal">{t("charts.pace")}</h3>
        <p className="mt-1 text-muted">{t("charts.noWork")}</p>
      </Card>
    );
  const rows = lines.flatMap(({ userId, name, places }) =>
    places.filter((place) => place.count > 0).map((place) => ({ ...place, userId, name })),
  );
  const table: ChartTable = {
    columns: [
      days.column,
      { key: "person", title: t("charts.person") },
      { key: "submitted", title: t("charts.submitted"), isNumber: true },
      { key: "total", title: t("charts.soFar"), isNumber: true },
    ],
    rows: rows
      .toSorted((a, b) => (a.day === b.day ? format.compare(a.name, b.name) : a.day < b.day ? 1 : -1))
      .map(({ day, userId, name, count: own, total, href }) => ({
        key: `${day} ${userId}`,
        href,
        cells: [
          { raw: day, shown: days.nameOf(day) },
          textCell(name),
          { raw: own, shown: format.number(own) },
          { raw: total, shown: format.number(total) },
        ],
      })),
  };
  const shown = people.slice(0, MOST_LINES);
  return (
    <ChartCard
      title={t("charts.pace")}
      name={`annotations ${count}`}
      note={
        <>
          {t("charts.paceNote")}
          {people.length > MOST_LINES && ` ${t("charts.paceMost", { count: MOST_LINES })}`}
        </>
      }
      label={t("charts.paceLabel", {
        count: shown.length,
        first: days.nameOf(buckets[0]?.day ?? ""),
        last: days.nameOf(buckets.at(-1)?.day ?? ""),
        people: format.list(
          shown.map(({ name, submitted }) => t("charts.personCount", { name, count: submitted })),
        ),
      })}
      draw={draw}
      heightPx={HEIGHT_PX}
      table={table}
    >
      <Switch
        label={t("charts.count")}
        value={count}
        options={[
          ["single", t(step === "week" ? "charts.perWeek" : "charts.perDay")],
          ["cumulative", t("charts.cumulative")],
        ]}
        onChange={setCount}
      />
    </ChartCard>
  );
}

/** How long each person takes for a task. */
export function TimesChart({ projectId, work: { people: all, buckets } }: Props) {
  const t = useT();
  const format = useFormat();
  const people = useMemo(() => {
    const [from, until] = [buckets[0]?.fromMs ?? 0, buckets.at(-1)?.untilMs ?? 0];
    return all
      .flatMap(({ medianLeadTimeMs: median, ...person }) =>
        median === null
          ? []
          : [
              {
                ...person,
                median,
                href: tasksHref(projectId, {
                  annotator: person.userId,
                  submittedFrom: from,
                  submittedBefore: until,
                }),
              },
            ],
      )
      .sort((a, b) => b.median - a.median);
  }, [all, buckets, projectId]);
  const draw: Draw = useMemo(() => {
    const bars = people.slice(0, MOST_BARS).map(({ userId, name, median, submitted, href }) => ({
      id: userId,
      name,
      value: median,
      shown: format.duration(median),
      note: `${t("charts.timePoint", { name, time: format.duration(median), count: submitted })} · ${t("charts.openTasks")}`,
      href,
      color: "var(--accent)",
    }));
    return (plot, size) => drawBars(plot, bars, size);
  }, [t, format, people]);
  if (people.length === 0) return null;
  return (
    <ChartCard
      title={t("charts.times")}
      name="median times"
      note={t("charts.timesNote")}
      label={t("charts.timesLabel", {
        count: people.length,
        people: format.list(
          people.slice(0, MOST_BARS).map(({ name, median }) => `${name} ${format.duration(median)}`),
        ),
      })}
      draw={draw}
      heightPx={barsHeightPx(Math.min(MOST_BARS, people.length))}
      table={{
        columns: [
          { key: "person", title: t("charts.person") },
          { key: "median", title: t("charts.median"), inFile: t("charts.medianSeconds"), isNumber: true },
          { key: "submitted", title: t("charts.submitted"), isNumber: true },
          { key: "days", title: t("charts.workDays"), isNumber: true },
        ],
        rows: people.map(({ userId, name, median, submitted, workDays, href }) => ({
          key: userId,
          href,
          cells: [
            textCell(name),
            { raw: median / 1_000, shown: format.duration(median) },
            { raw: submitted, shown: format.number(submitted) },
            { raw: workDays, shown: format.number(workDays) },
          ],
        })),
      }}
    />
  );
}
