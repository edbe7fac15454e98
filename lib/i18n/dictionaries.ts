/** What is said in any language: for the server, and for tests. */
import { type Locale, type Translate, translateBy } from ".";
import { LANGUAGES } from "./languages";

export const makeTranslate = (locale: Locale): Translate => translateBy(locale, LANGUAGES[locale].words);
