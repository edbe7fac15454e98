import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/tell";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { CONTROLS, control, image, labels, schemaOf, text } from "./build";

/** Paths of the problems; none when the schema is taken. */
function paths(schema: unknown): string[] {
  const checked = checkLabelSchema(schema);
  return checked.ok ? [] : checked.error.map((issue) => issue.path);
}

function messages(schema: unknown): string[] {
  const checked = checkLabelSchema(schema);
  return checked.ok ? [] : checked.error.map((issue) => inEnglish(issue.message));
}

const KINDS = Object.keys(CONTROLS) as Control["kind"][];
const LABELED = KINDS.filter((kind) => "labels" in CONTROLS[kind]);
const ON_IMAGE = ["box", "polygon", "polyline", "ellipse", "keypoint", "skeleton", "mask"] as const;

describe("a label schema", () => {
  it("may ask every kind of control at once", () => {
    const checked = checkLabelSchema(schemaOf(...KINDS.map((kind) => control(kind))));
    expect(checked).toEqual({ ok: true, value: schemaOf(...KINDS.map((kind) => control(kind))) });
  });

  it.each<[string, unknown, string]>([
    ["not an object", "text", ""],
    ["nothing shown", { inputs: [], controls: [control("rating")] }, "inputs"],
    ["nothing asked", { inputs: [text], controls: [] }, "controls"],
    [
      "more than 100 controls",
      schemaOf(...Array.from({ length: 101 }, (_, i) => control("rating", { id: `r${i}` }))),
      "controls",
    ],
    ["an unknown member", { ...schemaOf(control("rating")), version: 3 }, ""],
    [
      "an unknown kind of control",
      schemaOf({ id: "x", name: "X", kind: "video" } as never),
      "controls.0.kind",
    ],
    ["an unknown member of a control", schemaOf(control("rating", { min: 1 })), "controls.0"],
    [
      "an unknown kind of input",
      { inputs: [{ ...text, kind: "audio" }], controls: [control("rating")] },
      "inputs.0.kind",
    ],
    [
      "an input without a field",
      { inputs: [{ ...text, field: "" }], controls: [control("rating")] },
      "inputs.0.field",
    ],
    [
      "a field called __proto__",
      { inputs: [{ ...text, field: "__proto__" }], controls: [control("rating")] },
      "inputs.0.field",
    ],
    [
      "an input id twice",
      { inputs: [text, { ...image, id: "text" }], controls: [control("rating")] },
      "inputs",
    ],
    ["a control id twice", schemaOf(control("rating"), control("number", { id: "rating" })), "controls"],
    ["a blank name", schemaOf(control("rating", { name: "  " })), "controls.0.name"],
    ["a name of 201 characters", schemaOf(control("rating", { name: "x".repeat(201) })), "controls.0.name"],
    ["a rating to 1", schemaOf(control("rating", { max: 1 })), "controls.0.max"],
    ["a rating to 11", schemaOf(control("rating", { max: 11 })), "controls.0.max"],
    ["a rating to 2.5", schemaOf(control("rating", { max: 2.5 })), "controls.0.max"],
    [
      "a smallest number above the largest",
      schemaOf(control("number", { min: 2, max: 1 })),
      "controls.0.max",
    ],
    ["an infinite bound", schemaOf(control("number", { min: -Infinity })), "controls.0.min"],
    ["a text of no length", schemaOf(control("text", { maxLength: 0 })), "controls.0.maxLength"],
    [
      "a slider without a largest number",
      schemaOf(control("number", { max: undefined, slider: true })),
      "controls.0.slider",
    ],
    [
      "a least length above the greatest",
      schemaOf(control("text", { minLength: 11 })),
      "controls.0.maxLength",
    ],
    ["an edited text that is missing", schemaOf(control("text", { source: "other" })), "controls.0.source"],
    ["an edited text that is an image", schemaOf(control("text", { source: "image" })), "controls.0.source"],
    ["an unknown part of time", schemaOf(control("datetime", { mode: "year" })), "controls.0.mode"],
    [
      "a comparison with an input that is missing",
      schemaOf(control("pairwise", { right: "other" })),
      "controls.0.right",
    ],
    [
      "a further candidate that is one of the two",
      schemaOf(control("pairwise", { others: ["image"] })),
      "controls.0.others",
    ],
    [
      "a further candidate called like an answer",
      {
        inputs: [text, image, { ...text, id: "tie" }],
        controls: [control("pairwise", { others: ["tie"] })],
      },
      "controls.0.others",
    ],
    [
      "a skeleton without joints",
      schemaOf(control("skeleton", { joints: [], bones: [] })),
      "controls.0.joints",
    ],
    [
      "a joint twice",
      schemaOf(
        control("skeleton", {
          joints: [
            { id: "a", name: "A" },
            { id: "a", name: "B" },
          ],
          bones: [],
        }),
      ),
      "controls.0.joints",
    ],
    [
      "a bone to a joint that is missing",
      schemaOf(control("skeleton", { bones: [["head", "tail"]] })),
      "controls.0.bones.0",
    ],
  ])("with %s is refused at its path", (_name, schema, path) => {
    expect(paths(schema)).toEqual([path]);
  });

  it("takes 10,000 labels in a tree, and 2,000 in lists that are read as a whole", () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `n${i}`, name: `N${i}` }));
    const taxonomy = (count: number) => paths(schemaOf(control("taxonomy", { labels: many(count) })));
    expect([taxonomy(10_000), taxonomy(10_001)]).toEqual([[], ["controls.0.labels"]]);
    expect(paths(schemaOf(control("choice", { labels: many(2_001) })))).toEqual(["controls.0.labels"]);
  });

  it("takes equal bounds of a number", () => {
    expect(paths(schemaOf(control("number", { min: 2, max: 2 })))).toEqual([]);
  });

  it("names every problem, not the first only", () => {
    const schema = schemaOf(
      control("box", { input: "none" }),
      control("pairwise", { left: "x", right: "y" }),
    );
    expect(paths(schema)).toEqual(["controls.0.input", "controls.1.left", "controls.1.right"]);
  });

  it.each(ON_IMAGE)("does not mark a %s in a text", (kind) => {
    expect(paths(schemaOf(control(kind, { input: "text" })))).toEqual(["controls.0.input"]);
  });

  it("does not mark a span on an image", () => {
    expect(paths(schemaOf(control("span", { input: "image" })))).toEqual(["controls.0.input"]);
  });
});

