/**
 * Where the arcs of relations run over a text. On one line an arc is a bracket above it; between lines it leaves its line
 * sideways, runs beside the text and comes back. Arcs of one line lie in lanes above each other, those beside the text in
 * lanes next to each other, so that no two run over each other. Pixels of what scrolls.
 */

export type Box = { left: number; right: number; top: number };
/** An end that is not in the page: in which direction it lies. */
type Away = "above" | "below";
export type ArcEnds = { id: string; from: Box | Away; to: Box | Away };
export type PlacedArc = { id: string; path: string; label: { x: number; y: number }; arrow: string };

const LANE_PX = 12;
const BESIDE_PX = 7;
/** Between a line and its lowest arc, and the text and the first lane beside it. */
const GAP_PX = { above: 3, beside: 12 };
const CORNER_PX = 4;
const ARROW_PX = 4;
/** Where the text is too narrow for more lanes beside it, they share the last one. */
const LEAST_PX = 3;
/** An end that is not in the page lies so far beyond the last one that is. */
const AWAY_PX = 40;
/** Around the label of an arc no other one of its lane may run. */
const ROOM_PX = 10;

type Interval = { from: number; to: number };

/** The lowest lane in which nothing overlaps the interval. */
function laneFor(lanes: Interval[][], { from, to }: Interval): number {
  const free = lanes.findIndex((taken) => taken.every((one) => one.to < from || to < one.from));
  return free < 0 ? lanes.length : free;
}

/** Lanes of every line, by the line. */
class Lanes {
  readonly #lines = new Map<number, Interval[][]>();

  #of(line: number): Interval[][] {
    const known = this.#lines.get(line);
    if (known) return known;
    const made: Interval[][] = [];
    this.#lines.set(line, made);
    return made;
  }

  take(line: number, interval: Interval): number {
    const lanes = this.#of(line);
    const lane = laneFor(lanes, interval);
    lanes[lane] = [...(lanes[lane] ?? []), interval];
    return lane;
  }
}

const middle = ({ left, right }: Box) => (left + right) / 2;
const lineOf = ({ top }: Box) => Math.round(top);
const ordered = (a: number, b: number): Interval => ({ from: Math.min(a, b), to: Math.max(a, b) });

/** Horizontal and vertical lines through the points, with round corners where they are long enough. */
function roundedPath(points: readonly (readonly [number, number])[]): string {
  const steps = points.map(([x, y], i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (i === 0) return `M${x} ${y}`;
    if (!before || !after) return `L${x} ${y}`;
    const length = (p: readonly [number, number]) => Math.hypot(p[0] - x, p[1] - y);
    const r = Math.min(CORNER_PX, length(before) / 2, length(after) / 2);
    const towards = (p: readonly [number, number]) => {
      const far = length(p) || 1;
      return `${x + ((p[0] - x) / far) * r} ${y + ((p[1] - y) / far) * r}`;
    };
    return `L${towards(before)}Q${x} ${y} ${towards(after)}`;
  });
  return steps.join("");
}

/** A head that points down at an end. */
const arrowAt = (x: number, y: number): string =>
  `M${x - ARROW_PX} ${y - ARROW_PX * 1.5}L${x} ${y}L${x + ARROW_PX} ${y - ARROW_PX * 1.5}`;

const isBox = (end: Box | Away): end is Box => typeof end !== "string";

/**
 * Shorter arcs lie nearer to their line.
 * @param beside where the text begins: arcs between lines run before it
 */
export function layoutArcs(arcs: readonly ArcEnds[], beside: number): PlacedArc[] {
  const above = new Lanes();
  const aside = new Lanes();
  const widthOf = ({ from, to }: ArcEnds) =>
    isBox(from) && isBox(to) && lineOf(from) === lineOf(to)
      ? Math.abs(middle(from) - middle(to))
      : Number.POSITIVE_INFINITY;
  const sorted = arcs
    .filter(({ from, to }) => isBox(from) || isBox(to))
    .toSorted((a, b) => widthOf(a) - widthOf(b) || (a.id < b.id ? -1 : 1));
  return sorted.map(({ id, from, to }): PlacedArc => {
    if (isBox(from) && isBox(to) && lineOf(from) === lineOf(to)) return overLine(id, from, to, above);
    return besideText(id, from, to, { above, aside, beside });
  });
}

const heightOf = ({ top }: Box, lane: number) => top - GAP_PX.above - (lane + 1) * LANE_PX;

function overLine(id: string, from: Box, to: Box, above: Lanes): PlacedArc {
  const [x1, x2] = [middle(from), middle(to)];
  const span = ordered(x1, x2);
  const lane = above.take(lineOf(from), { from: span.from - ROOM_PX, to: span.to + ROOM_PX });
  const y = heightOf(from, lane);
  return {
    id,
    path: roundedPath([
      [x1, from.top],
      [x1, y],
      [x2, y],
      [x2, to.top],
    ]),
    label: { x: (x1 + x2) / 2, y },
    arrow: arrowAt(x2, to.top),
  };
}

type Room = { above: Lanes; aside: Lanes; beside: number };

function besideText(id: string, from: Box | Away, to: Box | Away, { above, aside, beside }: Room): PlacedArc {
  const levelOf = (end: Box | Away) => {
    if (!isBox(end)) return null;
    const x = middle(end);
    const lane = above.take(lineOf(end), { from: Number.NEGATIVE_INFINITY, to: x + ROOM_PX });
    return { x, y: heightOf(end, lane), top: end.top };
  };
  const [start, end] = [levelOf(from), levelOf(to)];
  const known = (start ?? end) as { x: number; y: number; top: number };
  const yOf = (level: typeof start, given: Box | Away) =>
    level?.y ?? known.y + (given === "above" ? -AWAY_PX : AWAY_PX);
  const [y1, y2] = [yOf(start, from), yOf(end, to)];
  const lane = aside.take(0, ordered(y1, y2));
  const gutter = Math.max(LEAST_PX, beside - GAP_PX.beside - lane * BESIDE_PX);
  const points: [number, number][] = [
    ...(start
      ? ([
          [start.x, start.top],
          [start.x, start.y],
        ] as [number, number][])
      : []),
    [gutter, y1],
    [gutter, y2],
    ...(end
      ? ([
          [end.x, end.y],
          [end.x, end.top],
        ] as [number, number][])
      : []),
  ];
  return {
    id,
    path: roundedPath(points),
    label: { x: (gutter + known.x) / 2, y: known.y },
    arrow: end
      ? arrowAt(end.x, end.top)
      : to === "above"
        ? `M${gutter - ARROW_PX} ${y2 + ARROW_PX}L${gutter} ${y2}L${gutter + ARROW_PX} ${y2 + ARROW_PX}`
        : arrowAt(gutter, y2),
  };
}
