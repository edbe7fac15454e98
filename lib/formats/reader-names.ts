/**
 * The names of the formats that files come in: what contracts, and so every page, need to know of them. Formats that refine
 * another one have its endings, and are told from it by content alone.
 */
export const IMPORT_FORMATS = [
  "jsonl",
  "json",
  "concord",
  "coco",
  "label-studio",
  "doccano",
  "spacy",
  "prodigy",
  "csv",
  "tsv",
  "xlsx",
  "conll",
  "conll-2012",
  "txt",
  "image",
  "zip",
] as const;
export type ImportFormatName = (typeof IMPORT_FORMATS)[number];
