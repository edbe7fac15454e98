/**
 * A large image cut into tiles: level 0 is the image made so small that one tile holds it, each further level is twice as
 * wide and high, and the last one is the image itself. Tiles are numbered from the left and from the top; those at the
 * right and at the bottom are as small as what is left.
 */

/** `levels` counts them from 1; a deep image has tiles of 16 bits. */
export type TilePyramid = { levels: number; format: "jpeg" | "png" };
export type TileAt = { level: number; column: number; row: number };
type Size = { width: number; height: number };
type Rect = Size & { x: number; y: number };

export const TILE_PX = 512;
/** Larger images are cut into tiles: a browser holds this one decoded in 100 MB. */
export const TILED_PIXELS = 25_000_000;
export const isLarge = ({ width, height }: Size): boolean => width * height > TILED_PIXELS;

/** How many levels halve the longer side until it fits a tile. */
export function levelsOf({ width, height }: Size): number {
  let levels = 1;
  for (let side = Math.max(width, height); side > TILE_PX; side = Math.ceil(side / 2)) levels++;
  return levels;
}

/** How many pixels of the image one of the level is wide and high. */
export const stepOf = (levels: number, level: number): number => 2 ** (levels - 1 - level);

/** The coarsest level of which no pixel is shown larger than one of the screen, else the image itself. */
export function levelFor(levels: number, screenPerPixel: number): number {
  const fitting = levels - 1 + Math.ceil(Math.log2(screenPerPixel));
  return Math.min(Math.max(fitting, 0), levels - 1);
}

/** The corner of a tile on the image, in its pixels. The tile is `step` times as wide and high there as its own pixels. */
export function cornerOf(
  { level, column, row }: TileAt,
  levels: number,
): { x: number; y: number; step: number } {
  const step = stepOf(levels, level);
  return { x: column * TILE_PX * step, y: row * TILE_PX * step, step };
}

export function hasTile({ level, column, row }: TileAt, levels: number, image: Size): boolean {
  if (level >= levels) return false;
  const side = TILE_PX * stepOf(levels, level);
  return column * side < image.width && row * side < image.height;
}

/**
 * The tiles of a level that a part of the image needs, those nearest to its middle first.
 * @param part in pixels of the image; may reach beyond it
 */
export function tilesIn(part: Rect, level: number, levels: number, image: Size): TileAt[] {
  const side = TILE_PX * stepOf(levels, level);
  const first = (from: number) => Math.max(Math.floor(from / side), 0);
  const end = (to: number, whole: number) => Math.ceil(Math.min(to, whole) / side);
  const tiles: TileAt[] = [];
  const lastRow = end(part.y + part.height, image.height);
  const lastColumn = end(part.x + part.width, image.width);
  for (let row = first(part.y); row < lastRow; row++)
    for (let column = first(part.x); column < lastColumn; column++) tiles.push({ level, column, row });
  const middle = { x: (part.x + part.width / 2) / side - 0.5, y: (part.y + part.height / 2) / side - 0.5 };
  const distance = ({ column, row }: TileAt) => (column - middle.x) ** 2 + (row - middle.y) ** 2;
  return tiles.sort((a, b) => distance(a) - distance(b));
}
