/** The two sorts of charts, drawn with Observable Plot in the colours of the theme. */
import type { Markish } from "@observablehq/plot";
import { placeLabels } from "./place-labels";

export type PlotModule = typeof import("@observablehq/plot");
export type Size = { widthPx: number };
/** `note` is shown beside the pointer; `href` leads to the tasks behind it. */
export type Pointed = { note: string; href?: string | undefined };

/** `x` is a moment of a clock on the wall, as if it were one of UTC; `y` is null where there is no figure. */
export type TimePoint = Pointed & {
  x: number;
  y: number | null;
  low?: number | undefined;
  high?: number | undefined;
};
export type Series = { id: string; name: string; color: string; points: TimePoint[] };
export type TimeChart = {
  series: Series[];
  /** Named moments. */
  marks?: { x: number; name: string }[];
  /** Values of y that are worth a line. */
  rules?: number[];
  yDomain: [low: number, high: number];
  /** Half of what a point stands for, in ms: what stays free beside the first and the last. */
  padMs: number;
  dayOf: (x: number) => string;
  valueOf: (y: number) => string;
};
export type Bar = Pointed & { id: string; name: string; value: number; shown: string; color: string };

export const HEIGHT_PX = 210;
const MARGIN = { top: 18, right: 14, bottom: 26, left: 46 };
const LINE_PX = 14;
const TICK_PX = 72;
const BAR_PX = 24;
const FONT_PX = 11.5;
/** Of a letter, on the average. */
const LETTER_PX = 6.3;
const DASHES = ["", "6 3", "2 3", "9 3 2 3"];
const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "cross", "wye"] as const;

const STYLE = {
  background: "none",
  color: "var(--muted)",
  fontFamily: "inherit",
  fontSize: `${FONT_PX}px`,
  overflow: "visible",
};
const TIP = {
  fill: "var(--surface)",
  stroke: "var(--line-strong)",
  fontSize: FONT_PX,
  textPadding: 7,
  lineWidth: 24,
};

/** How wide names stand, at most. */
const namesPx = (names: readonly string[], mostPx: number): number =>
  Math.min(mostPx, Math.max(...names.map((name) => [...name].length), 0) * LETTER_PX);

/** Those of ascending values that stand apart by at least so much, the first among them. */
function apart(values: readonly number[], least: number): number[] {
  const kept: number[] = [];
  for (const value of values)
    if (kept.length === 0 || value - (kept.at(-1) as number) >= least) kept.push(value);
  return kept;
}

