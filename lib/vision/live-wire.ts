/**
 * Paths that follow the edges of an image (intelligent scissors, Mortensen and Barrett 1995). Nodes are the corners of
 * pixels, where outlines of things run, and each is joined with its eight neighbours. A step costs its length times
 * 1 − edge strength, and a little for its length alone and for each eighth of a turn; the cheapest paths from one node to
 * others come from Dijkstra's algorithm with a bucket for each cost (Dial 1969).
 *
 * The strength at a corner is the larger difference of the pixels across it (Roberts 1963), in red, green or blue, from 0
 * to 255: it is exact where one pixel wide lines and corners are. Strengths below a threshold count as none.
 */
import type { Pixels } from "./pixels";

/** The strengths at the corners of pixels, row by row: one more in each direction than there are pixels. */
export type Edges = { columns: number; rows: number; strength: Uint8Array };

/** A corner of pixels in a window. */
export type Node = { column: number; row: number };

export function edgesOf({ width, height, data }: Pixels): Edges {
  const [columns, rows] = [width + 1, height + 1];
  const strength = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    // Beside the window the outermost pixels go on.
    const above = Math.max(row - 1, 0) * width;
    const below = Math.min(row, height - 1) * width;
    for (let column = 0; column < columns; column++) {
      const left = Math.max(column - 1, 0);
      const right = Math.min(column, width - 1);
      let [a, b, c, d] = [(above + left) * 4, (above + right) * 4, (below + left) * 4, (below + right) * 4];
      let most = 0;
      for (const end = a + 3; a < end; a++, b++, c++, d++) {
        const falling = Math.abs((data[a] as number) - (data[d] as number));
        const rising = Math.abs((data[b] as number) - (data[c] as number));
        if (falling > most) most = falling;
        if (rising > most) most = rising;
      }
      strength[row * columns + column] = most;
    }
  }
  return { columns, rows, strength };
}

/** The cheapest paths from one node to the others. They are looked for as far as they have been asked for. */
export type Wire = {
  edges: Edges;
  threshold: number;
  from: Node;
  /** The direction of the last step to a node; `NO_STEP` to the first one. */
  stepTo: (node: Node) => number;
};

/** Clockwise from the right; odd ones are diagonal. */
const DIRECTIONS: readonly (readonly [dx: number, dy: number])[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];
const NO_STEP = 255;
/** A straight step and a diagonal one: 7 / 5 is near the root of 2. */
const LENGTHS = [5, 7] as const;
/** What a step of length 1 costs away from edges, above the 1 that it costs along the strongest one. */
const OFF_EDGE = 24;
/** For each eighth of a turn. */
const TURN = 1;
/** More than any step costs: LENGTHS[1] × (1 + OFF_EDGE) + 4 × TURN = 179. A power of 2. */
const BUCKETS = 256;
/** Where no edge is stronger, noise is not taken for one. */
const LEAST_STRONGEST = 32;

/** By node of the framed window: what a step of length 1 to it costs; 0 on the frame, where none goes. */
function costsOf({ columns, rows, strength }: Edges, threshold: number): Uint8Array {
  const stride = columns + 2;
  const costs = new Uint8Array(stride * (rows + 2));
  let strongest = LEAST_STRONGEST;
  for (let i = 0; i < strength.length; i++) strongest = Math.max(strongest, strength[i] as number);
  const byStrength = Uint8Array.from({ length: 256 }, (_, value) =>
    value < threshold ? 1 + OFF_EDGE : 1 + Math.round(OFF_EDGE * (1 - Math.min(value / strongest, 1))),
  );
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      costs[(row + 1) * stride + column + 1] = byStrength[
        strength[row * columns + column] as number
      ] as number;
  return costs;
}

