/**
 * Reads the names in a zip: which of its files is the table whose rows become tasks, and which image a cell of that
 * table names.
 */

import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { guessFormat, tableFormat } from "@/lib/formats/file-kinds";
import { isImageAddress, nameOfAddress } from "@/lib/images/image-address";

/** What operating systems leave in archives: folders, hidden files, resource forks, caches of thumbnails, settings of folders. */
export const isNoise = (name: string): boolean =>
  name.endsWith("/") ||
  name.startsWith("__MACOSX/") ||
  /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name);

const depth = (name: string) => name.split("/").length;

/**
 * Names in natural order: `scan-2` before `scan-10`. By code units otherwise, so that it is the same on any machine.
 */
export function byCount(a: string, b: string): number {
  const parts = (name: string): string[] => name.match(/\d+|\D+/g) ?? [];
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string];
    if (p === q) continue;
    if (/^\d/.test(p) && /^\d/.test(q)) {
      const [m, n] = [p.replace(/^0+/, ""), q.replace(/^0+/, "")];
      if (m !== n) return m.length - n.length || (m < n ? -1 : 1);
    }
    return p < q ? -1 : 1;
  }
  return x.length - y.length;
}

/** The files with rows and columns, those nearest to the root first. */
export const tablesIn = (names: readonly string[]): string[] =>
  names
    .filter((name) => !isNoise(name) && tableFormat(name) !== undefined)
    .toSorted((a, b) => depth(a) - depth(b));

export const imagesIn = (names: readonly string[]): string[] =>
  names.filter((name) => !isNoise(name) && guessFormat(name) === "image");

const SHOWN_NAMES = 5;
const listed = (names: readonly string[]) =>
  `${names.slice(0, SHOWN_NAMES).join(", ")}${names.length > SHOWN_NAMES ? ", …" : ""}`;

/**
 * The table whose rows become tasks, or null: then each image is one.
 * @param wanted its name in the zip; empty for none; undefined for the only one there is
 */
export function chooseTable(
  names: readonly string[],
  wanted: string | undefined,
): Result<string | null, Message> {
  if (wanted === "") return ok(null);
  const tables = tablesIn(names);
  if (wanted === undefined && tables.length > 1)
    return err(say("imports.severalTables", { files: listed(tables) }));
  if (wanted === undefined) return ok(tables[0] ?? null);
  if (tables.includes(wanted)) return ok(wanted);
  return err(say("imports.noTable", { name: wanted }));
}

/** Which file a cell means, or what is wrong with it. */
export type ImageFinder = (cell: string) => Result<string, Message>;

/** A path without `.` and `..`, with forward slashes; what leaves the archive at its root stays at the root. */
function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Names that differ only in what file systems change on the way: the case of letters, composed and split accents. */
const fold = (name: string) => name.normalize("NFC").toLowerCase();
const baseOf = (name: string) => name.slice(name.lastIndexOf("/") + 1);

/** Label Studio names uploaded files by paths of its server, and those of local folders in a query; images by address are called by host and path. */
const withoutServer = (cell: string): string =>
  isImageAddress(cell)
    ? nameOfAddress(cell)
    : cell.replace(/^\/data\/(?:upload\/(?:\d+\/)?|local-files\/\?d=)/, "");

/**
 * Looks a cell up as a path from a folder, then from the root, then as the end of paths. Several names where the cell fits
 * several.
 */
export function nameFinder(names: readonly string[], folder = ""): (cell: string) => string[] {
  const exact = new Set(names);
  const byBase = new Map<string, { name: string; folded: string }[]>();
  for (const name of names) {
    const folded = fold(name);
    const alike = byBase.get(baseOf(folded));
    if (alike) alike.push({ name, folded });
    else byBase.set(baseOf(folded), [{ name, folded }]);
  }
  return (given) => {
    const cell = withoutServer(given);
    for (const path of [plainPath(folder + cell), plainPath(cell)]) if (exact.has(path)) return [path];
    const wanted = fold(plainPath(cell));
    const fitting = (byBase.get(baseOf(wanted)) ?? []).filter(
      ({ folded }) => folded === wanted || folded.endsWith(`/${wanted}`),
    );
    const beside = fitting.filter(({ folded }) => folded === fold(plainPath(folder + cell)));
    return (beside.length === 1 ? beside : fitting).map(({ name }) => name);
  };
}

/**
 * The file of a zip that a cell means. One that fits several files is refused: a guess would give a task the image of
 * another one.
 * @param table path of the table in the zip
 */
export function imageFinder(names: readonly string[], table: string): ImageFinder {
  const find = nameFinder(names, table.slice(0, table.lastIndexOf("/") + 1));
  return (given) => {
    if (isImageAddress(given)) return err(say("rows.address", { name: given }));
    const cell = withoutServer(given);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(cell)) return err(say("rows.address", { name: cell }));
    const [only, ...others] = find(given);
    if (only === undefined) return err(say("rows.noPicture", { name: cell }));
    if (others.length > 0)
      return err(say("rows.severalPictures", { name: cell, files: listed([only, ...others]) }));
    return ok(only);
  };
}
