import { describe, expect, it } from "vitest";
import { decisionWords } from "@/components/review/decision-words";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { control, schemaOf } from "../labels/build";

const t = makeTranslate("en");
const span = control("span");
const certain = control("choice", { id: "certain", name: "Certain", per: "region" });
const schema = schemaOf(span, certain, control("choice"));
const marked = (...given: (string | null)[]): AnnotationDocument => ({
  answers: {},
  regions: given.map(
    (value, i): Region => ({
      id: `r${i}`,
      control: "span",
      labels: ["a"],
      shape: { kind: "span", parts: [{ start: i, end: i + 1, text: "x" }] },
      ...(value !== null && { attributes: { certain: value } }),
    }),
  ),
  relations: [],
});
const words = (...documents: AnnotationDocument[]) => decisionWords(schema, span, documents, t);

describe("the options of a decision about regions", () => {
  it("are told apart by answers about the regions alone", () => {
    expect(words(marked("a"), marked("b"), marked(null))).toEqual([
      "1 region: the a (Certain: the a)",
      "1 region: the a (Certain: the b)",
      "1 region: the a",
    ]);
  });

  it("name only what not all of them have", () => {
    expect(words(marked("a", "b"), marked("a"), marked("a"))).toEqual([
      "2 regions: the a (Certain: the b)",
      "1 region",
      "1 region",
    ]);
  });

  it("say so when there are more to name than fit, and nothing when nothing is marked", () => {
    expect(words(marked(null, null, null, null), marked())).toEqual([
      "4 regions: the a, the a, the a, …",
      null,
    ]);
  });
});