describe("an id", () => {
  it.each(["a", "7", "A-b_c", "é", "тема", "仇恨言论", "हिन्दी", "x".repeat(64)])("may be %j", (id) => {
    expect(paths(schemaOf(control("rating", { id })))).toEqual([]);
  });

  it.each([
    "",
    "-a",
    "_a",
    "a b",
    "a/b",
    "a.b",
    "e\u0301",
    "\u0301a",
    "😀",
    "x".repeat(65),
    "__proto__",
    "constructor",
    "toString",
  ])("may not be %j", (id) => {
    expect(paths(schemaOf(control("rating", { id })))).toEqual(["controls.0.id"]);
    expect(paths(schemaOf(control("box", { labels: [{ id, name: "x" }] })))).toEqual([
      "controls.0.labels.0.id",
    ]);
  });
});

describe.each(LABELED)("the labels of a %s", (kind) => {
  const at = "controls.0.labels";
  // Relations join regions of another control.
  const others = kind === "relation" ? [control("box")] : [];
  const more = (...extra: object[]) =>
    schemaOf(control(kind, { labels: [...labels("one", "two"), ...extra] }), ...others);

  it.each<[string, LabelSchema, string]>([
    ["none at all", schemaOf(control(kind, { labels: [] })), at],
    ["an id twice", more({ id: "one", name: "Other" }), at],
    ["a name twice but for case and space", more({ id: "three", name: " THE One " }), at],
    ["a parent that is missing", more({ id: "three", name: "3", parent: "none" }), `${at}.2.parent`],
    ["a label that is its own parent", more({ id: "three", name: "3", parent: "three" }), `${at}.2.parent`],
    ["a key of two characters", more({ id: "three", name: "3", hotkey: "ab" }), `${at}.2.hotkey`],
    ["a key that is no letter or digit", more({ id: "three", name: "3", hotkey: "+" }), `${at}.2.hotkey`],
    ["a colour by name", more({ id: "three", name: "3", color: "red" }), `${at}.2.color`],
    [
      "an attribute that is missing",
      more({ id: "three", name: "3", attributes: ["none"] }),
      `${at}.2.attributes`,
    ],
  ])("with %s are refused at their path", (_name, schema, path) => {
    expect(paths(schema)).toEqual([path]);
  });
});

describe("labels", () => {
  it("with a slash in their name are named whole when they stand twice", () => {
    const twice = [
      { id: "a", name: "and/or" },
      { id: "b", name: "And/Or" },
    ];
    expect(messages(schemaOf(control("box", { labels: twice })))).toEqual(['two labels are called "and/or"']);
    const tree = [
      { id: "garden", name: "Garden" },
      { id: "a", name: "Shovels", parent: "garden" },
      { id: "b", name: " shovels", parent: "garden" },
    ];
    expect(messages(schemaOf(control("taxonomy", { labels: tree })))).toEqual([
      'two labels below "Garden" are called "Shovels"',
    ]);
  });

  it("may share a name under different parents", () => {
    const tree = [
      { id: "fruit", name: "Fruit" },
      { id: "firm", name: "Firm" },
      { id: "apple-1", name: "Apple", parent: "fruit" },
      { id: "apple-2", name: "Apple", parent: "firm" },
    ];
    expect(paths(schemaOf(control("taxonomy", { labels: tree })))).toEqual([]);
  });

  it("that are each other's ancestors are refused, each of them", () => {
    const ring = [
      { id: "a", name: "A", parent: "b" },
      { id: "b", name: "B", parent: "c" },
      { id: "c", name: "C", parent: "a" },
    ];
    expect(paths(schemaOf(control("taxonomy", { labels: ring })))).toEqual(
      [0, 1, 2].map((i) => `controls.0.labels.${i}.parent`),
    );
  });

  it("name attributes that are asked per region, not once per task", () => {
    const withAttribute = (per: string) =>
      schemaOf(
        control("box", { labels: [{ id: "a", name: "A", attributes: ["rating"] }] }),
        control("rating", { per }),
      );
    expect(paths(withAttribute("region"))).toEqual([]);
    expect(paths(withAttribute("task"))).toEqual(["controls.0.labels.0.attributes"]);
  });

  it("of a choice and a ranking are at least two", () => {
    for (const kind of ["choice", "ranking"] as const)
      expect(paths(schemaOf(control(kind, { labels: labels("one") })))).toEqual(["controls.0.labels"]);
  });
});

