import { describe, expect, it } from "vitest";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { contextValues } from "@/lib/labels/context-values";
import { MOST_UNITS, neighbourTexts } from "@/lib/labels/neighbour-texts";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, schemaOf, text } from "./build";

const schemaWith = (parts: Partial<LabelSchema>): LabelSchema => ({
  ...schemaOf(control("rating")),
  ...parts,
});
const paths = (parts: object): string[] => {
  const checked = checkLabelSchema({ ...schemaOf(control("rating")), ...parts });
  return checked.ok ? [] : checked.error.map(({ path }) => path);
};

describe("what a label schema shows around the inputs", () => {
  it("is taken and kept as it is given", () => {
    const schema = schemaWith({
      layout: "columns",
      context: [{ field: "speaker" }, { field: "date", name: "Said on" }],
      neighbours: 3,
    });
    expect(checkLabelSchema(schema)).toEqual({ ok: true, value: schema });
  });

  it.each<[string, object, string]>([
    [
      "one data field twice",
      { context: [{ field: "a" }, { field: "b" }, { field: "a" }] },
      "context.2.field",
    ],
    ["a context of nothing", { context: [] }, "context"],
    ["a field without a key", { context: [{ field: "" }] }, "context.0.field"],
    ["the key of all prototypes", { context: [{ field: "__proto__" }] }, "context.0.field"],
    ["an empty name", { context: [{ field: "a", name: " " }] }, "context.0.name"],
    ["columns of one input", { inputs: [text], layout: "columns" }, "layout"],
    ["another layout", { layout: "rows" }, "layout"],
    ["neighbours of images alone", { inputs: [image], neighbours: 1 }, "neighbours"],
    ["no neighbour at all", { neighbours: 0 }, "neighbours"],
    ["too many neighbours", { neighbours: 4 }, "neighbours"],
    ["half a neighbour", { neighbours: 1.5 }, "neighbours"],
  ])("is refused with %s", (_, parts, path) => {
    expect(paths(parts)).toEqual([path]);
  });
});

describe("the values of a context", () => {
  const shown = (data: Record<string, unknown>, ...fields: string[]) =>
    contextValues(schemaWith({ context: fields.map((field) => ({ field })) }), data).map(
      ({ value }) => value,
    );

  it("stand in the order of the schema, under the name that they are given", () => {
    const schema = schemaWith({ context: [{ field: "b", name: "Bee" }, { field: "a" }] });
    expect(contextValues(schema, { a: "1", b: "2", c: "3" })).toEqual([
      { field: "b", name: "Bee", value: "2" },
      { field: "a", name: "a", value: "1" },
    ]);
  });

  it("are texts, numbers and truth values as they are, and compact JSON of the rest, in one order", () => {
    const data = {
      a: "<b>x</b>",
      b: 0.5,
      c: false,
      d: { z: [1, null], y: "é" },
      e: [],
      f: "https://a.example/b",
    };
    expect(shown(data, "a", "b", "c", "d", "e", "f")).toEqual([
      "<b>x</b>",
      "0.5",
      "false",
      '{"y":"é","z":[1,null]}',
      "[]",
      "https://a.example/b",
    ]);
  });

  it("are left out where the task has none", () => {
    expect(shown({ a: null, b: "", c: undefined }, "a", "b", "c", "d", "constructor")).toEqual([]);
  });
});

describe("the texts of a neighbour", () => {
  it("are those of the inputs, in their form", () => {
    const schema = schemaWith({
      inputs: [image, text, { id: "talk", kind: "text", field: "talk", form: "dialogue" }],
    });
    const data = { text: "hello", talk: [{ role: "user", content: "hi" }], image: "a.png", secret: "no" };
    expect(neighbourTexts(schema, data, "before")).toEqual(["hello", "hi"]);
    expect(neighbourTexts(schema, { talk: "x" }, "before")).toEqual(["x"]);
  });

  it("never tell the candidates that a question compares", () => {
    const [left, right] = ["left", "right"].map((id) => ({ id, kind: "text" as const, field: id }));
    const schema = {
      inputs: [text, left, right],
      controls: [control("pairwise", { left: "left", right: "right" })],
    };
    const data = { text: "prompt", left: "by a model", right: "by another" };
    expect(neighbourTexts(schema as LabelSchema, data, "after")).toEqual(["prompt"]);
  });

  it("are cut to what is near, and never within a character", () => {
    const before = neighbourTexts(schemaWith({}), { text: `${"🙂".repeat(MOST_UNITS)}a` }, "before")[0] ?? "";
    expect(before).toBe(`…${"🙂".repeat(MOST_UNITS / 2 - 1)}a`);
    const after = neighbourTexts(schemaWith({}), { text: `a${"🙂".repeat(MOST_UNITS)}` }, "after")[0] ?? "";
    expect(after).toBe(`a${"🙂".repeat(MOST_UNITS / 2 - 1)}…`);
  });
});
