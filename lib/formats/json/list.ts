/** The items of one JSON list, with the JSON of each where a number in it may be shown otherwise than it is written. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { firstItems, parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem, lineAt } from "@/lib/imports/json-problem";
import { mayDiffer } from "@/lib/imports/written-scalar";
import { textOf } from "../text-source";

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

export type ListItem = {
  /** From 1. */
  row: number;
  item: unknown;
  /** Its JSON, where a number may be written otherwise than JavaScript writes it. */
  source: string | undefined;
};

/**
 * @param needsSources whether the items hold numbers that are shown; finding the JSON of each takes its time
 * @throws AppError where the file is too large, no text, no JSON or no list
 */
export async function* listItems(
  source: AsyncIterable<Uint8Array>,
  needsSources: (items: readonly unknown[]) => boolean = () => true,
): AsyncGenerator<ListItem[]> {
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
  const sources = mayDiffer(text) && needsSources(value) ? firstItems(text) : [][Symbol.iterator]();
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value
      .slice(from, from + GROUP_ROWS)
      .map((item, i) => ({ row: from + i + 1, item, source: sources.next().value ?? undefined }));
}

/** A list of the whole items at the start of a text. */
export function wholeItems(text: string, count: number): string {
  const items: string[] = [];
  for (const item of firstItems(text)) if (items.push(item) >= count) break;
  return items.length > 0 ? `[${items.join(",")}]` : text;
}
