import { describe, expect, it } from "vitest";
import { profileColumns } from "@/lib/imports/profile-columns";

const profileOf = (...values: unknown[]) => profileColumns(values.map((value) => ({ column: value })))[0];

describe("the profile of a column", () => {
  it("counts what is filled, what differs and how long the longest is", () => {
    expect(profileOf("a", "", null, undefined, "bcd", "a")).toEqual({
      name: "column",
      filled: 3,
      distinct: 2,
      kind: "text",
      longest: 3,
      example: "a",
      pictures: 0,
      values: [
        { value: "a", count: 2 },
        { value: "bcd", count: 1 },
      ],
    });
  });

  it.each<[string, unknown[], (string | number)[]]>([
    ["yes and no", [true, false, true], ["true", 2, "false", 1]],
    ["lists of texts", [["b", "a"], ["a"], "a", " "], ["a", 3, "b", 1]],
    ["numbers", ["a", 1], []],
    ["lists of other things", [["a", 1]], []],
    ["long texts", ["a", "x".repeat(201)], []],
    ["many texts", Array.from({ length: 201 }, (_, i) => `t${i}`), []],
  ])("lists the values that may be labels: of %s", (_what, cells, values) => {
    expect(profileOf(...cells)?.values.flatMap(({ value, count }) => [value, count])).toEqual(values);
  });

  it("counts values that end like the name of a picture", () => {
    expect(profileOf("a/b.PNG", "c.jpeg", "d.txt", "", null, "png", 5)?.pictures).toBe(2);
  });

  it.each<[string, unknown[], string]>([
    ["texts", ["a", "1"], "text"],
    ["numbers, 0 too", [0, 1.5], "number"],
    ["yes and no", [true, false], "boolean"],
    ["lists and objects", [[1], { a: 1 }], "object"],
    ["texts and numbers", ["a", 1], "mixed"],
    ["numbers with gaps", [1, null, "", 2], "number"],
    ["nothing", [null, ""], "text"],
  ])("of %s says so", (_what, values, kind) => {
    expect(profileOf(...values)?.kind).toBe(kind);
  });

  it("counts false and 0 as filled", () => {
    expect(profileOf(false, 0)).toMatchObject({ filled: 2, distinct: 2, example: "false" });
  });

  it("shows lists and objects as JSON and compares them so", () => {
    expect(profileOf({ a: 1 }, { a: 1 }, [1])).toMatchObject({ distinct: 2, example: '{"a":1}' });
  });

  it("shows the first 120 characters, never half an emoji", () => {
    expect(profileOf("x".repeat(500))?.example).toBe("x".repeat(120));
    expect(profileOf(`${"x".repeat(119)}\u{1F600}y`)?.example).toBe("x".repeat(119));
    expect(profileOf(`${"x".repeat(118)}\u{1F600}y`)?.example).toBe(`${"x".repeat(118)}\u{1F600}`);
  });
});

describe("the columns of a file", () => {
  it("come in the order they first appear, also when rows differ", () => {
    const rows = [{ b: 1 }, { a: "x", b: 2 }, { c: true, a: "y" }];
    expect(profileColumns(rows).map(({ name, filled }) => [name, filled])).toEqual([
      ["b", 2],
      ["a", 2],
      ["c", 1],
    ]);
  });

  it("may be called like what every object has", () => {
    const rows = [JSON.parse('{"__proto__":"a","constructor":"b"}')];
    expect(profileColumns(rows).map(({ name, example }) => [name, example])).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });

  it("of no rows are none", () => {
    expect(profileColumns([])).toEqual([]);
  });
});
