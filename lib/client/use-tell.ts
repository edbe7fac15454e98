"use client";
/**
 * Messages in the language of the page. Their dictionary is no part of the page: it is loaded when a message needs it, and
 * beside idle time where pages are not in English, so that it is there without a network. What the server says comes with
 * its English text, which stands in until then, and for keys of a newer version.
 */
import { useCallback, useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n";
import { renderMessage } from "@/lib/i18n/render-message";
import { loadErrors, onErrorWords, wordsOf } from "./error-words";
import { useLanguage } from "./i18n";
import { messageIn, type Tellable, textIn } from "./told";

/** The language whose dictionary a message needs; null where its text is there. */
function neededFor(locale: Locale, told: Tellable): Locale | null {
  if (messageIn(told) === null || (locale === "en" && textIn(told) !== "")) return null;
  return wordsOf(locale) ? null : locale;
}

function tellIn(locale: Locale, told: Tellable): string {
  const message = messageIn(told);
  const text = textIn(told);
  if (message === null || (locale === "en" && text !== "")) return text;
  const words = wordsOf(locale);
  return (words && renderMessage(words, message)) ?? (text || (words ? message.key : ""));
}

export type Tell = (told: Tellable) => string;

/** For what is being shown: it is shown anew when the dictionary has come. */
export function useTell(): Tell {
  const { locale } = useLanguage();
  const words = useSyncExternalStore(
    onErrorWords,
    () => wordsOf(locale),
    () => undefined,
  );
  // Another dictionary makes another function, so that what depends on it is made anew.
  return useCallback(
    (told) => {
      if (!words && neededFor(locale, told)) void loadErrors(locale);
      return tellIn(locale, told);
    },
    [locale, words],
  );
}

/** For what is said once, such as in a toast: waits for the dictionary where it is needed. */
export function useTellLater(): (told: Tellable) => Promise<string> {
  const { locale } = useLanguage();
  return useCallback(
    async (told) => {
      if (neededFor(locale, told)) await loadErrors(locale);
      return tellIn(locale, told);
    },
    [locale],
  );
}
