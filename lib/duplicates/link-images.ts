/**
 * Near-duplicates among images: equal hashes first, then those that differ in few bits. Multi-index hashing (Norouzi,
 * Punjani & Fleet 2012) finds them without comparing all pairs: where two hashes differ in d bits, one of their 16 parts
 * of 16 bits differs in d/16 at most, so that it is enough to look up each part with up to so many bits flipped. Exact:
 * what comparing all pairs would find is found.
 *
 * Bounded: of each image at most `MAX_LOOKED` candidates are compared, the newest last. Series of more images that are
 * almost alike may fall into several groups; `cutShort` counts the images where that could be.
 */
import { distance, HASH_BITS, HASH_WORDS } from "./image-hash";
import type { LinkForest } from "./link-forest";

const PARTS = 16;
const PART_VALUES = 2 ** 16;
const MAX_LOOKED = 20_000;
/** Images between two reports. */
const BLOCK = 2_000;

/** The largest difference that can be searched for: of three flipped bits per part there are too many. */
export const MAX_DISTANCE = 47;

export const similarityOf = (bits: number): number => 1 - bits / HASH_BITS;
/** The largest number of differing bits at which two hashes are this similar. */
export const distanceFor = (similarity: number): number =>
  Math.min(MAX_DISTANCE, Math.floor((1 - similarity) * HASH_BITS + 1e-9));

/** The patterns of up to so many flipped bits. */
function flips(most: number): number[] {
  const patterns = [0];
  for (let a = 0; a < 16 && most > 0; a++) {
    patterns.push(1 << a);
    for (let b = a + 1; b < 16 && most > 1; b++) patterns.push((1 << a) | (1 << b));
  }
  return patterns;
}

const partOf = (hashes: Uint32Array, place: number, part: number): number => {
  const word = hashes[place * HASH_WORDS + (part >> 1)] as number;
  return part & 1 ? word & 0xffff : word >>> 16;
};

/** By the value of one part, the images with it, in ascending order. */
type PartIndex = { starts: Uint32Array; places: Uint32Array };

function indexPart(hashes: Uint32Array, of: readonly number[], part: number): PartIndex {
  const starts = new Uint32Array(PART_VALUES + 1);
  for (const place of of) {
    const after = partOf(hashes, place, part) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let i = 1; i <= PART_VALUES; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ends = starts.slice();
  const places = new Uint32Array(of.length);
  for (const place of of) {
    const value = partOf(hashes, place, part);
    const at = ends[value] as number;
    places[at] = place;
    ends[value] = at + 1;
  }
  return { starts, places };
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

/** @returns how many images had more candidates than were compared */
export async function linkImages(search: Search): Promise<{ cutShort: number }> {
  const { hashes, taskOf, forest, most, onProgress } = search;
  const places = linkEqual(search);
  const patterns = flips(Math.floor(most / PARTS));
  const parts = Array.from({ length: PARTS }, (_, part) => indexPart(hashes, places, part));
  const seen = new Int32Array(taskOf.length).fill(-1);
  let cutShort = 0;
  for (const [done, place] of places.entries()) {
    const task = taskOf[place] as number;
    let looked = 0;
    for (let part = 0; part < PARTS; part++) {
      const { starts, places: indexed } = parts[part] as PartIndex;
      const value = partOf(hashes, place, part);
      for (const pattern of patterns) {
        const end = starts[(value ^ pattern) + 1] as number;
        for (let at = starts[value ^ pattern] as number; at < end; at++) {
          const other = indexed[at] as number;
          if (other >= place || looked === MAX_LOOKED) break;
          if (seen[other] === place) continue;
          seen[other] = place;
          looked++;
          const bits = distance(hashes, place, other, most);
          if (bits > most || !forest.wants(taskOf[other] as number, task)) continue;
          forest.add(taskOf[other] as number, task, "image", similarityOf(bits));
        }
      }
    }
    if (looked === MAX_LOOKED) cutShort++;
    if ((done + 1) % BLOCK === 0) await onProgress?.(done + 1);
  }
  return { cutShort };
}
