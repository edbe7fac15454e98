/**
 * From the runs of a mask to pixels and back. Runs go down the columns, pixels lie in memory along the rows; so both ways
 * only touch whole rows, four pixels at a time, and handle by columns just the places where a run begins or ends: the
 * pixels that differ from the one above.
 */
import { type Bitmap, emptyBitmap, pixelsWithin } from "./bitmap";
import { type Rle, rleBounds } from "./rle";

/** Rows of pixels that begin at a whole word of four; the lowest byte of a word is the leftmost pixel, as on all processors browsers run on. */
type Rows = { bytes: Uint8Array; words: Uint32Array; wordsPerRow: number };

/** Of the pixels themselves where they lie so; otherwise of a copy. */
function rowsOf({ width, height, data }: Bitmap): Rows {
  const wordsPerRow = Math.ceil(width / 4);
  const isAligned = width % 4 === 0 && data.byteOffset % 4 === 0;
  const bytes = isAligned ? data : new Uint8Array(wordsPerRow * 4 * height);
  if (!isAligned)
    for (let row = 0; row < height; row++)
      bytes.set(data.subarray(row * width, (row + 1) * width), row * wordsPerRow * 4);
  return { bytes, words: new Uint32Array(bytes.buffer, bytes.byteOffset, wordsPerRow * height), wordsPerRow };
}

/**
 * The pixels of a sound mask, in a window as small as they are.
 * @param marginPx so much larger the window is on all sides, as far as the image reaches
 * @returns a window without pixels for an empty mask
 */
export function fromRle(rle: Rle, marginPx = 0): Bitmap {
  const [imageHeight, imageWidth] = rle.size;
  const bounds = rleBounds(rle);
  if (!bounds) return emptyBitmap({ x: 0, y: 0, width: 0, height: 0 });
  const padded = {
    x: bounds.x - marginPx,
    y: bounds.y - marginPx,
    width: bounds.width + 2 * marginPx,
    height: bounds.height + 2 * marginPx,
  };
  const bitmap = emptyBitmap(pixelsWithin(padded, { x: 0, y: 0, width: imageWidth, height: imageHeight }));
  const { bytes, words, wordsPerRow } = rowsOf(bitmap);
  flipEnds(rle, bitmap, bytes);
  for (let i = wordsPerRow; i < words.length; i++)
    words[i] = (words[i] as number) ^ (words[i - wordsPerRow] as number);
  if (bytes === bitmap.data) return bitmap;
  for (let row = 0; row < bitmap.height; row++) {
    const start = row * wordsPerRow * 4;
    bitmap.data.set(bytes.subarray(start, start + bitmap.width), row * bitmap.width);
  }
  return bitmap;
}

/** Sets the pixels that differ from the one above. */
function flipEnds({ size: [imageHeight], counts }: Rle, { x, y, width, height }: Bitmap, bytes: Uint8Array) {
  const stride = Math.ceil(width / 4) * 4;
  const flip = (column: number, row: number) => {
    if (row >= y + height) return;
    const i = (row - y) * stride + column - x;
    bytes[i] = (bytes[i] as number) ^ 1;
  };
  let at = 0;
  for (let i = 0; i < counts.length; i++) {
    const end = at + (counts[i] as number);
    while (i % 2 === 1 && at < end) {
      const column = Math.floor(at / imageHeight);
      const stop = Math.min(end, (column + 1) * imageHeight);
      flip(column, at - column * imageHeight);
      flip(column, stop - column * imageHeight);
      at = stop;
    }
    at = end;
  }
}

/**
 * The runs of the pixels set.
 * @param size of the image, `[height, width]` as masks have it; the window lies on it
 */
export function toRle(bitmap: Bitmap, [height, width]: readonly [height: number, width: number]): Rle {
  const ends = endsOf(bitmap, height);
  const counts: number[] = [];
  let last = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] as number;
    // A run that ends at the foot of a column goes on at the head of the next one.
    if (end === ends[i + 1]) i++;
    else {
      counts.push(end - last);
      last = end;
    }
  }
  if (last < height * width) counts.push(height * width - last);
  return { size: [height, width], counts };
}

/** The places in the image, counted down the columns, where a pixel differs from the one above it or a set column ends; in order. */
function endsOf(bitmap: Bitmap, imageHeight: number): Int32Array {
  const { x, y, height } = bitmap;
  const { words, wordsPerRow } = rowsOf(bitmap);
  const stride = wordsPerRow * 4;
  /** For each column how many ends lie in those before it. */
  const before = new Int32Array(stride + 1);
  let found = new Int32Array(1 << 14);
  let length = 0;
  for (let row = 0; row <= height; row++)
    for (let word = 0; word < wordsPerRow; word++) {
      const i = row * wordsPerRow + word;
      const above = row > 0 ? (words[i - wordsPerRow] as number) : 0;
      let changes = above ^ (row < height ? (words[i] as number) : 0);
      for (let column = word * 4; changes !== 0; column++, changes >>>= 8) {
        if ((changes & 1) === 0) continue;
        if (length === found.length) found = doubled(found);
        found[length++] = row * stride + column;
        before[column + 1] = (before[column + 1] as number) + 1;
      }
    }
  for (let column = 1; column <= stride; column++)
    before[column] = (before[column] as number) + (before[column - 1] as number);
  const ends = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const column = (found[i] as number) % stride;
    const row = ((found[i] as number) - column) / stride;
    const place = before[column] as number;
    ends[place] = (x + column) * imageHeight + y + row;
    before[column] = place + 1;
  }
  return ends;
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
