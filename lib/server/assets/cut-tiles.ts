/** Cuts a large image into its pyramid of tiles, as files in the storage. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import type { AssetRow } from "@/db/queries/assets";
import { notFound } from "@/lib/core/app-error";
import { levelsOf, TILE_PX, type TilePyramid } from "@/lib/images/tile-pyramid";
import type { Services } from "../context";
import { previewKey, tileKey } from "./asset-keys";
import { isDeep, MAX_PIXELS } from "./clean-image";

/** Of the preview, which stands in for the tiles until they are there: enough for most screens. */
const PREVIEW_PX = 2_048;
const QUALITY = 90;

const opened = (source: string): Sharp =>
  sharp(source, { limitInputPixels: MAX_PIXELS, sequentialRead: true });

/** As deep as the image: the window is applied to the tile that is asked for. */
function encoded(image: Sharp, { space, depth }: Metadata, { format }: TilePyramid): Sharp {
  if (isDeep({ depth })) image.toColourspace(space === "grey16" ? "grey16" : "rgb16");
  return format === "png"
    ? image.png({ compressionLevel: 6 })
    : image.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" });
}

/** The tiles in a folder, as the Deep Zoom format lays them out: a folder per level, `column_row` with an ending. */
async function* tilesIn(folder: string) {
  // A file about the image lies beside them.
  const levels = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
  for (const level of levels)
    for (const file of await readdir(join(folder, level))) {
      const at = /^(\d+)_(\d+)\./.exec(file);
      if (!at) continue;
      const place = { level: Number(level), column: Number(at[1]), row: Number(at[2]) };
      yield { place, path: join(folder, level, file) };
    }
}

/**
 * @param onTile called after each tile that is stored, with how many there are so far
 * @returns the pyramid, and of how many tiles it is
 * @throws AppError `not_found` when the storage has lost the image
 */
export async function cutTiles(
  { storage }: Services,
  asset: AssetRow,
  onTile: (stored: number) => Promise<void>,
): Promise<{ pyramid: TilePyramid; tiles: number }> {
  const file = await storage.get(asset.storageKey);
  if (!file) throw notFound("imageFile");
  const folder = await mkdtemp(join(tmpdir(), "concord-tiles-"));
  try {
    const source = join(folder, "image");
    await pipeline(file.stream, createWriteStream(source));
    const metadata = await opened(source).metadata();
    const { widthPx: width, heightPx: height } = asset;
    const pyramid: TilePyramid = {
      levels: levelsOf({ width, height }),
      format: isDeep(metadata) || metadata.hasAlpha ? "png" : "jpeg",
    };
    const out = join(folder, "out");
    await mkdir(out);
    await encoded(opened(source), metadata, pyramid)
      .tile({ size: TILE_PX, overlap: 0, depth: "onetile", layout: "dz" })
      .toFile(join(out, "tiles.dz"));
    let tiles = 0;
    for await (const { place, path } of tilesIn(join(out, "tiles_files"))) {
      await storage.put(tileKey(asset, pyramid, place), createReadStream(path));
      await onTile(++tiles);
    }
    const preview = opened(source).resize(PREVIEW_PX, PREVIEW_PX, { fit: "inside" });
    await storage.put(previewKey(asset, pyramid), await encoded(preview, metadata, pyramid).toBuffer());
    return { pyramid, tiles };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
