/**
 * Tables: CSV or the like as a text, a list of lists (the first names the columns), or a list of objects (a column for each
 * key, in the order of the keys, as of records). The canonical text has a row after the other, with a line break between
 * them and a tab between cells. Cells keep their own line breaks and tabs: where each ends stands in the layout.
 */
import { say } from "@/lib/core/message";
import { delimitedReader } from "@/lib/imports/delimited-text";
import { guessDelimiter } from "@/lib/imports/guess-delimiter";
import { defineTextForm } from "../define";
import type { Stretch } from "../shaped-text";
import { isObject, scalarText, structured } from "../structured";

/** More is no table to be read; the view makes an element for each cell of the rows in sight. */
const MOST_COLUMNS = 500;
const MOST_CELLS = 1_000_000;

type Cells = readonly string[];

/** Rows of a text with separators; one column alone could be any text. */
function delimitedRows(given: string): Cells[] | null {
  const text = given.replace(/^\ufeff/, "");
  const { records, unclosedRow } = delimitedReader(guessDelimiter(text, true))(text, true);
  const rows = records.map(({ cells }) => cells);
  return unclosedRow === null && rows[0] !== undefined && rows[0].length > 1 ? rows : null;
}

/** A list of single values as one text; what else a cell holds as JSON. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  const texts = Array.isArray(value) ? value.map(scalarText) : [scalarText(value)];
  return texts.every((text) => text !== undefined) ? texts.join(", ") : JSON.stringify(value);
}

function objectRows(objects: readonly Readonly<Record<string, unknown>>[]): Cells[] | null {
  const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))].sort();
  if (keys.length === 0 || keys.length * objects.length > MOST_CELLS) return null;
  return [
    keys,
    ...objects.map((one) => keys.map((key) => (Object.hasOwn(one, key) ? cellText(one[key]) : ""))),
  ];
}

function rowsIn(value: unknown): Cells[] | null {
  const given = structured(value);
  if (typeof given === "string") return delimitedRows(given);
  if (!Array.isArray(given) || given.length === 0) return null;
  if (given.every(isObject)) return objectRows(given);
  return given.every(Array.isArray) ? given.map((row) => row.map(cellText)) : null;
}

const isReadable = (rows: readonly Cells[]): boolean =>
  rows.some((cells) => cells.length > 0) &&
  rows.every((cells) => cells.length <= MOST_COLUMNS) &&
  rows.reduce((sum, cells) => sum + cells.length, 0) <= MOST_CELLS;

export const table = defineTextForm({
  fault: (column) => say("textForms.table", { column }),
  read(value) {
    const rows = rowsIn(value);
    if (rows === null || !isReadable(rows)) return null;
    let start = 0;
    const layout = rows.map((row, i): Stretch => {
      let end = start - 1;
      const cells = row.map((cell) => {
        end += 1 + cell.length;
        return end;
      });
      const stretch: Stretch = { start, end: Math.max(start, end), look: i === 0 ? "head" : "row", cells };
      start = stretch.end + 1;
      return stretch;
    });
    return { text: rows.map((row) => row.join("\t")).join("\n"), layout };
  },
});
