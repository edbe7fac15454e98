"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useLanguage } from "@/lib/client/i18n";
import type { Heading } from "@/lib/help/headings";
import { HELP_DOCUMENTS, type HelpDocument } from "@/lib/help/help-places";

type Props = {
  name: HelpDocument;
  headings: readonly Heading[];
  /** The document, rendered on the server; null where it is not installed. */
  text: ReactNode;
};

/** A document of the help beside the list of all documents and of its headings. */
export function HelpPage({ name, headings, text }: Props) {
  const { locale, t } = useLanguage();
  const chapters = headings.filter(({ level }) => level === 2);
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-x-8 gap-y-3 md:flex-row md:items-start">
      <nav
        aria-label={t("manual.title")}
        className="flex-none md:sticky md:top-15 md:max-h-[calc(100dvh-76px)] md:w-52 md:overflow-y-auto"
      >
        <p className="px-2.5 pb-1.5 font-semibold">{t("manual.title")}</p>
        <ul className="flex flex-col gap-px">
          {HELP_DOCUMENTS.map((document) => (
            <li key={document}>
              <Link
                href={`/help/${document}`}
                aria-current={document === name ? "page" : undefined}
                className={classNames(
                  "block rounded-md px-2.5 py-1.5",
                  document === name
                    ? "bg-accent-weak font-semibold text-accent"
                    : "text-muted hover:bg-surface-2 hover:text-text",
                )}
              >
                {t(`manual.${document}`)}
              </Link>
              {document === name && chapters.length > 0 && (
                <ul lang="en" className="my-1 ms-3 flex flex-col gap-px border-line border-s ps-1">
                  {chapters.map(({ id, title }) => (
                    <li key={id}>
                      <a
                        href={`#${id}`}
                        className="block rounded-md px-2 py-1 text-muted hover:bg-surface-2 hover:text-text"
                      >
                        {title}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 flex-1">
        {locale !== "en" && <p className="mb-3 text-muted">{t("manual.inEnglish")}</p>}
        {text ?? (
          <>
            <h1>{t("manual.title")}</h1>
            <p className="mt-2 text-muted">{t("manual.missing")}</p>
          </>
        )}
      </div>
    </div>
  );
}
