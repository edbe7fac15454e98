/** Serves an image, or one of its forms, to callers who may see a task that shows it. */
import type { AssetRow } from "@/db/queries/assets";
import type { GetAsset, LevelWindowQuery } from "@/lib/contracts/assets";
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { LevelWindow } from "@/lib/images/level-window";
import type { UseCase } from "../use-case";
import { previewKey } from "./asset-keys";
import { storedImage, windowedImage } from "./image-response";
import { requireVisibleAsset } from "./visible-asset";

/**
 * The window that is asked for, else that of the image; null for an image without one.
 * @throws AppError `invalid_input` for a window that is none, or of an image that has none
 */
export function windowAsked(
  { window }: Pick<AssetRow, "window">,
  { low, high }: LevelWindowQuery,
): Pick<LevelWindow, "low" | "high"> | null {
  if (low === undefined && high === undefined) return window;
  if (!window) throw invalid("low", say("images.noWindow"));
  const asked = { low: low ?? window.low, high: high ?? window.high };
  if (asked.low >= asked.high) throw invalid("high", say("images.windowOrder"));
  return asked;
}

function keyOf(asset: AssetRow, variant: GetAsset["variant"]): string {
  if (variant === "thumbnail") return asset.thumbnailKey;
  if (variant === "preview" && asset.tiles) return previewKey(asset, asset.tiles);
  // Every image has a form that browsers show; of most it is the stored file.
  return variant === "full" ? asset.storageKey : (asset.displayKey ?? asset.storageKey);
}

export const getAsset: UseCase<"getAsset"> = async (context, { params, query }) => {
  const asset = await requireVisibleAsset(context, params.asset);
  const { variant } = query;
  const isShownByLevels = variant === "display" || variant === "preview";
  if (!isShownByLevels) return storedImage(context, keyOf(asset, variant));
  const window = windowAsked(asset, query);
  // The preview of tiles is as deep as they are; the display form is made for the window of the image.
  const isDeepFile = variant === "preview" && asset.tiles !== null;
  const isOwnWindow = window === asset.window;
  if (window && (isDeepFile || !isOwnWindow))
    return windowedImage(context, isDeepFile ? keyOf(asset, variant) : asset.storageKey, window);
  return storedImage(context, keyOf(asset, variant));
};
