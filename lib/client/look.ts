/** Language and theme of this browser: cookies, so that the server paints the page right the first time. */
import { TIME_ZONE_COOKIE } from "@/lib/core/time-zone-cookie";
import { LOCALE_COOKIE, type Locale } from "@/lib/i18n";

export const THEME_COOKIE = "concord-theme";
export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];
export const isTheme = (value: unknown): value is Theme => (THEMES as readonly unknown[]).includes(value);

const YEAR_SECONDS = 365 * 24 * 3600;
function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Takes effect at once. */
export function setTheme(theme: Theme): void {
  setCookie(THEME_COOKIE, theme);
  document.documentElement.dataset.theme = theme;
}

/** Takes effect when the page is rendered again. */
export const setLocale = (locale: Locale): void => setCookie(LOCALE_COOKIE, locale);

/** Of this browser's clock; taken up with the next request. */
export function tellTimeZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`${TIME_ZONE_COOKIE}=${zone}`)) setCookie(TIME_ZONE_COOKIE, zone);
}

/** `system` while the server renders, which knows no screen. */
export function currentTheme(): Theme {
  if (typeof document === "undefined") return "system";
  const theme = document.documentElement.dataset.theme;
  return isTheme(theme) ? theme : "system";
}
