import { expect, it } from "vitest";
import type { MessageKey } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { en } from "@/lib/i18n/en";
import { RUSSIAN_NAMES, templatesIn } from "@/lib/i18n/template-names";
import { goesByInput, inputAbout } from "@/lib/labels/about";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { comparesInputs } from "@/lib/labels/compared-inputs";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { slugOf } from "@/lib/labels/slug";
import { TEMPLATES } from "@/lib/labels/templates";

const english = makeTranslate("en");
const wordsOf = (id: string) => [`name_${id}`, `about_${id}`];

it("the ready templates are called in English what they are called in the API", () => {
  for (const { id, name, description } of TEMPLATES)
    expect(wordsOf(id).map((key) => english(`templates.${key}` as MessageKey))).toEqual([name, description]);
});

it("there are words for the ready templates and for no others", () => {
  expect(Object.keys(en.templates).sort()).toEqual(TEMPLATES.flatMap(({ id }) => wordsOf(id)).sort());
});

const namesIn = (value: unknown): string[] => {
  const found: string[] = [];
  JSON.stringify(value, (key, part: unknown) => {
    if (["name", "lowLabel", "highLabel"].includes(key) && typeof part === "string") found.push(part);
    return part;
  });
  return found;
};

it("every name in a template has a Russian one, and no other name has", () => {
  const english = new Set(TEMPLATES.flatMap(({ schema }) => namesIn(schema)));
  expect(Object.keys(RUSSIAN_NAMES).sort()).toEqual([...english].sort());
  for (const name of templatesIn("ru").flatMap(({ schema }) => namesIn(schema)))
    expect(name).toMatch(/^[А-яё ?]+$/);
});

it("a template in Russian asks the same, under ids that follow its names", () => {
  for (const [i, { schema }] of templatesIn("ru").entries()) {
    expect(checkLabelSchema(schema)).toEqual({ ok: true, value: schema });
    const kinds = (one: LabelSchema | undefined) => one?.controls.map(({ kind }) => kind);
    expect(kinds(schema)).toEqual(kinds(TEMPLATES[i]?.schema));
    for (const control of schema.controls) {
      // A question about one of several inputs is told by its input, too, and labels that are inputs have their ids.
      const source = goesByInput(schema, control) ? `${control.name} ${inputAbout(control)}` : control.name;
      expect(control.id).toBe(slugOf(source));
      if (hasLabels(control) && !comparesInputs(control))
        for (const { id, name } of control.labels) expect(id).toBe(slugOf(name));
    }
  }
});
