/**
 * The readers of the formats that files come in. The page, the command line and the guesses by name and content are derived
 * from them: a new format is a folder, a name in `reader-names.ts` and a line here.
 */
import { coco } from "./coco/read";
import { concord } from "./concord/read";
import { conll } from "./conll/read";
import { csv } from "./csv/read";
import { doccano } from "./doccano/read";
import { sniffFormat, tableFormat } from "./file-kinds";
import { image } from "./image/read";
import { json } from "./json/read";
import { jsonl } from "./jsonl/read";
import { labelStudio } from "./label-studio/read";
import { prodigy } from "./prodigy/read";
import type { Container, FileStart, Reader } from "./reader";
import type { ImportFormatName } from "./reader-names";
import { spacy } from "./spacy/read";
import { tsv } from "./tsv/read";
import { txt } from "./txt/read";
import { zip } from "./zip/read";

export const READERS: Record<ImportFormatName, Reader | Container> = {
  jsonl,
  json,
  concord,
  coco,
  "label-studio": labelStudio,
  doccano,
  spacy,
  prodigy,
  csv,
  tsv,
  conll,
  txt,
  image,
  zip,
};

/** The reader of a format, null for a container. */
export function rowReader(format: ImportFormatName): Reader | null {
  const reader = READERS[format];
  return "isContainer" in reader ? null : reader;
}

/** The reader of a table in an archive, by its name and its start. */
export function tableReader(name: string, start: FileStart): Reader {
  const sniffed = sniffFormat(start, name);
  const reader = sniffed === undefined ? null : rowReader(sniffed);
  return reader?.hasColumns ? reader : (rowReader(tableFormat(name) ?? "csv") as Reader);
}
