/** PNG with a palette, a byte per pixel (W3C, Portable Network Graphics, 2nd edition): few colours in large areas. */
import { crc32 } from "@/lib/zip/crc32";
import { deflateRuns, type RunWriter } from "./deflate-runs";

export type Rgb = readonly [red: number, green: number, blue: number];
/** Row by row, a place in the palette each. */
export type IndexedImage = { width: number; height: number; data: Uint8Array };

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const [BIT_DEPTH, INDEXED] = [8, 3];
/** The filter of a row that has the differences from the row above: zeros within an area. */
const UP = 2;

const bytesOf = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

function chunk(type: string, data: Uint8Array): Uint8Array {
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

function writeRows({ run }: RunWriter, { width, height, data }: IndexedImage): void {
  for (let row = 0; row < height; row++) {
    run(UP, 1);
    const start = row * width;
    let [byte, count] = [-1, 0];
    for (let i = start; i < start + width; i++) {
      const above = row === 0 ? 0 : (data[i - width] as number);
      const difference = ((data[i] as number) - above) & 0xff;
      if (difference === byte) count++;
      else {
        if (count > 0) run(byte, count);
        [byte, count] = [difference, 1];
      }
    }
    if (count > 0) run(byte, count);
  }
}

/** @param palette at most 256 colours, one for every place used */
export function* indexedPng(image: IndexedImage, palette: readonly Rgb[]): Generator<Uint8Array> {
  yield Uint8Array.from(SIGNATURE);
  const { width, height } = image;
  const header = [...bytesOf(width), ...bytesOf(height), BIT_DEPTH, INDEXED, 0, 0, 0];
  yield chunk("IHDR", Uint8Array.from(header));
  yield chunk("PLTE", Uint8Array.from(palette.flat()));
  const writer = deflateRuns();
  writeRows(writer, image);
  yield chunk("IDAT", writer.end());
  yield chunk("IEND", new Uint8Array());
}
