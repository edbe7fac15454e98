import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/core/message";
import { inEnglish } from "@/lib/i18n/tell";
import { byCount, chooseTable, imageFinder, imagesIn, isNoise, tablesIn } from "@/lib/imports/archive-names";

describe("the names in a zip", () => {
  const names = [
    "data/",
    "data/deep/other.json",
    "data/rows.CSV",
    "data/img/1.png",
    "data/img/2.JPG",
    "__MACOSX/data/rows.csv",
    "data/.hidden.csv",
    "data/img/Thumbs.db",
    "data/img/desktop.ini",
    "Desktop.ini",
    "readme.txt",
  ];
  it("tell tables, the nearest first, and pictures from what operating systems leave", () => {
    expect(tablesIn(names)).toEqual(["data/rows.CSV", "data/deep/other.json"]);
    expect(imagesIn(names)).toEqual(["data/img/1.png", "data/img/2.JPG"]);
    expect(names.filter(isNoise)).toEqual([
      "data/",
      "__MACOSX/data/rows.csv",
      "data/.hidden.csv",
      "data/img/Thumbs.db",
      "data/img/desktop.ini",
      "Desktop.ini",
    ]);
  });
});

describe("the table of a zip", () => {
  it("is the only one, the one that is asked for, or none", () => {
    expect(chooseTable(["a.png"], undefined)).toEqual({ ok: true, value: null });
    expect(chooseTable(["a.png", "t.tsv"], undefined)).toEqual({ ok: true, value: "t.tsv" });
    expect(chooseTable(["a.csv", "b.csv"], "b.csv")).toEqual({ ok: true, value: "b.csv" });
    expect(chooseTable(["a.csv", "b.csv"], "")).toEqual({ ok: true, value: null });
  });
  it("is not guessed among several, and must be there", () => {
    expect(chooseTable(["a.csv", "b.csv"], undefined)).toMatchObject({
      error: say("imports.severalTables", { files: "a.csv, b.csv" }),
    });
    expect(chooseTable(["a.csv", "b.png"], "b.png")).toMatchObject({
      error: say("imports.noTable", { name: "b.png" }),
    });
  });
});

describe("a cell that names a picture", () => {
  const find = (names: string[], cell: string, table = "rows.csv") => {
    const found = imageFinder(names, table)(cell);
    return found.ok ? found.value : inEnglish(found.error);
  };
  it.each<[string, string[], string, string, string]>([
    ["from the folder of the table", ["set/a.png", "a.png"], "a.png", "set/rows.csv", "set/a.png"],
    ["from the root", ["img/a.png", "set/rows.csv"], "img/a.png", "set/rows.csv", "img/a.png"],
    ["over a parent folder", ["img/a.png"], "../img/a.png", "set/rows.csv", "img/a.png"],
    ["with ./ and backslashes", ["img/a.png"], ".\\img\\a.png", "rows.csv", "img/a.png"],
    ["with a leading slash", ["img/a.png"], "/img/a.png", "rows.csv", "img/a.png"],
    ["by its end", ["x/img/a.png", "x/other/a.png"], "img/a.png", "rows.csv", "x/img/a.png"],
    ["in another case", ["img/A.PNG"], "img/a.png", "rows.csv", "img/A.PNG"],
    [
      "with accents put together otherwise",
      ["cafe\u0301.png"],
      "caf\u00e9.png",
      "rows.csv",
      "cafe\u0301.png",
    ],
    ["beside the table, in another case", ["set/A.png", "a/a.png"], "a.PNG", "set/rows.csv", "set/A.png"],
    ["exactly, though another differs in case", ["a.png", "A.png"], "A.png", "rows.csv", "A.png"],
  ])("is found %s", (_how, names, cell, table, expected) => {
    expect(find(names, cell, table)).toBe(expected);
  });
  it.each<[string, string[], string, string]>([
    ["nothing", ["b.png"], "a.png", "not in the zip"],
    ["a name that only ends alike", ["ba.png"], "a.png", "not in the zip"],
    ["another folder", ["cam-b/1.png"], "cam-a/1.png", "not in the zip"],
    ["two files", ["x/a.png", "y/a.png"], "a.png", "x/a.png, y/a.png"],
    ["two that differ in case", ["A.png", "a.PNG"], "a.png", "A.png, a.PNG"],
    ["the network", ["a.png"], "https://example.test/a.png", "not fetched"],
    ["a store of files", ["a.png"], "s3://bucket/a.png", "not fetched"],
    ["a folder", ["a/b.png"], "..", "not in the zip"],
  ])("that fits %s is refused, not guessed", (_what, names, cell, problem) => {
    expect(find(names, cell)).toContain(problem);
  });
});

it("names are in the order in which people count, the same one whatever order they came in", () => {
  const names = ["a/img-1.png", "a/img-2.png", "a/img-010.png", "a/img-10b.png", "b.png", "b/1.png", "é.png"];
  expect(names.toReversed().sort(byCount)).toEqual(names);
  expect(["7", "007", "07"].sort(byCount)).toEqual(["007", "07", "7"]);
  const name = fc.stringMatching(/^[a10]{0,4}$/);
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(byCount(a, b)) + Math.sign(byCount(b, a))).toBe(0);
      expect(byCount(a, b) === 0).toBe(a === b);
      if (byCount(a, b) < 0 && byCount(b, c) < 0) expect(byCount(a, c)).toBeLessThan(0);
    }),
  );
});
