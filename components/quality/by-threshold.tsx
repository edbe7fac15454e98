"use client";
/** Found, class and place of regions at a threshold that can be moved; the figures of all thresholds are here already. */
import { useId, useState } from "react";
import { type ChartTable, csvOf } from "@/components/charts/chart-table";
import { FiguresTable } from "@/components/charts/figures-table";
import { fileName, saveText } from "@/components/charts/save-chart";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { type ByThreshold as Figures, LIKENESS_STEPS, stepAt } from "@/lib/agreement/likeness-steps";
import { meanNearness } from "@/lib/agreement/measures/mean-nearness";
import { useT } from "@/lib/client/i18n";
import { type Line, ThresholdChart } from "./threshold-chart";

type Likeness = "iou" | "nearness";
/** By what regions of the control are alike: lines and points have no area that could overlap. */
export const likenessOf = ({ measures }: Pick<ControlAgreement, "measures">): Likeness =>
  measures.some(({ id }) => id === meanNearness.id) ? "nearness" : "iou";

type Row = Figures["at"][number];
const sameShare = ({ same, found }: Row): number | null => (found === 0 ? null : same / found);
const LINES = {
  detection: { key: "detection", color: "var(--accent)", dashes: "", value: ({ f1 }: Row) => f1 },
  sameClass: { key: "class", color: "var(--good)", dashes: "7 4", value: sameShare },
  place: { key: "place", color: "var(--warn)", dashes: "2 4", value: ({ likeness }: Row) => likeness },
} satisfies Record<string, Line>;

/** Where most benchmarks put it. */
const FIRST = 0.5;
const STEP = 0.05;

type Props = { name: string; figures: Figures; likeness: Likeness };

export function ByThreshold({ name, figures, likeness }: Props) {
  const t = useT();
  const format = useFormat();
  const [threshold, setThreshold] = useState(FIRST);
  const row = figures.at[stepAt(threshold)];
  if (!row) return null;
  const title = t("quality.byThreshold");
  const share = sameShare(row);
  const table = tableOf(figures, likeness, t, format);
  return (
    <section className="col-span-full min-w-0" aria-label={`${title} · ${name}`}>
      <h3>{title}</h3>
      <p className="max-w-prose text-muted">{t("quality.thresholdHint")}</p>
      <div className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] items-start gap-x-8 gap-y-3">
        <div className="min-w-0 ps-9 pt-2">
          <ThresholdChart
            label={t("quality.thresholdChart")}
            rows={figures.at}
            lines={Object.values(LINES)}
            threshold={threshold}
          />
          <ThresholdInput
            label={t(`quality.threshold_${likeness}`)}
            threshold={threshold}
            onThreshold={setThreshold}
          />
        </div>
        <div aria-live="polite">
          <dl className="grid gap-2">
            <Figure
              line={LINES.detection}
              name={t("quality.detection")}
              value={format.figure(row.f1)}
              note={t("quality.foundByBoth", {
                count: row.found,
                missed: format.number(figures.regions - 2 * row.found),
              })}
            />
            <Figure
              line={LINES.sameClass}
              name={t("quality.sameClass")}
              value={share === null ? "–" : format.percent(share)}
              note={t("quality.sameOfFound", {
                same: format.number(row.same),
                found: format.number(row.found),
              })}
            />
            <Figure
              line={LINES.place}
              name={t(`quality.localization_${likeness}`)}
              value={format.figure(row.likeness)}
              note={t("quality.ofTheFound")}
            />
          </dl>
        </div>
      </div>
      <p className="mt-2 max-w-prose">{t("quality.readThresholds")}</p>
      <div className="mt-1 flex flex-wrap items-start gap-2">
        <details className="min-w-0 flex-1">
          <summary className="min-h-6 text-muted">{t("quality.thresholdTable")}</summary>
          <FiguresTable title={title} table={table} />
        </details>
        <Button
          size="small"
          variant="quiet"
          aria-label={t("charts.downloadCsv", { title: `${title} · ${name}` })}
          onClick={() => saveText(`${fileName(name, title)}.csv`, csvOf(table), "text/csv")}
        >
          <Icon name="download" />
          CSV
        </Button>
      </div>
    </section>
  );
}

type InputProps = { label: string; threshold: number; onThreshold: (threshold: number) => void };

/** By slider and by number; what is typed goes to the nearest step once it is a threshold. */
function ThresholdInput({ label, threshold, onThreshold }: InputProps) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const value = Number(text);
    if (text.trim() !== "" && value >= 0 && value <= 1)
      onThreshold(LIKENESS_STEPS[stepAt(value)] ?? threshold);
  };
  return (
    <div className="mt-1.5">
      <input
        type="range"
        aria-label={t("quality.thresholdMove", { name: label })}
        min={0}
        max={1}
        step={STEP}
        value={threshold}
        aria-valuetext={format.figure(threshold)}
        // Half a thumb wider at both ends, so that the thumb stands below the line of the chart.
        className="-mx-2 my-0 block h-6 w-[calc(100%+1rem)] accent-accent"
        onChange={({ target }) => {
          setTyped(null);
          onThreshold(LIKENESS_STEPS[stepAt(Number(target.value))] ?? threshold);
        }}
      />
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span className="w-20">
          <input
            id={id}
            type="number"
            min={0}
            max={1}
            step={STEP}
            value={typed ?? threshold}
            className={inputClass}
            onChange={({ target }) => type(target.value)}
            onBlur={() => setTyped(null)}
          />
        </span>
        {threshold === 0 && <span className="text-muted">{t("quality.atAnyOverlap")}</span>}
      </div>
    </div>
  );
}

function Figure({ line, name, value, note }: { line: Line; name: string; value: string; note: string }) {
  return (
    <div>
      <dt className="flex items-center gap-x-2.5">
        <svg aria-hidden="true" viewBox="0 0 28 10" className="h-2.5 w-7 flex-none">
          <path d="M0 5h28" stroke={line.color} strokeWidth={3} strokeDasharray={line.dashes} />
        </svg>
        {name}
      </dt>
      <dd className="ms-9.5 flex flex-wrap items-baseline gap-x-2">
        <span className="num font-semibold text-xl">{value}</span>
        <span className="num text-muted">{note}</span>
      </dd>
    </div>
  );
}

function tableOf(
  { at }: Figures,
  likeness: Likeness,
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): ChartTable {
  const figure = (value: number | null) => ({ raw: value, shown: format.figure(value) });
  const count = (value: number) => ({ raw: value, shown: format.number(value) });
  return {
    columns: [
      { key: "threshold", title: t(`quality.threshold_${likeness}`), isNumber: true },
      { key: "f1", title: t("quality.detection"), isNumber: true },
      { key: "found", title: t("quality.foundObjects"), isNumber: true },
      { key: "same", title: t("quality.sameClass"), isNumber: true },
      { key: "place", title: t(`quality.localization_${likeness}`), isNumber: true },
    ],
    rows: at.map((row) => ({
      key: String(row.threshold),
      cells: [figure(row.threshold), figure(row.f1), count(row.found), count(row.same), figure(row.likeness)],
    })),
  };
}
