/**
 * HTML: the canonical text is what is read of a page. Blocks begin on lines of their own, white space folds as in browsers,
 * and what nobody reads is left out: comments, scripts, styles, the controls of forms. No markup reaches a page: the layout
 * says which words are headings, emphasis, code and links.
 */
import { say } from "@/lib/core/message";
import { defineTextForm } from "../define";
import type { Look } from "../shaped-text";
import { scalarText } from "../structured";
import { decodeEntities } from "./entities";
import { ReadText } from "./read-text";
import { htmlPieces } from "./tags";

const LOOKS: Readonly<Record<string, Look>> = {
  ...{ h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading" },
  ...{ li: "item", blockquote: "quote", a: "link", th: "key", dt: "key" },
  ...{ b: "strong", strong: "strong", i: "emphasis", em: "emphasis", cite: "emphasis", dfn: "emphasis" },
  ...{ code: "code", kbd: "code", samp: "code", tt: "code", pre: "code" },
};
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th " +
    "thead tr ul"
  ).split(" "),
);
const UNREAD = new Set(
  "audio button canvas datalist math noscript object select svg template video".split(" "),
);

function readHtml(html: string) {
  const read = new ReadText();
  const unread: string[] = [];
  for (const piece of htmlPieces(html)) {
    if ("text" in piece) {
      if (unread.length === 0) read.add(decodeEntities(piece.text.replaceAll("\0", "")));
      continue;
    }
    const { name, isEnd, isClosed } = piece;
    if (UNREAD.has(name)) {
      if (!isEnd && !isClosed) unread.push(name);
      else if (isEnd && unread.at(-1) === name) unread.pop();
    }
    if (unread.length > 0) continue;
    if (name === "br") read.breakLine();
    if (BLOCKS.has(name)) read.beginBlock();
    if (name === "pre") read.keepBlanks(!isEnd);
    const look = Object.hasOwn(LOOKS, name) ? LOOKS[name] : undefined;
    if (!look) continue;
    if (isEnd) read.close(name);
    else read.open(name, look, look === "heading" ? Number(name[1]) : undefined);
  }
  return read.end();
}

export const html = defineTextForm({
  fault: (column) => say("textForms.noText", { column }),
  read(value) {
    const source = scalarText(value);
    return source === undefined ? null : readHtml(source);
  },
});
