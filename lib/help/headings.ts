/** Headings of a Markdown document and the ids that links name them by, made as GitHub makes them. */

/** Lower case, without punctuation, a hyphen for each space. */
export const headingId = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

export type Heading = { level: number; title: string; id: string };

/** In their order; lines of code that begin with `#` are none. Markup within a heading is left out of its title. */
export function headingsOf(markdown: string): Heading[] {
  const found: Heading[] = [];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    if (/^\s*```/.test(line)) isCode = !isCode;
    const [, marks, text] = (!isCode && /^(#{1,4}) +(.+?) *$/.exec(line)) || [];
    if (marks === undefined || text === undefined) continue;
    const title = text.replace(/[`*]|\b_|_\b/g, "");
    found.push({ level: marks.length, title, id: headingId(title) });
  }
  return found;
}
