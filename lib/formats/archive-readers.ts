/**
 * The list of formats that are archives of several files of labels. What an archive holds is told by the names in it; a new
 * format is a folder and a line here.
 */
import { brat } from "./brat/read";
import type { ArchiveReader } from "./reader";
import { voc } from "./voc/read";
import { yolo } from "./yolo/read";

const ALL = { yolo, voc, brat };
export type ArchiveFormatName = keyof typeof ALL;
export const ARCHIVE_READERS: Record<ArchiveFormatName, ArchiveReader> = ALL;
export const ARCHIVE_FORMATS = Object.keys(ALL) as ArchiveFormatName[];

/** Less sure than this, an archive is rather a table with images, or images. */
const SURE = 0.5;

/** The format that the names in an archive speak for; undefined when none does. */
export function archiveFormat(names: readonly string[]): ArchiveFormatName | undefined {
  const scores = ARCHIVE_FORMATS.map((format) => ({
    format,
    score: ARCHIVE_READERS[format].sniffNames(names),
  }));
  const [best] = scores.toSorted((a, b) => b.score - a.score);
  return best && best.score >= SURE ? best.format : undefined;
}
