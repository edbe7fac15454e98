/** Serves one tile of a large image to callers who may see a task that shows it. */
import { notFound } from "@/lib/core/app-error";
import { hasTile } from "@/lib/images/tile-pyramid";
import type { UseCase } from "../use-case";
import { tileKey } from "./asset-keys";
import { windowAsked } from "./get-asset";
import { storedImage, windowedImage } from "./image-response";
import { requireVisibleAsset } from "./visible-asset";

export const getTile: UseCase<"getTile"> = async (context, { params, query }) => {
  const { level, column, row } = params;
  const at = { level, column, row };
  const asset = await requireVisibleAsset(context, params.asset);
  const { tiles, widthPx: width, heightPx: height } = asset;
  if (!tiles || !hasTile(at, tiles.levels, { width, height })) throw notFound("tile");
  const window = windowAsked(asset, query);
  const key = tileKey(asset, tiles, at);
  return window ? windowedImage(context, key, window) : storedImage(context, key);
};
