/**
 * The XML of a labeling configuration, as a tree. It comes from strangers: a document type is refused before anything is
 * parsed, the parser knows no entities, and references to characters are put in here.
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";

/** UTF-16 units. */
const MAX_CHARS = 1_000_000;

export type Tag = {
  /** As written. */
  name: string;
  /** Names in lower case, as case does not count. */
  attributes: ReadonlyMap<string, string>;
  children: readonly Tag[];
  /** Its own text, without that of its children. */
  text: string;
};

const ATTRIBUTES = ":@";
const TEXT = "#text";
type Node = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  allowBooleanAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };

function character(code: number): string | undefined {
  const isSound = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isSound ? String.fromCodePoint(code) : undefined;
}

/** What is no reference to a character stays as it is. */
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? whole;
    if (decimal !== undefined) return character(Number(decimal)) ?? whole;
    return (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole;
  });

function tagOf(node: Node): Tag | null {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
  if (name === undefined) return null;
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>).map(
    ([key, value]) => [key.toLowerCase(), decoded(value === true ? "true" : String(value))] as const,
  );
  const inner = (node[name] ?? []) as Node[];
  const text = inner.map((child) => (TEXT in child ? String(child[TEXT]) : "")).join(" ");
  return {
    name,
    attributes: new Map(attributes),
    children: inner.flatMap((child) => tagOf(child) ?? []),
    text: decoded(text).trim(),
  };
}

/** @returns the outermost tag */
export function parseConfig(xml: string): Result<Tag, Message> {
  if (xml.length > MAX_CHARS) return err(say("labels.configTooLarge"));
  if (/<!(doctype|entity)/i.test(xml)) return err(say("labels.configDoctype"));
  // Text areas of browsers and templates in code leave blanks before the first tag.
  const text = xml.replace(/^\ufeff/, "").trim();
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: true });
  if (valid !== true) return err(say("labels.configNotXml", { line: valid.err.line }));
  try {
    const [root] = (parser.parse(text) as Node[]).flatMap((node) => tagOf(node) ?? []);
    return root ? ok(root) : err(say("labels.configNotXml", { line: 1 }));
  } catch {
    // Nested deeper than the parser goes, or named like what every object has.
    return err(say("labels.configNotXml", { line: 1 }));
  }
}