describe("what controls say about each other", () => {
  const when = (visibleWhen: object) => schemaOf(control("choice"), control("rating", { visibleWhen }));

  it("a condition names another control and labels it has", () => {
    expect(paths(when({ control: "choice" }))).toEqual([]);
    expect(paths(when({ control: "choice", anyOf: ["a", "c"] }))).toEqual([]);
    expect(paths(when({ control: "none" }))).toEqual(["controls.1.visibleWhen"]);
    expect(paths(when({ control: "choice", anyOf: ["a", "z"] }))).toEqual(["controls.1.visibleWhen"]);
    expect(paths(when({ control: "choice", anyOf: [] }))).toEqual(["controls.1.visibleWhen.anyOf"]);
  });

  it("a condition cannot ask for a label of a control without labels", () => {
    const schema = schemaOf(
      control("rating"),
      control("text", { visibleWhen: { control: "rating", anyOf: ["5"] } }),
    );
    expect(paths(schema)).toEqual(["controls.1.visibleWhen"]);
  });

  it("conditions that wait for each other are refused", () => {
    const on = (id: string) => ({ visibleWhen: { control: id } });
    const two = schemaOf(control("choice", on("rating")), control("rating", on("choice")));
    expect(paths(two)).toContain("controls.0.visibleWhen");
    expect(paths(schemaOf(control("rating", on("rating"))))).toContain("controls.0.visibleWhen");
    const three = schemaOf(
      control("choice", on("rating")),
      control("rating", on("number")),
      control("number", on("choice")),
    );
    expect(paths(three)).toContain("controls.0.visibleWhen");
  });

  it("a question per region needs a control that makes regions", () => {
    const asked = control("rating", { per: "region" });
    expect(paths(schemaOf(asked))).toEqual(["controls.0.per"]);
    expect(paths(schemaOf(asked, control("box")))).toEqual([]);
  });

  it("a relation joins regions only", () => {
    const joins = (from: string[]) =>
      schemaOf(control("relation", { from }), control("span"), control("rating"));
    expect(paths(joins(["span"]))).toEqual([]);
    expect(paths(joins(["rating"]))).toEqual(["controls.0.from"]);
    expect(paths(joins(["none"]))).toEqual(["controls.0.from"]);
  });

  it("two labels cannot have one key, also in different controls; a reserved key is refused", () => {
    const keyed = (id: string, hotkey: string) => ({
      labels: [{ id, name: id, hotkey }, ...labels("other")],
    });
    const clash = schemaOf(control("choice", keyed("a", "q")), control("box", keyed("b", "Q")));
    expect(paths(clash)).toEqual(["controls.1.labels.0.hotkey"]);
    expect(paths(schemaOf(control("choice", keyed("a", "s"))))).toEqual(["controls.0.labels.0.hotkey"]);
  });
});

it("only what is asked per region has a default, which has to be an answer", () => {
  const about = (kind: "number" | "choice" | "text" | "datetime", value: unknown) =>
    paths(schemaOf(control(kind, { per: "region", default: value }), control("box")));
  expect(about("number", 10)).toEqual([]);
  expect(about("choice", "b")).toEqual([]);
  expect(about("text", "?")).toEqual([]);
  for (const [kind, wrong] of [
    ["number", 11],
    ["number", "1"],
    ["choice", "z"],
    ["text", " "],
    ["datetime", "2026-02-30"],
  ] as const)
    expect(about(kind, wrong)).toEqual(["controls.0.default"]);
  expect(paths(schemaOf(control("number", { default: 1 })))).toEqual(["controls.0.default"]);
});

it("relations need regions to join", () => {
  expect(paths(schemaOf(control("relation"), control("choice")))).toEqual(["controls.0.kind"]);
});

it("what annotators can answer may be required", () => {
  expect(paths(schemaOf(control("relation", { required: true }), control("box")))).toEqual([]);
  for (const kind of [
    "choice",
    "number",
    "text",
    "datetime",
    "ranking",
    "pairwise",
    "taxonomy",
    "rating",
    "span",
    "box",
    "polygon",
    "ellipse",
  ] as const)
    expect(paths(schemaOf(control(kind, { required: true })))).toEqual([]);
});
