/**
 * Tags to spans. Three schemes are told apart by what the start of a file has: IOB1 begins a span with `I` and has `B` only
 * where one follows another of its type; IOB2 begins every span with `B`; BIOES ends them, too, with `E` and has `S` for
 * spans of one token (BILOU and BMES have other letters for the same). A span that goes on without having begun is a fault in
 * the latter two.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";

export type GivenScheme = "IOB1" | "IOB2" | "BIOES";

export type TagPart = { prefix: "B" | "I" | "E" | "S"; type: string };

const PREFIXES: Record<string, TagPart["prefix"]> = {
  B: "B",
  I: "I",
  M: "I",
  E: "E",
  L: "E",
  S: "S",
  U: "S",
};
const OUTSIDE = new Set(["O", "_", "-", "*"]);

/** @returns null for what stands outside of spans, undefined for what is no tag */
export function partsOf(tag: string): TagPart | null | undefined {
  if (OUTSIDE.has(tag)) return null;
  const prefix = PREFIXES[tag.charAt(0)];
  return prefix !== undefined && tag.charAt(1) === "-" && tag.length > 2
    ? { prefix, type: tag.slice(2) }
    : undefined;
}

/** What a column of tags has; fed with the tags of one sentence after the other. */
export class SchemeGuess {
  private hasEnds = false;
  /** A `B` where no span of its type goes before. */
  private hasBegin = false;
  /** An `I` where no span of its type goes before. */
  private hasBare = false;
  private readonly types = new Set<string>();

  addSentence(tags: readonly string[]): void {
    let before: string | null = null;
    for (const tag of tags) {
      const parts = partsOf(tag) ?? null;
      if (parts) this.types.add(parts.type);
      if (parts?.prefix === "E" || parts?.prefix === "S") this.hasEnds = true;
      if (parts?.prefix === "B" && before !== parts.type) this.hasBegin = true;
      if (parts?.prefix === "I" && before !== parts.type) this.hasBare = true;
      before = parts?.type ?? null;
    }
  }

  /** IOB2 where nothing tells. */
  scheme(): GivenScheme {
    if (this.hasEnds) return "BIOES";
    return this.hasBare && !this.hasBegin ? "IOB1" : "IOB2";
  }

  /** Its spans are all called like the phrases that chunkers find, as in the third column of CoNLL-2003. */
  hasPhrases(): boolean {
    return this.types.size > 0 && [...this.types].every((type) => PHRASES.has(type));
  }
}

const PHRASES = new Set("NP VP PP ADVP ADJP SBAR PRT CONJP INTJ LST UCP PNP".split(" "));

/** Tokens from the first to the last one, by their places in the sentence. */
export type TokenSpan = { first: number; last: number; type: string };
type Tagged = { line: number; tag: string };

/** @returns the spans in their order, or the first tag that cannot stand where it does */
export function decodeTags(tags: readonly Tagged[], scheme: GivenScheme): Result<TokenSpan[], Message> {
  const spans: TokenSpan[] = [];
  let open = null as TokenSpan | null;
  for (const [i, { line, tag }] of tags.entries()) {
    const parts = partsOf(tag);
    if (parts === undefined) return err(say("rows.conllTag", { line, tag }));
    if (parts === null) {
      open = null;
      continue;
    }
    const { prefix, type } = parts;
    const goesOn = (prefix === "I" || prefix === "E") && open?.type === type;
    if ((prefix === "I" || prefix === "E") && !goesOn && scheme !== "IOB1")
      return err(say(open ? "rows.conllOtherType" : "rows.conllNoBegin", { line, tag }));
    if (goesOn && open) open.last = i;
    else {
      open = { first: i, last: i, type };
      spans.push(open);
    }
    if (prefix === "E" || prefix === "S") open = null;
  }
  return ok(spans);
}
