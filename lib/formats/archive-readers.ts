/** The list of formats that are archives of several files of labels; each tells by the names of the files whether it is one. */
import { brat } from "./brat/read";
import type { ArchiveReader } from "./reader";

const ALL = { brat };
export type ArchiveFormatName = keyof typeof ALL;
export const ARCHIVE_READERS: Record<ArchiveFormatName, ArchiveReader> = ALL;
