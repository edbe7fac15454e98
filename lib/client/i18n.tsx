"use client";
/** The language of the page, for client components. */
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { DEFAULT_LOCALE, type Locale, makeTranslate, type Translate } from "@/lib/i18n";

type Language = { locale: Locale; t: Translate };

const LanguageContext = createContext<Language>({ locale: DEFAULT_LOCALE, t: makeTranslate(DEFAULT_LOCALE) });

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const language = useMemo(() => ({ locale, t: makeTranslate(locale) }), [locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
