import type { Stretch } from "./shaped-text";

/** A line of a text, and who says it where a turn of a dialogue begins with it. */
export type ReadLine = { text: string; author?: string | undefined };

/** A text line by line, as it is read where its layout does not stand beside it. Each line has a direction of its own. */
export function readLines(text: string, layout: readonly Stretch[] = []): ReadLine[] {
  const authors = new Map(
    layout.flatMap(({ start, look, author }) =>
      look === "turn" && author !== undefined ? [[start, author] as const] : [],
    ),
  );
  let start = 0;
  return text.split("\n").map((line) => {
    const read = { text: line, author: authors.get(start) };
    start += line.length + 1;
    return read;
  });
}
