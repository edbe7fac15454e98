"use client";
/**
 * The language of the page, for client components. Words come by area (`lib/i18n/en/areas`): each page has a provider
 * for its own area, so that it loads no words of other pages.
 */
import { createContext, type ReactNode, use, useContext, useEffect, useMemo } from "react";
import { isLocale, type Locale, type Translate, translateBy, type Words } from "@/lib/i18n";
import { coreWords } from "@/lib/i18n/en/areas/core";
import { loadErrors } from "./error-words";

type Language = { locale: Locale; words: Words; t: Translate };
type Other = Exclude<Locale, "en">;

/** Error messages come once the page stands: without a network later on, they are still in its language. */
const ERRORS_AFTER_MS = 2_000;

export type Area = {
  /** Part of the page itself: nothing is waited for in English, or what was typed before would be lost. */
  en: Words;
  /** Those of another language; the English ones when they cannot be loaded. */
  wordsIn: (locale: Other) => Promise<Words>;
};

export function defineArea(en: Words, load: (locale: Other) => Promise<Words>): Area {
  const loaded = new Map<Other, Promise<Words>>();
  const wordsIn = (locale: Other) => {
    const words = loaded.get(locale) ?? load(locale).catch(() => en);
    loaded.set(locale, words);
    return words;
  };
  // Begun with the page, not when its part is reached.
  const lang = typeof document === "undefined" ? "" : document.documentElement.lang;
  if (isLocale(lang) && lang !== "en") void wordsIn(lang);
  return { en, wordsIn };
}

const CORE = defineArea(coreWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/core.ts`).then((loaded) => loaded.coreWords),
);
const LanguageContext = createContext<Language>({
  locale: "en",
  words: coreWords,
  t: translateBy("en", coreWords),
});

/** Around every page: the words that all share, and the language. */
export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = locale === "en" ? CORE.en : use(CORE.wordsIn(locale));
  const language = useMemo(() => ({ locale, words, t: translateBy(locale, words) }), [locale, words]);
  useEffect(() => {
    if (locale === "en") return undefined;
    const timer = setTimeout(() => void loadErrors(locale), ERRORS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [locale]);
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
