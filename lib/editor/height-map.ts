/**
 * Heights of blocks that lie below each other, px: estimates, until a block has been measured. Places and blocks are found
 * in O(log n) by a Fenwick tree, so that a text of a hundred thousand lines scrolls like one of ten.
 */
export class HeightMap {
  readonly #heights: Float64Array;
  /** At i the sum of the heights of the last `i & -i` blocks up to the i-th, counted from 1. */
  readonly #sums: Float64Array;
  readonly #highestStep: number;

  constructor(estimates: readonly number[]) {
    const count = estimates.length;
    this.#heights = Float64Array.from(estimates);
    this.#sums = new Float64Array(count + 1);
    for (let i = 1; i <= count; i++) {
      this.#sums[i] = (this.#sums[i] ?? 0) + (estimates[i - 1] ?? 0);
      const parent = i + (i & -i);
      if (parent <= count) this.#sums[parent] = (this.#sums[parent] ?? 0) + (this.#sums[i] ?? 0);
    }
    this.#highestStep = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
  }

  get count(): number {
    return this.#heights.length;
  }

  get total(): number {
    return this.top(this.count);
  }

  /** Where a block begins; of the number of all blocks, where the last one ends. */
  top(block: number): number {
    let sum = 0;
    for (let i = Math.min(block, this.count); i > 0; i -= i & -i) sum += this.#sums[i] ?? 0;
    return sum;
  }

  /** The block at a place; the first or last one beyond them. */
  at(px: number): number {
    let [block, left] = [0, px];
    for (let step = this.#highestStep; step > 0; step >>= 1) {
      const sum = this.#sums[block + step];
      if (block + step > this.count || sum === undefined || sum > left) continue;
      block += step;
      left -= sum;
    }
    return Math.min(block, Math.max(0, this.count - 1));
  }

  measure(block: number, px: number): void {
    const by = px - (this.#heights[block] ?? px);
    if (by === 0) return;
    this.#heights[block] = px;
    for (let i = block + 1; i <= this.count; i += i & -i) this.#sums[i] = (this.#sums[i] ?? 0) + by;
  }
}
