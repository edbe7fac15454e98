import { expect, it } from "vitest";
import { TASK_WORDS, templateSearchTexts } from "@/lib/i18n/template-words";
import { findTemplates } from "@/lib/labels/find-templates";
import { TEMPLATES } from "@/lib/labels/templates";

const texts = templateSearchTexts();
const items = TEMPLATES.map(({ id }) => ({ id, found: texts.get(id) ?? "" }));
const found = (query: string) => findTemplates(items, query).map(({ id }) => id);

it("there are words of the task for the ready templates and for no others", () => {
  expect(Object.keys(TASK_WORDS).sort()).toEqual(TEMPLATES.map(({ id }) => id).sort());
});

it("an empty query finds all, in their order", () => {
  expect(found("  ")).toEqual(TEMPLATES.map(({ id }) => id));
});

it("a template is found by its name, a label and a word of the task, in both languages", () => {
  expect(found("Object detection")).toContain("object-detection");
  expect(found("bicycle")).toContain("object-detection");
  expect(found("bbox")).toContain("object-detection");
  expect(found("детекция")).toContain("object-detection");
  expect(found("велосипед")).toContain("object-detection");
  expect(found("NER")).toEqual(["named-entities", "text-topic-entities"]);
});

it("a word may end otherwise than it is written", () => {
  expect(found("сегментацию")).toEqual(expect.arrayContaining(["masks", "object-outlines"]));
  expect(found("тональности")).toContain("text-classification");
  expect(found("segmenting")).toContain("masks");
});

it("every word of the query counts, and what nobody calls a template finds none", () => {
  expect(found("text toxicity")).toEqual(["toxicity"]);
  expect(found("bbox summary")).toEqual([]);
  expect(found("zzz")).toEqual([]);
});
