/** Entries of an export whose whole content is known. */
import type { ExportFile } from "@/lib/formats/writer";

/** An empty text makes an empty file. */
export const textFile = (path: string, text: string): ExportFile => ({
  path,
  async *content() {
    if (text !== "") yield text;
  },
});

/** A folder without files, for readers that need it. @param path without the `/` at its end */
export const emptyFolder = (path: string): ExportFile => textFile(`${path}/`, "");
