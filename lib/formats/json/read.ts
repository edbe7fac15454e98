/** One JSON list of objects. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { firstItems, parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem, lineAt } from "@/lib/imports/json-problem";
import { mayDiffer } from "@/lib/imports/written-scalar";
import type { Reader, SourceRow } from "../reader";
import { startText, textOf } from "../text-source";
import { toRecord } from "./record";

const GROUP_ROWS = 1_000;
const MAX_JSON_BYTES = 256 * 1024 * 1024;

async function* atMost(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.byteLength;
    if (size > maxBytes) throw new AppError("too_large", say("imports.jsonTooLarge"));
    yield piece;
  }
}

/** Objects without a list around them, as of JSONL under the name of JSON: the fault is where the second one begins. */
const isSeveral = (text: string, at: number) =>
  text.charAt(at) === "{" && /^\s*\{/.test(text) && isJson(text.slice(0, at));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function badJson(text: string, cause: unknown): AppError {
  const found = jsonProblem(text);
  if (found === null) return new AppError("bad_json", say("imports.badJson"), { cause });
  if (isSeveral(text, found.at)) return new AppError("bad_json", say("imports.jsonLines"), { cause });
  const line = lineAt(text, found.at);
  return new AppError("bad_json", say("imports.badJsonLine", { line, message: found.message }), { cause });
}

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  let text = "";
  for await (const chunk of textOf(atMost(source, MAX_JSON_BYTES))) text += chunk;
  let value: unknown;
  try {
    value = parseExactly(text);
  } catch (cause) {
    throw badJson(text, cause);
  }
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
