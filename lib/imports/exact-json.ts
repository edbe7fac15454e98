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
