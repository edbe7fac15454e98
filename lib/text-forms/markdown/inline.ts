/** How the words of a line of Markdown look: code, emphasis and links, in one pass from left to right. */
import type { Look } from "../shaped-text";

type Found = { start: number; end: number; look: Look };

const MARKS = /\\.|`+|\*+|_+|\[|\]\(/gsu;
const WORD = /[\p{L}\p{N}]/u;
const isBlank = (character: string | undefined) => character === undefined || /\s/u.test(character);

/** Where a run of backticks as long as this one follows; each length is searched once. */
function codeEnds(line: string): (start: number, length: number) => number | undefined {
  const byLength = new Map<number, number[]>();
  for (const { 0: run, index } of line.matchAll(/`+/g)) {
    const starts = byLength.get(run.length) ?? [];
    starts.push(index);
    byLength.set(run.length, starts);
  }
  for (const starts of byLength.values()) starts.reverse();
  return (start, length) => {
    const starts = byLength.get(length) ?? [];
    while (starts.length > 0 && (starts.at(-1) ?? 0) <= start) starts.pop();
    return starts.at(-1);
  };
}

/** Whether a run of these marks may begin or end emphasis there: underscores inside of a word do neither. */
function sidesOf(line: string, start: number, end: number) {
  const [before, after] = [line[start - 1], line[end]];
  const isInside =
    line[start] === "_" &&
    before !== undefined &&
    after !== undefined &&
    WORD.test(before) &&
    WORD.test(after);
  return { opens: !isInside && !isBlank(after), closes: !isInside && !isBlank(before) };
}

export function inlineLooks(line: string): Found[] {
  const found: Found[] = [];
  const codeEnd = codeEnds(line);
  const open = new Map<string, number>();
  let bracket: number | undefined;
  // The next closing parenthesis is searched for once, however many links ask for it.
  let parenthesis = 0;
  let done = 0;
  for (const { 0: mark, index: start } of line.matchAll(MARKS)) {
    const end = start + mark.length;
    if (start < done || mark.startsWith("\\")) continue;
    if (mark.startsWith("`")) {
      const close = codeEnd(start, mark.length);
      if (close === undefined) continue;
      done = close + mark.length;
      found.push({ start, end: done, look: "code" });
    } else if (mark === "[") bracket = end;
    else if (mark === "](") {
      if (parenthesis >= 0 && parenthesis < end) parenthesis = line.indexOf(")", end);
      if (bracket === undefined || parenthesis < 0) continue;
      found.push({ start: bracket, end: start, look: "link" });
      found.push({ start, end: parenthesis + 1, look: "markup" });
      done = parenthesis + 1;
      bracket = undefined;
    } else {
      const { opens, closes } = sidesOf(line, start, end);
      const key = mark.slice(0, 3);
      const from = open.get(key);
      if (from !== undefined && closes) {
        open.delete(key);
        if (mark.length !== 1) found.push({ start: from, end, look: "strong" });
        if (mark.length !== 2) found.push({ start: from, end, look: "emphasis" });
      } else if (opens) open.set(key, start);
    }
  }
  return found;
}
