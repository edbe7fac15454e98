/**
 * The run-length code of Label Studio's brush (RLE Pack of thi.ng, https://github.com/thi-ng/umbrella, packages/rle-pack):
 * a stream of bits, the highest of a byte first. 32 bits tell the number of values, 5 bits their size less one, four times
 * 4 bits the sizes of run lengths less one. Then come runs: a bit that tells whether one value is repeated, 2 bits for the
 * size of the length, the length less one, and the one value or all of them. The values are the pixels in red, green, blue
 * and alpha, row by row; the alpha alone is the mask.
 */
import { err, ok, type Result } from "@/lib/core/result";
import { emptyBitmap } from "./bitmap";
import { fromRle, toRle } from "./bitmap-rle";
import type { Rle } from "./rle";

const CHANNELS = 4;
const ALPHA = 3;

export type BrushRleFault =
  /** The stream ends before its last value. */
  | { fault: "end" }
  /** It holds `values` values instead of four for each of the `pixels`. */
  | { fault: "length"; values: number; pixels: number };

/**
 * The mask of a brush: the pixels whose alpha is at least half of the largest.
 * @param bytes from 0 to 255
 * @param size of the image, `[height, width]`
 */
export function decodeBrushRle(
  bytes: ArrayLike<number>,
  [height, width]: readonly [height: number, width: number],
): Result<Rle, BrushRleFault> {
  const bits = new Bits(bytes);
  const values = bits.read(32);
  const pixels = height * width;
  if (values !== pixels * CHANNELS) return err({ fault: "length", values, pixels });
  const valueBits = bits.read(5) + 1;
  const lengthBits = Array.from({ length: 4 }, () => bits.read(4) + 1);
  const half = 2 ** (valueBits - 1);
  const bitmap = emptyBitmap({ x: 0, y: 0, width, height });
  for (let at = 0; at < values; ) {
    const isRepeated = bits.read(1) === 1;
    const end = Math.min(at + bits.read(lengthBits[bits.read(2)] as number) + 1, values);
    if (isRepeated && bits.read(valueBits) >= half) bitmap.data.fill(1, firstPixel(at), firstPixel(end));
    for (; !isRepeated && at < end; at++)
      if (bits.read(valueBits) >= half && at % CHANNELS === ALPHA) bitmap.data[firstPixel(at)] = 1;
    if (bits.isPastEnd) return err({ fault: "end" });
    at = end;
  }
  return ok(toRle(bitmap, [height, width]));
}

/** The first pixel whose alpha does not lie before a value. */
const firstPixel = (value: number) => Math.ceil((value - ALPHA) / CHANNELS);

/** Reads numbers from a stream of bits; past its end, zeros. */
class Bits {
  private at = 0;

  constructor(private readonly bytes: ArrayLike<number>) {}

  get isPastEnd(): boolean {
    return this.at > this.bytes.length * 8;
  }

  /** @param count of bits, up to 32 */
  read(count: number): number {
    let value = 0;
    for (let left = count; left > 0; ) {
      const free = 8 - (this.at % 8);
      const taken = Math.min(free, left);
      const byte = this.bytes[Math.floor(this.at / 8)] ?? 0;
      value = value * 2 ** taken + ((byte >> (free - taken)) & (2 ** taken - 1));
      this.at += taken;
      left -= taken;
    }
    return value;
  }
}

/** Values are bytes; runs have lengths of one of these numbers of bits. */
const VALUE_BITS = 8;
const LENGTH_BITS = [3, 4, 8, 16] as const;
const LONGEST = 2 ** 16;
const SET = 255;

/**
 * The code of a mask as Label Studio's own converter writes it: all four values of a pixel are 255 or 0.
 * @returns bytes from 0 to 255
 */
export function encodeBrushRle(mask: Rle): number[] {
  const [height, width] = mask.size;
  const bits = new BitWriter();
  bits.write(width * height * CHANNELS, 32);
  bits.write(VALUE_BITS - 1, 5);
  for (const count of LENGTH_BITS) bits.write(count - 1, 4);
  let [value, length] = [0, 0];
  const go = (next: number, pixels: number) => {
    if (next !== value) {
      writeRun(bits, value, length);
      [value, length] = [next, 0];
    }
    length += pixels * CHANNELS;
  };
  const { x, y, width: columns, height: rows, data } = fromRle(mask);
  go(0, y * width);
  for (let row = 0; row < rows; row++) {
    go(0, x);
    for (let column = 0; column < columns; ) {
      const from = column;
      const isSet = data[row * columns + column] === 1;
      while (column < columns && (data[row * columns + column] === 1) === isSet) column++;
      go(isSet ? SET : 0, column - from);
    }
    go(0, width - x - columns);
  }
  go(0, (height - y - rows) * width);
  writeRun(bits, value, length);
  return bits.bytes();
}

/** One value so many times, in as many runs as it takes. */
function writeRun(bits: BitWriter, value: number, length: number): void {
  for (let left = length; left > 0; ) {
    const run = Math.min(left, LONGEST);
    const size = LENGTH_BITS.findIndex((count) => run <= 2 ** count);
    bits.write(1, 1);
    bits.write(size, 2);
    bits.write(run - 1, LENGTH_BITS[size] as number);
    bits.write(value, VALUE_BITS);
    left -= run;
  }
}

/** The highest bit of a number first; zeros fill up the last byte. */
class BitWriter {
  private readonly written: number[] = [];
  private free = 0;

  /** @param count of bits, up to 32 */
  write(value: number, count: number): void {
    for (let left = count; left > 0; ) {
      if (this.free === 0) {
        this.written.push(0);
        this.free = 8;
      }
      const taken = Math.min(this.free, left);
      const part = Math.floor(value / 2 ** (left - taken)) % 2 ** taken;
      this.written[this.written.length - 1] =
        (this.written[this.written.length - 1] as number) | (part << (this.free - taken));
      this.free -= taken;
      left -= taken;
    }
  }

  bytes(): number[] {
    return this.written;
  }
}
