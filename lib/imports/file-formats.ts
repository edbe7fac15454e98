/** Formats of imports, as the names of files promise them. */

export const IMPORT_FORMATS = ["jsonl", "json", "csv", "tsv", "txt", "image", "zip"] as const;
export type FileFormat = (typeof IMPORT_FORMATS)[number];
/** Formats whose rows have columns. */
export type TableFormat = "jsonl" | "json" | "csv" | "tsv";

const BY_EXTENSION: Record<string, FileFormat> = {
  jsonl: "jsonl",
  ndjson: "jsonl",
  json: "json",
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  txt: "txt",
  zip: "zip",
  png: "image",
  jpg: "image",
  jpeg: "image",
  webp: "image",
  gif: "image",
  bmp: "image",
  tif: "image",
  tiff: "image",
  avif: "image",
};

/** The format a file's name promises; undefined when it is none of ours. */
export function guessFormat(fileName: string): FileFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(BY_EXTENSION, ending) ? BY_EXTENSION[ending] : undefined;
}

/** The format of a table; undefined for a file that is none. */
export function tableFormat(fileName: string): TableFormat | undefined {
  const format = guessFormat(fileName);
  return format === "image" || format === "zip" || format === "txt" ? undefined : format;
}
