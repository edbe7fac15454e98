/** Sets of stretches of one text: joined, taken from each other, in common. Code points; results ascend and lie apart. */
import type { CodePointIndex } from "@/lib/core/code-points";
import type { TextPart } from "@/lib/kinds/define";

export type Stretch = { start: number; end: number };
type Text = { text: string; index: CodePointIndex };

/** In order; stretches that touch or overlap become one. */
function normalized(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of stretches
    .filter((one) => one.start < one.end)
    .sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

export function subtract(from: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  return normalized(taken)
    .reduce(
      (left, { start, end }) =>
        left.flatMap((one) => [
          { start: one.start, end: Math.min(one.end, start) },
          { start: Math.max(one.start, end), end: one.end },
        ]),
      normalized(from),
    )
    .filter((one) => one.start < one.end);
}

export const intersect = (a: readonly Stretch[], b: readonly Stretch[]): Stretch[] =>
  normalized(
    a.flatMap((one) =>
      b.map(({ start, end }) => ({ start: Math.max(one.start, start), end: Math.min(one.end, end) })),
    ),
  );

/** Without white space at its ends. */
function trimmed({ index }: Text, { start, end }: Stretch): Stretch {
  const words = index.slice(start, end);
  const before = [...(/^\s*/u.exec(words)?.[0] ?? "")].length;
  const after = before === end - start ? 0 : [...(/\s*$/u.exec(words)?.[0] ?? "")].length;
  return { start: start + before, end: end - after };
}

/** Stretches between which only white space lies become one: nobody means "New" and "York" apart. */
function closed({ index }: Text, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const one of stretches) {
    const last = joined.at(-1);
    if (last && index.slice(last.end, one.start).trim() === "") last.end = one.end;
    else joined.push({ ...one });
  }
  return joined;
}

const withText = ({ index }: Text, stretches: readonly Stretch[]): TextPart[] =>
  stretches.map(({ start, end }) => ({ start, end, text: index.slice(start, end) }));

/** The parts of a span that covers all of these. */
export const joinedParts = (text: Text, stretches: readonly Stretch[]): TextPart[] =>
  withText(text, closed(text, normalized(stretches)));

/** The parts of a span that is left of one; without white space where it was cut, none where nothing is left. */
export const leftParts = (text: Text, stretches: readonly Stretch[]): TextPart[] =>
  withText(
    text,
    stretches.map((one) => trimmed(text, one)).filter(({ start, end }) => start < end),
  );
