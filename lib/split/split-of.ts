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

/** The group's fixed place in [0, 1). */
export function placeOf(seed: string, algorithmVersion: string, groupKey: string): number {
  return unitInterval(sha256(encoder.encode(JSON.stringify([seed, algorithmVersion, groupKey]))));
}

/** The split at a place in [0, 1): the first whose cumulative ratio lies above it. */
export function splitAt(place: number, ratios: Ratios): Split {
  if (place < ratios.train) return "train";
  if (ratios.test === 0) return ratios.validation === 0 ? "train" : "validation"; // the sum may fall short by rounding
  return place < ratios.train + ratios.validation ? "validation" : "test";
}

/** @param ratios as accepted by `validateRatios` */
export function splitOf(seed: string, algorithmVersion: string, groupKey: string, ratios: Ratios): Split {
  return splitAt(placeOf(seed, algorithmVersion, groupKey), ratios);
}
