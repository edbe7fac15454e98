import { buttonClass } from "@/components/ui/button";
import { pageLocale } from "@/lib/server/page";

export default async function NotFound() {
  const { t } = await pageLocale();
  return (
    <main className="grid min-h-[60dvh] place-items-center px-6 text-center">
      <div className="flex flex-col items-center gap-3">
        <h1>{t("pageErrors.notFoundTitle")}</h1>
        <p className="text-muted">{t("pageErrors.notFoundText")}</p>
        {/* Every page brings this one along: a link that needs a script would come with each of them. */}
        <a href="/" className={buttonClass("primary")}>
          {t("pageErrors.toProjects")}
        </a>
      </div>
    </main>
  );
}
