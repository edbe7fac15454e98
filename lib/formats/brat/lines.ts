/** The lines of an `.ann` file, read strictly: a letter, a number, tabs between the parts. */

export type Offsets = { start: number; end: number };

export type AnnLine =
  | { kind: "span"; id: string; type: string; fragments: Offsets[]; text: string }
  | { kind: "relation"; type: string; from: string; to: string }
  | { kind: "attribute"; name: string; target: string; value: string | undefined }
  | { kind: "note"; type: string; target: string; text: string }
  | { kind: "chain"; type: string; members: string[] }
  | { kind: "event"; id: string; trigger: string; arguments: { role: string; target: string }[] }
  /** Normalizations (`N`) and events without a trigger (`E`): told by their letter. */
  | { kind: "other"; letter: string };

const SPAN = /^(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/su;
const RELATION = /^R\S*\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*$/u;
const ATTRIBUTE = /^[AM]\S*\t(\S+) (\S+)(?: (.*?))?\s*$/u;
const NOTE = /^#\S*\t(\S+) (\S+)(?:\t(.*))?$/su;
const CHAIN = /^\*\t(\S+)((?: \S+)+)\s*$/u;
const EVENT = /^(E\S*)\t\S+:(\S+)((?: +\S+:\S+)*)\s*$/u;
const OTHER = /^([EN*])\S*\t/u;

/** @returns null for a line that is none of these */
export function readAnnLine(line: string): AnnLine | null {
  const span = SPAN.exec(line);
  if (span) {
    const [, id = "", type = "", places = "", text = ""] = span;
    const fragments = places.split(";").map((place) => {
      const [start, end] = place.split(" ").map(Number);
      return { start: start ?? 0, end: end ?? 0 };
    });
    return { kind: "span", id, type, fragments, text };
  }
  const relation = RELATION.exec(line);
  if (relation) {
    const [, type = "", from = "", to = ""] = relation;
    return { kind: "relation", type, from, to };
  }
  const attribute = ATTRIBUTE.exec(line);
  if (attribute) {
    const [, name = "", target = "", value] = attribute;
    return { kind: "attribute", name, target, value: value === "" ? undefined : value };
  }
  const note = NOTE.exec(line);
  if (note) {
    const [, type = "", target = "", text = ""] = note;
    return { kind: "note", type, target, text };
  }
  const event = EVENT.exec(line);
  if (event) {
    const [, id = "", trigger = "", rest = ""] = event;
    const given = rest.trim() === "" ? [] : rest.trim().split(/ +/u);
    const parts = given.map((part) => {
      const at = part.lastIndexOf(":");
      return { role: part.slice(0, at), target: part.slice(at + 1) };
    });
    return { kind: "event", id, trigger, arguments: parts };
  }
  const chain = CHAIN.exec(line);
  if (chain)
    return { kind: "chain", type: chain[1] as string, members: (chain[2] as string).trim().split(" ") };
  const other = OTHER.exec(line);
  return other ? { kind: "other", letter: other[1] as string } : null;
}
