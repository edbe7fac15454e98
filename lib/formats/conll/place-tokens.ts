/** Where the tokens of a sentence lie in its text: one after the other, with nothing but blanks between them. */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { BLANKS, type Stretch } from "@/lib/exports/tokens";

const VISIBLE = new RegExp(`[^${BLANKS}]`, "u");

type Token = { line: number; token: string };

/** `places` are in UTF-16 units. */
type Placed = { text: string; places: Stretch[] };

/** @returns the text with its places, or the first token that is not the next one */
export function placeTokens(text: string, tokens: readonly Token[]): Result<Placed, Message> {
  const places: Stretch[] = [];
  let at = 0;
  for (const { line, token } of tokens) {
    const start = text.indexOf(token, at);
    if (start < 0 || VISIBLE.test(text.slice(at, start))) return err(say("rows.conllToken", { line, token }));
    at = start + token.length;
    places.push({ start, end: at });
  }
  return ok({ text, places });
}

/** Tokens with a blank between each two. */
export function joinTokens(tokens: readonly Token[]): Placed {
  const places: Stretch[] = [];
  let at = 0;
  for (const { token } of tokens) {
    places.push({ start: at, end: at + token.length });
    at += token.length + 1;
  }
  return { text: tokens.map(({ token }) => token).join(" "), places };
}
