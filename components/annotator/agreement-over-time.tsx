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

type Series = AnnotatorQuality["controls"][number];
type Props = { projectId: string; quality: AnnotatorQuality; series: Series; isOwn: boolean };

/** How alike the annotations are to those of the others, and whether that has changed beyond chance. */
export function AgreementOverTime({ projectId, quality, series, isOwn }: Props) {
  const t = useT();
  const format = useFormat();
  const days = useDays("week");
  const { weeks, fewest, userId } = quality;
  const { name, control, stretches, drift } = series;
  const points = useMemo(
    () =>
      stretches.flatMap(({ from, until, ...share }) => {
        const [first, last] = [weeks[from], weeks[until]];
        if (!first || !last) return [];
        const href = isOwn
          ? undefined
          : tasksHref(projectId, {
              annotator: userId,
              submittedFrom: first.fromMs,
              submittedBefore: last.untilMs,
              agreementOn: control,
              agreementFrom: 0,
            });
        return [{ ...share, first: first.day, last: last.day, href }];
      }),
    [stretches, weeks, isOwn, projectId, userId, control],
  );
  const draw: Draw = useMemo(() => {
    const chart: TimeChart = {
      series: [
        {
          id: control,
          name,
          color: "var(--accent)",
          points: points.map(({ value, interval: [low, high], tasks, first, last, href }) => {
            const when =
              first === last
                ? days.whenOf(first)
                : t("annotator.span", { from: days.nameOf(first), until: days.nameOf(last) });
            const note = t("annotator.point", {
              when,
              value: format.figure(value),
              low: format.figure(low),
              high: format.figure(high),
              count: tasks,
            });
            const x = (middleOf(first, "week") + middleOf(last, "week")) / 2;
            return {
              ...{ x, y: value, low, high },
              ...(href === undefined ? { note } : { note: `${note} · ${t("charts.openTasks")}`, href }),
            };
          }),
        },
      ],
      yDomain: [0, 1],
      padMs: halfOf("week"),
      dayOf: days.tickOf,
      valueOf: format.figure,
    };
    return (plot, size) => drawTime(plot, chart, size);
  }, [t, format, days, points, control, name]);
  const title = t("annotator.overTime", { name });
  if (points.length === 0)
    return (
      <Card>
        <h3 className="font-semibold text-base text-text normal-case tracking-normal" dir="auto">
          {title}
        </h3>
        <p className="mt-1 text-muted">{t("annotator.fewCompared", { count: fewest })}</p>
      </Card>
    );
  const figure = (value: number) => ({ raw: value, shown: format.figure(value) });
  return (
    <ChartCard
      title={title}
      name={`agreement ${name}`}
      note={
        <>
          {t("annotator.overTimeNote", { count: fewest })}
          {drift && <strong className="block text-text">{t(`annotator.drift_${drift}`)}</strong>}
        </>
      }
      label={t("annotator.overTimeLabel", {
        count: points.length,
        value: format.figure(points.at(-1)?.value ?? null),
      })}
      draw={draw}
      heightPx={HEIGHT_PX}
      table={{
        columns: [
          { key: "from", title: t("annotator.from") },
          { key: "until", title: t("annotator.until") },
          { key: "value", title: t("annotator.value"), isNumber: true },
          { key: "low", title: t("annotator.low"), isNumber: true },
          { key: "high", title: t("annotator.high"), isNumber: true },
          { key: "tasks", title: t("annotator.tasks"), isNumber: true },
        ],
        rows: points.toReversed().map(({ first, last, value, interval: [low, high], tasks, href }) => ({
          key: first,
          href,
          cells: [
            { raw: first, shown: days.nameOf(first) },
            { raw: last, shown: days.nameOf(last) },
            figure(value),
            figure(low),
            figure(high),
            { raw: tasks, shown: format.number(tasks) },
          ],
        })),
      }}
    />
  );
}
