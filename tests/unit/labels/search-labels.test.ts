import { expect, it } from "vitest";
import type { Label } from "@/lib/labels/parts";
import { labelSearch } from "@/lib/labels/search-labels";

const LABELS: Label[] = [
  { id: "animals", name: "Animals" },
  { id: "dog", name: "Dog", parent: "animals" },
  { id: "poodle", name: "Großpudel", parent: "dog" },
  { id: "plants", name: "Plants" },
  { id: "cafe", name: "Cafe\u0301", parent: "plants" },
];
const find = labelSearch(LABELS);
const idsOf = (text: string) => find(text)?.map(({ id }) => id);

it("each word stands somewhere in the path, in any case of letters and Unicode form", () => {
  expect(idsOf("dog")).toEqual(["dog", "poodle"]);
  expect(idsOf("PUDEL anim")).toEqual(["poodle"]);
  expect(idsOf("café")).toEqual(["cafe"]);
  expect(idsOf("dog plants")).toEqual([]);
  expect(idsOf("  ")).toBeUndefined();
});

it("what may not be chosen is not found, and still leads to what lies below it", () => {
  const leaves = labelSearch(LABELS, (id) => id === "poodle" || id === "cafe");
  expect(leaves("animals")?.map(({ id }) => id)).toEqual(["poodle"]);
});

it("a circle in an unchecked tree ends", () => {
  const circle = labelSearch([
    { id: "a", name: "A", parent: "b" },
    { id: "b", name: "B", parent: "a" },
  ]);
  expect(circle("a")?.length).toBe(2);
});
