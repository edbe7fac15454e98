/** What is kept of each text for the search: 256 bytes of signature, its number of shingles and a hash of the whole. */
import { PERMUTATIONS, writeSignature } from "./min-hash";
import { MIN_SHINGLES, mixed, normaliseText, shinglesOf } from "./text-shingles";

/** 53 bits of the text, as two 32-bit hashes. */
function wholeHash(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) + 0x2f0b4a27;
  }
  return (mixed(high) >>> 11) * 2 ** 32 + mixed(low);
}

export class TextSketches {
  count = 0;
  signatures = new Uint16Array(1024 * PERMUTATIONS);
  /** Of the normalised text; NaN of a blank one, which equals none. */
  wholes = new Float64Array(1024);
  /** Whether the text has the shingles that it takes to compare parts of it. */
  isLong = new Uint8Array(1024);

  add(text: string): void {
    const place = this.count++;
    if (place === this.wholes.length) this.#grow();
    const normalised = normaliseText(text);
    this.wholes[place] = normalised === "" ? Number.NaN : wholeHash(normalised);
    const shingles = shinglesOf(normalised);
    if (shingles.length < MIN_SHINGLES) return;
    this.isLong[place] = 1;
    writeSignature(shingles, this.signatures, place * PERMUTATIONS);
  }

  #grow(): void {
    const size = this.count * 2;
    const signatures = new Uint16Array(size * PERMUTATIONS);
    signatures.set(this.signatures);
    const wholes = new Float64Array(size);
    wholes.set(this.wholes);
    const isLong = new Uint8Array(size);
    isLong.set(this.isLong);
    [this.signatures, this.wholes, this.isLong] = [signatures, wholes, isLong];
  }
}
