"use client";
/** The ready label schemas by area, each with a drawing of its label view; a search by name, label and task. */
import { type ReactNode, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { MessageKey, Translate } from "@/lib/i18n";
import { findTemplates } from "@/lib/labels/find-templates";
import type { LabelSchema } from "@/lib/labels/schema";
import { areaOf, TEMPLATE_AREAS } from "@/lib/labels/template-areas";
import { TemplatePicture } from "./template-picture";

/** `found`: what it is searched by, in every language. */
export type ShownTemplate = { id: string; schema: LabelSchema; found: string };

/** Other ones that fit the data are in their areas. */
const MOST_SUGGESTED = 5;

type Props = {
  templates: readonly ShownTemplate[];
  /** Ids of those that fit the data, the best first. */
  suggested: readonly string[];
  chosen: string | null;
  onChoose: (template: ShownTemplate) => void;
  /** Other ways to begin: the first beside the search, what it opens below both. */
  children: ReactNode;
};

// A test holds the dictionaries to the templates there are.
export const templateName = (t: Translate, id: string): string => t(`templates.name_${id}` as MessageKey);
const aboutOf = (t: Translate, id: string): string => t(`templates.about_${id}` as MessageKey);

type Group = { id: string; title: string; items: ShownTemplate[] };

export function TemplateGallery({ templates, suggested, chosen, onChoose, children }: Props) {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState("");
  const found = findTemplates(templates, query);
  const isSearch = query.trim() !== "";
  const groups: Group[] = TEMPLATE_AREAS.map((area) => ({
    id: area,
    title: t(`newProject.area_${area}`),
    items: found.filter(({ schema }) => areaOf(schema) === area),
  })).filter(({ items }) => items.length > 0);
  const fitting = suggested
    .slice(0, MOST_SUGGESTED)
    .flatMap((one) => templates.find((item) => item.id === one) ?? []);
  if (fitting.length > 0 && !isSearch)
    groups.unshift({ id: "fits", title: t("newProject.fits"), items: fitting });
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-x-6 gap-y-3 lg:grid-cols-2">
        <TextField
          type="search"
          label={t("newProject.search")}
          hint={t("newProject.searchHint")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <div className="flex flex-col gap-3">{children}</div>
      </div>
      <p className="num text-muted empty:hidden" aria-live="polite">
        {isSearch && t("newProject.found", { count: found.length })}
      </p>
      {found.length === 0 && <p>{t("newProject.nothingFound")}</p>}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`${id}-${group.id}`} className="flex flex-col gap-2">
          <h3 id={`${id}-${group.id}`}>{group.title}</h3>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13.5rem),1fr))] gap-3">
            {group.items.map((template) => (
              <li key={template.id} className="flex">
                <button
                  type="button"
                  aria-pressed={template.id === chosen}
                  onClick={() => onChoose(template)}
                  className={classNames(
                    "flex w-full flex-col overflow-hidden rounded-lg border bg-surface text-start",
                    template.id === chosen ? "border-accent" : "border-line hover:border-line-strong",
                  )}
                >
                  <span className="block w-full border-line border-b">
                    <TemplatePicture schema={template.schema} />
                  </span>
                  <span className="flex flex-col gap-0.5 px-2.5 py-2">
                    <span className="font-semibold">{templateName(t, template.id)}</span>{" "}
                    <span className="text-muted text-xs">{aboutOf(t, template.id)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
