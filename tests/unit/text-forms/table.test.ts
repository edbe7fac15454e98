import { describe, expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";
import { cellsOf } from "@/lib/text-forms/cells";

const { read } = TEXT_FORMS.table;
const gridOf = (value: unknown) => {
  const { text = "", layout = [] } = read(value) ?? {};
  return layout.map((row) => cellsOf(row).map(({ start, end }) => text.slice(start, end)));
};

describe("the rows of", () => {
  it.each([
    [
      "CSV",
      "name,age\nZoë,7\n",
      [
        ["name", "age"],
        ["Zoë", "7"],
      ],
    ],
    [
      "semicolons, with line breaks, quotes and separators in cells",
      'a;b\r\n"x\ny";"say ""hi""; now"\r\n',
      [
        ["a", "b"],
        ["x\ny", 'say "hi"; now'],
      ],
    ],
    [
      "tabs",
      "a\tb\n\tשלום\n",
      [
        ["a", "b"],
        ["", "שלום"],
      ],
    ],
    ["ragged lines", "a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]],
    [
      "lists, with tabs, nothing and lists in cells",
      [
        ["a", "b"],
        ["x\ty", null],
        [["p", "q"], { k: 1 }],
      ],
      [
        ["a", "b"],
        ["x\ty", ""],
        ["p, q", '{"k":1}'],
      ],
    ],
    [
      "objects, with a column for each key, in the order of the keys",
      [{ b: 1, a: true }, { c: "🙂" }],
      [
        ["a", "b", "c"],
        ["true", "1", ""],
        ["", "", "🙂"],
      ],
    ],
    ["JSON in a cell", '[["a"],["x"],[]]', [["a"], ["x"], []]],
  ])("%s", (_, value, grid) => expect(gridOf(value)).toEqual(grid));
});

it("the first row names the columns, and rows follow each other through the whole text", () => {
  const { text = "", layout = [] } = read("a,b\n1,\n,\n") ?? {};
  expect(text).toBe("a\tb\n1\t\n\t");
  expect(layout.map(({ look, start, end }) => [look, start, end])).toEqual([
    ["head", 0, 3],
    ["row", 4, 6],
    ["row", 7, 8],
  ]);
});

it("text that was the same before keys changed places is the same", () => {
  expect(read('[{"b":1,"a":2}]')).toEqual(read([{ a: 2, b: 1 }]));
});

it.each([
  ["a text without separators", "just words"],
  ["an empty text", ""],
  ["an empty list", []],
  ["rows without cells", [[], []]],
  ["objects without members", [{}]],
  ["a list of texts", ["a", "b"]],
  ["a mixed list", [["a"], { a: 1 }]],
  ["a number", 7],
  ["a quoted cell that never ends", 'a,b\n"x,y'],
  ["too many columns", "x,".repeat(600)],
])("%s is no table", (_, value) => expect(read(value)).toBeNull());
