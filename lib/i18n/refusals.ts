/**
 * Translates refusals where they are shown; the server, the API and the database keep them in English. A message is
 * known by its fixed text, which is looked for piece by piece from left to right: no regular expressions, so that no
 * message, however long and odd, makes the work grow faster than its length.
 */
import type { Locale } from ".";
import { foreign, own, words } from "./ru/refusals";
import type { Refusal } from "./types";

type Pattern = {
  /** The fixed text around the places: always one piece more than there are places. */
  fixed: string[];
  places: string[];
  /** How much of a message is surely this one: characters of fixed text. */
  weight: number;
  translation: string;
};

/** Longer ones are no sentences of ours. */
const MAX_CHARS = 10_000;
/** `body: labels.3: there is no label "x"`, and some room. */
const MAX_DEPTH = 4;
const PLACE = /\{(\w+)\}/g;

function compile({ en, ru }: Refusal): Pattern {
  const places = [...en.matchAll(PLACE)].map(([, name]) => name ?? "");
  const fixed = en.split(/\{\w+\}/);
  return { fixed, places, weight: fixed.join("").length, translation: ru };
}

/** What stands in the places, each as short as can be; null when the message is another one. */
function valuesIn(message: string, { fixed, weight }: Pattern): string[] | null {
  const first = fixed[0] ?? "";
  const last = fixed.at(-1) ?? "";
  if (message.length < weight || !message.startsWith(first) || !message.endsWith(last)) return null;
  const end = message.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const piece of fixed.slice(1, -1)) {
    const found = message.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return null;
    values.push(message.slice(at, found));
    at = found + piece.length;
  }
  values.push(message.slice(at, end));
  return values;
}

export type Dictionary = { refusals: readonly Refusal[]; words: Record<string, Record<string, string>> };

/** A translator over a dictionary; what has no entry comes back as it is. */
export function makeTranslator({ refusals, words: known }: Dictionary): (message: string) => string {
  const patterns = refusals.map(compile);
  const whole = new Map(
    patterns.filter(({ places }) => places.length === 0).map((one) => [one.fixed[0] ?? "", one.translation]),
  );
  const byWeight = patterns.filter(({ places }) => places.length > 0).sort((a, b) => b.weight - a.weight);

  const inPlace = (name: string, value: string, depth: number): string => {
    if (name === "message") return translate(value, depth + 1);
    const ours = known[name.replace(/\d$/, "")];
    return ours && Object.hasOwn(ours, value) ? (ours[value] ?? value) : value;
  };
  const translate = (message: string, depth: number): string => {
    if (message.length > MAX_CHARS || depth > MAX_DEPTH) return message;
    const exact = whole.get(message);
    if (exact !== undefined) return exact;
    for (const pattern of byWeight) {
      const values = valuesIn(message, pattern);
      if (!values) continue;
      const byName = new Map(pattern.places.map((name, i) => [name, inPlace(name, values[i] ?? "", depth)]));
      return pattern.translation.replace(PLACE, (place, name: string) => byName.get(name) ?? place);
    }
    return message;
  };
  return (message) => translate(message, 0);
}

let russian: ((message: string) => string) | undefined;

/** A message of the server, of zod or of a reader of files, in the language of the page. */
export function translateRefusal(locale: Locale, message: string): string {
  if (locale === "en") return message;
  russian ??= makeTranslator({ refusals: [...own, ...foreign], words });
  return russian(message);
}
