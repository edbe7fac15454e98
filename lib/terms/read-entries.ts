/**
 * Reads what a manager has written or uploaded: terms, one a line or in a table of two columns, and patterns, one a line;
 * each with its label or without one.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { type ListRow, lineRows, tableRows, withoutByteOrderMark } from "@/lib/imports/list-rows";

/** As it is written, with the line it stands in, from 1. */
export type Entry = { text: string; label: string | null; line: number };
/** `lines`: a term a line. `patterns`: a pattern a line, with its label behind the last tab. */
export type EntryFormat = "lines" | "csv" | "tsv" | "patterns";

const MAX_CHARS = { lines: 200, csv: 200, tsv: 200, patterns: 1_000 } as const;

function rowsOf(content: string, format: EntryFormat): Result<ListRow[], Message> {
  if (format === "csv" || format === "tsv") return tableRows(content, format === "csv" ? "," : "\t");
  const rows = lineRows(content);
  if (!rows.ok || format !== "patterns") return rows;
  return ok(
    rows.value.map(({ line, cells: [text = ""] }) => {
      const tab = text.lastIndexOf("\t");
      return { line, cells: tab < 0 ? [text] : [text.slice(0, tab), text.slice(tab + 1)] };
    }),
  );
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
  const rows = rowsOf(withoutByteOrderMark(content), format);
  if (!rows.ok) return rows;
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
