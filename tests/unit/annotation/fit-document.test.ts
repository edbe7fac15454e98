import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import type { Control, LabelSchema } from "@/lib/labels/schema";

const labels = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const CONTROLS: Control[] = [
  { id: "topic", name: "Topic", kind: "choice", labels: labels("a", "b") },
  { id: "tags", name: "Tags", kind: "choice", multiple: true, labels: labels("x", "y") },
  { id: "clear", name: "Clear", kind: "rating", max: 5 },
  { id: "names", name: "Names", kind: "span", input: "text", multiple: true, labels: labels("per", "loc") },
  { id: "sure", name: "Sure", kind: "choice", per: "region", labels: labels("yes", "no") },
  { id: "with", name: "With", kind: "relation", labels: labels("knows") },
];
const schemaOf = (controls: Control[]): LabelSchema => ({
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls,
});
const SCHEMA = schemaOf(CONTROLS);
const region = (id: string, start: number, names: string[], sure: string) => ({
  ...{ id, control: "names", labels: names, attributes: { sure } },
  shape: { kind: "span" as const, parts: [{ start, end: start + 3, text: start === 0 ? "Ada" : "Bob" }] },
});
const DOCUMENT: AnnotationDocument = {
  answers: { topic: "a", tags: ["x", "y"], clear: 5 },
  regions: [region("1", 0, ["per"], "yes"), region("2", 4, ["per", "loc"], "no")],
  relations: [{ id: "r", control: "with", label: "knows", from: "1", to: "2" }],
};
const inputs = taskInputs(SCHEMA, { text: "Ada Bob" }, {});
const without = (id: string) => schemaOf(CONTROLS.filter((control) => control.id !== id));
const withoutLabel = (id: string, label: string) =>
  schemaOf(
    CONTROLS.map((control) =>
      control.id === id && "labels" in control
        ? ({ ...control, labels: control.labels.filter((one) => one.id !== label) } as Control)
        : control,
    ),
  );

describe("an answer under changed labels", () => {
  it("that still fits is left as it is", () => {
    expect(fitDocument(DOCUMENT, SCHEMA)).toEqual({ document: DOCUMENT, dropped: 0 });
    expect(fitDocument(DOCUMENT, SCHEMA).document).toBe(DOCUMENT);
  });

  it("keeps of several labels those that are left, and of a question that is gone nothing", () => {
    const { answers } = DOCUMENT;
    expect(fitDocument(DOCUMENT, withoutLabel("tags", "y"))).toMatchObject({
      document: { answers: { ...answers, tags: ["x"] } },
      dropped: 1,
    });
    expect(fitDocument(DOCUMENT, withoutLabel("topic", "a")).document.answers).toEqual({
      tags: ["x", "y"],
      clear: 5,
    });
    const smaller = schemaOf(
      CONTROLS.map((one) => (one.id === "clear" ? ({ ...one, max: 3 } as Control) : one)),
    );
    expect(fitDocument(DOCUMENT, smaller)).toMatchObject({
      document: { answers: { topic: "a" } },
      dropped: 1,
    });
    expect(fitDocument(DOCUMENT, smaller).document.answers).not.toHaveProperty("clear");
  });

  it("loses regions with their last label, relations with their regions, and what was asked about them", () => {
    const found = fitDocument(DOCUMENT, withoutLabel("names", "per"));
    expect(found.document.regions).toMatchObject([{ id: "2", labels: ["loc"], attributes: { sure: "no" } }]);
    expect(found.document.relations).toEqual([]);
    expect(found.dropped).toBe(3);
    for (const one of fitDocument(DOCUMENT, without("sure")).document.regions)
      expect(one).not.toHaveProperty("attributes");
  });

  it("may always be stored, whatever of the labels has gone", () => {
    const part = fc.constantFrom(
      without("topic"),
      ...CONTROLS.map(({ id }) => without(id)),
      ...CONTROLS.flatMap((one) =>
        "labels" in one ? one.labels.map(({ id }) => withoutLabel(one.id, id)) : [],
      ),
      schemaOf(CONTROLS.map((one) => ({ ...one, multiple: false }) as Control)),
      schemaOf(
        CONTROLS.map((one) =>
          one.id === "tags" ? { id: "tags", name: "Tags", kind: "rating", max: 5 } : one,
        ),
      ),
      schemaOf([]),
    );
    fc.assert(
      fc.property(part, part, (first, second) => {
        for (const schema of [first, second]) {
          const { document, dropped } = fitDocument(fitDocument(DOCUMENT, first).document, schema);
          expect(checkDocument(document, schema, inputs, "draft")).toEqual({ ok: true, value: document });
          expect(fitDocument(document, schema)).toEqual({ document, dropped: 0 });
          expect(dropped).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
