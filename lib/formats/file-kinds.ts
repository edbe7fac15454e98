/**
 * Tells formats by name and content. Pages need no more of a format than this, so that what reads it stays on the server; a
 * reader that is light anyway is told by itself.
 */
import { coco } from "./coco/read";
import { concordFiles } from "./concord/file-kind";
import { conll } from "./conll/read";
import { conll2012 } from "./conll-2012/read";
import { csv } from "./csv/read";
import { doccano } from "./doccano/read";
import { image } from "./image/read";
import { json } from "./json/read";
import { jsonl } from "./jsonl/read";
import { labelStudioFiles } from "./label-studio/file-kind";
import { prodigy } from "./prodigy/read";
import type { Container, FileKind, FileStart, Reader } from "./reader";
import { IMPORT_FORMATS, type ImportFormatName } from "./reader-names";
import { spacy } from "./spacy/read";
import { tsv } from "./tsv/read";
import { txt } from "./txt/read";
import { xlsxFiles } from "./xlsx/file-kind";
import { zip } from "./zip/read";

/** The readers that pages may load for what they tell of their files. */
export const LIGHT_READERS = {
  jsonl,
  json,
  coco,
  doccano,
  spacy,
  prodigy,
  csv,
  tsv,
  conll,
  "conll-2012": conll2012,
  txt,
  image,
  zip,
} satisfies Partial<Record<ImportFormatName, Reader | Container>>;

export const FILE_KINDS: Record<ImportFormatName, FileKind> = {
  ...LIGHT_READERS,
  concord: concordFiles,
  "label-studio": labelStudioFiles,
  xlsx: xlsxFiles,
};

const endingOf = (fileName: string) => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";

const hasEnding = (format: ImportFormatName, fileName: string): boolean =>
  FILE_KINDS[format].extensions.includes(endingOf(fileName));

/** The format a file's name promises, of several with its ending the plainest; undefined when it is none of ours. */
export function guessFormat(fileName: string): ImportFormatName | undefined {
  return IMPORT_FORMATS.find((format) => hasEnding(format, fileName));
}

/** The format of a table by its name; undefined for a file that is none. */
export function tableFormat(fileName: string): ImportFormatName | undefined {
  const format = guessFormat(fileName);
  return format !== undefined && FILE_KINDS[format].hasColumns ? format : undefined;
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
    const content = FILE_KINDS[format].sniff(start);
    if (isForeign && (FILE_KINDS[format].isContainer || content < SURE)) continue;
    const refined = FILE_KINDS[format].refines ?? format;
    const score =
      content === 0 && refined !== format ? 0 : content + (refined === named ? WEIGHT_OF_NAME : 0);
    if (score > (best?.score ?? 0)) best = { format, score };
  }
  return best?.format;
}
