/** Every language with all it says, for the server, which answers in any. A new one is a folder, and its lines here and in locales.ts. */
import type { Words } from ".";
import { en } from "./en";
import { errors as enErrors } from "./en/errors";
import type { Locale } from "./locales";
import type { ErrorWords } from "./render-message";
import { ru } from "./ru";
import { errors as ruErrors } from "./ru/errors";

export const LANGUAGES: Record<Locale, { words: Words; errors: ErrorWords }> = {
  en: { words: en, errors: enErrors },
  ru: { words: ru, errors: ruErrors },
};
