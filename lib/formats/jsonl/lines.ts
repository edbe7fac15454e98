/** JSON Lines as rows: what a line holds is read by each format in its own way. */
import { say } from "@/lib/core/message";
import { parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem } from "@/lib/imports/json-problem";
import type { FileStart, SourceRow } from "../reader";
import { linesOf, startText, wholeLines } from "../text-source";

/** @param written the JSON of the value */
export type ToRow = (value: unknown, row: number, written: string) => SourceRow;

export function lineRow(line: string, row: number, toRow: ToRow): SourceRow {
  let value: unknown;
  try {
    value = parseExactly(line);
  } catch {
    return { row, error: jsonProblem(line)?.message ?? say("json.notValid") };
  }
  return toRow(value, row, line);
}

/** Files that were joined have their byte order marks in the middle. */
const withoutMark = (line: string) => (line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);

export async function* lineRows(
  source: AsyncIterable<Uint8Array>,
  toRow: ToRow,
): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(source)) {
    const group: SourceRow[] = [];
    lines.forEach((line, i) => {
      if (line.trim() !== "") group.push(lineRow(withoutMark(line), firstRow + i, toRow));
    });
    yield group;
  }
}

const LOOKED_AT = 20;

/** The values of the first lines, to tell formats by; none where one of them is no JSON. The last line may be cut off. */
export function firstValues(start: FileStart): unknown[] {
  const text = startText(start);
  if (!/^\s*[{[]/.test(text)) return [];
  const lines = (start.isWhole ? text : wholeLines(text))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, LOOKED_AT);
  try {
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return [];
  }
}
