import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";
import { ru } from "@/lib/i18n/ru";
import type { Message, Plural } from "@/lib/i18n/types";

type Entry = [key: string, message: Message];

const entriesOf = (dictionary: Record<string, Record<string, Message>>): Entry[] =>
  Object.entries(dictionary).flatMap(([section, messages]) =>
    Object.entries(messages).map(([name, message]): Entry => [`${section}.${name}`, message]),
  );
const DICTIONARIES = { en, ru } satisfies Record<Locale, unknown>;
const ENTRIES = { en: entriesOf(en), ru: entriesOf(ru) };
const RUSSIAN = new Map(ENTRIES.ru);

/** Every text of a message with the name of its plural form. */
const textsOf = (message: Message): [form: string, text: string][] =>
  typeof message === "string" ? [["", message]] : Object.entries(message as Record<string, string>);
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

/** The keys whose messages break a rule. */
const breaking = (entries: Entry[], isFine: (message: Message, key: string) => boolean): string[] =>
  entries.filter(([key, message]) => !isFine(message, key)).map(([key]) => key);

describe("the dictionaries", () => {
  it("exist for every language", () => {
    expect(Object.keys(DICTIONARIES)).toEqual([...LOCALES]);
  });

  it("have the same sections and keys", () => {
    expect(Object.keys(ru)).toEqual(Object.keys(en));
    expect(ENTRIES.ru.map(([key]) => key).sort()).toEqual(ENTRIES.en.map(([key]) => key).sort());
  });

  it("have the same placeholders in every message and plural form", () => {
    expect(
      breaking(ENTRIES.en, (message, key) => {
        const all = [...textsOf(message), ...textsOf(RUSSIAN.get(key) ?? "")];
        const wanted = placeholders(textsOf(message).at(-1)?.[1] ?? "").join();
        return all.every(([, text]) => placeholders(text).join() === wanted);
      }),
    ).toEqual([]);
  });

  it("have plural forms in the same messages", () => {
    expect(breaking(ENTRIES.en, (message, key) => typeof message === typeof RUSSIAN.get(key))).toEqual([]);
  });
});

describe.each(LOCALES)("the messages in %s", (locale) => {
  const entries = ENTRIES[locale];

  it("are never empty, and have no space at their ends", () => {
    expect(
      breaking(entries, (message) =>
        textsOf(message).every(([, text]) => text !== "" && text === text.trim()),
      ),
    ).toEqual([]);
  });

  it("have no braces but those of places", () => {
    expect(
      breaking(entries, (message) =>
        textsOf(message).every(([, text]) => !/[{}]/.test(text.replace(/\{\w+\}/g, ""))),
      ),
    ).toEqual([]);
  });

  it("that have plural forms have {count} and forms the language knows", () => {
    const known = new Intl.PluralRules(locale).resolvedOptions().pluralCategories as string[];
    const plurals = entries.filter(([, message]) => typeof message !== "string");
    expect(plurals.length).toBeGreaterThan(20);
    expect(
      breaking(plurals, (message) =>
        textsOf(message).every(([form, text]) => known.includes(form) && text.includes("{count}")),
      ),
    ).toEqual([]);
  });
});

describe("Russian", () => {
  /** Signs and words that are the same in both languages. */
  const SAME = new Set([
    "label.regionSummary",
    "label.zoomPercent",
    "settings.controlId",
    "adjudication.relation",
    "charts.personCount",
    "consensus.m_mace",
    "imports.mapId",
    "tasks.number",
    "tasks.nothing",
    "tasks.otherRegions",
    "releases.number",
  ]);

  it("is written in Cyrillic, but for a few signs and words, and the names of file formats", () => {
    const worded = ENTRIES.ru.filter(([key]) => !key.startsWith("releases.format_"));
    expect(
      breaking(worded, (message) =>
        textsOf(message).every(([, text]) => /\p{Script=Cyrillic}/u.test(text)),
      ).sort(),
    ).toEqual([...SAME].sort());
  });

  it("mixes no Latin letters into Cyrillic words", () => {
    const mixed = /\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u;
    const shown = (text: string) => text.replace(/\{\w+\}/g, "0");
    expect(
      breaking(ENTRIES.ru, (message) => textsOf(message).every(([, text]) => !mixed.test(shown(text)))),
    ).toEqual([]);
  });

  it("has forms for 1, 2 and 5, or one wording that fits any number, with the number after it", () => {
    const plurals = ENTRIES.ru.filter((entry): entry is [string, Plural] => typeof entry[1] !== "string");
    expect(
      breaking(plurals, (message) => {
        const { one, few, many, other } = message as Plural;
        const full = one !== undefined && few !== undefined && many !== undefined;
        const neutral = few === undefined && many === undefined && /\p{L}:? \{count\}$/u.test(other);
        return full || neutral;
      }),
    ).toEqual([]);
  });
});

it("English has a form for one in every plural message", () => {
  const plurals = ENTRIES.en.filter(([, message]) => typeof message !== "string");
  expect(breaking(plurals, (message) => (message as Plural).one !== undefined)).toEqual([]);
});
