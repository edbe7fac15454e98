/** How sure a vote is, by hand-counted cases. */
import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { confidenceOf } from "@/lib/consensus/confidence";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { LabelSchema } from "@/lib/labels/schema";

const labels = ["a", "b", "c"].map((id) => ({ id, name: id }));
const schema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "one", kind: "choice", name: "One", labels },
    { id: "many", kind: "choice", name: "Many", multiple: true, labels },
    { id: "parts", kind: "span", name: "Parts", input: "text", labels },
  ],
} as unknown as LabelSchema;

const said = (answers: AnnotationDocument["answers"], spans: [number, number, string][] = []) =>
  ({
    answers,
    regions: spans.map(([start, end, label], i) => ({
      id: `r${i}`,
      control: "parts",
      labels: [label],
      shape: { kind: "span", parts: [{ start, end, text: "x".repeat(end - start) }] },
    })),
    relations: [],
  }) as unknown as AnnotationDocument;

const confidence = (...documents: AnnotationDocument[]) =>
  confidenceOf(
    schema,
    consensusOf(
      schema,
      documents.map((document, i) => ({ rater: `r${i}`, document })),
      "majority",
    ),
  );

describe("confidence of a task", () => {
  it("is the share that gave what most gave", () => {
    expect(confidence(said({ one: "a" }), said({ one: "a" }), said({ one: "b" }))).toBeCloseTo(2 / 3);
    expect(confidence(said({ one: "a" }), said({ one: "a" }))).toBe(1);
    expect(confidence(said({ one: "a" }))).toBe(1);
    expect(confidence(said({ one: "a" }), said({ one: "b" }))).toBe(0.5);
  });

  it("is that of the question on which people agree least", () => {
    expect(
      confidence(
        said({ one: "a", many: ["a"] }),
        said({ one: "a", many: ["a", "b"] }),
        said({ one: "a", many: ["a"] }),
        said({ one: "a", many: ["a"] }),
      ),
    ).toBe(0.75);
  });

  it("counts objects that few have marked against it, and those that all have for it", () => {
    // Two objects: one of all three, one of one of three.
    expect(
      confidence(
        said({}, [[0, 4, "a"]]),
        said({}, [
          [0, 4, "a"],
          [6, 9, "b"],
        ]),
        said({}, [[0, 4, "a"]]),
      ),
    ).toBeCloseTo((1 + 2 / 3) / 2);
  });

  it("is 1 where nobody has said anything", () => {
    expect(confidence(said({}), said({}))).toBe(1);
  });
});
