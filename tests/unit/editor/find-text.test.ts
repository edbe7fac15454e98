import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAll } from "@/lib/editor/find-text";

const found = (text: string, query: string, options = {}) =>
  findAll(text, query, { matchCase: false, wholeWord: false, ...options }).map(({ start, end }) =>
    text.slice(start, end),
  );

describe("finding equal strings", () => {
  test("finds every place, whatever signs the string has", () => {
    expect(found("a.b a-b a.b", "a.b")).toEqual(["a.b", "a.b"]);
    expect(found("C++ and c++ (C+)", "c++")).toEqual(["C++", "c++"]);
    expect(found("C++ and c++", "c++", { matchCase: true })).toEqual(["c++"]);
    expect(found("[x] {x} $x ^x \\x", "^x")).toEqual(["^x"]);
    expect(found("aaaa", "aa")).toEqual(["aa", "aa"]);
    expect(found("a-b a–b", "a-b")).toEqual(["a-b"]);
    expect(found("text", "  ")).toEqual([]);
  });

  test("whole words end where letters and figures end, in scripts that part words by blanks", () => {
    expect(found("Ann, Anna and Ann's Ann_1", "ann", { wholeWord: true })).toEqual(["Ann", "Ann"]);
    expect(found("Анна и Анны", "анн", { wholeWord: true })).toEqual([]);
    expect(found("(C++)", "C++", { wholeWord: true })).toEqual(["C++"]);
    expect(found("東京都と東京", "東京", { wholeWord: true })).toEqual(["東京", "東京"]);
  });

  test("both Unicode forms are one string, and a letter is not found in one with a mark", () => {
    expect(found("Zoe\u0308 and Zoë", "zoë")).toEqual(["Zoe\u0308", "Zoë"]);
    expect(found("Zoe\u0308", "zoe")).toEqual([]);
    expect(found("👩‍🚀 and 👩", "👩")).toEqual(["👩"]);
  });

  test("any white space stands for a blank", () => {
    expect(found("New York, New\nYork, New  York", "new york")).toHaveLength(3);
  });

  test("every hit is the string that was looked for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.nat(59),
        fc.nat(4),
        (text, at, length) => {
          const query = text.slice(at, at + length + 1).trim();
          for (const hit of found(text, query, { matchCase: true }))
            expect(hit.normalize("NFC").replace(/\s+/gu, " ")).toBe(
              query.normalize("NFC").replace(/\s+/gu, " "),
            );
        },
      ),
    );
  });
});
