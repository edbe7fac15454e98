"use client";
import { classNames } from "@/components/ui/class-names";
import { useLanguage } from "@/lib/client/i18n";
import { LOCALES } from "@/lib/i18n";
import { useLook } from "./use-look";

export const LANGUAGE_NAMES = { en: "English", ru: "Русский" } as const;

export function LanguageSwitch() {
  const { locale, t } = useLanguage();
  const { chooseLocale } = useLook();
  return (
    <div role="group" aria-label={t("nav.language")} className="hidden rounded-md border border-line sm:flex">
      {LOCALES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-label={LANGUAGE_NAMES[one]}
          aria-pressed={one === locale}
          onClick={() => chooseLocale(one)}
          className={classNames(
            "min-h-6 min-w-7 rounded-md px-1.5 text-xs",
            one === locale ? "bg-accent-weak font-semibold text-accent" : "text-muted hover:text-text",
          )}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
