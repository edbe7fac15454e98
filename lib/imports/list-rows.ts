/** The rows of what a manager uploads as a list: of a table with commas or tabs, or lines of text. */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { type Delimiter, delimitedReader } from "./delimited-text";

/** `line` is the number of the row, from 1. */
export type ListRow = { line: number; cells: string[] };

/** More are not looked at: a list may have a fifth of it, and repeat itself. */
const MAX_LINES = 500_000;

export const withoutByteOrderMark = (content: string): string => content.replace(/^\ufeff/, "");

export function tableRows(content: string, delimiter: Delimiter): Result<ListRow[], Message> {
  const { records, unclosedRow } = delimitedReader(delimiter)(content, true);
  if (unclosedRow !== null) return err(say("terms.unclosed", { line: unclosedRow }));
  return fewEnough(records.map(({ row, cells }) => ({ line: row, cells })));
}

/** Each line is one cell. */
export const lineRows = (content: string): Result<ListRow[], Message> =>
  fewEnough(content.split(/\r\n|\n|\r/).map((text, i) => ({ line: i + 1, cells: [text] })));

const fewEnough = (rows: ListRow[]): Result<ListRow[], Message> =>
  rows.length > MAX_LINES ? err(say("terms.tooManyLines", { max: MAX_LINES })) : ok(rows);
