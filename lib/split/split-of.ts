/**
 * Which split a group belongs to, by a stable hash: u = first 53 bits of SHA-256(seed, algorithm version, group key)
 * / 2^53, compared with the cumulative ratios train, validation, test. The same group lands in the same split on any
 * machine, for ever, whatever else is added. What is hashed is the UTF-8 of the JSON array `[seed, version, key]`,
 * so that no two different triples give the same bytes.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import type { Ratios, Split } from "./ratios";

/**
 * Written into every release; a change of the rule gets a new one, as does a change of what makes contents identical.
 * `hash-2`: contents are what a task shows (decision 0018); `hash-1` took all data of the task.
 */
export const ALGORITHM_VERSION = "hash-2";

const encoder = new TextEncoder();

/** The first 53 bits of a hash, big endian, as a number in [0, 1). */
export function unitInterval(hash: Uint8Array): number {
  let value = 0;
  for (let i = 0; i < 6; i++) value = value * 256 + (hash[i] as number);
  return (value * 32 + ((hash[6] as number) >>> 3)) / 2 ** 53;
}

/**
 * The fixed places of groups in [0, 1), by key. The hash state, its input and its output are used again for every key:
 * making them anew takes longer than hashing.
 */
export function placesBy(seed: string, algorithmVersion: string): (groupKey: string) => number {
  const fresh = sha256.create();
  const state = fresh.clone();
  const output = new Uint8Array(sha256.outputLen);
  let input = new Uint8Array(1024);
  return (groupKey) => {
    const text = JSON.stringify([seed, algorithmVersion, groupKey]);
    // UTF-8 takes at most three bytes per UTF-16 unit.
    if (text.length * 3 > input.length) input = new Uint8Array(text.length * 3);
    fresh._cloneInto(state);
    state.update(input.subarray(0, encoder.encodeInto(text, input).written)).digestInto(output);
    return unitInterval(output);
  };
}

/** The split at a place in [0, 1): the first whose cumulative ratio lies above it. */
export function splitAt(place: number, ratios: Ratios): Split {
  if (place < ratios.train) return "train";
  if (ratios.test === 0) return ratios.validation === 0 ? "train" : "validation"; // the sum may fall short by rounding
  return place < ratios.train + ratios.validation ? "validation" : "test";
}

/** @param ratios as accepted by `validateRatios` */
export function splitsBy(
  seed: string,
  algorithmVersion: string,
  ratios: Ratios,
): (groupKey: string) => Split {
  const placeOf = placesBy(seed, algorithmVersion);
  return (groupKey) => splitAt(placeOf(groupKey), ratios);
}
