/**
 * Patterns are those of RE2 (R. Cox, Regular Expression Matching in the Wild, 2010): no pattern of a manager may take time
 * that grows faster than the text, so there are no references back and no lookarounds. A pattern looks at one line at a time.
 */
import { RE2JS } from "re2js";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { endsSign, isWholeWord } from "@/lib/core/word-signs";
import { chooseFinds, type Find, type Finds, MAX_FINDS } from "@/lib/terms/choose-finds";
import type { FindingOptions, Term } from "@/lib/terms/term-finder";

/** Instructions of a pattern: each unit of a text may have to be looked at by all of them. */
const MAX_PROGRAM = 500;
/** Longer lines are looked at in parts: a search that reaches for the end of a line starts anew after each find. */
const MAX_LINE_UNITS = 10_000;
/** How many lines are searched before other procedures of the thread get a turn. */
const LINES_AT_ONCE = 64;

function compiled(pattern: string, matchCase: boolean): RE2JS {
  return RE2JS.compile(pattern, matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
}

/** The reason of the engine, which is in English. */
export function checkPattern(pattern: string, line: number): Result<null, Message> {
  try {
    return compiled(pattern, true).programSize() > MAX_PROGRAM
      ? err(say("terms.heavyPattern", { line }))
      : ok(null);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "";
    return err(say("terms.badPattern", { line, reason }));
  }
}

/** No part ends between the two units of a sign. */
function* linesOf(text: string): Generator<{ from: number; line: string }> {
  for (const { index, 0: whole } of text.matchAll(/[^\n\r\u2028\u2029]+/gu))
    for (let from = 0; from < whole.length; ) {
      const end = from + MAX_LINE_UNITS;
      const isSplit = /[\ud800-\udbff]$/.test(whole.slice(end - 1, end));
      const line = whole.slice(from, isSplit ? end - 1 : end);
      yield { from: index + from, line };
      from += line.length;
    }
}

export function patternFinder(
  patterns: readonly Term[],
  { matchCase, wholeWords }: FindingOptions,
): (text: string) => Promise<Finds> {
  const searches = patterns.map(({ text, label }) => ({ pattern: compiled(text, matchCase), label }));
  return async (text) => {
    const found: Find[] = [];
    let lines = 0;
    for (const { from, line } of linesOf(text)) {
      if (found.length >= MAX_FINDS) break;
      if (++lines % LINES_AT_ONCE === 0) await new Promise(setImmediate);
      for (const { pattern, label } of searches)
        for (const matcher = pattern.matcher(line); matcher.find(); ) {
          const [start, end] = [from + matcher.start(), from + matcher.end()];
          if (start === end || !endsSign(text, end)) continue;
          if (!wholeWords || isWholeWord(text, start, end)) found.push({ start, end, label });
        }
    }
    return { finds: chooseFinds(found, text.length), isCutShort: found.length >= MAX_FINDS };
  };
}
