/** What an annotation says in short. */
import { describe, expect, it } from "vitest";
import { summarize } from "@/lib/labels/answer-summary";
import { LabelSchemaShape } from "@/lib/labels/schema";

const label = (id: string, name: string) => ({ id, name });
const schema = LabelSchemaShape.parse({
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "topic",
      kind: "choice",
      name: "Topic",
      labels: [label("billing", "Billing"), label("refund", "Refund")],
    },
    { id: "note", kind: "text", name: "Note" },
    {
      id: "names",
      kind: "span",
      name: "Names",
      input: "text",
      labels: [label("person", "Person"), label("place", "Place")],
    },
  ],
});
const span = (id: string, name: string) => ({
  id,
  control: "names",
  labels: [name],
  shape: { kind: "span" as const, parts: [{ start: 0, end: 1, text: "A" }] },
});

describe("the summary of an annotation", () => {
  it("says answers in words and counts regions by label, in the order of the questions", () => {
    const regions = [span("1", "place"), span("2", "person"), span("3", "place"), span("4", "gone")];
    const document = { answers: { note: "x".repeat(100), topic: "refund" }, regions, relations: [] };
    expect(summarize(schema, document)).toEqual({
      parts: [
        { control: "topic", label: "refund", words: "Refund", count: 1 },
        { control: "note", label: null, words: `${"x".repeat(80)}…`, count: 1 },
        { control: "names", label: "place", words: "Place", count: 2 },
        { control: "names", label: "person", words: "Person", count: 1 },
        { control: "names", label: "gone", words: "gone", count: 1 },
      ],
      more: 0,
    });
  });

  it("is empty of an empty annotation, and counts what it leaves out", () => {
    expect(summarize(schema, { answers: {}, regions: [], relations: [] })).toEqual({ parts: [], more: 0 });
    const regions = Array.from({ length: 15 }, (_, i) => span(`${i}`, `label-${i}`));
    const { parts, more } = summarize(schema, { answers: {}, regions, relations: [] });
    expect([parts.length, more]).toEqual([12, 3]);
  });
});
