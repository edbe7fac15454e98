/**
 * A task's place in the queue as one number, so that one index serves every strategy: priority first (high ones early),
 * then the task number (sequence), a fixed scatter of it (random, Knuth's multiplicative hash), or a secret one.
 */
export const MAX_PRIORITY = 1_000_000;
/** 2^32: room for the second part; the whole stays below 2^53. */
export const RANK_STEP = 4_294_967_296;
const SCATTER = 2_654_435_761n;

/**
 * The order of tasks of one priority: by number, in the fixed scatter, or by a polynomial that nobody knows. Only the last
 * tells nothing of a task that is handed out beside the queue (gold): in the others its number would stand out.
 */
export type QueueOrder = "sequence" | "random" | SecretOrder;
export type SecretOrder = readonly [a: number, b: number, c: number];
/** 2^31 - 1, a prime: products of two smaller numbers fit the integers of both databases. */
export const SECRET_PRIME = 2_147_483_647;

/** (a·x² + b·x + c) mod p, by Horner's rule; two tasks may have the same place. */
function secretPlace([a, b, c]: SecretOrder, seq: number): bigint {
  const prime = BigInt(SECRET_PRIME);
  const x = BigInt(seq);
  return (((((((BigInt(a) * x) % prime) + BigInt(b)) % prime) * x) % prime) + BigInt(c)) % prime;
}

/** @param priority whole number from -1,000,000 to 1,000,000; @param seq task number from 1 */
export function queueRank(order: QueueOrder, priority: number, seq: number): number {
  const scattered = () => (BigInt(seq) * SCATTER) % BigInt(RANK_STEP);
  const place =
    order === "sequence" ? seq : Number(order === "random" ? scattered() : secretPlace(order, seq));
  return (MAX_PRIORITY - priority) * RANK_STEP + place;
}
