/** The cells of a sheet, streamed row by row: formulas as the value they had when the workbook was saved. */
import { letterName } from "@/lib/core/letter-name";
import type { Archive } from "../reader";
import { isoDate } from "./dates";
import { readDateStyles, readTexts, type Sheet, type WorkbookParts } from "./workbook";
import { brokenPart, readXml } from "./xml";

export type CellValue = string | number | boolean;
/** Cells by column from 0; empty ones are missing. `errors` are those that show an error such as #DIV/0!. */
export type SheetRow = {
  row: number;
  cells: Map<number, CellValue>;
  errors: { cell: string; value: string }[];
};

/** Spreadsheets have no more columns. */
const MAX_COLUMNS = 16_384;

/** `AB12` → 27; -1 for what is no place of a sheet. */
export function columnAt(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS ? column - 1 : -1;
}

type Cell = { reference: string; type: string; style: number };

/** @yields the rows with a value in them, in groups as the sheet is read */
export async function* sheetRows(
  archive: Archive,
  { is1904 }: WorkbookParts,
  { file }: Sheet,
): AsyncGenerator<SheetRow[]> {
  const texts = await readTexts(archive);
  const isDate = await readDateStyles(archive);
  const valueIn = ({ type, style }: Cell, written: string): CellValue => {
    if (type === "s") return texts[Number(written)] ?? "";
    if (type === "b") return written === "1";
    if (type !== "n") return written;
    const number = Number(written);
    if (written.trim() === "" || !Number.isFinite(number)) return written;
    return (isDate[style] ? isoDate(number, is1904) : null) ?? number;
  };
  let rows: SheetRow[] = [];
  let row: SheetRow = { row: 0, cells: new Map(), errors: [] };
  let cell: Cell | null = null;
  let column = -1;
  let written = "";
  let isValue = false;
  let isReading = false;
  const endCell = (ended: Cell) => {
    if (ended.type === "e") row.errors.push({ cell: `${letterName(column)}${row.row}`, value: written });
    else if (written !== "") {
      const value = valueIn(ended, written);
      if (value !== "") row.cells.set(column, value);
    }
  };
  const steps = readXml(archive, file, {
    open: (name, { r, t, s }) => {
      // Rows and cells may leave out where they are: then they follow the one before.
      if (name === "row") {
        row = { row: r === undefined ? row.row + 1 : Number(r), cells: new Map(), errors: [] };
        column = -1;
      } else if (name === "c") {
        column = r === undefined ? column + 1 : columnAt(r);
        if (column < 0 || column >= MAX_COLUMNS) throw brokenPart(file);
        cell = { reference: r ?? "", type: t ?? "n", style: Number(s ?? 0) };
        written = "";
      } else if (name === "rPh") isReading = true;
      isValue = cell !== null && !isReading && (name === "v" || name === "t");
    },
    text: (piece) => {
      if (isValue) written += piece;
    },
    close: (name) => {
      isValue = false;
      if (name === "rPh") isReading = false;
      if (name === "c" && cell) {
        endCell(cell);
        cell = null;
      }
      if (name === "row" && row.cells.size + row.errors.length > 0) rows.push(row);
    },
  });
  for await (const _ of steps) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}
