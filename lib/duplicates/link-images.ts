/**
 * Near-duplicates among images: equal hashes first, then those that differ in few bits. Multi-index hashing (Norouzi,
 * Punjani & Fleet 2012) finds them without comparing all pairs: where two hashes differ in d bits and are cut into m parts,
 * one of the parts differs in d/m bits at most, so that it is enough to look up each part with up to so many bits flipped.
 * Exact: what comparing all pairs would find is found.
 *
 * Bounded: of each image at most `MAX_LOOKED` candidates are compared. Series of more images that are almost alike may
 * fall into several groups; `cutShort` counts the images where that could be.
 */
import { distance, HASH_BITS, HASH_WORDS } from "./image-hash";
import type { LinkForest } from "./link-forest";

const MAX_LOOKED = 50_000;
/** Images between two reports. */
const BLOCK = 2_000;

/** The largest difference that can be searched for: flipping three bits of each part makes too many look-ups. */
export const MAX_DISTANCE = 47;

export const similarityOf = (bits: number): number => 1 - bits / HASH_BITS;
/** The largest number of differing bits at which two hashes are this similar. */
export const distanceFor = (similarity: number): number =>
  Math.min(MAX_DISTANCE, Math.floor((1 - similarity) * HASH_BITS + 1e-9));

/** The patterns of up to so many flipped bits in a part of this width. */
function flips(most: number, width: number): Uint16Array {
  const patterns = [0];
  for (let a = 0; a < width && most > 0; a++) {
    patterns.push(1 << a);
    for (let b = a + 1; b < width && most > 1; b++) patterns.push((1 << a) | (1 << b));
  }
  return Uint16Array.from(patterns);
}

/**
 * Into how many parts hashes are cut. Twenty leave one flip for up to 39 bits, where sixteen need two; beyond, parts for one
 * flip would be so short that too many images share each of their values.
 */
const partsFor = (most: number): number => (most >= 32 && most < 40 ? 20 : 16);

/** The bits of a hash from one on, at most 16 of them. */
function bitsOf(hashes: Uint32Array, place: number, from: number, width: number): number {
  const at = place * HASH_WORDS + (from >> 5);
  const offset = from & 31;
  const first = (hashes[at] as number) << offset;
  // A shift by 32 bits would be one by none.
  const second = offset > 0 && offset + width > 32 ? (hashes[at + 1] as number) >>> (32 - offset) : 0;
  return (first | second) >>> (32 - width);
}

/** One part of all hashes: its value of each image, and by value the images with it, in ascending order. */
type PartIndex = { width: number; values: Uint16Array; starts: Uint32Array; places: Uint32Array };

function indexPart(hashes: Uint32Array, of: readonly number[], from: number, width: number): PartIndex {
  const values = new Uint16Array(hashes.length / HASH_WORDS);
  const starts = new Uint32Array(2 ** width + 1);
  for (const place of of) {
    const value = bitsOf(hashes, place, from, width);
    values[place] = value;
    starts[value + 1] = (starts[value + 1] as number) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ends = starts.slice();
  const places = new Uint32Array(of.length);
  for (const place of of) {
    const value = values[place] as number;
    const at = ends[value] as number;
    places[at] = place;
    ends[value] = at + 1;
  }
  return { width, values, starts, places };
}

function indexParts(hashes: Uint32Array, of: readonly number[], parts: number): PartIndex[] {
  const edgeOf = (part: number) => Math.floor((part * HASH_BITS) / parts);
  return Array.from({ length: parts }, (_, part) =>
    indexPart(hashes, of, edgeOf(part), edgeOf(part + 1) - edgeOf(part)),
  );
}

type Search = {
  /** Eight words for each image, see `writeHash`. */
  hashes: Uint32Array;
  /** The task that shows each image, by its place in the forest. */
  taskOf: Uint32Array;
  forest: LinkForest;
  /** Bits in which near-duplicates may differ, at most `MAX_DISTANCE`. */
  most: number;
  onProgress?: (done: number) => Promise<void>;
};

/** Links images of equal hashes. @returns those that stand for the others, in ascending order */
function linkEqual({ hashes, taskOf, forest }: Search): number[] {
  const first = new Map<string, number[]>();
  taskOf.forEach((task, place) => {
    const key = hashes.subarray(place * HASH_WORDS, (place + 1) * HASH_WORDS).join();
    const like = first.get(key);
    if (!like) {
      first.set(key, [place]);
      return;
    }
    const one = like.find((other) => {
      const against = taskOf[other] as number;
      return against === task || forest.areJoined(against, task) || forest.wants(against, task);
    });
    if (one === undefined) like.push(place);
    else if (forest.wants(taskOf[one] as number, task)) forest.add(taskOf[one] as number, task, "image", 1);
  });
  return [...first.values()].flat().sort((a, b) => a - b);
}

/** Finds the earlier images that are near one. */
class NearImages {
  readonly #hashes: Uint32Array;
  readonly #most: number;
  readonly #parts: (PartIndex & { patterns: Uint16Array })[];
  readonly #seen: Int32Array;
  /** Places and distances of those found last. */
  readonly found: number[] = [];
  readonly bits: number[] = [];
  cutShort = 0;

  constructor({ hashes, most }: Search, places: readonly number[]) {
    this.#hashes = hashes;
    this.#most = most;
    const count = partsFor(most);
    this.#parts = indexParts(hashes, places, count).map((part) => ({
      ...part,
      patterns: flips(Math.floor(most / count), part.width),
    }));
    this.#seen = new Int32Array(hashes.length / HASH_WORDS).fill(-1);
  }

  /** Fills `found` and `bits`. */
  look(place: number): void {
    this.found.length = 0;
    this.bits.length = 0;
    let left = MAX_LOOKED;
    for (const part of this.#parts) left = this.#lookUp(place, part, left);
    if (left === 0) this.cutShort++;
  }

  /** @returns how many more may be looked at */
  #lookUp(place: number, part: PartIndex & { patterns: Uint16Array }, most: number): number {
    const { values, starts, places, patterns } = part;
    const seen = this.#seen;
    const value = values[place] as number;
    let left = most;
    for (let i = 0; i < patterns.length; i++) {
      const near = value ^ (patterns[i] as number);
      const end = starts[near + 1] as number;
      for (let at = starts[near] as number; at < end; at++) {
        const other = places[at] as number;
        if (other >= place || left === 0) break;
        if (seen[other] === place) continue;
        seen[other] = place;
        left--;
        const bits = distance(this.#hashes, place, other, this.#most);
        if (bits > this.#most) continue;
        this.found.push(other);
        this.bits.push(bits);
      }
    }
    return left;
  }
}

/** @returns how many images had more candidates than were compared */
export async function linkImages(search: Search): Promise<{ cutShort: number }> {
  const { taskOf, forest, onProgress } = search;
  const places = linkEqual(search);
  const near = new NearImages(search, places);
  for (const [done, place] of places.entries()) {
    const task = taskOf[place] as number;
    near.look(place);
    for (const [i, other] of near.found.entries())
      if (forest.wants(taskOf[other] as number, task))
        forest.add(taskOf[other] as number, task, "image", similarityOf(near.bits[i] as number));
    if ((done + 1) % BLOCK === 0) await onProgress?.(done + 1);
  }
  return { cutShort: near.cutShort };
}
