"use client";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { type HelpPlace, helpPath } from "@/lib/help/help-places";

/** To the part of the documentation about what is beside it. */
export function HelpLink({ to, className }: { to: HelpPlace; className?: string }) {
  const t = useT();
  return (
    <Link
      href={helpPath(to)}
      className={classNames("rounded text-accent hover:underline", className ?? "self-center px-1.5 py-1")}
    >
      {t("manual.more")}
    </Link>
  );
}
