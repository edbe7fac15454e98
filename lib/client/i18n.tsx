"use client";
/** The language of the page, for client components. */
import { createContext, type ReactNode, use, useContext } from "react";
import { type Locale, type Translate, translateBy, type Words } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";

/** Puts what the server refused with into the language of the page. */
export type TranslateRefusal = (message: string) => string;
type Language = { locale: Locale; t: Translate; refusal: TranslateRefusal };

const asItIs: TranslateRefusal = (message) => message;
/** Part of the page itself: the language of most, and what stands in where another one could not be loaded. */
const ENGLISH: Language = { locale: "en", t: translateBy("en", en), refusal: asItIs };
const LanguageContext = createContext<Language>(ENGLISH);

const OTHERS: Record<Exclude<Locale, "en">, () => Promise<Words>> = {
  ru: () => import("@/lib/i18n/ru").then(({ ru }) => ru),
};

/** Refusals are written in English, so only another language loads a dictionary of them. */
const loadRefusals = (locale: Locale): Promise<TranslateRefusal> =>
  import("@/lib/i18n/refusals").then(
    ({ translateRefusal }): TranslateRefusal =>
      (message) =>
        translateRefusal(locale, message),
    () => asItIs,
  );

const loaded = new Map<Locale, Promise<Language>>();

function languageOf(locale: Exclude<Locale, "en">): Promise<Language> {
  const known =
    loaded.get(locale) ??
    Promise.all([OTHERS[locale](), loadRefusals(locale)]).then(
      ([words, refusal]): Language => ({ locale, t: translateBy(locale, words), refusal }),
      () => ENGLISH,
    );
  loaded.set(locale, known);
  return known;
}

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  // Nothing is waited for in English: what was typed before the page answers would be lost.
  const language = locale === "en" ? ENGLISH : use(languageOf(locale));
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
export const useRefusal = (): TranslateRefusal => useContext(LanguageContext).refusal;
