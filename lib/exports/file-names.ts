/**
 * Names for the images of one release, unique also where case does not count. A name that is taken gets the start of
 * its content's checksum, and a number when that is taken, too: the same images in the same order get the same names.
 * @returns a function from a file's own name (folders are dropped) and its SHA-256 to its name in the archive
 */
export function fileNames(): (name: string, sha256: string) => string {
  const taken = new Set<string>();
  return (name, sha256) => {
    const plain =
      (name.split(/[\\/]/).at(-1) ?? "").replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^\.+/, "_") || "image";
    const dot = plain.lastIndexOf(".") > 0 ? plain.lastIndexOf(".") : plain.length;
    const [stem, ending] = [plain.slice(0, dot), plain.slice(dot)];
    let file = plain;
    for (let copy = 1; taken.has(file.toLowerCase()); copy++)
      file = `${stem}-${sha256.slice(0, 8)}${copy > 1 ? `-${copy}` : ""}${ending}`;
    taken.add(file.toLowerCase());
    return file;
  };
}
