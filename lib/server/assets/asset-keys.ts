/** Where the files of an image lie in the storage: each beside its original, under the same id. */
import type { TileAt, TilePyramid } from "@/lib/images/tile-pyramid";

type Place = { id: string; projectId: string };

const baseOf = ({ id, projectId }: Place) => `${projectId}/${id.slice(-2)}/${id}`;

export const originalKey = (place: Place, format: string) => `${baseOf(place)}.${format}`;
export const thumbnailKey = (place: Place) => `${baseOf(place)}.thumbnail.webp`;
export const displayKey = (place: Place, format: "jpeg" | "png") => `${baseOf(place)}.display.${format}`;
export const tilesFolder = (place: Place) => `${baseOf(place)}.tiles`;
/** The whole image, small: shown until its tiles are there. */
export const previewKey = (place: Place, { format }: TilePyramid) =>
  `${tilesFolder(place)}/preview.${format}`;
export const tileKey = (place: Place, { format }: TilePyramid, { level, column, row }: TileAt) =>
  `${tilesFolder(place)}/${level}/${column}_${row}.${format}`;

const MIME = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp", tiff: "image/tiff" } as const;
export const mimeOf = (format: keyof typeof MIME): string => MIME[format];
/** By the ending of a key that is made here. */
export const mimeOfKey = (key: string): string =>
  mimeOf(key.slice(key.lastIndexOf(".") + 1) as keyof typeof MIME);
