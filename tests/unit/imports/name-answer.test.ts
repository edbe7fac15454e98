import fc from "fast-check";
import { expect, it } from "vitest";
import { joinedNames } from "@/lib/exports/class-answers";
import { emptySource } from "@/lib/formats/source-annotation";
import { partedNames } from "@/lib/imports/parted-names";
import { nameAnnotation } from "@/lib/imports/source-document";
import { indexNames } from "@/lib/labels/name-index";
import type { Control } from "@/lib/labels/schema";
import { control } from "../labels/build";

const answered = (asked: Control, value: string | string[]) => {
  const schema = { inputs: [], controls: [asked] };
  const source = { ...emptySource("annotation", null), answers: [{ control: asked.id, value }] };
  return nameAnnotation(source, schema, indexNames(schema)).annotation.answers[asked.id];
};

it("a cell with bars is several values, several labels, or one text, as the question takes it", () => {
  expect(answered(control("list"), "one | two")).toEqual(["one", "two"]);
  expect(answered(control("list"), "one \\| two")).toEqual(["one \\| two"]);
  expect(answered(control("list"), "one")).toEqual(["one"]);
  expect(answered(control("choice", { multiple: true }), "the a | the c")).toEqual(["a", "c"]);
  expect(answered(control("text"), "a | b")).toBe("a | b");
});

it("several submissions are the values of a list, and the lines of a text", () => {
  expect(answered(control("list"), ["one", "two"])).toEqual(["one", "two"]);
  expect(answered(control("text"), ["one", "two"])).toBe("one\ntwo");
});

it("what is written into a cell is read out of it", () => {
  const name = fc
    .string({ minLength: 1 })
    .map((one) => one.replace(/\s/g, ""))
    .filter((one) => one !== "");
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      expect(partedNames(joinedNames(names))).toEqual(names);
    }),
  );
});
