/**
 * Near-duplicates among texts: equal ones first, then those whose shingles have a Jaccard index of the threshold or more.
 * Signatures in bands name the candidates; every pair that is kept was compared by its shingles, so that none is wrong.
 *
 * Bounded: of each text at most `MAX_LOOKED` candidates are looked at, the newest first, and `MAX_COMPARED` compared.
 * Larger families of texts that are almost alike may fall into several groups; `cutShort` counts the
 * texts where that could be.
 */
import type { LinkForest } from "./link-forest";
import { bandsFor, estimated, PERMUTATIONS } from "./min-hash";
import { jaccard, mixed, normaliseText, shinglesOf } from "./text-shingles";
import type { TextSketches } from "./text-sketches";

const MAX_LOOKED = 2_000;
const MAX_COMPARED = 64;
/** Estimates this far below the threshold are not compared: more than three standard errors. */
const MARGIN = 0.15;
/** Candidates of a text that are read together. */
const AT_ONCE = 4;
/** Texts between two reports, and equal texts that are read together. */
const BLOCK = 64;
/** Of shingles that are kept for the next comparison. */
const CACHE_BYTES = 64 * 1024 * 1024;

type ReadTexts = (places: readonly number[]) => Promise<string[]>;

/** The shingles of texts, the last used ones kept. */
class ShingleCache {
  readonly #read: ReadTexts;
  readonly #kept = new Map<number, Uint32Array>();
  #bytes = 0;

  constructor(read: ReadTexts) {
    this.#read = read;
  }

  async load(places: Iterable<number>): Promise<void> {
    const missing = [...new Set(places)].filter((place) => !this.#kept.has(place));
    if (missing.length === 0) return;
    const texts = await this.#read(missing);
    missing.forEach((place, i) => {
      const shingles = shinglesOf(normaliseText(texts[i] ?? ""));
      this.#kept.set(place, shingles);
      this.#bytes += shingles.byteLength;
    });
  }

  /** Of a text that has been loaded since the last trim. */
  of(place: number): Uint32Array {
    const shingles = this.#kept.get(place) as Uint32Array;
    this.#kept.delete(place);
    this.#kept.set(place, shingles);
    return shingles;
  }

  /** Lets go of what was not used for the longest time. */
  trim(): void {
    for (const [place, { byteLength }] of this.#kept) {
      if (this.#bytes <= CACHE_BYTES) return;
      this.#kept.delete(place);
      this.#bytes -= byteLength;
    }
  }
}

type Search = {
  sketches: TextSketches;
  forest: LinkForest;
  threshold: number;
  /** The texts of these places, in their order. */
  read: ReadTexts;
  /** Called now and then with the number of texts compared. */
  onProgress?: (done: number) => Promise<void>;
};

/** Links equal texts. @returns the texts that stand for those equal to them, in ascending order */
async function linkEqual({ sketches, forest, read }: Search): Promise<number[]> {
  const first = new Map<number, number[]>();
  const copies: { place: number; like: number[] }[] = [];
  for (let place = 0; place < sketches.count; place++) {
    const whole = sketches.wholes[place] as number;
    if (Number.isNaN(whole)) continue;
    const like = first.get(whole);
    if (like) copies.push({ place, like });
    else first.set(whole, [place]);
  }
  for (let from = 0; from < copies.length; from += BLOCK) {
    const block = copies.slice(from, from + BLOCK);
    const places = [...new Set(block.flatMap(({ place, like }) => [place, like[0] as number]))];
    const texts = new Map((await read(places)).map((text, i) => [places[i] as number, normaliseText(text)]));
    for (const { place, like } of block) {
      const isEqual = texts.get(place) === texts.get(like[0] as number);
      const one = isEqual
        ? like.find((other) => forest.areJoined(other, place) || forest.wants(other, place))
        : undefined;
      // Dismissed as a copy of each: it stands for itself.
      if (one === undefined) like.push(place);
      else if (forest.wants(one, place)) forest.add(one, place, "text", 1);
    }
  }
  return [...first.values()].flat().sort((a, b) => a - b);
}

/** By band, the text before each one that has the same values in it; -1 where there is none. */
function chainsOf({ sketches, threshold }: Search, places: readonly number[]): Int32Array[] {
  const { bands, rows } = bandsFor(threshold);
  return Array.from({ length: bands }, (_, band) => {
    const before = new Int32Array(sketches.count).fill(-1);
    const last = new Map<number, number>();
    for (const place of places) {
      const at = place * PERMUTATIONS + band * rows;
      let [low, high] = [0x811c9dc5, 0x1b873593];
      for (let row = 0; row < rows; row++) {
        const value = sketches.signatures[at + row] as number;
        low = Math.imul(low ^ value, 0x01000193) + row;
        high = Math.imul(high ^ value, 0x5bd1e995) - row;
      }
      const key = (mixed(high) >>> 11) * 2 ** 32 + mixed(low);
      before[place] = last.get(key) ?? -1;
      last.set(key, place);
    }
    return before;
  });
}

/** Walks the chains of a text. */
class Candidates {
  /** Texts with more candidates than were looked at. */
  cutShort = 0;
  readonly #search: Search;
  readonly #chains: Int32Array[];
  readonly #seen: Int32Array;

  constructor(search: Search, places: readonly number[]) {
    this.#search = search;
    this.#chains = chainsOf(search, places);
    this.#seen = new Int32Array(search.sketches.count).fill(-1);
  }

  /** Earlier texts that may be alike and are still wanted, a few at a time, the likeliest of these first. */
  *of(place: number): Generator<number[]> {
    const { sketches, forest, threshold } = this.#search;
    const { signatures } = sketches;
    const least = threshold - MARGIN;
    let likely: { other: number; estimate: number }[] = [];
    let looked = 0;
    let compared = 0;
    const few = () => {
      const others = likely.sort((a, b) => b.estimate - a.estimate).map(({ other }) => other);
      likely = [];
      return others;
    };
    for (const chain of this.#chains)
      for (let other = chain[place] as number; other >= 0; other = chain[other] as number) {
        if (this.#seen[other] === place) continue;
        if (looked === MAX_LOOKED || compared === MAX_COMPARED) {
          this.cutShort++;
          if (likely.length > 0) yield few();
          return;
        }
        this.#seen[other] = place;
        looked++;
        if (forest.isSettled(place, other)) continue;
        const estimate = estimated(signatures, place * PERMUTATIONS, other * PERMUTATIONS, least);
        if (estimate < least || !forest.wants(place, other)) continue;
        likely.push({ other, estimate });
        compared++;
        if (likely.length === AT_ONCE) yield few();
      }
    if (likely.length > 0) yield few();
  }
}

/** @returns how many texts had more candidates than were looked at */
export async function linkTexts(search: Search): Promise<{ cutShort: number }> {
  const { sketches, forest, threshold, read, onProgress } = search;
  const places = (await linkEqual(search)).filter((place) => sketches.isLong[place] === 1);
  const candidates = new Candidates(search, places);
  const cache = new ShingleCache(read);
  for (const [done, place] of places.entries()) {
    for (const others of candidates.of(place)) {
      await cache.load([place, ...others]);
      for (const other of others) {
        if (!forest.wants(place, other)) continue;
        const similarity = jaccard(cache.of(place), cache.of(other));
        if (similarity >= threshold) forest.add(other, place, "text", similarity);
      }
      cache.trim();
    }
    if ((done + 1) % BLOCK === 0) await onProgress?.(done + 1);
  }
  return { cutShort: candidates.cutShort };
}
