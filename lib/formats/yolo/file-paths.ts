/**
 * Where an image and its labels lie in a YOLO archive. Ultralytics finds the labels of an image by its path: the last folder
 * `images` becomes `labels`, and the ending `.txt`. So images that differ only in their ending need different names, a
 * folder of the task's own called `images` is left out, and endings that Ultralytics does not know are replaced.
 */
import { fileNames } from "@/lib/exports/file-names";
import type { FrozenImage } from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";

export const FOLDERS = { train: "train", validation: "val", test: "test" } as const satisfies Record<
  Split,
  string
>;
const TXT = ".txt";
const UNKNOWN_JPEG = /\.(jpe|jfif)$/i;

type FilePaths = (image: FrozenImage, split: Split) => { image: string; labels: string };

/** @returns a function that gives the same images in the same order the same paths, each image its own */
export function filePaths(): FilePaths {
  const nameOf = fileNames();
  return ({ file, sha256 }, split) => {
    const parts = file.split("/");
    const name = parts.pop() ?? file;
    const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
    const folders = parts.filter((part) => part !== "images");
    // The file of labels gets its name first: where these are told apart, images are, too.
    const path = [FOLDERS[split], ...folders, `${name.slice(0, dot)}${TXT}`].join("/");
    const labels = nameOf(path, sha256, "text/plain");
    const ending = name.slice(dot).replace(UNKNOWN_JPEG, ".jpg");
    return { image: `images/${labels.slice(0, -TXT.length)}${ending}`, labels: `labels/${labels}` };
  };
}
