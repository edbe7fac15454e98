import { describe, expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";

const { read } = TEXT_FORMS.record;
const textOf = (value: unknown) => read(value)?.text;

describe("a record is read as lines of", () => {
  it.each([
    [
      "its members in the order of their keys",
      { b: 1, a: "x", c: true, d: null },
      "a: x\nb: 1\nc: true\nd: ",
    ],
    ["JSON in a cell", '{"name": "Zo\\u00eb"}', "name: Zoë"],
    ["what lies in it, by paths", { a: { b: { c: 1 } }, l: [{ x: 1 }, "y"] }, "a.b.c: 1\nl.1.x: 1\nl.2: y"],
    ["single values of a list on one", { tags: ["a", 2, null] }, "tags: a, 2, "],
    [
      "pairs in their own order",
      [
        { key: "b", value: 1 },
        { key: "a", value: [1, 2] },
      ],
      "b: 1\na: 1, 2",
    ],
    ["the rows of a table", [{ a: 1, b: 2 }, { a: 3 }], "a: 1\nb: 2\na: 3"],
  ])("%s", (_, value, text) => expect(textOf(value)).toBe(text));

  it("keys with their colons, and rows by their numbers", () => {
    const { text = "", layout = [] } = read([{ a: 1, b: "x\ny" }, { ключ: "🙂" }]) ?? {};
    expect(layout.map(({ start, end, look, author }) => [look, author, text.slice(start, end)])).toEqual([
      ["turn", "1", "a: 1\nb: x\ny"],
      ["key", undefined, "a:"],
      ["key", undefined, "b:"],
      ["turn", "2", "ключ: 🙂"],
      ["key", undefined, "ключ:"],
    ]);
  });

  it("the same whatever the order of members is", () => {
    expect(textOf('{"b":1,"a":{"d":1,"c":2}}')).toBe(textOf({ a: { c: 2, d: 1 }, b: 1 }));
  });

  it("JSON for what lies very deep", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${"}".repeat(200)}`);
    expect(textOf(deep)).toMatch(/^(a\.){19}a: \{"a":/);
  });
});

it.each([
  ["a text", "x"],
  ["a number", 1],
  ["a list of texts", ["a"]],
  ["nothing in it", {}],
  ["an empty list", []],
])("%s is no record", (_, value) => expect(read(value)).toBeNull());
