/**
 * The list of formats that files come in. The contract of imports, the page, the command line and the guesses by name and
 * content are derived from it: a new format is a folder and a line here.
 */
import { conll } from "./conll/read";
import { csv } from "./csv/read";
import { doccano } from "./doccano/read";
import { image } from "./image/read";
import { json } from "./json/read";
import { jsonl } from "./jsonl/read";
import { labelStudio } from "./label-studio/read";
import { prodigy } from "./prodigy/read";
import type { Container, FileStart, Reader } from "./reader";
import { spacy } from "./spacy/read";
import { tsv } from "./tsv/read";
import { txt } from "./txt/read";
import { zip } from "./zip/read";

/** Formats that share an ending stand behind the one that their content is read as when nothing else is told. */
const ALL = {
  jsonl,
  json,
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
export type ImportFormatName = keyof typeof ALL;
export const READERS: Record<ImportFormatName, Reader | Container> = ALL;
export const IMPORT_FORMATS = Object.keys(ALL) as ImportFormatName[];

/** The reader of a format, null for a container. */
export function rowReader(format: ImportFormatName): Reader | null {
  const reader = READERS[format];
  return "isContainer" in reader ? null : reader;
}

const endingOf = (fileName: string) => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";

const hasEnding = (format: ImportFormatName, fileName: string): boolean =>
  READERS[format].extensions.includes(endingOf(fileName));

/** The format a file's name promises, of several with its ending the plainest; undefined when it is none of ours. */
export function guessFormat(fileName: string): ImportFormatName | undefined {
  return IMPORT_FORMATS.find((format) => hasEnding(format, fileName));
}

/** The format of a table by its name; undefined for a file that is none. */
export function tableFormat(fileName: string): ImportFormatName | undefined {
  const format = guessFormat(fileName);
  return format !== undefined && rowReader(format)?.hasColumns ? format : undefined;
}

/** A name weighs less than content that can be nothing else, and more than content that could be several things. */
const WEIGHT_OF_NAME = 0.5;
/** Content that is hardly anything else. */
const SURE = 0.8;

/** The format that name and content together speak for; undefined when nothing does. */
export function sniffFormat(start: FileStart, fileName: string): ImportFormatName | undefined {
  const named = guessFormat(fileName);
  const isForeign = named === undefined && endingOf(fileName) !== "";
  let best: { format: ImportFormatName; score: number } | undefined;
  for (const format of IMPORT_FORMATS) {
    // Documents of offices are zips, too, and programs are text: what says that it is something else has to be surely ours.
    const content = READERS[format].sniff(start);
    if (isForeign && (rowReader(format) === null || content < SURE)) continue;
    const score = content + (hasEnding(format, fileName) ? WEIGHT_OF_NAME : 0);
    if (score > (best?.score ?? 0)) best = { format, score };
  }
  return best?.format;
}
