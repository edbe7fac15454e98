/**
 * The contract of a reader: one manifest per format that files come in (`lib/formats/<format>/read.ts`). Shared code asks
 * the manifests and names no format; `readers.ts` is the list.
 */
import type { Message } from "@/lib/core/message";
import type { Delimiter } from "@/lib/imports/delimited-text";
import type { TableHints } from "@/lib/imports/guess-header";
import type { SourceAnnotation } from "./source-annotation";

/** What a file gives for one of its rows, before the mapping decides what becomes of it. */
export type SourceRow =
  | {
      /** 1-based row, line or entry of the file. */
      row: number;
      /** Columns by name. */
      value: Record<string, unknown>;
      /** What annotators and models said of it. */
      annotations?: readonly SourceAnnotation[];
      /** Members of its record that the reader does not understand, though other tools keep answers there. */
      leftOut?: readonly string[];
      /** Its JSON, where it comes from JSON. */
      source?: string;
      /** Lines of a quoted cell that may have taken in rows. */
      takesIn?: number;
      /** The image that the row is, where the file is that image. */
      image?: { name: string; bytes: Uint8Array };
    }
  | { row: number; error: Message };

/** Where the records of other labeling tools keep answers, beside the data. */
export const ANSWER_MEMBERS = ["annotations", "predictions", "labels"] as const;

/** What becomes a task of plain text: each line that is not blank, or the file. */
export const TEXT_PARTS = ["line", "file"] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

export type ReadOptions = {
  fileName?: string | undefined;
  /** Of plain text; each line when left out. */
  taskPer?: TextPart | undefined;
  /** What parts the cells; guessed when left out. */
  delimiter?: Delimiter | undefined;
  /** Whether the first row names the columns; true when left out. */
  header?: boolean | undefined;
};

/** The start of a file: enough to recognize it by, and to guess its options. */
export type FileStart = { bytes: Uint8Array; isWhole: boolean };

/** What a file is cut into, and whether its first row names the columns. */
export type CellOptions = { delimiter: Delimiter; header: boolean };

export type ChosenCells = { [Option in keyof CellOptions]?: CellOptions[Option] | undefined };

/** A small file of the same format that shows the first rows as the large one would. */
type Outline = {
  aboveBytes: number;
  of: (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
};

export type Reader = {
  /** Endings of file names, in lower case, without the dot; none where `refines` stands. */
  extensions: readonly string[];
  /** The format of general use that its files are written in and named like: they are told from others by content alone. */
  refines?: "json" | "jsonl" | "csv" | "txt";
  /** How likely the content is of this format, from 0 to 1, apart from its name. */
  sniff: (start: FileStart) => number;
  /**
   * Rows in groups of any size, in order. A row that cannot be read is reported with its number and the reading goes on.
   * @throws AppError where the file as a whole cannot be read (encoding, structure)
   */
  rows: (source: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncGenerator<SourceRow[]>;
  /** Its bytes are no text, in no encoding. */
  isBinary?: true;
  /** Each line of it may be a task, or the file. */
  isPlainText?: true;
  /** Its rows have columns, so that it may name images beside it in an archive. */
  hasColumns?: true;
  /** Its parts refer to each other, so that a preview sees it whole, or from so many bytes on what is left of all of it. */
  outline?: Outline;
  /** All rows have the columns of the first one, which is cut into cells: as chosen, else as its start looks. */
  cells?: (start: FileStart, chosen: ChosenCells, hints: TableHints) => CellOptions;
  /** The beginning of a text, up to where it can be read by itself; at most about so many rows. */
  wholePart?: (text: string, rows: number) => string;
};

/** What files of a format look like: all that pages need to know of it. */
export type FileKind = Pick<Reader, "extensions" | "refines" | "sniff" | "hasColumns" | "outline"> & {
  isContainer?: true;
};

/** A file of files: its rows are those of the table in it, or its images. */
export type Container = Pick<Reader, "extensions" | "sniff"> & { isContainer: true };

/** A file of several tables, packed as an archive: the rows of one of its sheets become tasks. */
export type Workbook = Container & {
  /** Names of its sheets; the first one is read where none is chosen. */
  sheets: (archive: Archive) => Promise<string[]>;
  /** As of `Reader`. */
  rows: (archive: Archive, sheet: string | undefined, options: ReadOptions) => AsyncGenerator<SourceRow[]>;
  /** Whether the first row seems to name the columns. */
  header: (archive: Archive, sheet: string | undefined, hints: TableHints) => Promise<boolean>;
};

/** The files of an archive. A reader opens those it needs, in any order. */
export type Archive = {
  /** Paths in natural order (2 before 10), without what operating systems leave there. */
  names: readonly string[];
  /** A whole file of labels. @throws AppError when it is larger than a file of labels may be */
  read: (name: string) => Promise<Uint8Array>;
  /** The same piece by piece. */
  stream: (name: string) => AsyncIterable<Uint8Array>;
};

/**
 * A format that is an archive of several files of labels. A row's images are columns of its value that name files of the
 * archive.
 */
export type ArchiveReader = {
  /** How likely the archive is of this format by the names of its files, from 0 to 1. */
  sniffNames: (names: readonly string[]) => number;
  /** As of `Reader`; `row` counts the images or documents of the archive, in order. */
  rows: (archive: Archive, options: ReadOptions) => AsyncGenerator<SourceRow[]>;
};
