import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { visibleControls } from "@/lib/annotation/visibility";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { assignHotkeys, chooserLabels } from "@/lib/labels/hotkeys";
import { findTemplate, TEMPLATES } from "@/lib/labels/templates";

describe.each(TEMPLATES)("the template “$name”", ({ id, description, schema }) => {
  it("is a valid label schema, kept as it is", () => {
    expect(checkLabelSchema(schema)).toEqual({ ok: true, value: schema });
  });

  it("is found by its id and says what it is for", () => {
    expect(findTemplate(id)?.schema).toBe(schema);
    expect(description).not.toBe("");
  });

  it("gives every label that is chosen a key", () => {
    const count = schema.controls.reduce((sum, item) => sum + chooserLabels(item).size, 0);
    expect(assignHotkeys(schema).byLabel.size).toBe(count);
  });

  it("asks everything from the start", () => {
    expect(visibleControls(schema, emptyDocument()).size).toBe(schema.controls.length);
  });

  it("uses every input it shows, or asks about the whole task", () => {
    const marked = new Set(schema.controls.map((item) => ("input" in item ? item.input : null)));
    for (const input of schema.inputs) expect(marked.has(input.id) || marked.has(null)).toBe(true);
  });
});

it("templates have different ids and names", () => {
  expect(new Set(TEMPLATES.map((item) => item.id)).size).toBe(TEMPLATES.length);
  expect(new Set(TEMPLATES.map((item) => item.name)).size).toBe(TEMPLATES.length);
  expect(findTemplate("no such template")).toBeUndefined();
});
