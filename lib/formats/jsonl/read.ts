/** JSON Lines: one object per line. */
import { say } from "@/lib/core/message";
import { parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem } from "@/lib/imports/json-problem";
import { toRecord } from "../json/record";
import type { Reader, SourceRow } from "../reader";
import { linesOf, startText, wholeLines } from "../text-source";

function readLine(line: string, row: number): SourceRow {
  try {
    return toRecord(parseExactly(line), row, line);
  } catch {
    return { row, error: jsonProblem(line)?.message ?? say("json.notValid") };
  }
}

/** Files that were joined have their byte order marks in the middle. */
const withoutMark = (line: string) => (line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  for await (const { firstRow, lines } of linesOf(source)) {
    const group: SourceRow[] = [];
    lines.forEach((line, i) => {
      if (line.trim() !== "") group.push(readLine(withoutMark(line), firstRow + i));
    });
    yield group;
  }
}

/** Its first line is an object by itself, and so begins the next one. */
const sniff: Reader["sniff"] = (start) => {
  const [first = "", second = "{"] = startText(start)
    .trimStart()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (!first.startsWith("{") || !second.startsWith("{")) return 0;
  return "error" in readLine(first, 1) ? 0 : 0.9;
};

export const jsonl: Reader = {
  extensions: ["jsonl", "ndjson"],
  hasColumns: true,
  sniff,
  rows,
  wholePart: wholeLines,
};
