/** Reads a table with separators into rows, streamed: its separator and whether it names its columns are given or guessed. */
import { AppError } from "@/lib/core/app-error";
import { type DelimitedRecord, type Delimiter, delimitedReader } from "@/lib/imports/delimited-text";
import { guessDelimiter } from "@/lib/imports/guess-delimiter";
import { columnNames } from "@/lib/imports/guess-header";
import { MAX_LINE_CHARS, startText, textOf } from "./file-text";
import type { SourceRow } from "./source-row";

export type TableOptions = {
  /** Guessed when left out; a TSV has the tab then. */
  delimiter?: Delimiter | undefined;
  /** Whether the first row names the columns. */
  header?: boolean | undefined;
};

/** The separator that a table is read with. */
export async function delimiterIn(path: string, format: string, chosen?: Delimiter): Promise<Delimiter> {
  if (chosen !== undefined) return chosen;
  if (format === "tsv") return "\t";
  const { text, isWhole } = await startText(path);
  return guessDelimiter(text, isWhole);
}

function namesIn(cells: string[]): string[] {
  const names = cells.map((name) => name.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new AppError("invalid_input", `Two columns are called "${twice}". Rename one.`);
  return names;
}

/** Makes a row of each record behind the one that says the columns. */
function rowMaker(hasHeader: boolean): (record: DelimitedRecord) => SourceRow | null {
  let columns: string[] | null = null;
  let isSafe = true;
  return ({ row, cells, takesIn }) => {
    if (columns === null) {
      columns = hasHeader ? namesIn(cells) : columnNames(cells.length);
      isSafe = !columns.includes("__proto__");
      if (hasHeader) return null;
    }
    if (cells.length !== columns.length) {
      const error = hasHeader
        ? `has ${cells.length} cells, the header has ${columns.length}`
        : `has ${cells.length} cells, the first row has ${columns.length}`;
      return { row, error };
    }
    const value: Record<string, unknown> = isSafe ? {} : Object.create(null);
    for (let i = 0; i < cells.length; i++) value[columns[i] as string] = cells[i];
    return takesIn === 0 ? { row, value } : { row, value, takesIn };
  };
}

/** @throws AppError at a cell that begins with a quotation mark and never ends, after the rows before it */
export async function* readTable(
  path: string,
  format: string,
  { delimiter: chosen, header = true }: TableOptions,
): AsyncGenerator<SourceRow[]> {
  const read = delimitedReader(await delimiterIn(path, format, chosen));
  const toRow = rowMaker(header);
  let lastRow = 0;
  function* rowsOf(text: string, isLast: boolean) {
    const { records, unclosedRow, waiting } = read(text, isLast);
    yield records.map(toRow).filter((row) => row !== null);
    lastRow = records.at(-1)?.row ?? lastRow;
    if (unclosedRow !== null)
      throw new AppError(
        "invalid_input",
        `Row ${unclosedRow}: a cell begins with a quotation mark and is never closed. Close it, or double the mark and quote the cell.`,
      );
    if (waiting > MAX_LINE_CHARS)
      throw new AppError(
        "too_large",
        `Row ${lastRow + 1} is longer than 16 million characters; a quotation mark may not be closed.`,
      );
  }
  for await (const text of textOf(path)) yield* rowsOf(text, false);
  yield* rowsOf("", true);
}
