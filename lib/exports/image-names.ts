/**
 * Names for images that have a file of their own beside them (their labels, their mask), found by the same name with another
 * ending. So images that differ only in their ending need different names.
 */
import { fileNames } from "./file-names";

/**
 * @param ending of the files beside, with its dot
 * @returns a function from a path and the SHA-256 of an image to its path without and with its own ending; it gives the same
 * images in the same order the same names, each image its own
 */
export function imageNames(ending: string): (path: string, sha256: string) => { name: string; file: string } {
  const nameOf = fileNames();
  return (path, sha256) => {
    const dot = path.lastIndexOf(".");
    const stem = dot > path.lastIndexOf("/") + 1 ? path.slice(0, dot) : path;
    // The file beside gets its name first: where these are told apart, images are, too.
    const name = nameOf(`${stem}${ending}`, sha256, "").slice(0, -ending.length);
    return { name, file: `${name}${path.slice(stem.length)}` };
  };
}
