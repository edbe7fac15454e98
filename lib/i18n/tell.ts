/** Messages in every language, for the edges of the server: problem documents, the command line, logs, files. */
import type { Told } from "@/lib/contracts/common";
import { type AnyMessage, unpacked } from "@/lib/core/message";
import { LANGUAGES } from "./languages";
import type { Locale } from "./locales";
import { renderMessage } from "./render-message";

/** In English where the language does not know it; a message of a newer version is told by its key. */
export const tell = (locale: Locale, message: AnyMessage): string =>
  renderMessage(LANGUAGES[locale].errors, message) ??
  renderMessage(LANGUAGES.en.errors, message) ??
  message.key;

export const inEnglish = (message: AnyMessage): string => tell("en", message);

/** In English, with its key and params: as the API tells it. */
export const toTold = (message: AnyMessage): Told => ({ message: inEnglish(message), ...message });

/** A message as it was stored: one of an earlier version is an English text. */
export function toldIn(stored: string): Told {
  const message = unpacked(stored);
  return message ? toTold(message) : { message: stored };
}

/** What a stored problem is in the API, where `problem` is the English text. */
export function problemIn(stored: string | null) {
  const message = stored === null ? null : unpacked(stored);
  return { problem: message ? inEnglish(message) : stored, problemMessage: message };
}

/** A stored message in a language; one of an earlier version stays as it is. */
export function tellStored(locale: Locale, stored: string): string {
  const message = unpacked(stored);
  return message ? tell(locale, message) : stored;
}
