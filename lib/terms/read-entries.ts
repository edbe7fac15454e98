/**
 * Reads what a manager has written or uploaded: terms, one a line or in a table of two columns, and patterns, one a line;
 * each with its label or without one.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { delimitedReader } from "@/lib/imports/delimited-text";

/** As it is written, with the line it stands in, from 1. */
export type Entry = { text: string; label: string | null; line: number };
/** `lines`: a term a line. `patterns`: a pattern a line, with its label behind the last tab. */
export type EntryFormat = "lines" | "csv" | "tsv" | "patterns";

/** More are not looked at: a term list may have a fifth of it, and repeat itself. */
const MAX_LINES = 500_000;
const MAX_CHARS = { lines: 200, csv: 200, tsv: 200, patterns: 1_000 } as const;

type Row = { line: number; cells: string[] };

function rowsOf(content: string, format: EntryFormat): Result<Row[], Message> {
  if (format === "csv" || format === "tsv") {
    const { records, unclosedRow } = delimitedReader(format === "csv" ? "," : "\t")(content, true);
    if (unclosedRow !== null) return err(say("terms.unclosed", { line: unclosedRow }));
    return ok(records.map(({ row, cells }) => ({ line: row, cells })));
  }
  const rows = content.split(/\r\n|\n|\r/).map((text, i) => {
    const tab = format === "patterns" ? text.lastIndexOf("\t") : -1;
    return { line: i + 1, cells: tab < 0 ? [text] : [text.slice(0, tab), text.slice(tab + 1)] };
  });
  return ok(rows);
}

const isHeader = ([first, second]: readonly string[]) =>
  first?.trim().toLowerCase() === "term" && second?.trim().toLowerCase() === "label";

/** Blanks in a term are one blank each time; those of a pattern are left as they are. */
const cleaned = (text: string, format: EntryFormat): string =>
  format === "patterns" ? text : text.normalize("NFC").trim().replace(/\s+/gu, " ");

function problemOf({ text, line }: Entry, format: EntryFormat): Message | null {
  const max = MAX_CHARS[format];
  if (text.length > max) return say("terms.tooLong", { line, max });
  return /\p{Cc}/u.test(text) ? say("terms.controlCharacter", { line }) : null;
}

/** Entries that are not empty, in their order. */
export function readEntries(content: string, format: EntryFormat): Result<Entry[], Message> {
  const rows = rowsOf(content.replace(/^\ufeff/, ""), format);
  if (!rows.ok) return rows;
  if (rows.value.length > MAX_LINES) return err(say("terms.tooManyLines", { max: MAX_LINES }));
  const entries: Entry[] = [];
  for (const [i, { line, cells }] of rows.value.entries()) {
    if (i === 0 && isHeader(cells)) continue;
    if (cells.length > 2) return err(say("terms.tooManyCells", { line }));
    const entry = { text: cleaned(cells[0] ?? "", format), label: cells[1]?.trim() || null, line };
    if (entry.text === "") continue;
    const problem = problemOf(entry, format);
    if (problem) return err(problem);
    entries.push(entry);
  }
  return ok(entries);
}
