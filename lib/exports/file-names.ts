/**
 * Names for the images of one release: each under its task's own name, with its folders, below `images/`. A name is made
 * safe for every file system and unique also where case, or how accents are composed, does not count; no name leads out
 * of the archive's folder, and no file has the name of a folder of another one.
 */

import { isImageAddress, nameOfAddress } from "@/lib/images/image-address";
import { fileOfPage } from "@/lib/images/page-name";

/** Endings by what a file is, the one to give first. */
const ENDINGS = new Map([
  ["image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]],
  ["image/png", [".png"]],
  ["image/webp", [".webp"]],
  ["image/tiff", [".tif", ".tiff"]],
]);
/** Other endings of images; what else stands behind a dot is part of the name, as in `frame.0001`. */
const OTHER_ENDINGS = new Set([".gif", ".bmp", ".apng", ".avif", ".heic"]);
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The name with the ending of what the file is: a GIF is stored as a PNG, and uploads may be named wrongly. */
function endingLike(name: string, mime: string): string {
  const fitting = ENDINGS.get(mime);
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 ? name.slice(dot).toLowerCase() : "";
  if (fitting === undefined || fitting.includes(ending)) return name;
  const isWrong = OTHER_ENDINGS.has(ending) || [...ENDINGS.values()].flat().includes(ending);
  return `${isWrong ? name.slice(0, dot) : name}${fitting[0]}`;
}

/** One part of a path, as every file system takes it. */
const safePart = (part: string): string =>
  part
    .normalize("NFC")
    .replace(/[<>:"/\\|?*\p{C}]+/gu, "_")
    // Dots in front hide a file; Windows drops blanks and dots behind.
    .replace(/^[.\s]+|[.\s]+$/g, "_")
    .replace(DEVICE, "_$&");

/** Safe folders and name of a path; what leads up or to a root is dropped. */
function safeParts(path: string): string[] {
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.map(safePart);
}

const fold = (path: string): string => path.normalize("NFC").toLowerCase();

/**
 * A name that is taken gets the start of its content's checksum, and a number when that is taken, too: the same images in
 * the same order get the same names.
 * @returns a function from a file's own path, its SHA-256 and its MIME type to its path in the archive, below `images/`
 */
export function fileNames(): (path: string, sha256: string, mime: string) => string {
  const files = new Set<string>();
  const folders = new Set<string>();
  const isTaken = (path: string) => files.has(fold(path)) || folders.has(fold(path));
  /** A folder that has the name of a file gets a `_`; then it may have that of a folder, too. */
  const freeFolder = (path: string): string => (files.has(fold(path)) ? freeFolder(`${path}_`) : path);
  return (path, sha256, mime) => {
    const parts = safeParts(isImageAddress(path) ? nameOfAddress(path) : fileOfPage(path));
    const plain = endingLike(parts.pop() ?? "image", mime);
    let folder = "";
    for (const part of parts) {
      folder = freeFolder(`${folder}${part}`);
      folders.add(fold(folder));
      folder += "/";
    }
    const dot = plain.lastIndexOf(".") > 0 ? plain.lastIndexOf(".") : plain.length;
    const [stem, ending] = [plain.slice(0, dot), plain.slice(dot)];
    let file = `${folder}${plain}`;
    for (let copy = 1; isTaken(file); copy++)
      file = `${folder}${stem}-${sha256.slice(0, 8)}${copy > 1 ? `-${copy}` : ""}${ending}`;
    files.add(fold(file));
    return file;
  };
}
