/**
 * Texts in files that are read line by line. Line breaks are those of Unicode (UAX #14) and the separators U+001C to U+001E:
 * Python takes all of them for the end of a line.
 */

/** For a class of characters in a regular expression. */
export const LINE_BREAKS = "\\n\\v\\f\\r\\u001c-\\u001e\\u0085\\u2028\\u2029";

/** A name on one line. */
export const oneLine = (name: string): string => name.replace(/[\s\p{C}]+/gu, " ");

/** A value as JSON on one line for any reader: line breaks, other controls and blanks beside U+0020 are escapes. */
export const quoted = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{C}\p{Z}]/gu, (found) =>
    found === " "
      ? found
      : Array.from(
          { length: found.length },
          (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, "0")}`,
        ).join(""),
  );
