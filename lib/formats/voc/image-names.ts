/**
 * What an image is called in a VOC data set: by its name without the ending, with its folders. So images that differ only in
 * their ending need different names.
 */
import { fileNames } from "@/lib/exports/file-names";
import type { FrozenImage } from "@/lib/formats/writer";

const XML = ".xml";

/** @returns a function that gives the same images in the same order the same names, each image its own */
export function imageNames(): (image: FrozenImage) => { name: string; file: string } {
  const nameOf = fileNames();
  return ({ file, sha256 }) => {
    const dot = file.lastIndexOf(".");
    const stem = dot > file.lastIndexOf("/") + 1 ? file.slice(0, dot) : file;
    const name = nameOf(`${stem}${XML}`, sha256, "text/xml").slice(0, -XML.length);
    return { name, file: `${name}${file.slice(stem.length)}` };
  };
}
