/**
 * Identifiers: 26 characters of Crockford base32, 48 bits of time then 80 random bits (the ULID layout), lower case.
 * They sort by creation time, which keeps index inserts at the right edge of the tree.
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Fills the array with random bytes, like `crypto.getRandomValues`. */
export type RandomBytes = (length: number) => Uint8Array;

export const ID_CHARS = 26;
export const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

function timeHead(nowMs: number): string {
  let time = Math.floor(nowMs);
  let head = "";
  for (let i = 0; i < 10; i++) {
    head = ALPHABET.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return head;
}

export function makeId(nowMs: number, randomBytes: RandomBytes): string {
  let id = timeHead(nowMs);
  const bytes = randomBytes(16);
  for (let i = 0; i < 16; i++) id += ALPHABET.charAt((bytes[i] ?? 0) & 31);
  return id;
}

/** Random bytes in stock: asking the platform for 16 at a time costs ten times the rest of an id. */
const stock = new Uint8Array(4096);
let used = stock.length;

function fromStock(length: number): Uint8Array {
  if (used + length > stock.length) {
    crypto.getRandomValues(stock);
    used = 0;
  }
  used += length;
  return stock.subarray(used - length, used);
}

/** `makeId` with the platform's clock and generator, for the edges (server, browser). */
export const newId = (): string => makeId(Date.now(), fromStock);
