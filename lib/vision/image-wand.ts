/** The magic wand on a whole image: reads its colours once, and keeps the pixels picked last. */
import { type Bitmap, emptyBitmap } from "@/lib/geometry/bitmap";
import { lastMade } from "./last-made";
import type { ImagePixels, Pixels } from "./pixels";
import { enlarged, pickAlike } from "./wand";

/** Larger images are read with half the pixels in each direction: four bytes a pixel make 128 MB at most. */
const MAX_PIXELS = 32_000_000;

const wholeOf = lastMade<ImagePixels, Pixels>();
const pickedOf = lastMade<ImagePixels, Bitmap>();

const stepFor = ({ width, height }: ImagePixels): number => {
  let step = 1;
  while ((width / step) * (height / step) > MAX_PIXELS) step *= 2;
  return step;
};

/** Reads the colours, which takes a tenth of a second for 12 megapixels; once for each image. */
export function readWhole(image: ImagePixels): Pixels {
  const { width, height } = image;
  return wholeOf(image, "", () => image.part({ x: 0, y: 0, width, height }, stepFor(image)));
}

/**
 * The pixels alike to the one that holds the point, see `pickAlike`; on images of more than 32 megapixels, squares of them.
 * @param at on the image; beside it nothing is picked
 */
export function pickOnImage(
  image: ImagePixels,
  [x, y]: readonly [number, number],
  tolerance: number,
  isContiguous: boolean,
): Bitmap {
  const step = stepFor(image);
  const [column, row] = [Math.floor(x / step), Math.floor(y / step)];
  if (!(x >= 0 && y >= 0 && x < image.width && y < image.height))
    return emptyBitmap({ x: 0, y: 0, width: 0, height: 0 });
  return pickedOf(image, [column, row, tolerance, isContiguous].join(), () => {
    const picked = pickAlike(readWhole(image), { column, row, tolerance, isContiguous });
    return step === 1 ? picked : enlarged(picked, step, image);
  });
}
