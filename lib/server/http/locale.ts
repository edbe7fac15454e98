/** The language of the caller: the one chosen in the browser, else the best that it asks for. */
import { isLocale, LOCALE_COOKIE, type Locale, negotiateLocale } from "@/lib/i18n";

/** @param cookie reads a cookie of the request */
export function localeOf(
  cookie: (name: string) => string | undefined,
  acceptLanguage: string | null,
): Locale {
  const chosen = cookie(LOCALE_COOKIE);
  return isLocale(chosen) ? chosen : negotiateLocale(acceptLanguage);
}
