/**
 * Explains why JSON.parse has refused a text, in words for the manager: which value, in which column, and what to write
 * instead. What other languages write (NaN, None, single quotes, comments, commas at the end) is named.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { jsonTokens } from "./json-tokens";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const ESCAPES = /\\(?:u[\da-fA-F]{4}|[\s\S])/g;
const GOOD_ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})$/;
const INSTEAD: Record<string, string> = { None: "null", undefined: "null", True: "true", False: "false" };
const LITERALS = ["true", "false", "null"];
const SHOWN_CHARS = 30;

export type JsonProblem = { at: number; message: Message };

/** What comes next: a value (`]` only at once), a key (`}` only at once), a colon, or a comma or an end. */
type Place = "value" | "first value" | "key" | "first key" | "colon" | "end";
type Level = { isObject: boolean; key: string };
type State = { levels: Level[]; place: Place };

const shown = (text: string) => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text);

/** Fine, or what is wrong; null for a text that is no attempt at JSON. */
type Finding = Result<null, Message | null>;
const FINE: Finding = ok(null);

function aboutWord(word: string, level: Level | undefined, isKey: boolean): Finding {
  const column = level?.key ?? "";
  const isForeign = NOT_FINITE.test(word) || Object.hasOwn(INSTEAD, word);
  if (/^(?:\/[/*]|#)/.test(word)) return err(say("json.comment", { comment: shown(word) }));
  if (/^['‘“`]/.test(word)) return err(say("json.otherQuotes", { word: shown(word) }));
  if (isKey) return err(say("json.bareName", { word: shown(word) }));
  if (!level && !isForeign) return err(null);
  if (column === "") return err(say("json.foreignValue", { word: shown(word) }));
  if (NOT_FINITE.test(word)) return err(say("json.notFinite", { column, word }));
  const instead = Object.hasOwn(INSTEAD, word) ? INSTEAD[word] : undefined;
  return instead === undefined
    ? err(say("json.bareWord", { column, word: shown(word) }))
    : err(say("json.otherWord", { column, word, right: instead }));
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32) return true;
  return false;
}

function checkText(token: string): Finding {
  if (token === '"') return err(say("json.openText"));
  if (/[\r\n]/.test(token)) return err(say("json.lineBreak"));
  if (hasControl(token)) return err(say("json.controlCharacter"));
  const [bad] = (token.match(ESCAPES) ?? []).filter((escaped) => !GOOD_ESCAPE.test(escaped));
  return bad === undefined ? FINE : err(say("json.badEscape", { escaped: bad }));
}

/** What closes or parts: `}`, `]`, `,`, `:`. */
function takeMark(state: State, token: string): Finding {
  const { levels, place } = state;
  const level = levels.at(-1);
  if (place === "colon" && token !== ":") return err(say("json.noColon", { word: token }));
  if (place === "colon") state.place = "value";
  else if (place === "end" && token === ",") state.place = level?.isObject ? "key" : "value";
  else if (token !== "," && token !== ":" && place !== "key" && place !== "value") {
    levels.pop();
    state.place = "end";
  } else if (place === "value" && (level?.isObject || token === ":"))
    return err(say("json.noValue", { column: level?.key ?? "" }));
  else return err(say("json.extraComma", { mark: token }));
  return FINE;
}

/** A value or a key. */
function takeValue(state: State, token: string): Finding {
  const { levels, place } = state;
  const level = levels.at(-1);
  const isKey = place === "key" || place === "first key";
  if (place === "colon") return err(say("json.noColon", { word: shown(token) }));
  if (place === "end") return err(say("json.noComma", { word: shown(token) }));
  if (token.startsWith('"')) {
    if (isKey && level) level.key = token.slice(1, -1);
    state.place = isKey ? "colon" : "end";
    return checkText(token);
  }
  if (!isKey && (token === "{" || token === "[")) {
    levels.push({ isObject: token === "{", key: level?.key ?? "" });
    state.place = token === "{" ? "first key" : "first value";
    return FINE;
  }
  if (isKey || !(NUMBER.test(token) || LITERALS.includes(token))) return aboutWord(token, level, isKey);
  state.place = "end";
  return FINE;
}

/** The first fault of the text; null when none of these is found. */
export function jsonProblem(text: string): JsonProblem | null {
  const state: State = { levels: [], place: "value" };
  let seenTo = 0;
  for (const { token, at } of jsonTokens(text)) {
    const mark = text.slice(seenTo, at).indexOf("\uFEFF");
    if (mark >= 0) return { at: seenTo + mark, message: say("json.byteOrderMark") };
    seenTo = at + token.length;
    if (state.place === "end" && state.levels.length === 0) return { at, message: say("json.afterEnd") };
    const taken = (/^[}\],:]$/.test(token) ? takeMark : takeValue)(state, token);
    if (!taken.ok) return taken.error === null ? null : { at, message: taken.error };
  }
  return state.levels.length === 0 && state.place === "end"
    ? null
    : { at: text.length, message: say("json.cutOff") };
}

/** Number of the line in which a place is, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\n|\r/).length;
