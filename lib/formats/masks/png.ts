/** The parts of a PNG of eight bits (W3C, Portable Network Graphics, 2nd edition). */
import { crc32 } from "@/lib/zip/crc32";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const BIT_DEPTH = 8;
const COLORS = { indexed: 3, rgb: 2 } as const;
/** The filter of a row that has the differences from the row above: zeros within an area. */
export const UP = 2;

const bytesOf = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const all = new Uint8Array(data.length + 12);
  all.set(bytesOf(data.length));
  all.set(
    [...type].map((char) => char.charCodeAt(0)),
    4,
  );
  all.set(data, 8);
  all.set(bytesOf(crc32(all.subarray(4, data.length + 8))), data.length + 8);
  return all;
}

/** What a file begins with. */
export function pngHead(size: { width: number; height: number }, colors: keyof typeof COLORS): Uint8Array {
  const header = [...bytesOf(size.width), ...bytesOf(size.height), BIT_DEPTH, COLORS[colors], 0, 0, 0];
  return Uint8Array.from([...SIGNATURE, ...pngChunk("IHDR", Uint8Array.from(header))]);
}
