/**
 * What the columns of a file are: the token first (or behind its number in the sentence), tags in those that have nothing but
 * tags. A file of ours names them in its first line. Columns that chunkers write are not taken: their phrases are no labels
 * that somebody gave; nor are parts of speech and other words. Guessed from the start of the file.
 */
import type { GivenScheme } from "./decode";
import { partsOf, SchemeGuess } from "./decode";
import type { Sentence } from "./sentences";

export type TagColumn = { at: number; control: string | undefined; scheme: GivenScheme };

export type Layout = {
  count: number;
  token: number;
  tags: readonly TagColumn[];
  /** Columns that are not taken, for messages: `column 2`. */
  notTaken: readonly string[];
  /** The file is of this program: documents are tasks, comments their answers. */
  isOwn: boolean;
};

const OWN_FIRST = "FORM";

const isNumbered = ({ lines }: Sentence): boolean => lines.every(({ cells }, i) => cells[0] === `${i + 1}`);

/** @param named the columns as the file names them; further columns of a control are called `control.2` */
export function layoutOf(sentences: readonly Sentence[], named: string | undefined): Layout {
  const names = named?.trim().split(/\s+/);
  const count = sentences.find(({ lines }) => lines.length > 0)?.lines[0]?.cells.length ?? 0;
  const isOwn = names?.[0] === OWN_FIRST && (names.length === count || count === 0);
  const token = !isOwn && count > 2 && sentences.every(isNumbered) ? 1 : 0;
  const guesses = Array.from({ length: count }, (_, at) => guessFor(sentences, at, count));
  const tagged = guesses.flatMap((guess, at) => (guess && at > token ? [{ at, guess }] : []));
  // The phrases of a chunker stand before the names.
  const taken = tagged.length > 1 && !isOwn ? tagged.filter(({ guess }) => !guess.hasPhrases()) : tagged;
  const tags = (taken.length > 0 ? taken : tagged).map(({ at, guess }) => ({
    at,
    control: isOwn ? names?.[at]?.replace(/\.\d+$/, "") : undefined,
    scheme: guess.scheme(),
  }));
  const others = Array.from({ length: count }, (_, at) => at).filter(
    (at) => at > token && !tags.some((column) => column.at === at) && isFilled(sentences, at),
  );
  return { count, token, tags, notTaken: others.map((at) => `column ${at + 1}`), isOwn };
}

/** What stands in columns that are there for the form alone. */
const NOTHING = new Set(["-X-", "_", "-", ""]);

const isFilled = (sentences: readonly Sentence[], at: number): boolean =>
  sentences.some(({ lines }) => lines.some(({ cells }) => !NOTHING.has(cells[at] ?? "")));

/** Null for a column with anything else than tags. A file with a fault has that in few places, so most have to be tags. */
function guessFor(sentences: readonly Sentence[], at: number, count: number): SchemeGuess | null {
  const guess = new SchemeGuess();
  let [all, good] = [0, 0];
  for (const { lines } of sentences) {
    const cells = lines.filter((line) => line.cells.length === count).map((line) => line.cells[at] ?? "");
    all += cells.length;
    good += cells.filter((cell) => partsOf(cell) !== undefined).length;
    guess.addSentence(cells);
  }
  return all > 0 && good >= 0.9 * all ? guess : null;
}
