/**
 * The lines of a CoNLL file in groups: the tokens of a sentence with the comments before them, up to an empty line. A line
 * `-DOCSTART-` begins a document. A line `# key = value` is a comment; a token `#` has other columns, too.
 */
import { partsOf } from "./decode";

export type Sentence = {
  /** Of its first line. */
  line: number;
  /** Counts through `-DOCSTART-`; 0 before the first one. */
  document: number;
  comments: readonly (readonly [key: string, value: string])[];
  /** The columns of each line, the token first. */
  lines: readonly { line: number; cells: readonly string[] }[];
};

const COMMENT = /^#\s*([^\s=]+)\s+=\s?(.*)$/u;
const DOCUMENT = /^-DOCSTART-(?:\s|$)/;

/** A tab parts the columns of a line that has one, else blanks do. */
export const cellsOf = (line: string): string[] => line.trimEnd().split(line.includes("\t") ? "\t" : / +/);

/**
 * A comment, as a key and a value; one without these has its text under an empty key.
 * @returns null for tokens, also for a token `#`, which has a tag
 */
export function commentIn(line: string): readonly [key: string, value: string] | null {
  if (!line.startsWith("#")) return null;
  const found = COMMENT.exec(line);
  if (found) return [found[1] as string, found[2] as string];
  return partsOf(cellsOf(line).at(-1) ?? "") === undefined ? ["", line.slice(1).trim()] : null;
}

/** Takes lines one by one. */
export class SentenceReader {
  /** The columns that the file names; undefined where it names none. */
  columns: string | undefined;
  private document = 0;
  private comments: (readonly [string, string])[] = [];
  private lines: { line: number; cells: string[] }[] = [];
  private first = 0;

  /** @returns the sentence that the line ends */
  take(text: string, line: number): Sentence | null {
    if (text.trim() === "") return this.end();
    if (DOCUMENT.test(text)) {
      const before = this.last();
      this.document++;
      return before;
    }
    const comment = commentIn(text);
    if (this.first === 0) this.first = line;
    // Comments stand before the tokens of their sentence; a sign of a number is a token.
    if (comment?.[0] === "global.columns") this.columns = comment[1];
    else if (comment && this.lines.length === 0) this.comments.push(comment);
    else this.lines.push({ line, cells: cellsOf(text) });
    return null;
  }

  /** At the end of a document: also one with an id and no sentences, as of a text without words. */
  last(): Sentence | null {
    return this.end() ?? (this.comments.some(([key]) => key === "id") ? this.taken() : null);
  }

  /** At the end of a sentence. Comments without one go on to the next. */
  private end(): Sentence | null {
    return this.lines.length > 0 ? this.taken() : null;
  }

  private taken(): Sentence {
    const { first: line, document, comments, lines } = this;
    [this.first, this.comments, this.lines] = [0, [], []];
    return { line, document, comments, lines };
  }
}
