/**
 * Typed dictionaries. English is the source of the keys; the compiler refuses a language that lacks one.
 * A message is text with `{name}` places, or plural forms by CLDR category chosen by `{count}`.
 */
import type { en } from "./en";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "./locales";
import type { Message, Plural } from "./types";

export { DEFAULT_LOCALE, LOCALES, type Locale };
export const LOCALE_COOKIE = "concord-locale";

export type Dictionary = typeof en;
export type MessageKey = {
  [S in keyof Dictionary & string]: `${S}.${keyof Dictionary[S] & string}`;
}[keyof Dictionary & string];
export type Params = Record<string, string | number>;
export type Translate = (key: MessageKey, params?: Params) => string;

/** A dictionary of any language by section and name. */
export type Words = Record<string, Record<string, Message>>;

export const isLocale = (value: unknown): value is Locale => (LOCALES as readonly unknown[]).includes(value);

/** Best of the languages a browser asks for (`Accept-Language` with its weights, RFC 9110), else English. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  let best: { locale: Locale; weight: number } = { locale: DEFAULT_LOCALE, weight: 0 };
  for (const part of (acceptLanguage ?? "").toLowerCase().split(",")) {
    const [range = "", ...params] = part.split(";").map((piece) => piece.trim());
    const locale = range.split("-")[0];
    const weight = Number(params.find((param) => param.startsWith("q="))?.slice(2) ?? 1);
    if (isLocale(locale) && weight > best.weight) best = { locale, weight };
  }
  return best.locale;
}

/** The browser loads the dictionary of its language alone; see dictionaries.ts for all of them. */
export function translateBy(locale: Locale, words: Words): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, params = {}) => {
    const [section, name] = key.split(".") as [string, string];
    const message = words[section]?.[name] ?? key;
    const text =
      typeof message === "string"
        ? message
        : (message[plurals.select(Number(params.count ?? 0)) as keyof Plural] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (place, param: string) => {
      const value = params[param];
      return value === undefined ? place : typeof value === "number" ? numbers.format(value) : value;
    });
  };
}
