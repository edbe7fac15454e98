/**
 * The smallest possible overfill when whole lumps go into three bins of given capacity: a search over the sums that bins
 * can reach (dynamic programming over bit sets, one layer per lump size). What two bins hold decides the third, so the
 * states are the sums of the two smaller bins.
 */

/** Lumps of one size, and how many of them each bin holds. */
export type SizeClass = { size: number; held: readonly [number, number, number] };
export type Capacities = readonly [number, number, number];

/** Word operations, about two seconds; beyond it the caller keeps what it has. */
const MAX_STEPS = 600_000_000;
/** Words of all layers together: 128 MB. */
const MAX_WORDS = 32_000_000;

/** Rows of bits: bit (a, b) says that one bin can hold `a` and the next `b`. */
class SumSet {
  readonly words: Uint32Array;
  readonly rowWords: number;

  constructor(
    readonly rows: number,
    readonly columns: number,
    words?: Uint32Array,
  ) {
    this.rowWords = (columns + 31) >>> 5;
    this.words = words ?? new Uint32Array(rows * this.rowWords);
  }

  has(a: number, b: number): boolean {
    if (a < 0 || b < 0 || a >= this.rows || b >= this.columns) return false;
    return (((this.words[a * this.rowWords + (b >>> 5)] as number) >>> (b & 31)) & 1) === 1;
  }

  /** The sums when one more lump goes into either bin or into neither. */
  with(size: number): SumSet {
    const next = new SumSet(this.rows, this.columns, this.words.slice());
    const { rowWords, words } = this;
    const [skip, bits] = [size >>> 5, size & 31];
    const lastMask = this.columns % 32 === 0 ? 0xffffffff : (1 << (this.columns % 32)) - 1;
    for (let a = 0; a < this.rows; a++) {
      const row = a * rowWords;
      const above = a - size >= 0 ? (a - size) * rowWords : -1;
      for (let w = 0; w < rowWords; w++) {
        let value = next.words[row + w] as number;
        if (above >= 0) value |= words[above + w] as number;
        if (w >= skip) {
          value |= (words[row + w - skip] as number) << bits;
          if (bits > 0 && w > skip) value |= (words[row + w - skip - 1] as number) >>> (32 - bits);
        }
        next.words[row + w] = w === rowWords - 1 ? value & lastMask : value;
      }
    }
    return next;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const overfill = (sums: readonly number[], capacities: Capacities): number =>
  sum(capacities.map((capacity, i) => Math.max(0, (sums[i] as number) - capacity)));

/** Bins by index, the two smaller ones first: they span the states. */
const binOrder = (capacities: Capacities): [number, number, number] =>
  [0, 1, 2].sort((i, j) => (capacities[i] as number) - (capacities[j] as number) || i - j) as [
    number,
    number,
    number,
  ];

/** Walks the layers back; of all ways to reach a sum, the one closest to what the bins hold now. */
function countsFor(
  classes: readonly SizeClass[],
  layers: readonly SumSet[],
  [first, second, third]: readonly [number, number, number],
  end: readonly [number, number],
): SizeClass[] {
  let [a, b] = end;
  const found: SizeClass[] = [];
  for (let k = classes.length - 1; k >= 0; k--) {
    const { size, held } = classes[k] as SizeClass;
    const before = layers[k] as SumSet;
    const lumps = sum(held);
    let best: { i: number; j: number; distance: number } | undefined;
    for (let i = 0; i <= lumps && i * size <= a; i++)
      for (let j = 0; i + j <= lumps && j * size <= b; j++) {
        const distance = Math.abs(i - (held[first] as number)) + Math.abs(j - (held[second] as number));
        if ((best === undefined || distance < best.distance) && before.has(a - i * size, b - j * size))
          best = { i, j, distance };
      }
    if (!best) throw new Error("a sum was reached that no lumps give");
    const counts: [number, number, number] = [0, 0, 0];
    counts[first] = best.i;
    counts[second] = best.j;
    counts[third] = lumps - best.i - best.j;
    found.unshift({ size, held: counts });
    a -= best.i * size;
    b -= best.j * size;
  }
  return found;
}

/**
 * @param classes every lump, by size; `held` is where they lie now
 * @param capacities of the three bins in tasks; small things fill what lumps leave free. A bin of 0 takes nothing
 * @returns how many lumps of each size each bin gets, with the smallest overfill there is; null when the lumps lie that
 *   well already, or when the search would take longer than some seconds
 */
export function closestFill(classes: readonly SizeClass[], capacities: Capacities): SizeClass[] | null {
  const sums = [0, 1, 2].map((bin) => sum(classes.map(({ size, held }) => size * (held[bin] as number))));
  const now = overfill(sums, capacities);
  if (now === 0) return null;
  const total = sum(sums);
  const order = binOrder(capacities);
  const [first, second, third] = order;
  // Nothing better than now overfills a bin by as much as all bins together do now.
  const reach = (bin: number) => ((capacities[bin] as number) === 0 ? 1 : (capacities[bin] as number) + now);
  const [rows, columns] = [reach(first), reach(second)];
  const words = rows * ((columns + 31) >>> 5);
  const lumps = sum(classes.map(({ held }) => sum(held)));
  if (words * lumps > MAX_STEPS || words * (classes.length + 1) > MAX_WORDS) return null;
  const layers = [new SumSet(rows, columns)];
  (layers[0] as SumSet).words[0] = 1;
  for (const { size, held } of classes) {
    let set = layers.at(-1) as SumSet;
    for (let lump = sum(held); lump > 0; lump--) set = set.with(size);
    layers.push(set);
  }
  const last = layers.at(-1) as SumSet;
  let best: { end: [number, number]; overfill: number } | undefined;
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < columns; b++) {
      if (!last.has(a, b)) continue;
      const rest = total - a - b;
      if (rest > 0 && (capacities[third] as number) === 0) continue;
      const over = sum([
        Math.max(0, a - (capacities[first] as number)),
        Math.max(0, b - (capacities[second] as number)),
        Math.max(0, rest - (capacities[third] as number)),
      ]);
      if (over < (best?.overfill ?? now)) best = { end: [a, b], overfill: over };
    }
  return best ? countsFor(classes, layers, order, best.end) : null;
}
