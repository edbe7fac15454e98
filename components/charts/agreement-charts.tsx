"use client";
import Link from "next/link";
import { useCallback, useMemo } from "react";
import { REASONS } from "@/components/quality/reasons";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { measureOf } from "@/lib/agreement/measures";
import type { Step } from "@/lib/charts/buckets";
import { useT } from "@/lib/client/i18n";
import type { AgreementOverTime } from "@/lib/contracts/charts";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { ChartCard } from "./chart-card";
import { ChartGroup } from "./chart-group";
import { type ChartTable, type Row, textCell } from "./chart-table";
import { drawTime, HEIGHT_PX, type TimeChart } from "./draw";
import type { Draw } from "./drawing";
import { halfOf, middleOf, tasksHref, useDays, wallMs } from "./use-days";

/** Krippendorff's customary limits, as on the quality page. */
const MARKS = [0.67, 0.8];

type Series = AgreementOverTime["controls"][number];
type Point = Series["points"][number];
type Props = { projectId: string; schema: LabelSchema; report: AgreementOverTime };

/** A chart for each control on which there is something to compare. */
export function AgreementCharts({ projectId, schema, report }: Props) {
  const t = useT();
  const shown = report.controls.filter(({ points }) => points.length > 0);
  if (shown.length === 0)
    return (
      <ChartGroup title={t("charts.agreement")}>
        <Card>
          <p className="text-muted">
            {t("charts.agreementEmpty")}{" "}
            <Link href={`/projects/${projectId}/settings`} className="text-accent hover:underline">
              {t("charts.agreementEmptyStep")}
            </Link>
          </p>
        </Card>
      </ChartGroup>
    );
  const charts = shown.map((series) => (
    <AgreementChart
      key={`${series.control}/${series.region ?? ""}`}
      {...{ projectId, series }}
      about={series.region === null ? undefined : findControl(schema, series.region)?.name}
      step={report.step}
      fewestTasks={report.fewestTasks}
      guidelines={report.guidelines}
    />
  ));
  return (
    <ChartGroup
      title={t("charts.agreement")}
      note={t(report.step === "week" ? "charts.agreementNoteWeek" : "charts.agreementNote")}
    >
      {charts}
    </ChartGroup>
  );
}

type ChartProps = {
  projectId: string;
  series: Series;
  /** Name of the control whose regions the question is about. */
  about: string | undefined;
  step: Step;
  fewestTasks: number;
  guidelines: AgreementOverTime["guidelines"];
};

function AgreementChart({ projectId, series, about, step, fewestTasks, guidelines }: ChartProps) {
  const t = useT();
  const format = useFormat();
  const days = useDays(step);
  const { control, points } = series;
  const name = about === undefined ? series.name : `${about} · ${series.name}`;
  const measure = measureOf(series.measure);
  const reasonOf = useCallback(
    ({ reason }: Point) =>
      reason === undefined
        ? ""
        : reason === "few-tasks"
          ? t("charts.fewTasks", { count: fewestTasks })
          : t(REASONS[reason]),
    [t, fewestTasks],
  );
  const hrefOf = useCallback(
    ({ fromMs, untilMs }: Point) =>
      tasksHref(projectId, {
        agreementOn: control,
        agreementFrom: 0,
        submittedFrom: fromMs,
        submittedBefore: untilMs,
        lastSubmitted: true,
      }),
    [projectId, control],
  );
  const draw: Draw = useMemo(() => {
    const noteOf = (point: Point) => {
      const when = days.whenOf(point.day);
      if (point.value === null) return t("charts.noPointNote", { when, reason: reasonOf(point) });
      const [low, high] = point.interval ?? [point.value, point.value];
      const figures = {
        value: format.figure(point.value),
        low: format.figure(low),
        high: format.figure(high),
      };
      return t("charts.pointNote", { when, ...figures, count: point.units });
    };
    const low = Math.min(0, ...points.flatMap(({ value, interval }) => [value ?? 0, interval?.[0] ?? 0]));
    const chart: TimeChart = {
      series: [
        {
          id: control,
          name,
          color: "var(--accent)",
          points: points.map((point) => ({
            x: middleOf(point.day, step),
            y: point.value,
            low: point.interval?.[0],
            high: point.interval?.[1],
            note: `${noteOf(point)} · ${t("charts.openTasks")}`,
            href: hrefOf(point),
          })),
        },
      ],
      marks: guidelines.map(({ version, publishedAt }) => ({
        x: wallMs(publishedAt),
        name: t("charts.version", { version }),
      })),
      rules: MARKS,
      yDomain: [Math.max(-1, Math.floor(low * 10) / 10), 1],
      padMs: halfOf(step),
      dayOf: days.tickOf,
      valueOf: format.figure,
    };
    return (plot, size) => drawTime(plot, chart, size);
  }, [t, format, days, control, name, points, step, guidelines, reasonOf, hrefOf]);
  const last = points.findLast(({ value }) => value !== null);
  const hasGaps = points.some(({ reason }) => reason === "few-tasks");
  return (
    <ChartCard
      title={t("charts.agreementOf", { control: name })}
      short={name}
      name={`agreement ${name}`}
      note={
        <>
          {measure ? t(measure.name) : series.measure}
          {hasGaps && ` · ${t("charts.fewTasksNote", { count: fewestTasks })}`}
        </>
      }
      label={t("charts.agreementLabel", {
        control: name,
        count: points.length,
        first: days.nameOf(points[0]?.day ?? ""),
        last: days.nameOf(points.at(-1)?.day ?? ""),
        value: format.figure(last?.value ?? null),
      })}
      draw={draw}
      heightPx={HEIGHT_PX}
      table={useTable({ points, guidelines, days, hrefOf, reasonOf })}
    />
  );
}

type TableProps = {
  points: readonly Point[];
  guidelines: AgreementOverTime["guidelines"];
  days: ReturnType<typeof useDays>;
  hrefOf: (point: Point) => string;
  reasonOf: (point: Point) => string;
};

/** The points, newest first, each with the guideline versions that were published between it and the one before. */
function useTable({ points, guidelines, days, hrefOf, reasonOf }: TableProps): ChartTable {
  const t = useT();
  const format = useFormat();
  const numberCell = (value: number | null) => ({ raw: value, shown: format.figure(value) });
  const countCell = (value: number) => ({ raw: value, shown: format.number(value) });
  const rows = points.map((point, place): Row => {
    const sinceMs = points[place - 1]?.untilMs ?? 0;
    const untilMs = place === points.length - 1 ? Number.POSITIVE_INFINITY : point.untilMs;
    const versions = guidelines
      .filter(({ publishedAt }) => publishedAt >= sinceMs && publishedAt < untilMs)
      .map(({ version }) => t("charts.version", { version }));
    return {
      key: point.day,
      href: hrefOf(point),
      cells: [
        { raw: point.day, shown: days.nameOf(point.day) },
        numberCell(point.value),
        numberCell(point.interval?.[0] ?? null),
        numberCell(point.interval?.[1] ?? null),
        countCell(point.units),
        countCell(point.pairs),
        textCell(reasonOf(point)),
        textCell(versions.join(", ")),
      ],
    };
  });
  const number = (key: "value" | "low" | "high" | "tasks" | "pairs") => ({
    key,
    title: t(`charts.${key}`),
    isNumber: true,
  });
  return {
    columns: [
      days.column,
      ...(["value", "low", "high", "tasks", "pairs"] as const).map(number),
      { key: "reason", title: t("charts.reason") },
      { key: "guideline", title: t("charts.guideline") },
    ],
    rows: rows.reverse(),
  };
}
