/** PNG whose colours are numbers, as panopticapi reads them: red + 256 · green + 65,536 · blue. */
import { deflateRuns, type RunWriter } from "../masks/deflate-runs";
import { pngChunk, pngHead, UP } from "../masks/png";

/** Row by row, a number for each pixel, below 16,777,216. */
export type IdImage = { width: number; height: number; data: Uint32Array };

function writeRows({ run }: RunWriter, { width, height, data }: IdImage): void {
  for (let row = 0; row < height; row++) {
    run(UP, 1);
    let [byte, count] = [-1, 0];
    for (let i = row * width; i < (row + 1) * width; i++) {
      const own = data[i] as number;
      const above = row === 0 ? 0 : (data[i - width] as number);
      for (const shift of [0, 8, 16]) {
        const difference = ((own >>> shift) - (above >>> shift)) & 0xff;
        if (difference === byte) count++;
        else {
          if (count > 0) run(byte, count);
          [byte, count] = [difference, 1];
        }
      }
    }
    if (count > 0) run(byte, count);
  }
}

export function* idPng(image: IdImage): Generator<Uint8Array> {
  yield pngHead(image, "rgb");
  const writer = deflateRuns();
  writeRows(writer, image);
  yield pngChunk("IDAT", writer.end());
  yield pngChunk("IEND", new Uint8Array());
}
