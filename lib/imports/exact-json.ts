/** JSON as files have it: nothing in it may change on the way, and the start of a long list can be looked at. */
import { jsonTokens } from "./json-tokens";

const MAYBE_UNSAFE = /\d{16}/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const WHOLE = /^-?\d+$/;

/**
 * Parses JSON, with whole numbers beyond 2^53 as text: a double would change them, and an id that has changed is
 * another id. Numbers beyond the range of a double come out infinite, as of JSON.parse: see `isBeyondRange`.
 * @throws SyntaxError as JSON.parse does
 */
export function parseExactly(text: string): unknown {
  if (!MAYBE_UNSAFE.test(text)) return JSON.parse(text);
  const safe = text.replace(TOKEN, (token) =>
    WHOLE.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
  return JSON.parse(safe);
}

/** Whether a number in it is beyond what a double holds, such as 1e400: JSON would write it as null. */
export const isBeyondRange = (value: unknown): boolean =>
  typeof value === "number"
    ? !Number.isFinite(value)
    : typeof value === "object" && value !== null && Object.values(value).some(isBeyondRange);

/** The whole items at the start of a JSON list that may be cut off anywhere, as text. */
export function* firstItems(text: string): Generator<string> {
  let depth = 0;
  let from = -1;
  for (const { token: mark, at: index } of jsonTokens(text)) {
    if (from < 0 && mark !== "[") return;
    // A text that is cut off.
    if (mark === '"') return;
    if (mark === "{" || mark === "[") {
      depth++;
      if (depth === 1) from = index + 1;
    } else if (mark === "}" || mark === "]") depth--;
    if (depth > 1 || (depth === 1 && mark !== ",")) continue;
    const item = text.slice(from, index).trim();
    if (item !== "") yield item;
    if (depth === 0) return;
    from = index + 1;
  }
}

/** A member of an object: its key, the JSON of its value, and where that ends. */
export type MemberText = {
  key: string;
  text: string;
  end: number;
  /** False where the text is cut off within it. */
  isWhole: boolean;
};

/** The members of an object at the start of a text that may be cut off anywhere, in the order of the text. */
export function* firstMembers(text: string): Generator<MemberText> {
  let depth = 0;
  let key = "";
  let last = "";
  let from = -1;
  const member = (end: number, isWhole: boolean): MemberText => ({
    key: keyOf(key),
    text: text.slice(from, end).trim(),
    end,
    isWhole,
  });
  for (const { token, at } of jsonTokens(text)) {
    if (depth === 0 && token !== "{") return;
    // A text that is cut off.
    if (token === '"') break;
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token === ":" && from < 0) [key, from] = [last, at + 1];
    if ((depth === 1 && token === ",") || depth === 0) {
      if (from >= 0) yield member(at, true);
      from = -1;
      if (depth === 0) return;
    }
    last = token;
  }
  if (from >= 0) yield member(text.length, false);
}

function keyOf(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}
