import type { Stretch } from "./shaped-text";

/** A text as it is read where nothing stands beside it: each turn of a dialogue begins with its author. */
export function withAuthors(text: string, layout: readonly Stretch[] = []): string {
  let read = "";
  let at = 0;
  for (const { start, look, author } of layout) {
    if (look !== "turn" || author === undefined || start < at) continue;
    read += `${text.slice(at, start)}${author}: `;
    at = start;
  }
  return read + text.slice(at);
}
