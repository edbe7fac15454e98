/**
 * Identifiers: 26 characters of Crockford base32, 48 bits of time then 80 random bits (the ULID layout), lower case.
 * They sort by creation time, which keeps index inserts at the right edge of the tree.
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Fills the array with random bytes, like `crypto.getRandomValues`. */
export type RandomBytes = (length: number) => Uint8Array;

export const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

export function makeId(nowMs: number, randomBytes: RandomBytes): string {
  let time = Math.floor(nowMs);
  const head: string[] = [];
  for (let i = 0; i < 10; i++) {
    head.unshift(ALPHABET.charAt(time % 32));
    time = Math.floor(time / 32);
  }
  let tail = "";
  for (const byte of randomBytes(16)) tail += ALPHABET.charAt(byte & 31);
  return head.join("") + tail;
}

/** `makeId` with the platform's clock and generator, for the edges (server, browser). */
export function newId(): string {
  return makeId(Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)));
}
