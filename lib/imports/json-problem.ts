/**
 * Says what is wrong with a text that JSON.parse has refused, in words for people: which value, in which column, and
 * what to write instead. What other languages write (NaN, None, single quotes, comments, commas at the end) is named.
 */
import { err, ok, type Result } from "@/lib/core/result";
import { jsonTokens } from "./json-tokens";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const ESCAPES = /\\(?:u[\da-fA-F]{4}|[\s\S])/g;
const GOOD_ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})$/;
const INSTEAD: Record<string, string> = { None: "null", undefined: "null", True: "true", False: "false" };
const LITERALS = ["true", "false", "null"];
const SHOWN_CHARS = 30;

export type JsonProblem = { at: number; message: string };

/** What comes next: a value (`]` only at once), a key (`}` only at once), a colon, or a comma or an end. */
type Place = "value" | "first value" | "key" | "first key" | "colon" | "end";
type Level = { isObject: boolean; key: string };
type State = { levels: Level[]; place: Place };

const shown = (text: string) => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text);

/** Fine, or what is wrong; null for what there are no better words for than those of JSON.parse. */
type Verdict = Result<null, string | null>;
const FINE: Verdict = ok(null);

function aboutWord(word: string, column: string, isKey: boolean): Verdict {
  if (/^(?:\/[/*]|#)/.test(word))
    return err(`a comment (${shown(word)}), which JSON does not have; take it out`);
  if (/^['‘“`]/.test(word))
    return err(`a text in other quotation marks (${shown(word)}); JSON has double ones only (")`);
  if (isKey) return err(`the name ${shown(word)} is not in quotation marks`);
  const isForeign = NOT_FINITE.test(word) || Object.hasOwn(INSTEAD, word);
  if (column === "") return err(isForeign ? `a value is ${word}, which JSON does not have` : null);
  if (NOT_FINITE.test(word))
    return err(`"${column}" is ${word}, which JSON does not have; write null or a text`);
  const instead = Object.hasOwn(INSTEAD, word) ? INSTEAD[word] : undefined;
  return instead === undefined
    ? err(`"${column}" is ${shown(word)}, which is no value of JSON; write a text in quotation marks`)
    : err(`"${column}" is ${word}, which JSON does not have; write ${instead}`);
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32) return true;
  return false;
}

function checkText(token: string): Verdict {
  if (token === '"') return err("a text is not closed by a quotation mark");
  if (/[\r\n]/.test(token))
    return err("a text holds a line break, or is not closed; write a line break as \\n");
  if (hasControl(token)) return err("a text holds a tab or another control character; write a tab as \\t");
  const [bad] = (token.match(ESCAPES) ?? []).filter((escaped) => !GOOD_ESCAPE.test(escaped));
  return bad === undefined
    ? FINE
    : err(`a text holds ${bad}, which JSON does not have; write \\\\ for a backslash`);
}

/** What closes or parts: `}`, `]`, `,`, `:`. */
function takeMark(state: State, token: string): Verdict {
  const { levels, place } = state;
  const level = levels.at(-1);
  if (place === "colon" && token !== ":") return err(`a colon is missing before ${token}`);
  if (place === "colon") state.place = "value";
  else if (place === "end" && token === ",") state.place = level?.isObject ? "key" : "value";
  else if (token !== "," && token !== ":" && place !== "key" && place !== "value") {
    levels.pop();
    state.place = "end";
  } else if (place === "value" && (level?.isObject || token === ":"))
    return err(`"${level?.key ?? ""}" has no value`);
  else return err(`a comma stands before ${token}; take it out`);
  return FINE;
}

/** A value or a key. */
function takeValue(state: State, token: string): Verdict {
  const { levels, place } = state;
  const level = levels.at(-1);
  const isKey = place === "key" || place === "first key";
  if (place === "colon") return err(`a colon is missing before ${shown(token)}`);
  if (place === "end") return err(`a comma is missing before ${shown(token)}`);
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
  if (isKey || !(NUMBER.test(token) || LITERALS.includes(token)))
    return aboutWord(token, level?.key ?? "", isKey);
  state.place = "end";
  return FINE;
}

/** The first fault of the text; null when none of these is found. */
export function jsonProblem(text: string): JsonProblem | null {
  const state: State = { levels: [], place: "value" };
  let seenTo = 0;
  for (const { token, at } of jsonTokens(text)) {
    const mark = text.slice(seenTo, at).indexOf("\uFEFF");
    if (mark >= 0)
      return { at: seenTo + mark, message: "a byte order mark stands in the middle; take it out" };
    seenTo = at + token.length;
    if (state.place === "end" && state.levels.length === 0)
      return { at, message: "something follows after the end of the value" };
    const taken = (/^[}\],:]$/.test(token) ? takeMark : takeValue)(state, token);
    if (!taken.ok) return taken.error === null ? null : { at, message: taken.error };
  }
  return state.levels.length === 0 && state.place === "end"
    ? null
    : { at: text.length, message: "it ends before it is closed" };
}

/** Number of the line in which a place is, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\n|\r/).length;
