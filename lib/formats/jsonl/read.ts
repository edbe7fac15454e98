/** JSON Lines: one object per line. */
import { toRecord } from "../json/record";
import type { Reader } from "../reader";
import { startText, wholeLines } from "../text-source";
import { lineRow, lineRows } from "./lines";

/** Its first line is an object by itself, and so begins the next one. */
const sniff: Reader["sniff"] = (start) => {
  const [first = "", second = "{"] = startText(start)
    .trimStart()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (!first.startsWith("{") || !second.startsWith("{")) return 0;
  return "error" in lineRow(first, 1, toRecord) ? 0 : 0.9;
};

export const jsonl: Reader = {
  extensions: ["jsonl", "ndjson"],
  hasColumns: true,
  sniff,
  rows: (source) => lineRows(source, toRecord),
  wholePart: wholeLines,
};
