import { expect, it } from "vitest";
import type { LabelSchema } from "@/lib/labels/schema";
import { shownContent } from "@/lib/labels/shown-content";

const schema: LabelSchema = {
  inputs: [
    { id: "caption", kind: "text", field: "text" },
    { id: "photo", kind: "image", field: "image" },
  ],
  controls: [],
};
const pictures = new Map([["image", "abc"]]);

it("is what the inputs name, whatever else stands in the row and wherever the picture lies", () => {
  const shown = { text: "a boat", image: "abc" };
  expect(shownContent(schema, { text: "a boat", image: "a/1.png" }, pictures)).toEqual(shown);
  expect(shownContent(schema, { row: 7, image: "b/9.png", text: "a boat" }, pictures)).toEqual(shown);
});

it("leaves out what the task lacks, and takes nothing from the prototype of its data", () => {
  expect(shownContent(schema, { text: "a boat" }, new Map())).toEqual({ text: "a boat" });
  expect(shownContent(schema, {}, new Map())).toEqual({});
  const odd: LabelSchema = { ...schema, inputs: [{ id: "x", kind: "text", field: "constructor" }] };
  expect(shownContent(odd, {}, pictures)).toEqual({});
});
