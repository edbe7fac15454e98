/**
 * Cuts HTML into texts and tags in one pass, as browsers do with broken pages: what never ends ends with the page. Comments,
 * declarations and elements whose content is no markup (scripts, styles) are left out.
 */
export type Piece = { text: string } | { name: string; isEnd: boolean; isClosed: boolean };

const RAW = new Set(["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"]);
const LETTER = /[a-zA-Z]/;
const NAME = /[^\s/>]*/y;
const QUOTE = /\s*(["'])/y;

/** @returns where the markup that begins there ends */
function skip(html: string, from: number, mark: string): number {
  const end = html.indexOf(mark, from);
  return end < 0 ? html.length : end + mark.length;
}

function rawEnd(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** Where the `>` of a tag is, the length of the page where it has none; values in quotes may hold others. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    if (html[at] === ">") return at;
    if (html[at] !== "=") continue;
    QUOTE.lastIndex = at + 1;
    const quote = QUOTE.exec(html)?.[1];
    if (quote === undefined) continue;
    at = html.indexOf(quote, QUOTE.lastIndex);
    if (at < 0) break;
  }
  return html.length;
}

export function* htmlPieces(html: string): Generator<Piece> {
  let text = 0;
  let at = html.indexOf("<");
  for (; at >= 0; at = html.indexOf("<", at)) {
    const isEnd = html[at + 1] === "/";
    const nameAt = isEnd ? at + 2 : at + 1;
    const isTag = LETTER.test(html[nameAt] ?? "");
    const isDeclaration = !isTag && (isEnd || html[at + 1] === "!" || html[at + 1] === "?");
    if (!isTag && !isDeclaration) {
      at += 1;
      continue;
    }
    if (at > text) yield { text: html.slice(text, at) };
    if (isDeclaration) at = html.startsWith("<!--", at) ? skip(html, at + 2, "-->") : skip(html, at, ">");
    else {
      NAME.lastIndex = nameAt;
      const tag = (NAME.exec(html)?.[0] ?? "").toLowerCase();
      const close = tagEnd(html, NAME.lastIndex);
      at = Math.min(close + 1, html.length);
      // A tag that the page ends in is none.
      if (close < html.length) yield { name: tag, isEnd, isClosed: html[close - 1] === "/" };
      if (!isEnd && RAW.has(tag)) at = rawEnd(html, at, tag);
    }
    text = at;
  }
  if (text < html.length) yield { text: html.slice(text) };
}
