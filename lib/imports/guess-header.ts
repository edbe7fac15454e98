/**
 * Guesses whether the first row of a table names its columns. A name that a field of the schema or a common column has
 * settles it. Otherwise the row is data when one of its cells looks like data: a number, a date, an address, the name of
 * an image, a long text or a sentence, or a value that stands in its column again; so it is when nothing follows it. It is
 * a guess: where it is shown, it can be changed.
 */
import { GROUP_NAMES, ID_NAMES } from "./column-names";

/** What a guess may know besides the rows: the names of the schema's fields, and which cells name files. */
export type TableHints = { fields: readonly string[]; isFileName: (cell: string) => boolean };

const COMMON = [
  ...ID_NAMES,
  ...GROUP_NAMES,
  ...[
    "text",
    "image",
    "label",
    "labels",
    "title",
    "name",
    "date",
    "class",
    "category",
    "file",
    "filename",
    "url",
  ],
];
const MAX_NAME_CHARS = 60;
const MAX_NAME_WORDS = 5;
const DATE_OR_NUMBER = /^[-+]?[\d.,:/\s-]*\d[\d.,:/\sTZ%-]*$/;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^[^\s@]+@[^\s@]+\.[^\s@]+$/i;
const SENTENCE = /[\s\S]\s[\s\S]*[.!?…]["'»”)]?$/;

/** A name of two words whose second is cut short, as spreadsheets have them: `Order no.`, `№ обр.` */
const ABBREVIATION = /^\S{1,12}\s\p{L}{1,4}\.$/u;

function looksLikeData(cell: string, isFileName: (cell: string) => boolean): boolean {
  return (
    cell.length > MAX_NAME_CHARS ||
    cell.split(/\s+/).length > MAX_NAME_WORDS ||
    /[\r\n]/.test(cell) ||
    DATE_OR_NUMBER.test(cell) ||
    ADDRESS.test(cell) ||
    isFileName(cell)
  );
}

/**
 * @param rows cells of the first records
 */
export function guessHeader(
  rows: readonly (readonly string[])[],
  { fields, isFileName }: TableHints,
): boolean {
  const [first, ...others] = rows;
  if (first === undefined) return true;
  const known = new Set([...COMMON, ...fields.map((field) => field.toLowerCase())]);
  const names = first.map((cell) => cell.trim());
  if (names.some((name) => known.has(name.toLowerCase()))) return true;
  if (others.length === 0) return false;
  const filled = names.filter((name) => name !== "");
  const looksLikeRow = filled.some(
    (name) =>
      looksLikeData(name, isFileName) ||
      // In a table of one column a short sentence is no abbreviation.
      (SENTENCE.test(name) && (names.length === 1 || !ABBREVIATION.test(name))),
  );
  if (new Set(filled).size < filled.length || looksLikeRow) return false;
  return !names.some((name, i) => name !== "" && others.some((row) => row[i]?.trim() === name));
}

/** Names for the columns of a table that names none. */
export const columnNames = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `column_${i + 1}`);
