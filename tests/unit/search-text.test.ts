import fc from "fast-check";
import { expect, it } from "vitest";
import { aroundValue, foldText, searchTextOf } from "@/lib/core/search-text";

const finds = (query: string, text: string) => foldText(text).includes(foldText(query));

it.each([
  ["café", "Cafe\u0301 at the corner"],
  ["Cafe\u0301", "CAFÉ"],
  ["ёлка", "СРОЧНО: Ёлка"],
  ["ПОСЫЛКА", "посылка"],
  ["strasse", "Straße"],
  ["ΟΔΟΣ", "οδός οδος"],
  ["οδοσ", "ΟΔΟΣ"],
  ["istanbul", "İstanbul'da"],
  ["ışık", "IŞIK"],
  ["ILIK", "ılık"],
  ["ｆｕｌｌ", "full"],
  ["file", "ﬁle"],
])("finds %s in %s: one text in two spellings", (query, text) => {
  expect(finds(query, text)).toBe(true);
});

it("tells an accented letter from a plain one", () => {
  expect(finds("cafe", "Café")).toBe(false);
});

it("folds a folded text to itself, and holds nothing that PostgreSQL cannot store", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
      expect(folded).not.toContain("\0");
    }),
  );
  expect(foldText("a\0b \ud800c")).toBe("a b  c");
});

it("takes texts and numbers at any depth, the external id and the names of images, and nothing across two values", () => {
  const text = searchTextOf({
    data: { title: "One", deep: { list: [{ note: "Two" }, 42.5] }, no: null, flag: true },
    externalId: "ORD-117",
    groupKey: "group 7",
    fileNames: ["Scan.PNG"],
  });
  for (const part of ["one", "two", "42.5", "ord-117", "scan.png"]) expect(text).toContain(part);
  // A value of two letters is found as a whole by three characters, wherever it stands.
  const short = searchTextOf({
    data: { a: "x", b: "OK", c: 7 },
    externalId: null,
    groupKey: null,
    fileNames: [],
  });
  for (const value of ["x", "ok", "7"]) expect(short).toContain(foldText(aroundValue(value)));
  for (const part of ["onetwo", "one two", "title", "null"]) expect(text).not.toContain(part);
});
