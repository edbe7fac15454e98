/** The dictionaries of error messages, and that every message the sources make is in them, with the same places. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/i18n";
import { loadErrorsOf } from "@/lib/i18n/load-errors";
import type { ErrorWords } from "@/lib/i18n/render-message";
import { KINDS, REGION_KINDS } from "@/lib/kinds";

const ROOT = join(import.meta.dirname, "../../..");
const load = async (locale: Locale) => Object.entries(await loadErrorsOf(locale));
const entriesOf = (words: [string, ErrorWords[string]][]): [key: string, text: string][] =>
  words.flatMap(([area, texts]) =>
    Object.entries(texts).map(([name, text]): [string, string] => [`${area}.${name}`, text]),
  );
const ENTRIES = new Map(
  await Promise.all(LOCALES.map(async (locale) => [locale, new Map(entriesOf(await load(locale)))] as const)),
);
const ENGLISH = ENTRIES.get("en") ?? new Map<string, string>();
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

function* sourcesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sourcesUnder(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}
const SOURCES = ["app", "components", "db", "lib"]
  .flatMap((folder) => [...sourcesUnder(folder)])
  .filter((path) => !path.startsWith("lib/i18n/"))
  .map((path) => readFileSync(join(ROOT, path), "utf8"))
  .join("\n");

/** Areas whose keys are put together from a word of the code: the compiler knows which. */
const WORDS = ["kinds", "losses", "notFound", "roles", "types"];

describe.each(LOCALES)("the error messages in %s", (locale) => {
  const entries = ENTRIES.get(locale) ?? new Map<string, string>();

  it("have the keys of the English ones, and their places, each once", () => {
    expect([...entries.keys()]).toEqual([...ENGLISH.keys()]);
    const wrong = [...entries].filter(([key, text]) => {
      const places = placesOf(text);
      return (
        places.join() !== placesOf(ENGLISH.get(key) ?? "").join() || new Set(places).size < places.length
      );
    });
    expect(wrong).toEqual([]);
  });

  it("have no braces but those of places", () => {
    const stray = (text: string) => /\{(?!\w+\})/.test(text);
    expect([...entries].filter(([, text]) => text === "" || stray(text))).toEqual([]);
  });
});

describe("the error messages in Russian", () => {
  const entries = [...(ENTRIES.get("ru") ?? [])];
  /** Nothing but places, which hold messages of their own. */
  const WITHOUT_WORDS = ["operator.importFailed", "requests.at"];

  it("are in Cyrillic, and no word mixes the alphabets", () => {
    const latin = entries.filter(([, text]) => !/\p{Script=Cyrillic}/u.test(text)).map(([key]) => key);
    expect(latin.sort()).toEqual(WITHOUT_WORDS);
    const mixed = /\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u;
    expect(entries.filter(([, text]) => mixed.test(text.replace(/\{\w+\}/g, "0")))).toEqual([]);
  });
});

describe("a key", () => {
  it("is used somewhere: what nobody says any more is taken out", () => {
    const unused = [...ENGLISH.keys()].filter(
      (key) => !WORDS.includes(key.split(".")[0] ?? "") && !SOURCES.includes(`"${key}"`),
    );
    expect(unused).toEqual([]);
  });

  it("stands for every kind of control as a word, and for its regions as a loss", () => {
    for (const kind of Object.keys(KINDS)) expect(ENGLISH.has(`kinds.${kind}`), kind).toBe(true);
    for (const kind of Object.keys(REGION_KINDS)) expect(ENGLISH.has(`losses.${kind}`), kind).toBe(true);
  });
});
