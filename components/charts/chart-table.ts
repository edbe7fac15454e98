/** The figures of a chart as a table, on the page and as a file. */

/** `raw` stands in the file, `shown` on the page. */
export type Cell = { raw: string | number | null; shown: string };
/** `inFile`: the title where the file has another unit than the page. */
export type Column = { key: string; title: string; inFile?: string; isNumber?: boolean };
/** `href` leads to the tasks behind the row, from its first cell. */
export type Row = { key: string; cells: Cell[]; href?: string | undefined };
export type ChartTable = { columns: Column[]; rows: Row[] };

export const textCell = (text: string): Cell => ({ raw: text, shown: text });

/** Spreadsheets compute what begins like this, so names that people gave must not. */
const FORMULA = /^[=+\-@\t\r]/;

function csvValue(raw: Cell["raw"]): string {
  if (raw === null) return "";
  if (typeof raw === "number") return String(raw);
  const text = FORMULA.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with a mark of the encoding, without which spreadsheets take other letters than English ones for another encoding. */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [
    columns.map(({ title, inFile }) => csvValue(inFile ?? title)),
    ...rows.map(({ cells }) => cells.map(({ raw }) => csvValue(raw))),
  ];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
