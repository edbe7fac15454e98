/** The few lines of XML that Pascal VOC needs. */

/** What XML 1.0 cannot hold, in any form: control characters, halves of surrogate pairs, and two that are no characters. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Blanks other than spaces are escaped, too: readers make others of them. */
const ESCAPED = /[&<>\t\n\r\u0085\u2028]/g;

/** A text as the content of an element; what XML cannot hold becomes U+FFFD. */
export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, "\ufffd").replace(ESCAPED, (char) => `&#${char.charCodeAt(0)};`);

type Content = string | number | readonly Element[];
export type Element = readonly [name: string, content: Content];

/** An element with all that is in it, each on a line of its own, indented by tabs as in VOC. */
export function xmlOf([name, content]: Element, indent = ""): string {
  if (typeof content !== "object") return `${indent}<${name}>${escaped(String(content))}</${name}>\n`;
  const inner = content.map((element) => xmlOf(element, `${indent}\t`)).join("");
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}
