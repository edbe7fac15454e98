/** Reads a table with separators into rows, streamed: its separator and whether it names its columns are given or guessed. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import {
  type DelimitedRecord,
  type Delimiter,
  delimitedReader,
  firstRecords,
} from "@/lib/imports/delimited-text";
import { guessDelimiter } from "@/lib/imports/guess-delimiter";
import { columnNames, guessHeader } from "@/lib/imports/guess-header";
import type { FileStart, Reader, SourceRow } from "../reader";
import { decoded, isTooLittle, MAX_LINE_CHARS, startText, wholeLines, withStart } from "../text-source";

const GUESS_ROWS = 50;

function namesIn(cells: string[]): string[] {
  const names = cells.map((name) => name.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new AppError("invalid_input", say("imports.columnTwice", { column: twice }));
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
        ? say("rows.cellsOfHeader", { cells: cells.length, columns: columns.length })
        : say("rows.cellsOfFirstRow", { cells: cells.length, columns: columns.length });
      return { row, error };
    }
    const value: Record<string, unknown> = isSafe ? {} : Object.create(null);
    for (let i = 0; i < cells.length; i++) value[columns[i] as string] = cells[i];
    return takesIn === 0 ? { row, value } : { row, value, takesIn };
  };
}

/** A table's separator as chosen, else by its start. */
type Guess = (start: FileStart, chosen: Delimiter | undefined) => Delimiter;

/** @throws AppError at a cell that begins with a quotation mark and never ends, after the rows before it */
async function* readTable(
  source: AsyncIterable<Uint8Array>,
  delimiterOf: (start: FileStart) => Delimiter,
  header: boolean,
): AsyncGenerator<SourceRow[]> {
  const opened = await withStart(source);
  const read = delimitedReader(delimiterOf(opened.start));
  const toRow = rowMaker(header);
  let lastRow = 0;
  let waitingNow = 0;
  function* rowsOf(text: string, isLast: boolean) {
    const { records, unclosedRow, waiting } = read(text, isLast);
    yield records.map(toRow).filter((row) => row !== null);
    lastRow = records.at(-1)?.row ?? lastRow;
    waitingNow = waiting;
    if (unclosedRow !== null)
      throw new AppError("invalid_input", say("imports.openCell", { row: unclosedRow }));
    if (waiting > MAX_LINE_CHARS)
      throw new AppError("too_large", say("imports.rowTooLong", { row: lastRow + 1 }));
  }
  let come = "";
  for await (const text of decoded(opened)) {
    come += text;
    if (isTooLittle(come.length, waitingNow)) continue;
    yield* rowsOf(come, false);
    come = "";
  }
  yield* rowsOf(come, true);
}

/** As chosen; else by the start of the file. */
export const guessedDelimiter: Guess = (start, chosen) =>
  chosen ?? guessDelimiter(startText(start), start.isWhole);

/** The parts of a reader of files with cells, which differ in what parts the cells when nobody says it. */
export const tableReader = (
  delimiterOf: Guess,
): Pick<Reader, "hasColumns" | "rows" | "cells" | "wholePart"> => ({
  hasColumns: true,
  rows: (source, { delimiter, header = true }) =>
    readTable(source, (start) => delimiterOf(start, delimiter), header),
  cells: (start, chosen, hints) => {
    const delimiter = delimiterOf(start, chosen.delimiter);
    if (chosen.header !== undefined) return { delimiter, header: chosen.header };
    const records = firstRecords(startText(start), delimiter, start.isWhole).slice(0, GUESS_ROWS);
    const cells = records.map((record) => record.cells);
    return { delimiter, header: guessHeader(cells, hints) };
  },
  wholePart: wholeLines,
});
