/**
 * Which pairs of near-duplicates are kept. Ten thousand tasks made from one template are fifty million pairs; what they
 * need is to hang together. A pair is kept where it joins two groups, or where one of the two has few pairs yet: groups of
 * up to four tasks keep all of their pairs, larger ones at most four per task.
 *
 * Pairs that a manager has decided count here: a dismissed one never joins, and is never offered again; a confirmed one
 * joins whatever its similarity.
 */
import { DisjointSets } from "@/lib/core/disjoint-sets";

/** Pairs of a task beyond those that join groups. */
const PAIRS_PER_TASK = 3;

export type DuplicateKind = "text" | "image";
/** `a` and `b` are places, a before b; similarity from 0 to 1. */
export type FoundLink = { a: number; b: number; kind: DuplicateKind; similarity: number };

export class LinkForest {
  readonly found: FoundLink[] = [];
  readonly #count: number;
  readonly #sets: DisjointSets;
  readonly #pairs: Uint8Array;
  /** Decided and found ones. */
  readonly #known = new Set<number>();

  constructor(count: number) {
    this.#count = count;
    this.#sets = new DisjointSets(count);
    this.#pairs = new Uint8Array(count);
  }

  #keyOf(a: number, b: number): number {
    return a < b ? a * this.#count + b : b * this.#count + a;
  }

  dismiss(a: number, b: number): void {
    this.#known.add(this.#keyOf(a, b));
  }

  confirm(a: number, b: number): void {
    this.#known.add(this.#keyOf(a, b));
    this.#join(a, b);
  }

  #join(a: number, b: number): void {
    this.#sets.join(a, b);
    for (const place of [a, b]) this.#pairs[place] = Math.min(255, (this.#pairs[place] as number) + 1);
  }

  areJoined(a: number, b: number): boolean {
    return this.#sets.find(a) === this.#sets.find(b);
  }

  /** Whether the two are joined and have pairs enough: quicker than `wants`, which is then false. */
  isSettled(a: number, b: number): boolean {
    return (
      (this.#pairs[a] as number) >= PAIRS_PER_TASK &&
      (this.#pairs[b] as number) >= PAIRS_PER_TASK &&
      this.areJoined(a, b)
    );
  }

  /** Whether the pair would be kept if the two turned out to be alike. */
  wants(a: number, b: number): boolean {
    return a !== b && !this.isSettled(a, b) && !this.#known.has(this.#keyOf(a, b));
  }

  add(a: number, b: number, kind: DuplicateKind, similarity: number): void {
    this.#known.add(this.#keyOf(a, b));
    this.#join(a, b);
    this.found.push({ a: Math.min(a, b), b: Math.max(a, b), kind, similarity });
  }
}
