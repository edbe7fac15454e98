/** The error messages of a language, loaded when they are needed. */
import type { Locale } from "./locales";
import type { ErrorWords } from "./render-message";

export const loadErrorsOf = (locale: Locale): Promise<ErrorWords> =>
  import(`./${locale}/errors/index.ts`).then((loaded) => loaded.errors);
