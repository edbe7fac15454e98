import { type Rle, rleBounds } from "./rle";

/** Things, with their gaps and spokes, have fewer runs in a column on the average. */
const RUNS = 4;

/** Whether the pixels set are so scattered that they are noise to the eye, and outlines around each would hide the image. */
export function isScattered(rle: Rle): boolean {
  const runs = rle.counts.length / 2;
  // Few runs are cheap to outline, whatever they are.
  return runs > RUNS && runs > RUNS * (rleBounds(rle)?.width ?? 0);
}
