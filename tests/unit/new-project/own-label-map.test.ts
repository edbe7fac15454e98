import { expect, it } from "vitest";
import { ownLabelMap } from "@/components/new-project/own-label-map";
import type { LabelSchema } from "@/lib/labels/schema";

const schemaOf = (...labels: [string, string][]) =>
  ({
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [
      {
        id: "span",
        name: "Span",
        kind: "span",
        input: "text",
        labels: labels.map(([id, name]) => ({ id, name })),
      },
    ],
  }) as LabelSchema;

it("finds renamed labels of the file, leaves removed ones out, and lets the others stand for themselves", () => {
  const begun = schemaOf(["per", "PER"], ["loc", "LOC"], ["misc", "MISC"]);
  const edited = schemaOf(["per", "Person"], ["loc", "LOC"], ["new", "Product"]);
  expect(ownLabelMap(begun, edited)).toEqual({ PER: "per", MISC: null });
  expect(ownLabelMap(begun, begun)).toEqual({});
});
