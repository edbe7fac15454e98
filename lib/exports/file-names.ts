/** Endings by what a file is, the one to give first. */
const ENDINGS = new Map([
  ["image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]],
  ["image/png", [".png"]],
  ["image/webp", [".webp"]],
]);
/** Other endings of images; what else stands behind a dot is part of the name, as in `frame.0001`. */
const OTHER_ENDINGS = new Set([".gif", ".bmp", ".tif", ".tiff", ".apng", ".avif", ".heic"]);

/** The name with the ending of what the file is: a GIF is stored as a PNG, and uploads may be named wrongly. */
function endingLike(name: string, mime: string): string {
  const fitting = ENDINGS.get(mime);
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 ? name.slice(dot).toLowerCase() : "";
  if (fitting === undefined || fitting.includes(ending)) return name;
  const isWrong = OTHER_ENDINGS.has(ending) || [...ENDINGS.values()].flat().includes(ending);
  return `${isWrong ? name.slice(0, dot) : name}${fitting[0]}`;
}

/**
 * Names for the images of one release, unique also where case does not count. A name that is taken gets the start of
 * its content's checksum, and a number when that is taken, too: the same images in the same order get the same names.
 * @returns a function from a file's own name (folders are dropped), its SHA-256 and its MIME type to its name in the archive
 */
export function fileNames(): (name: string, sha256: string, mime: string) => string {
  const taken = new Set<string>();
  return (name, sha256, mime) => {
    const own = (name.split(/[\\/]/).at(-1) ?? "").replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^\.+/, "_");
    const plain = endingLike(own || "image", mime);
    const dot = plain.lastIndexOf(".") > 0 ? plain.lastIndexOf(".") : plain.length;
    const [stem, ending] = [plain.slice(0, dot), plain.slice(dot)];
    let file = plain;
    for (let copy = 1; taken.has(file.toLowerCase()); copy++)
      file = `${stem}-${sha256.slice(0, 8)}${copy > 1 ? `-${copy}` : ""}${ending}`;
    taken.add(file.toLowerCase());
    return file;
  };
}
