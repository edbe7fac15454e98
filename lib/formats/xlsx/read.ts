/**
 * Workbooks of spreadsheets (Office Open XML): the rows of one sheet. Dates are ISO 8601, merged cells have their value in
 * the first one, empty rows and a title above the table are left out, and a cell that shows an error makes its row a bad one.
 * Out of scope: how formats show numbers, pictures, and formulas that were never computed.
 */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { columnNames, guessHeader } from "@/lib/imports/guess-header";
import type { Archive, SourceRow, Workbook } from "../reader";
import { xlsxFiles } from "./file-kind";
import { type SheetRow, sheetRows } from "./sheet";
import { readWorkbook, type Sheet } from "./workbook";

const GUESS_ROWS = 50;

const visibleFirst = (sheets: readonly Sheet[]): Sheet[] =>
  sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden));

async function* rowsOf(archive: Archive, wanted: string | undefined): AsyncGenerator<SheetRow[]> {
  const parts = await readWorkbook(archive);
  const sheets = visibleFirst(parts.sheets);
  const sheet = wanted ? sheets.find(({ name }) => name === wanted) : sheets[0];
  if (sheet === undefined) {
    const names = sheets.map(({ name }) => name).join(", ");
    throw new AppError("invalid_input", say("imports.noSheet", { name: wanted ?? "", sheets: names }));
  }
  yield* withoutTitle(sheetRows(archive, parts, sheet));
}

/** Lines of a title above a table, and rows below them that tell it from a table of one column. */
const MAX_TITLE_ROWS = 5;
const TOLD_BY_ROWS = 3;

/** Leaves out a title: first rows with a single cell, where the rows that follow have several. */
async function* withoutTitle(groups: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  const first: SheetRow[] = [];
  let isTold = false;
  const told = (): SheetRow[] => {
    isTold = true;
    const at = first.findIndex(({ cells }) => cells.size !== 1);
    const below = first.slice(at, at + TOLD_BY_ROWS);
    const hasTitle = at > 0 && at <= MAX_TITLE_ROWS && below.every(({ cells }) => cells.size > 1);
    return hasTitle ? first.slice(at) : first;
  };
  for await (const group of groups) {
    if (isTold) yield group;
    else {
      first.push(...group);
      if (first.length >= MAX_TITLE_ROWS + TOLD_BY_ROWS) yield told();
    }
  }
  if (!isTold) yield told();
}

const lastColumn = ({ cells }: SheetRow) => Math.max(-1, ...cells.keys());
const cellsOf = (row: SheetRow, count: number) =>
  Array.from({ length: count }, (_, column) => String(row.cells.get(column) ?? ""));

/** Columns without a name are numbered. */
function namesIn(first: SheetRow): string[] {
  const numbered = columnNames(lastColumn(first) + 1);
  const names = cellsOf(first, numbered.length).map((name, i) => name.trim() || (numbered[i] ?? ""));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new AppError("invalid_input", say("imports.columnTwice", { column: twice }));
  return names;
}

function toRow(source: SheetRow, columns: readonly string[], hasHeader: boolean): SourceRow {
  const { row, cells, errors } = source;
  const [error] = errors;
  if (error) return { row, error: say("rows.errorCell", error) };
  const count = lastColumn(source) + 1;
  if (count > columns.length)
    return {
      row,
      error: say(hasHeader ? "rows.cellsOfHeader" : "rows.cellsOfFirstRow", {
        cells: count,
        columns: columns.length,
      }),
    };
  return { row, value: Object.fromEntries(columns.map((name, i) => [name, cells.get(i) ?? ""])) };
}

export const xlsx: Workbook = {
  ...xlsxFiles,
  sheets: async (archive) => visibleFirst((await readWorkbook(archive)).sheets).map(({ name }) => name),
  async *rows(archive, sheet, { header = true }) {
    let columns: string[] | null = null;
    for await (const group of rowsOf(archive, sheet)) {
      const rows: SourceRow[] = [];
      for (const row of group) {
        const isNew = columns === null;
        columns ??= header ? namesIn(row) : columnNames(lastColumn(row) + 1);
        if (!isNew || !header) rows.push(toRow(row, columns, header));
      }
      yield rows;
    }
  },
  async header(archive, sheet, hints) {
    const first: SheetRow[] = [];
    for await (const group of rowsOf(archive, sheet)) {
      first.push(...group);
      if (first.length >= GUESS_ROWS) break;
    }
    const count = Math.max(0, ...first.slice(0, GUESS_ROWS).map((row) => lastColumn(row) + 1));
    return guessHeader(
      first.slice(0, GUESS_ROWS).map((row) => cellsOf(row, count)),
      hints,
    );
  },
};
