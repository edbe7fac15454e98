import type { ImportFormat } from "@/lib/contracts/imports";

const BY_EXTENSION: Record<string, ImportFormat> = {
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
export const guessFormat = (fileName: string): ImportFormat | undefined =>
  BY_EXTENSION[fileName.split(".").pop()?.toLowerCase() ?? ""];
