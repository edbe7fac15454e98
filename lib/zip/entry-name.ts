/**
 * What a name in a zip says when the zip does not say that it is UTF-8. The format knows CP437 only (PKWARE APPNOTE
 * 6.3.10, appendix D); in fact macOS writes UTF-8 there, and the Explorer of a Russian Windows CP866, whose letters
 * stand where CP437 has accented letters, Greek and lines. Out of scope: other alphabets, whose bytes tell no more.
 */

/** Programs of Windows part folders by backslashes, which the format forbids; no name of a file has one there. */
export const withSlashes = (name: string): string => name.replaceAll("\\", "/");

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function validUtf8(raw: Uint8Array): string | null {
  try {
    return utf8.decode(raw);
  } catch {
    return null;
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** A word with more Cyrillic than Latin letters: `é` and `ß` of CP437 would be Cyrillic letters inside Latin words. */
const hasCyrillicWord = (name: string): boolean =>
  (name.match(/\p{L}+/gu) ?? []).some(
    (word) => count(word, /\p{Script=Cyrillic}/gu) > count(word, /\p{Script=Latin}/gu),
  );

/**
 * @param raw the name's bytes, of an entry without the flag of UTF-8 (bit 11) and without a Unicode name of its own
 * @returns the name; null when it is to be read as CP437, which every reader of zips does by itself
 */
export function unflaggedName(raw: Uint8Array): string | null {
  const modern = validUtf8(raw);
  if (modern !== null) return modern;
  const russian = new TextDecoder("ibm866").decode(raw);
  return hasCyrillicWord(russian) ? russian : null;
}
