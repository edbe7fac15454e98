/** Disjoint sets of the numbers below a count (union-find), with path halving and union by size. */
export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
    this.#size = new Int32Array(count).fill(1);
  }

  find(item: number): number {
    let at = item;
    while (this.#parent[at] !== at) {
      const up = this.#parent[this.#parent[at] as number] as number;
      this.#parent[at] = up;
      at = up;
    }
    return at;
  }

  /** How many are in the set of this root. */
  sizeOf(root: number): number {
    return this.#size[root] as number;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    const [small, large] = (this.#size[x] as number) < (this.#size[y] as number) ? [x, y] : [y, x];
    this.#parent[small] = large;
    this.#size[large] = (this.#size[large] as number) + (this.#size[small] as number);
  }
}
