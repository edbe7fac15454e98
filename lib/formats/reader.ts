/**
 * The contract of a reader: one manifest per format that files come in (`lib/formats/<format>/read.ts`). Shared code asks
 * the manifests and names no format; `readers.ts` is the list.
 */
import type { Message } from "@/lib/core/message";
import type { Delimiter } from "@/lib/imports/delimited-text";
import type { TableHints } from "@/lib/imports/guess-header";

/** What a file gives for one of its rows, before the mapping decides what becomes of it. */
export type SourceRow =
  | {
      /** 1-based row, line or entry of the file. */
      row: number;
      /** Columns by name. */
      value: Record<string, unknown>;
      /** What annotators and models said of it, as the file has it. */
      annotations?: unknown;
      predictions?: unknown;
      labels?: unknown;
      /** Its JSON, where it comes from JSON. */
      source?: string;
      /** Lines of a quoted cell that may have taken in rows. */
      takesIn?: number;
      /** The image that the row is, where the file is that image. */
      image?: { name: string; bytes: Uint8Array };
    }
  | { row: number; error: Message };

/** What a row of another labeling tool says beside its data; each is a member of `SourceRow`. */
export const ANSWER_MEMBERS = ["annotations", "predictions", "labels"] as const;

export type ReadOptions = {
  fileName?: string | undefined;
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

export type Reader = {
  /** Endings of file names, in lower case, without the dot. */
  extensions: readonly string[];
  /** How likely the content is of this format, from 0 to 1, apart from its name. */
  sniff: (start: FileStart) => number;
  /**
   * Rows in groups of any size, in order. A row that cannot be read is reported with its number and the reading goes on.
   * @throws AppError where the file as a whole cannot be read (encoding, structure)
   */
  rows: (source: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncGenerator<SourceRow[]>;
  /** Its rows have columns, so that it may name images beside it in an archive. */
  hasColumns?: true;
  /** All rows have the columns of the first one, which is cut into cells: as chosen, else as its start looks. */
  cells?: (start: FileStart, chosen: ChosenCells, hints: TableHints) => CellOptions;
  /** The beginning of a text, up to where it can be read by itself; at most about so many rows. */
  wholePart?: (text: string, rows: number) => string;
};

/** A file of files: its rows are those of the table in it, or its images. */
export type Container = Pick<Reader, "extensions" | "sniff"> & { isContainer: true };
