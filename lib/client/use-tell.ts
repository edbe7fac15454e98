"use client";
/**
 * Messages in the language of the page. Their dictionary is no part of the page: it is loaded when a message needs it,
 * and beside idle time where pages are not in English, so that it is there without a network. A message of the server
 * comes with its English text, which stands in until then, and for keys of a newer version.
 */
import { useCallback, useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n";
import { type ErrorWords, renderMessage } from "@/lib/i18n/render-message";
import { loadErrors, onErrorWords, wordsOf } from "./error-words";
import { useLanguage } from "./i18n";
import { messageIn, type Tellable, textIn } from "./told";

/** Whether it takes a dictionary: the text of the page itself and, in English, of the server is there. */
const needsWords = (locale: Locale, told: Tellable): boolean =>
  messageIn(told) !== null && (locale !== "en" || textIn(told) === "");

function tellBy(words: ErrorWords | undefined, locale: Locale, told: Tellable): string {
  const message = messageIn(told);
  const text = textIn(told);
  if (message === null || !needsWords(locale, told)) return text;
  return (words && renderMessage(words, message)) ?? (text || (words ? message.key : ""));
}

export type Tell = (told: Tellable) => string;

/** For what is being shown: it is shown anew when the dictionary has come. */
export function useTell(): Tell {
  const { locale } = useLanguage();
  // What the server has rendered is taken over as it is, so it is rendered there without any dictionary, too.
  const words = useSyncExternalStore(
    onErrorWords,
    () => wordsOf(locale),
    () => undefined,
  );
  // Another dictionary makes another function, so that what depends on it is made anew.
  return useCallback(
    (told) => {
      if (!words && needsWords(locale, told)) void loadErrors(locale);
      return tellBy(words, locale, told);
    },
    [locale, words],
  );
}

/** For messages that are shown once, such as in a toast: waits for the dictionary where it is needed. */
export function useTellLater(): (told: Tellable) => Promise<string> {
  const { locale } = useLanguage();
  return useCallback(
    async (told) => {
      if (needsWords(locale, told)) await loadErrors(locale);
      return tellBy(wordsOf(locale), locale, told);
    },
    [locale],
  );
}
