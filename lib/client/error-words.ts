/** The dictionaries of errors that this page has loaded; none is part of it. */
import { loadErrorsOf } from "@/lib/i18n/load-errors";
import type { Locale } from "@/lib/i18n/locales";
import type { ErrorWords } from "@/lib/i18n/render-message";

const loaded = new Map<Locale, ErrorWords>();
const loading = new Map<Locale, Promise<void>>();
const listeners = new Set<() => void>();

/** Never rejects; without a network it is tried again the next time. */
export function loadErrors(locale: Locale): Promise<void> {
  const known = loading.get(locale);
  if (known) return known;
  const started = loadErrorsOf(locale).then(
    (words) => {
      loaded.set(locale, words);
      for (const notify of listeners) notify();
    },
    () => void loading.delete(locale),
  );
  loading.set(locale, started);
  return started;
}

export const wordsOf = (locale: Locale): ErrorWords | undefined => loaded.get(locale);

/** @returns stops listening */
export function onErrorWords(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
