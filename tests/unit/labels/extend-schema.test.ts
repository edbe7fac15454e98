/** Relations that a file does not label, as Label Studio writes them unless it is asked otherwise. */
import { expect, it } from "vitest";
import { emptySource } from "@/lib/formats/source-annotation";
import { nameAnnotation } from "@/lib/imports/source-document";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { extendSchema } from "@/lib/labels/extend-schema";
import { indexNames } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";

const schema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "parts", kind: "span", name: "Parts", input: "text", labels: [{ id: "org", name: "Org" }] },
  ],
} as unknown as LabelSchema;
const span = (id: string, start: number) => ({
  id,
  kind: "span" as const,
  labels: ["Org"],
  shape: { kind: "span" as const, parts: [{ start, end: start + 1, text: "x" }] },
});
const source = {
  ...emptySource("annotation", "Ann"),
  regions: [span("a", 0), span("b", 2)],
  relations: [{ from: "a", to: "b", label: "" }],
};

it("a relation without a label gets a question with one label, and is placed there", () => {
  const { unplaced } = nameAnnotation(source, schema, indexNames(schema));
  const extended = extendSchema(schema, unplaced);
  expect(checkLabelSchema(extended)).toMatchObject({ ok: true });
  const control = extended.controls.find(({ kind }) => kind === "relation");
  expect(control).toMatchObject({ labels: [{ name: control?.name }] });
  const again = nameAnnotation(source, extended, indexNames(extended));
  expect(again.unplaced).toEqual([]);
  expect(again.annotation.relations).toMatchObject([{ control: control?.id, from: "a", to: "b" }]);
});
