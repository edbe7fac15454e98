/** JSON as files have it: nothing in it may change on the way, and the start of a long list can be looked at. */
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

const OPENING = new Set(["{", "["]);
const CLOSING = new Set(["}", "]"]);

/** The whole objects at the start of a JSON list of objects that may be cut off anywhere, as text. */
export function* firstObjects(text: string): Generator<string> {
  let depth = 0;
  let from = -1;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '"') {
      for (i++; i < text.length && text.charAt(i) !== '"'; i++) if (text.charAt(i) === "\\") i++;
    } else if (OPENING.has(char)) {
      depth++;
      if (depth === 2) from = i;
    } else if (CLOSING.has(char)) {
      depth--;
      if (depth === 1 && from >= 0) yield text.slice(from, i + 1);
    }
  }
}
