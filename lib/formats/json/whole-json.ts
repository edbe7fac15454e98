/** A JSON file as a whole: formats whose parts refer to each other cannot be read line by line. */
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { parseExactly } from "@/lib/imports/exact-json";
import { jsonProblem, lineAt } from "@/lib/imports/json-problem";
import { textOf } from "../text-source";

const MAX_JSON_BYTES = 256 * 1024 * 1024;

/** @throws AppError for more than can be read as a whole */
export async function* atMost(
  source: AsyncIterable<Uint8Array>,
  tooLarge: Message = say("imports.jsonTooLarge"),
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.byteLength;
    if (size > MAX_JSON_BYTES) throw new AppError("too_large", tooLarge);
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

/**
 * @param tooLarge what is told of a larger file
 * @returns its value, and its text
 * @throws AppError for a file that is too large, no text or no JSON, with the line where that begins
 */
export async function wholeJson(
  source: AsyncIterable<Uint8Array>,
  tooLarge?: Message,
): Promise<{ value: unknown; text: string }> {
  let text = "";
  for await (const chunk of textOf(atMost(source, tooLarge))) text += chunk;
  try {
    return { value: parseExactly(text), text };
  } catch (cause) {
    throw badJson(text, cause);
  }
}
