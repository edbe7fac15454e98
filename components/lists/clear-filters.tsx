"use client";
import { buttonClass } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";

/** Loads a list anew without its filter, so that the fields of the filter are emptied with it. */
export function ClearFilters({ href }: { href: string }) {
  const t = useT();
  return (
    <a href={href} className={buttonClass()}>
      {t("tasks.clearFilters")}
    </a>
  );
}
