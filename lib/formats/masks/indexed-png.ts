/** PNG with a palette, a byte per pixel (W3C, Portable Network Graphics, 2nd edition): few colours in large areas. */
import { deflateRuns, type RunWriter } from "./deflate-runs";
import { pngChunk, pngHead, UP } from "./png";

export type Rgb = readonly [red: number, green: number, blue: number];
/** Row by row, a place in the palette each. */
export type IndexedImage = { width: number; height: number; data: Uint8Array };

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
  yield pngHead(image, "indexed");
  yield pngChunk("PLTE", Uint8Array.from(palette.flat()));
  const writer = deflateRuns();
  writeRows(writer, image);
  yield pngChunk("IDAT", writer.end());
  yield pngChunk("IEND", new Uint8Array());
}
