"use client";
/**
 * The language of the page, for client components. Words come by area (`lib/i18n/en/areas`): a page is put into the
 * provider of its own, so that nobody loads what other pages say.
 */
import { createContext, type ReactNode, use, useContext, useMemo } from "react";
import { type Locale, type Translate, translateBy, type Words } from "@/lib/i18n";
import { coreWords } from "@/lib/i18n/en/areas/core";

/** Puts what the server refused with into the language of the page. */
export type TranslateRefusal = (message: string) => string;
type Language = { locale: Locale; words: Words; t: Translate; refusal: TranslateRefusal };
type Other = Exclude<Locale, "en">;

const asItIs: TranslateRefusal = (message) => message;

export type Area = {
  /** Part of the page itself: nothing is waited for in English, or what was typed before would be lost. */
  en: Words;
  /** Those of another language; the English ones when they cannot be loaded. */
  wordsIn: (locale: Other) => Promise<Words>;
};

export function defineArea(en: Words, others: Record<Other, () => Promise<Words>>): Area {
  const loaded = new Map<Other, Promise<Words>>();
  const wordsIn = (locale: Other) => {
    const words = loaded.get(locale) ?? others[locale]().catch(() => en);
    loaded.set(locale, words);
    return words;
  };
  // Begun with the page, not when its part is reached.
  const lang = typeof document === "undefined" ? "" : document.documentElement.lang;
  if (lang in others) void wordsIn(lang as Other);
  return { en, wordsIn };
}

const CORE = defineArea(coreWords, {
  ru: () => import("@/lib/i18n/ru/areas/core").then((loaded) => loaded.coreWords),
});
const LanguageContext = createContext<Language>({
  locale: "en",
  words: coreWords,
  t: translateBy("en", coreWords),
  refusal: asItIs,
});

/** Refusals are written in English, so only another language loads a dictionary of them. */
const loadRefusals = (locale: Locale): Promise<TranslateRefusal> =>
  import("@/lib/i18n/refusals").then(
    ({ translateRefusal }): TranslateRefusal =>
      (message) =>
        translateRefusal(locale, message),
    () => asItIs,
  );

const refusals = new Map<Other, Promise<TranslateRefusal>>();

function refusalsIn(locale: Other): Promise<TranslateRefusal> {
  const known = refusals.get(locale) ?? loadRefusals(locale);
  refusals.set(locale, known);
  return known;
}

/** Around every page: the words that all share, and the language. */
export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = locale === "en" ? CORE.en : use(CORE.wordsIn(locale));
  const refusal = locale === "en" ? asItIs : use(refusalsIn(locale));
  const language = useMemo(
    () => ({ locale, words, t: translateBy(locale, words), refusal }),
    [locale, words, refusal],
  );
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** Adds the words of an area for what is in it. */
export function AreaProvider({ area, children }: { area: Area; children: ReactNode }) {
  const outer = useContext(LanguageContext);
  const { locale } = outer;
  const own = locale === "en" ? area.en : use(area.wordsIn(locale));
  const language = useMemo(() => {
    const words = { ...outer.words, ...own };
    return { ...outer, words, t: translateBy(locale, words) };
  }, [outer, own, locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
export const useRefusal = (): TranslateRefusal => useContext(LanguageContext).refusal;
