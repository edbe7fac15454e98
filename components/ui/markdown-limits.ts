/**
 * Which markdown is worth reading as markdown. The parser's time grows with the square of what is nested or left open: a
 * line of 50,000 `>` takes half a minute and then the stack, 50,000 lone `~` take longer, and all that time the server,
 * or the reader's page, answers nobody. Such a text is no guideline; it is shown as it is written. Out of scope: whether
 * the text is sound, and its length, which the contract limits.
 */
const MAX_INDENT_CHARS = 80;
const MAX_BLOCKS = 3_000;
const MAX_MARKS_PER_BLOCK = 3_000;
const MAX_MARKS = 20_000;

/** What a line begins with: spaces, and quotes, bullets, numbers and notes, each of which opens a block. */
const INDENT = /^(?:[\s>*+-]|\d{1,9}[.)]|\[\^\w*\]:)*/;
const OPENER = /[>*+-]|\d+[.)]|\[/g;
/** What may open or close something within a line, or part it into cells. */
const MARK = /[*_~`[\]<|&\\]/g;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** @returns false when nesting, blocks, or marks between two blank lines or in all are more than people write */
export function isReadableMarkdown(markdown: string): boolean {
  let [blocks, marks, marksInBlock] = [0, 0, 0];
  for (const line of markdown.split("\n")) {
    const isBlank = line.trim() === "";
    const indent = isBlank ? "" : (INDENT.exec(line)?.[0] ?? "");
    const marksInLine = count(line, MARK);
    blocks += count(indent, OPENER);
    marks += marksInLine;
    marksInBlock = isBlank ? 0 : marksInBlock + marksInLine;
    if (indent.length > MAX_INDENT_CHARS || blocks > MAX_BLOCKS) return false;
    if (marks > MAX_MARKS || marksInBlock > MAX_MARKS_PER_BLOCK) return false;
  }
  return true;
}
