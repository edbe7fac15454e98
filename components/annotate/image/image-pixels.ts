/**
 * Reads the colours of an image for tools that follow them, loaded with the first of these tools. The image is drawn on
 * white, as the view shows it, and read in strips: a canvas as large as the image would take its memory twice, and some
 * browsers refuse it. Images come from the server of the page, so browsers let their colours be read.
 */
import type { TaskImage } from "@/lib/contracts/labeling";
import type { Rect } from "@/lib/core/geometry";
import type { ImagePixels, Pixels } from "@/lib/vision/pixels";

const STRIP_PIXELS = 2_000_000;
/** As `--paper`. */
const PAPER = "#ffffff";

/** Null of an image shown by tiles, which no browser holds whole: tools then say so (tool-options.tsx). */
export function imagePixels(picture: HTMLImageElement, image: TaskImage): ImagePixels | null {
  if (image.tileLevels) return null;
  const size = { width: image.widthPx, height: image.heightPx };
  // An image that is shown larger or smaller than its file has it.
  const [scaleX, scaleY] = [picture.naturalWidth / size.width, picture.naturalHeight / size.height];
  return { ...size, url: picture.src, bitmap: (longest) => reducedBitmap(picture, longest), part };

  function part(rect: Rect, step: number): Pixels {
    const width = Math.max(Math.floor(rect.width / step), 1);
    const height = Math.max(Math.floor(rect.height / step), 1);
    const data = new Uint8ClampedArray(width * height * 4);
    const rows = Math.min(Math.max(Math.floor(STRIP_PIXELS / width), 1), height);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, rows];
    // Kept in memory, where it is read; the graphics card would have to give it back.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no canvas to read the image by");
    context.fillStyle = PAPER;
    context.imageSmoothingQuality = "high";
    for (let row = 0; row < height; row += rows) {
      const count = Math.min(rows, height - row);
      context.fillRect(0, 0, width, count);
      const [x, y] = [rect.x * scaleX, (rect.y + row * step) * scaleY];
      const [columns, lines] = [width * step * scaleX, count * step * scaleY];
      context.drawImage(picture, x, y, columns, lines, 0, 0, width, count);
      data.set(context.getImageData(0, 0, width, count).data, row * width * 4);
    }
    return { width, height, data };
  }
}

export function reducedBitmap(picture: HTMLImageElement, longest: number): Promise<ImageBitmap> {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const factor = Math.min(longest / Math.max(width, height), 1);
  return createImageBitmap(picture, {
    resizeWidth: Math.max(Math.round(width * factor), 1),
    resizeHeight: Math.max(Math.round(height * factor), 1),
    resizeQuality: "high",
  });
}
