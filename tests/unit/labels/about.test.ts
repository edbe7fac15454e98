import { expect, it } from "vitest";
import { inputAbout, withInputNames } from "@/lib/labels/about";
import { followNames, renameControl } from "@/lib/labels/change-ids";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { uncoveredInputs, withCopiesAbout } from "@/lib/labels/copy-about";
import type { Control, Input, LabelSchema } from "@/lib/labels/schema";
import { control, labels } from "./build";

const input = (id: string): Input => ({ id, kind: "text", field: id });
const ranking = control("ranking", {
  ...{ id: "order", inputs: ["one", "two", "three"], shuffle: true },
  labels: labels("one", "two", "three"),
});
const of = (...controls: Control[]): LabelSchema => ({
  inputs: ["prompt", "one", "two", "three"].map(input),
  controls: [...controls, ranking],
});
const rating = control("rating", { id: "helpful", name: "Helpful", about: "one" });
const nothing = new Set<string>();
const problems = (schema: LabelSchema) => {
  const checked = checkLabelSchema(schema);
  return checked.ok ? [] : checked.error.map(({ path }) => path);
};

it("a question is about the input it names, regions about what they lie on, an edited text about its source", () => {
  expect([rating, control("span"), control("text", { source: "two" }), ranking].map(inputAbout)).toEqual([
    ...["one", "text", "two", undefined],
  ]);
});

it("a schema names inputs that there are, and nothing asked about a region is about an input", () => {
  expect(problems(of(rating))).toEqual([]);
  expect(problems(of({ ...rating, about: "gone" } as Control))).toEqual(["controls.0.about"]);
  const spans = control("span", { input: "one" });
  expect(problems(of(spans, { ...rating, per: "region" } as Control))).toEqual(["controls.1.about"]);
});

it("a ranking of inputs has a label for each with its id, and only inputs are shuffled", () => {
  const ranked = (changes: object) => problems(of({ ...ranking, id: "other", ...changes } as Control));
  expect(ranked({ labels: labels("one", "three", "two") })).toEqual(["controls.0.inputs"]);
  expect(ranked({ inputs: ["one", "two", "gone"], labels: labels("one", "two", "gone") })).toEqual([
    "controls.0.inputs",
  ]);
  expect(ranked({ inputs: undefined })).toEqual(["controls.0.shuffle"]);
});

it("the same question about the other candidates stands behind it, with ids that say what each is about", () => {
  const errors = control("span", { id: "errors", name: "Errors", input: "one", labels: labels("a") });
  const schema = of(rating, errors);
  expect(uncoveredInputs(schema, rating).map(({ id }) => id)).toEqual(["two", "three"]);
  const copied = withCopiesAbout(withCopiesAbout(schema, rating, nothing), errors, nothing);
  expect(copied.controls.map((one) => [one.id, inputAbout(one)])).toEqual([
    ["helpful", "one"],
    ["helpful-two", "two"],
    ["helpful-three", "three"],
    ["errors", "one"],
    ["errors-two", "two"],
    ["errors-three", "three"],
    ["order", undefined],
  ]);
  expect(problems(copied)).toEqual([]);
  expect(uncoveredInputs(copied, rating)).toEqual([]);
  expect(withInputNames(copied).controls.map(({ name }) => name)).toEqual([
    ...["one · Helpful", "two · Helpful", "three · Helpful"],
    ...["one · Errors", "two · Errors", "three · Errors", "Ranking"],
  ]);
});

it("an edited text that is copied begins with the other text", () => {
  const edit = control("text", { id: "edit", name: "Edited", source: "one" });
  const copied = withCopiesAbout(of(edit), edit, nothing);
  expect(copied.controls[1]).toMatchObject({ id: "edited-two", about: "two", source: "two" });
});

it("ids follow the name together with the input, and labels that are inputs keep theirs", () => {
  const copied = withCopiesAbout(of(rating), rating, nothing);
  expect(renameControl(copied, 1, "Полезно", nothing).controls[1]?.id).toBe("полезно-two");
  const followed = followNames(copied);
  expect(followed.controls.map(({ id }) => id)).toEqual([
    ...["helpful-one", "helpful-two", "helpful-three", "ranking"],
  ]);
  expect(problems(followed)).toEqual([]);
});
