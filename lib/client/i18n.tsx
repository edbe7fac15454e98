"use client";
/** The language of the page, for client components. */
import { createContext, type ReactNode, use, useContext, useEffect } from "react";
import { type Locale, type Translate, translateBy, type Words } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";
import { loadErrors } from "./error-words";

type Language = { locale: Locale; t: Translate };

/** Part of the page itself: the language of most, and what stands in where another one could not be loaded. */
const ENGLISH: Language = { locale: "en", t: translateBy("en", en) };
const LanguageContext = createContext<Language>(ENGLISH);

const OTHERS: Record<Exclude<Locale, "en">, () => Promise<Words>> = {
  ru: () => import("@/lib/i18n/ru").then(({ ru }) => ru),
};

const ERRORS_AFTER_MS = 2_000;

const loaded = new Map<Locale, Promise<Language>>();

function languageOf(locale: Exclude<Locale, "en">): Promise<Language> {
  const known =
    loaded.get(locale) ??
    OTHERS[locale]().then(
      (words): Language => ({ locale, t: translateBy(locale, words) }),
      () => ENGLISH,
    );
  loaded.set(locale, known);
  return known;
}

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  // Nothing is waited for in English: what was typed before the page answers would be lost.
  const language = locale === "en" ? ENGLISH : use(languageOf(locale));
  useEffect(() => {
    if (locale === "en") return undefined;
    // Once the page stands: without a network later on, messages are still in its language.
    const timer = setTimeout(() => void loadErrors(locale), ERRORS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
