/** Puts words to messages: the text of the key in a dictionary of errors, with the values in its places. */
import type { AnyMessage, Param } from "@/lib/core/message";

/** The error messages of a language by area and name. */
export type ErrorWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function textOf(words: ErrorWords, key: string): string | undefined {
  const dot = key.indexOf(".");
  const area = own(words, key.slice(0, dot));
  return area && own(area, key.slice(dot + 1));
}

/**
 * The message in the language of the dictionary; undefined where it, or a message inside it, has a key that the dictionary
 * does not know (of a newer version). Numbers are written as they are in files and documents.
 */
export function renderMessage(words: ErrorWords, { key, params = {} }: AnyMessage): string | undefined {
  const text = textOf(words, key);
  if (text === undefined) return undefined;
  const shown = new Map<string, string>();
  for (const [place, param] of Object.entries(params)) {
    const value = shownParam(words, param);
    if (value === undefined) return undefined;
    shown.set(place, value);
  }
  return text.replace(/\{(\w+)\}/g, (place, name: string) => shown.get(name) ?? place);
}

const shownParam = (words: ErrorWords, param: Param): string | undefined =>
  typeof param === "object" ? renderMessage(words, param) : String(param);
