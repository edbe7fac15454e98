/** One JSON list of objects. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { firstItems } from "@/lib/imports/exact-json";
import { mayDiffer } from "@/lib/imports/written-scalar";
import type { Reader, SourceRow } from "../reader";
import { startText } from "../text-source";
import { toRecord } from "./record";
import { wholeJson } from "./whole-json";

const GROUP_ROWS = 1_000;

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  const { value, text } = await wholeJson(source);
  if (!Array.isArray(value))
    throw new AppError("invalid_input", say("imports.notList", { example: "[{…}, {…}]" }));
  // Found group by group: a large file is not read in one go while other requests wait.
  const sources = mayDiffer(text) ? firstItems(text) : [][Symbol.iterator]();
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value
      .slice(from, from + GROUP_ROWS)
      .map((item, i) => toRecord(item, from + i + 1, sources.next().value ?? undefined));
}

export const json: Reader = {
  extensions: ["json"],
  hasColumns: true,
  sniff: (start) => (startText(start).trimStart().startsWith("[") ? 0.8 : 0),
  rows,
  wholePart: (text, count) => {
    const items: string[] = [];
    for (const item of firstItems(text)) if (items.push(item) >= count) break;
    return items.length > 0 ? `[${items.join(",")}]` : text;
  },
};
