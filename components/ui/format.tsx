"use client";
import { useMemo, useSyncExternalStore } from "react";
import { useLanguage } from "@/lib/client/i18n";

const never = () => () => {};
/** False on the server and while the page takes over from it, so that both show the same. */
export const useIsClient = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** Numbers, shares and durations in the language of the page. */
export function useFormat() {
  const { locale, t } = useLanguage();
  return useMemo(() => {
    const whole = new Intl.NumberFormat(locale);
    const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const list = new Intl.ListFormat(locale);
    const { compare } = new Intl.Collator(locale);
    return {
      number: (value: number) => whole.format(value),
      /** A figure such as 0.74; a dash when there is none. */
      figure: (value: number | null) => (value === null ? "–" : digits.format(value)),
      /** A number with one decimal, such as points of percent. */
      tenths: (value: number) => tenths.format(value),
      percent: (value: number) => share.format(value),
      duration: (ms: number | null) => {
        if (ms === null) return "–";
        if (ms < 9_950) return t("app.seconds", { value: tenths.format(ms / 1000) });
        // Rounded before it is divided: 119.6 s are 2 min 00 s, not 1 min 60 s.
        const seconds = Math.round(ms / 1000);
        if (seconds < 60) return t("app.seconds", { value: String(seconds) });
        return t("app.minutes", {
          minutes: String(Math.floor(seconds / 60)),
          seconds: String(seconds % 60).padStart(2, "0"),
        });
      },
      /** "a, b and c" */
      list: (items: readonly string[]) => list.format(items),
      /** The order of names in the language of the page: that of the machine differs between the server and the browser. */
      compare,
    };
  }, [locale, t]);
}

/** A moment in the reader's own time zone. */
export function Time({ ms, day = false }: { ms: number; day?: boolean }) {
  const { locale } = useLanguage();
  const isClient = useIsClient();
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    ...(day ? {} : { timeStyle: "short" }),
    ...(isClient ? {} : { timeZone: "UTC" }),
  });
  return (
    <time dateTime={new Date(ms).toISOString()} className="num whitespace-nowrap" suppressHydrationWarning>
      {format.format(ms)}
    </time>
  );
}

const AGE_UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago, in the largest unit that fits: "3 hours ago". The moment itself on hover. */
export function Age({ ms }: { ms: number }) {
  const { locale } = useLanguage();
  const isClient = useIsClient();
  const passed = Math.max(0, Date.now() - ms);
  // Under a minute it is "now".
  const [unit, size] = AGE_UNITS.find(([, each]) => passed >= each) ?? (["second", 60_000] as const);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: unit === "second" ? "auto" : "always" });
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={isClient ? new Date(ms).toLocaleString(locale) : undefined}
      className="num whitespace-nowrap"
      suppressHydrationWarning
    >
      {words.format(-Math.floor(passed / size), unit)}
    </time>
  );
}
