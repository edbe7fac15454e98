/**
 * The run-length code of Label Studio's brush (RLE Pack of thi.ng, https://github.com/thi-ng/umbrella, packages/rle-pack):
 * a stream of bits, the highest of a byte first. 32 bits tell the number of values, 5 bits their size less one, four times
 * 4 bits the sizes of run lengths less one. Then come runs: a bit that tells whether one value is repeated, 2 bits for the
 * size of the length, the length less one, and the one value or all of them. The values are the pixels in red, green, blue
 * and alpha, row by row; the alpha alone is the mask.
 */
import { err, ok, type Result } from "@/lib/core/result";
import { emptyBitmap } from "./bitmap";
import { toRle } from "./bitmap-rle";
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
