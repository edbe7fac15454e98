/**
 * Maximum-weight matching of two sides over a sparse list of possible pairs (the assignment problem; Kuhn 1955,
 * Jonker and Volgenant 1987). Pairs that are not listed weigh nothing. The graph falls into connected components, most of
 * them a single pair; each is solved by shortest augmenting paths, so that thousands of objects that overlap only their
 * neighbours cost little more than the list itself.
 */

/** A possible pair: indices on either side and its weight, which is positive. */
export type Edge = { a: number; b: number; weight: number };

/**
 * The set of pairs, each index at most once per side, with the largest sum of weights. Which of several optimal sets is
 * found depends only on the order of the indices.
 * @returns for each index of side a its partner, or -1
 */
export function assign(aCount: number, bCount: number, edges: readonly Edge[]): Int32Array {
  const partner = new Int32Array(aCount).fill(-1);
  const degreeA = new Int32Array(aCount);
  const degreeB = new Int32Array(bCount);
  for (const { a, b } of edges) {
    degreeA[a] = (degreeA[a] as number) + 1;
    degreeB[b] = (degreeB[b] as number) + 1;
  }
  const tangled: Edge[] = [];
  for (const edge of edges)
    if (degreeA[edge.a] === 1 && degreeB[edge.b] === 1) partner[edge.a] = edge.b;
    else tangled.push(edge);
  if (tangled.length > 0) augmentAll(aCount, bCount, tangled, partner);
  return partner;
}

/** State of the shortest-path search over reduced costs `-weight - rowPotential - columnPotential`. */
type Search = {
  neighbours: Edge[][];
  rowPotential: Float64Array;
  columnPotential: Float64Array;
  /** Row that holds each column, or -1. */
  holder: Int32Array;
  distance: Float64Array;
  cameFrom: Int32Array;
  done: Uint8Array;
};

function augmentAll(aCount: number, bCount: number, edges: Edge[], partner: Int32Array): void {
  const neighbours: Edge[][] = Array.from({ length: aCount }, () => []);
  for (const edge of edges) (neighbours[edge.a] as Edge[]).push(edge);
  const search: Search = {
    neighbours,
    rowPotential: new Float64Array(aCount),
    columnPotential: new Float64Array(bCount),
    holder: new Int32Array(bCount).fill(-1),
    distance: new Float64Array(bCount).fill(Infinity),
    cameFrom: new Int32Array(bCount),
    done: new Uint8Array(bCount),
  };
  neighbours.forEach((list, row) => {
    if (list.length === 0) return;
    list.sort((x, y) => x.b - y.b);
    search.rowPotential[row] = -Math.max(...list.map((edge) => edge.weight));
  });
  for (let row = 0; row < aCount; row++)
    if ((neighbours[row] as Edge[]).length > 0) augment(row, search, partner);
}

/** Offers every column next to `row` a path through it of length `base`. */
function relax(row: number, base: number, touched: number[], search: Search): void {
  for (const edge of search.neighbours[row] as Edge[]) {
    if (search.done[edge.b] === 1) continue;
    const reduced =
      -edge.weight - (search.rowPotential[row] as number) - (search.columnPotential[edge.b] as number);
    // Potentials keep this from being negative but for rounding.
    const length = base + Math.max(reduced, 0);
    if (length >= (search.distance[edge.b] as number)) continue;
    if (search.distance[edge.b] === Infinity) touched.push(edge.b);
    search.distance[edge.b] = length;
    search.cameFrom[edge.b] = row;
  }
}

/**
 * Finds the cheapest change of the matching that also serves `start`: a path that ends in a free column, or in a row
 * that rather stays alone (weight 0).
 */
function augment(start: number, search: Search, partner: Int32Array): void {
  const { holder, distance, done, rowPotential, columnPotential, cameFrom } = search;
  const touched: number[] = [];
  const settled: number[] = [];
  let aloneRow = start;
  let aloneLength = -(rowPotential[start] as number);
  let endColumn = -1;
  let length = 0;
  relax(start, 0, touched, search);
  for (;;) {
    let nearest = -1;
    for (const column of touched)
      if (done[column] === 0 && (nearest < 0 || (distance[column] as number) < (distance[nearest] as number)))
        nearest = column;
    if (nearest < 0 || (distance[nearest] as number) >= aloneLength) {
      length = aloneLength;
      break;
    }
    length = distance[nearest] as number;
    const row = holder[nearest] as number;
    if (row < 0) {
      endColumn = nearest;
      break;
    }
    done[nearest] = 1;
    settled.push(nearest);
    const alone = length - (rowPotential[row] as number);
    if (alone < aloneLength) [aloneLength, aloneRow] = [alone, row];
    relax(row, length, touched, search);
  }
  rowPotential[start] = (rowPotential[start] as number) + length;
  for (const column of settled) {
    const slack = length - (distance[column] as number);
    columnPotential[column] = (columnPotential[column] as number) - slack;
    const row = holder[column] as number;
    rowPotential[row] = (rowPotential[row] as number) + slack;
  }
  follow(start, endColumn, aloneRow, search, partner);
  for (const column of touched) {
    distance[column] = Infinity;
    done[column] = 0;
    cameFrom[column] = -1;
  }
}

/** Turns the found path into the matching: each row on it takes the column before the one it held. */
function follow(
  start: number,
  endColumn: number,
  aloneRow: number,
  search: Search,
  partner: Int32Array,
): void {
  let column = endColumn;
  if (column < 0) {
    if (aloneRow === start) return;
    column = partner[aloneRow] as number;
    partner[aloneRow] = -1;
  }
  for (;;) {
    const row = search.cameFrom[column] as number;
    const next = partner[row] as number;
    partner[row] = column;
    search.holder[column] = row;
    if (row === start) return;
    column = next;
  }
}
