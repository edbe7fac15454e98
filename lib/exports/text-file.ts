/** A file of an export whose whole text is known. */
import type { ExportFile } from "@/lib/formats/writer";

/** An empty text makes an empty file. */
export const textFile = (path: string, text: string): ExportFile => ({
  path,
  async *content() {
    if (text !== "") yield text;
  },
});
