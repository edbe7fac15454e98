/** Terms that screens once had and that stand in the way of the field's own: they must not come back. */
import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";
import { errors as enErrors } from "@/lib/i18n/en/errors";
import { ru } from "@/lib/i18n/ru";
import { errors as ruErrors } from "@/lib/i18n/ru/errors";
import type { Message } from "@/lib/i18n/types";

const DICTIONARIES: Record<Locale, object> = {
  en: { ...en, errors: enErrors },
  ru: { ...ru, errors: ruErrors },
};

/** The old term, and the keys in whose messages it means something else. */
const OLD: Record<Locale, [term: RegExp, fine?: string[]][]> = {
  en: [
    [/what is what/i],
    [/people per task/i],
    [/tree of labels/i],
    [/\bsuggestions?\b/i],
    [/what (most|all) say/i],
    [/\bdecided\b/i, ["shapes.predictedNone"]],
    [/\bfixed\b(?!-width)/i],
    [/\brulings?\b/i],
    [/put aside/i],
    [/rule it rests on/i],
    [/further measures/i],
    [/pairs of people/i],
    [/one label dominates/i],
    [/marked text (go|has)/i],
    [/broken rows?/i],
    [/stand beside the task/i],
    [/nothing is lost/i, ["shapes.segmentFailed"]],
    [/^answers$/i, ["bulk.answers", "imports.answers"]],
  ],
  ru: [
    [/выпуск(?!а(ть|ем|ет))/i],
    [/(?<![а-яё])согласи[еяюи]/i],
    [/подсказ/i],
    [/дерев[оа] меток/i],
    [/воображаем/i],
    [/испорчен/i],
    [/проверяющ/i],
    [/(?<![а-яё])зерно/i],
    [/пары людей|человек на задание/i],
    [/мнение (большинства|всех)/i],
    [/аннот(ац|атор)/i, ["errors.coco", "errors.rows"]],
    [/(?<![а-яё])задач/i, ["newProject.searchHint"]],
    [/знаков(?![а-яё])/i],
  ],
};

const textsOf = (message: Message): string[] =>
  typeof message === "string" ? [message] : Object.values(message as Record<string, string>);

/** Every message that has the term, with its key. */
function having(locale: Locale, term: RegExp, fine: string[]): string[] {
  const found: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "object" && value !== null && !("other" in value)) {
      for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
      return;
    }
    if (fine.some((one) => key === one || key.startsWith(`${one}.`))) return;
    for (const text of textsOf(value as Message)) if (term.test(text)) found.push(`${key}: ${text}`);
  };
  walk(DICTIONARIES[locale], "");
  return found;
}

describe.each(Object.entries(OLD) as [Locale, (typeof OLD)[Locale]][])("old terms in %s", (locale, terms) => {
  it.each(terms)("%s", (term, fine = []) => {
    expect(having(locale, term, fine)).toEqual([]);
  });
});
