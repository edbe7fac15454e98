/**
 * Where an image and its labels lie in a YOLO archive. Ultralytics finds the labels of an image by its path: the last folder
 * `images` becomes `labels`, and the ending `.txt`. So images that differ only in their ending need different names, a
 * folder of the task's own called `images` is left out, and endings that Ultralytics does not know are replaced.
 */
import { imageNames } from "@/lib/exports/image-names";
import type { FrozenImage } from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";

export const FOLDERS = { train: "train", validation: "val", test: "test" } as const satisfies Record<
  Split,
  string
>;
const UNKNOWN_JPEG = /\.(jpe|jfif)$/i;

type FilePaths = (image: FrozenImage, split: Split) => { image: string; labels: string };

/** @returns a function that gives the same images in the same order the same paths, each image its own */
export function filePaths(): FilePaths {
  const nameOf = imageNames(".txt");
  return ({ file: own, sha256 }, split) => {
    const [image = own, ...folders] = own.split("/").reverse();
    const path = [image, ...folders.filter((folder) => folder !== "images"), FOLDERS[split]];
    const { name, file } = nameOf(path.reverse().join("/"), sha256);
    return { image: `images/${file.replace(UNKNOWN_JPEG, ".jpg")}`, labels: `labels/${name}.txt` };
  };
}