/** @param from a node of the window */
export function wireFrom(edges: Edges, from: Node, threshold: number): Wire {
  const stride = edges.columns + 2;
  const costs = costsOf(edges, threshold);
  const offsets = DIRECTIONS.map(([dx, dy]) => dy * stride + dx);
  const steps = new Uint8Array(costs.length).fill(NO_STEP);
  const distances = new Int32Array(costs.length).fill(0x7fffffff);
  const isDone = new Uint8Array(costs.length);
  const buckets: number[][] = Array.from({ length: BUCKETS }, () => []);
  const indexOf = ({ column, row }: Node) => (row + 1) * stride + column + 1;
  distances[indexOf(from)] = 0;
  buckets[0]?.push(indexOf(from));
  let distance = 0;

  /** Goes on from bucket to bucket until the way to the node is known. Every node of the window is reached in the end. */
  function settle(wanted: number): void {
    for (; isDone[wanted] === 0; distance++) {
      const bucket = buckets[distance & (BUCKETS - 1)] as number[];
      // Every step costs something, so nothing is added to the bucket that is emptied.
      for (let i = 0; i < bucket.length; i++) {
        const node = bucket[i] as number;
        if (isDone[node] === 1) continue;
        isDone[node] = 1;
        spread(node);
      }
      bucket.length = 0;
    }
  }

  /** Offers its neighbours the way over a node. */
  function spread(node: number): void {
    const came = steps[node] as number;
    for (let direction = 0; direction < 8; direction++) {
      const next = node + (offsets[direction] as number);
      const cost = costs[next] as number;
      if (cost === 0 || isDone[next] === 1) continue;
      const turned = came === NO_STEP ? 0 : Math.abs(direction - came);
      const turns = turned > 4 ? 8 - turned : turned;
      const reached = distance + cost * (direction & 1 ? LENGTHS[1] : LENGTHS[0]) + turns * TURN;
      if (reached >= (distances[next] as number)) continue;
      distances[next] = reached;
      steps[next] = direction;
      buckets[reached & (BUCKETS - 1)]?.push(next);
    }
  }

  const stepTo = (node: Node): number => {
    settle(indexOf(node));
    return steps[indexOf(node)] as number;
  };
  return { edges, threshold, from, stepTo };
}

/** The cheapest path to a node of the window, from its beginning to that node: each is a neighbour of the one before. */
export function wirePath({ from, stepTo }: Wire, to: Node): Node[] {
  const path: Node[] = [];
  let { column, row } = to;
  while (column !== from.column || row !== from.row) {
    path.push({ column, row });
    const [dx, dy] = DIRECTIONS[stepTo({ column, row })] as readonly [number, number];
    column -= dx;
    row -= dy;
  }
  path.push(from);
  return path.reverse();
}

/** The nodes nearest to the straight line between two, both ends included. */
function lineBetween(a: Node, b: Node): Node[] {
  const length = Math.max(Math.abs(b.column - a.column), Math.abs(b.row - a.row), 1);
  return Array.from({ length: length + 1 }, (_, i) => ({
    column: Math.round(a.column + ((b.column - a.column) * i) / length),
    row: Math.round(a.row + ((b.row - a.row) * i) / length),
  }));
}

/**
 * A path whose stretches away from edges are straight: there many paths of eight directions are equally short, and none of
 * them is the line that is meant. A stretch whose line would cross an edge stays.
 */
export function straightened(
  { edges: { columns, strength }, threshold }: Wire,
  path: readonly Node[],
): Node[] {
  const isOff = ({ column, row }: Node) => {
    const value = strength[row * columns + column] as number;
    return value === 0 || value < threshold;
  };
  const kept: Node[] = [];
  for (let i = 0; i < path.length; i++) {
    const node = path[i] as Node;
    kept.push(node);
    // The ends of the stretch may lie on edges.
    let end = i + 1;
    while (end < path.length - 1 && isOff(path[end] as Node)) end++;
    if (end - i < 2 || end >= path.length) continue;
    const line = lineBetween(node, path[end] as Node);
    if (line.slice(1, -1).every(isOff)) i = end - 1;
  }
  return kept;
}

/** The node with the strongest edge near a place, near ones before far ones; null where none reaches the threshold. */
export function strongestNear(
  { columns, rows, strength }: Edges,
  [x, y]: readonly [number, number],
  radius: number,
  threshold: number,
): Node | null {
  let best: Node | null = null;
  let most = 0;
  for (let row = Math.max(Math.ceil(y - radius), 0); row <= Math.min(y + radius, rows - 1); row++)
    for (
      let column = Math.max(Math.ceil(x - radius), 0);
      column <= Math.min(x + radius, columns - 1);
      column++
    ) {
      const away = Math.hypot(column - x, row - y) / radius;
      const value = strength[row * columns + column] as number;
      if (away > 1 || value === 0 || value < threshold) continue;
      // At the rim an edge counts half.
      const weight = value * (1 - away / 2);
      if (weight > most) [best, most] = [{ column, row }, weight];
    }
  return best;
}
