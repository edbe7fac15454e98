import { expect, it } from "vitest";
import { type MessageKey, makeTranslate } from "@/lib/i18n";
import { en } from "@/lib/i18n/en";
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
