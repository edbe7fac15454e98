/**
 * A task's place in the queue as one number, so that one index serves every strategy: priority first (high ones early),
 * then the task number (sequence) or a fixed scatter of it (random, Knuth's multiplicative hash).
 */
export const MAX_PRIORITY = 1_000_000;
/** 2^32: room for the second part; the whole stays below 2^53. */
export const RANK_STEP = 4_294_967_296;
const SCATTER = 2_654_435_761n;

/** @param priority whole number from -1,000,000 to 1,000,000; @param seq task number from 1 */
export function queueRank(strategy: "sequence" | "random", priority: number, seq: number): number {
  const place = strategy === "sequence" ? seq : Number((BigInt(seq) * SCATTER) % BigInt(RANK_STEP));
  return (MAX_PRIORITY - priority) * RANK_STEP + place;
}
