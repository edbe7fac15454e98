/** The error messages of each language, loaded when they are needed. A language more is a line here and in `tell.ts`. */
import type { Locale } from "./locales";
import type { ErrorWords } from "./render-message";

export const LOAD_ERRORS: Record<Locale, () => Promise<ErrorWords>> = {
  en: () => import("./en/errors").then(({ errors }) => errors),
  ru: () => import("./ru/errors").then(({ errors }) => errors),
};
