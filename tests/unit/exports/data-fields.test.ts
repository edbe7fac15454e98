import { expect, it } from "vitest";
import { fieldCollector, MAX_FIELDS } from "@/lib/exports/data-fields";
import { control, schemaOf } from "../labels/build";

const collector = () => fieldCollector(schemaOf(control("span")));
const shown = schemaOf(control("span")).inputs.map((input) => input.field);

it("collects every field that any task has but those the schema shows, sorted by code units", () => {
  const fields = collector();
  fields.add({ ...Object.fromEntries(shown.map((field) => [field, "x"])), year: 1, Author: "a" });
  fields.add({});
  fields.add({ author: null, year: 2, é: [], "10": 1, "9": 1 });
  expect(fields.sorted()).toEqual(["10", "9", "Author", "author", "year", "é"]);
});

it("stops at so many, and keeps those that came first, whatever order a task has them in", () => {
  const names = Array.from({ length: MAX_FIELDS + 5 }, (_, i) => `f${String(i).padStart(5, "0")}`);
  const fields = collector();
  fields.add({ zebra: 1 });
  fields.add(Object.fromEntries(names.toReversed().map((name) => [name, 1])));
  fields.add({ later: 1 });
  expect(fields.sorted()).toEqual([...names.slice(0, MAX_FIELDS - 1), "zebra"]);
});
