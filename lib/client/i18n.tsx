"use client";
/** The language of the page, for client components. */
import { createContext, type ReactNode, use, useContext, useMemo } from "react";
import { DEFAULT_LOCALE, type Locale, makeTranslate, type Translate } from "@/lib/i18n";

/** Puts what the server refused with into the language of the page. */
export type TranslateRefusal = (message: string) => string;
type Language = { locale: Locale; t: Translate; refusal: TranslateRefusal };

const asItIs: TranslateRefusal = (message) => message;
const LanguageContext = createContext<Language>({
  locale: DEFAULT_LOCALE,
  t: makeTranslate(DEFAULT_LOCALE),
  refusal: asItIs,
});

const loaded = new Map<Locale, Promise<TranslateRefusal>>();

/** Refusals are written in English, so only another language loads a dictionary of them. */
function refusalsIn(locale: Locale): Promise<TranslateRefusal> {
  const known =
    loaded.get(locale) ??
    import("@/lib/i18n/refusals").then(
      ({ translateRefusal }): TranslateRefusal =>
        (message) =>
          translateRefusal(locale, message),
      () => asItIs,
    );
  loaded.set(locale, known);
  return known;
}

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const refusal = locale === "en" ? asItIs : use(refusalsIn(locale));
  const language = useMemo(() => ({ locale, t: makeTranslate(locale), refusal }), [locale, refusal]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);
export const useT = (): Translate => useContext(LanguageContext).t;
export const useRefusal = (): TranslateRefusal => useContext(LanguageContext).refusal;