/** Points over time, joined where none is missing between them; each with its interval where it has one. */
export function drawTime(plot: PlotModule, chart: TimeChart, { widthPx }: Size) {
  const { series, marks = [], rules = [], yDomain, padMs } = chart;
  const all = series.flatMap(({ points }) => points);
  const xs = [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b);
  const ends = [...xs, ...marks.map(({ x }) => x)];
  const domain: [number, number] = [Math.min(...ends) - padMs, Math.max(...ends) + padMs];
  const isNamed = series.length > 1;
  const nameWidthPx = namesPx(
    series.map(({ name }) => name),
    Math.min(170, widthPx * 0.3),
  );
  const marginRight = isNamed ? nameWidthPx + 14 : MARGIN.right;
  const perPx = (domain[1] - domain[0]) / Math.max(1, widthPx - MARGIN.left - marginRight);
  const [bottom, top] = yDomain;
  const namedMarks = new Set(
    apart(
      marks.map(({ x }) => x),
      30 * perPx,
    ),
  );
  const isDense = xs.length > 60;
  const drawn = series.map((one, place) => ({
    ...one,
    dash: DASHES[place % DASHES.length] as string,
    symbol: SYMBOLS[place % SYMBOLS.length] as (typeof SYMBOLS)[number],
    known: one.points.filter(({ y }) => y !== null),
  }));
  const names = placeLabels(
    drawn.flatMap(({ name, color, known }) => {
      const last = known.at(-1);
      return last ? [{ name, color, at: last.y ?? bottom }] : [];
    }),
    { least: (LINE_PX * (top - bottom)) / (HEIGHT_PX - MARGIN.top - MARGIN.bottom), low: bottom, high: top },
  );
  const layers: Markish[] = [
    plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
    plot.axisY({ label: null, ticks: 5, tickSize: 0, tickFormat: chart.valueOf }),
    plot.axisX(apart(xs, TICK_PX * perPx), {
      label: null,
      tickSize: 3,
      tickFormat: (x) => chart.dayOf(Number(x)),
    }),
    plot.ruleY([bottom], { stroke: "var(--line-strong)" }),
    plot.ruleY(rules, { stroke: "var(--line-strong)", strokeDasharray: "5 4" }),
    plot.ruleX(marks, {
      x: "x",
      stroke: "var(--muted)",
      strokeDasharray: "1 3",
      strokeLinecap: "round",
      strokeWidth: 1.5,
    }),
    plot.text(
      marks.filter(({ x }) => namedMarks.has(x)),
      { x: "x", text: "name", frameAnchor: "top", dy: -14, fill: "var(--text)" },
    ),
    ...drawn.flatMap(({ points, known, color, dash, symbol }): Markish[] => [
      plot.ruleX(
        known.filter(({ low, high }) => low !== undefined && high !== undefined),
        { x: "x", y1: "low", y2: "high", stroke: color, strokeOpacity: 0.3, strokeWidth: 6, clip: true },
      ),
      plot.lineY(points, {
        x: "x",
        y: (point: TimePoint) => point.y ?? Number.NaN,
        stroke: color,
        strokeWidth: 1.75,
        ...(isNamed && dash !== "" ? { strokeDasharray: dash } : {}),
      }),
      plot.dot(isDense ? known.slice(-1) : known, {
        x: "x",
        y: "y",
        fill: color,
        stroke: "var(--surface)",
        strokeWidth: 1,
        r: 3.75,
        symbol: isNamed ? symbol : "circle",
      }),
      plot.dot(
        points.filter(({ y }) => y === null),
        { x: "x", y: bottom, dy: -6, symbol: "times", stroke: "var(--muted)", r: 3.5 },
      ),
    ]),
    plot.text(isNamed ? names : [], {
      x: () => domain[1],
      y: "placed",
      text: "name",
      textAnchor: "start",
      dx: 7,
      fill: "color",
      lineWidth: nameWidthPx / FONT_PX,
      textOverflow: "ellipsis-middle",
    }),
    plot.tip(
      all,
      plot.pointer({
        x: "x",
        y: (point: TimePoint) => point.y ?? bottom,
        title: "note",
        maxRadius: 60,
        ...TIP,
      }),
    ),
  ];
  return plot.plot({
    width: widthPx,
    height: HEIGHT_PX,
    marginTop: MARGIN.top,
    marginRight,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    style: STYLE,
    x: { type: "utc", domain },
    y: { domain: yDomain },
    marks: layers,
  });
}

export const barsHeightPx = (bars: number): number => bars * BAR_PX + 12;

/** Bars side by side, each with its name and its value. */
export function drawBars(plot: PlotModule, bars: readonly Bar[], { widthPx }: Size) {
  const byId = new Map(bars.map((bar) => [bar.id, bar]));
  const nameWidthPx = namesPx(
    bars.map(({ name }) => name),
    Math.min(190, widthPx * 0.36),
  );
  const marginLeft = Math.round(nameWidthPx) + 12;
  const most = Math.max(...bars.map(({ value }) => value), 1);
  return plot.plot({
    width: widthPx,
    height: barsHeightPx(bars.length),
    marginTop: 4,
    marginRight: 92,
    marginBottom: 8,
    marginLeft,
    style: STYLE,
    x: { domain: [0, most], axis: null },
    y: { domain: bars.map(({ id }) => id), padding: 0.28 },
    marks: [
      plot.axisY({
        label: null,
        tickSize: 0,
        tickPadding: 8,
        tickFormat: (id: string) => byId.get(id)?.name ?? id,
        fill: "var(--text)",
        lineWidth: (nameWidthPx + 2) / FONT_PX,
        textOverflow: "ellipsis-middle",
      }),
      plot.barX(bars, { x: "value", y: "id", fill: "color" }),
      plot.ruleX([0], { stroke: "var(--line-strong)" }),
      plot.text(bars, {
        x: "value",
        y: "id",
        text: "shown",
        textAnchor: "start",
        dx: 6,
        fill: "var(--text)",
      }),
      plot.tip(
        bars,
        plot.pointerY({ x: "value", y: "id", title: "note", maxRadius: Number.POSITIVE_INFINITY, ...TIP }),
      ),
    ],
  });
}
