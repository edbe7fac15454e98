/** Tags of tokens: what labels are called in them, and how a span is told by them. */
import type { RegionControl } from "@/lib/kinds";
import type { Piece } from "./span-layers";
import type { Stretch } from "./tokens";

/** IOB2: `B` begins a span, `I` goes on. BIOES: `S` is a span of one token, `E` ends one of several. */
export type Scheme = "IOB2" | "BIOES";

/** Blanks and control characters part columns and lines. */
const UNFIT = /[\s\p{C}]+/gu;

/**
 * Labels by their names, without blanks: `Given name` is `Given_name`. Where two names become one, the later label gets a
 * number.
 * @param unfit what cannot stand in a tag
 */
export function tagNames({ labels }: RegionControl, unfit = UNFIT): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of labels) {
    const plain = name.replace(unfit, "_");
    let tag = plain;
    for (let copy = 2; taken.has(tag); copy++) tag = `${plain}_${copy}`;
    taken.add(tag);
    names.set(id, tag);
  }
  return names;
}

const prefixIn: Record<Scheme, (isFirst: boolean, isLast: boolean) => string> = {
  IOB2: (isFirst) => (isFirst ? "B" : "I"),
  BIOES: (isFirst, isLast) => (isFirst ? (isLast ? "S" : "B") : isLast ? "E" : "I"),
};

/**
 * @param layer ascending and apart; each begins and ends where a token does
 * @returns a function that takes the tokens of a text in their order and gives each its tag
 */
export function tagger(
  scheme: Scheme,
  layer: readonly Piece[],
  names: ReadonlyMap<string, string>,
): (token: Stretch) => string {
  let next = 0;
  return ({ start, end }) => {
    while (next < layer.length && (layer[next] as Piece).end <= start) next++;
    const piece = layer[next];
    if (!piece || piece.start > start) return "O";
    const prefix = prefixIn[scheme](piece.start === start, piece.end === end);
    return `${prefix}-${names.get(piece.label) ?? piece.label}`;
  };
}
