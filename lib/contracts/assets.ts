/** Images of tasks: their forms, and the tiles of large ones. */
import * as z from "zod/mini";
import { Id } from "./common";

const Level = z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)));
/** Levels of an image of 16 bits that are shown as black and as white; those of the image where they are left out. */
export const LevelWindowQuery = z.strictObject({ low: Level, high: Level });
export type LevelWindowQuery = z.infer<typeof LevelWindowQuery>;

/** `full` as stored, `display` as browsers can show it, `preview` small where the image has tiles. */
export const GetAsset = z.strictObject({
  variant: z._default(z.enum(["full", "thumbnail", "display", "preview"]), "full"),
  low: Level,
  high: Level,
});
export type GetAsset = z.infer<typeof GetAsset>;

const Place = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
/** As in lib/images/tile-pyramid.ts. */
export const TileParams = z.strictObject({ asset: Id, level: Place, column: Place, row: Place });
