/** Every language at once: for the server, which answers in any, and for tests. */
import { type Locale, type Translate, translateBy, type Words } from ".";
import { en } from "./en";
import { ru } from "./ru";

const DICTIONARIES: Record<Locale, Words> = { en, ru };

export const makeTranslate = (locale: Locale): Translate => translateBy(locale, DICTIONARIES[locale]);
