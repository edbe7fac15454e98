/**
 * Near-duplicates among images: equal hashes first, then those that differ in few bits. Multi-index hashing (Norouzi,
 * Punjani & Fleet 2012) finds them without comparing all pairs: where two hashes differ in d bits, one of their 16 parts of
 * 16 bits differs in d/16 at most, so that it is enough to compare those of which a part is equal but for so many flipped
 * bits. Exact: what comparing all pairs would find is found. The hashes are sorted by each part in turn, so that those to be
 * compared lie side by side in memory.
 *
 * Bounded: for each part and pattern of flipped bits an image is compared with `MAX_LOOKED` others at most. Larger series of
 * images that are almost alike may fall into several groups; `cutShort` counts the images where that could be.
 */
import { distance, HASH_BITS, HASH_WORDS } from "./image-hash";
import type { LinkForest } from "./link-forest";

const PARTS = 16;
const PART_BITS = HASH_BITS / PARTS;
const PART_VALUES = 2 ** PART_BITS;
const MAX_LOOKED = 1_000;

/** The largest difference that can be searched for: flipping three bits of each part makes too many look-ups. */
export const MAX_DISTANCE = 47;

export const similarityOf = (bits: number): number => 1 - bits / HASH_BITS;
/** The largest number of differing bits at which two hashes are this similar. */
export const distanceFor = (similarity: number): number =>
  Math.min(MAX_DISTANCE, Math.floor((1 - similarity) * HASH_BITS + 1e-9));

/** The patterns of up to so many flipped bits of a part. */
function flips(most: number): number[] {
  const patterns = [0];
  for (let a = 0; a < PART_BITS && most > 0; a++) {
    patterns.push(1 << a);
    for (let b = a + 1; b < PART_BITS && most > 1; b++) patterns.push((1 << a) | (1 << b));
  }
  return patterns;
}

const partOf = (hashes: Uint32Array, place: number, part: number): number => {
  const word = hashes[place * HASH_WORDS + (part >> 1)] as number;
  return part & 1 ? word & 0xffff : word >>> 16;
};

/** The hashes sorted by one part, where each value of it begins, and the place of each. */
type Sorted = { hashes: Uint32Array; starts: Uint32Array; places: Uint32Array };

function sortedBy(part: number, hashes: Uint32Array, of: readonly number[]): Sorted {
  const starts = new Uint32Array(PART_VALUES + 1);
  for (const place of of) {
    const after = partOf(hashes, place, part) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let i = 1; i <= PART_VALUES; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ends = starts.slice();
  const sorted = new Uint32Array(of.length * HASH_WORDS);
  const places = new Uint32Array(of.length);
  for (const place of of) {
    const value = partOf(hashes, place, part);
    const at = ends[value] as number;
    ends[value] = at + 1;
    places[at] = place;
    sorted.set(hashes.subarray(place * HASH_WORDS, (place + 1) * HASH_WORDS), at * HASH_WORDS);
  }
  return { hashes: sorted, starts, places };
}

type Search = {
  /** Eight words for each image, see `writeHash`. */
  hashes: Uint32Array;
  /** The task that shows each image, by its place in the forest. */
  taskOf: Uint32Array;
  forest: LinkForest;
  /** Bits in which near-duplicates may differ, at most `MAX_DISTANCE`. */
  most: number;
  /** Called now and then with the number of images that the work done so far stands for. */
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

type Near = { onPair: (a: number, b: number, bits: number) => void; onCut: (place: number) => void };

/** Compares all hashes of which this part is equal but for the flipped bits. */
function compare({ hashes, starts, places }: Sorted, pattern: number, most: number, near: Near): void {
  for (let value = 0; value < PART_VALUES; value++) {
    const other = value ^ pattern;
    // Each two values once.
    if (other < value) continue;
    const end = starts[value + 1] as number;
    const to = starts[other + 1] as number;
    for (let a = starts[value] as number; a < end; a++) {
      const from = pattern === 0 ? a + 1 : (starts[other] as number);
      const last = Math.min(to, from + MAX_LOOKED);
      if (last < to) near.onCut(places[a] as number);
      for (let b = from; b < last; b++) {
        const bits = distance(hashes, a, b, most);
        if (bits <= most) near.onPair(places[a] as number, places[b] as number, bits);
      }
    }
  }
}

/** @returns how many images had more candidates than were compared */
export async function linkImages(search: Search): Promise<{ cutShort: number }> {
  const { hashes, taskOf, forest, most, onProgress } = search;
  const places = linkEqual(search);
  const patterns = flips(Math.floor(most / PARTS));
  const cut = new Set<number>();
  const near: Near = {
    onPair: (a, b, bits) => {
      const [one, other] = [taskOf[a] as number, taskOf[b] as number];
      if (forest.wants(one, other)) forest.add(one, other, "image", similarityOf(bits));
    },
    onCut: (place) => cut.add(place),
  };
  for (let part = 0; part < PARTS; part++) {
    const sorted = sortedBy(part, hashes, places);
    for (const [i, pattern] of patterns.entries()) {
      compare(sorted, pattern, most, near);
      const share = (part + (i + 1) / patterns.length) / PARTS;
      await onProgress?.(Math.round(share * places.length));
    }
  }
  return { cutShort: cut.size };
}
