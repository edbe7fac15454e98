import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { pageLocale } from "@/lib/server/page";

export default async function NotFound() {
  const { t } = await pageLocale();
  return (
    <main className="grid min-h-[60dvh] place-items-center px-6 text-center">
      <div className="flex flex-col items-center gap-3">
        <h1>{t("nav.notFoundTitle")}</h1>
        <p className="text-muted">{t("nav.notFoundText")}</p>
        <Link href="/" className={buttonClass("primary")}>
          {t("nav.toProjects")}
        </Link>
      </div>
    </main>
  );
}
