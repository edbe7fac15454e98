"use client";
/** The language of the page, for client components. */
import { createContext, type ReactNode, use, useContext } from "react";
import { DEFAULT_LOCALE, type Locale, type Translate, translateBy, type Words } from "@/lib/i18n";

/** Puts what the server refused with into the language of the page. */
export type TranslateRefusal = (message: string) => string;
type Language = { locale: Locale; t: Translate; refusal: TranslateRefusal };

const asItIs: TranslateRefusal = (message) => message;
/** Where the dictionary could not be loaded, keys stand for the words. */
const bare = (locale: Locale): Language => ({ locale, t: translateBy(locale, {}), refusal: asItIs });
const LanguageContext = createContext<Language>(bare(DEFAULT_LOCALE));

const DICTIONARIES: Record<Locale, () => Promise<Words>> = {
  en: () => import("@/lib/i18n/en").then(({ en }) => en),
  ru: () => import("@/lib/i18n/ru").then(({ ru }) => ru),
};

/** Refusals are written in English, so only another language loads a dictionary of them. */
const loadRefusals = (locale: Locale): Promise<TranslateRefusal> =>
  locale === "en"
    ? Promise.resolve(asItIs)
    : import("@/lib/i18n/refusals").then(
        ({ translateRefusal }): TranslateRefusal =>
          (message) =>
            translateRefusal(locale, message),
        () => asItIs,
      );

const loaded = new Map<Locale, Promise<Language>>();

function languageOf(locale: Locale): Promise<Language> {
  const known =
    loaded.get(locale) ??
    Promise.all([DICTIONARIES[locale](), loadRefusals(locale)]).then(
      ([words, refusal]): Language => ({ locale, t: translateBy(locale, words), refusal }),
      () => bare(locale),
    );
  loaded.set(locale, known);
  return known;
}

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const language = use(languageOf(locale));
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
export const useRefusal = (): TranslateRefusal => useContext(LanguageContext).refusal;
