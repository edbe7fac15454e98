import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AhoCorasick } from "@/lib/terms/aho-corasick";
import { chooseFinds } from "@/lib/terms/choose-finds";
import { foldTerm } from "@/lib/terms/fold-term";
import { termFinder } from "@/lib/terms/term-finder";

type Place = { word: string; start: number };

function searched(words: readonly string[], text: string): Place[] {
  const sorted = [...new Set(words)].sort();
  const places: Place[] = [];
  new AhoCorasick(sorted).search(text, (word, start, end) => {
    expect(text.slice(start, end)).toBe(sorted[word]);
    places.push({ word: text.slice(start, end), start });
    return true;
  });
  return places;
}

const naive = (words: readonly string[], text: string): Place[] =>
  [...new Set(words)].flatMap((word) =>
    Array.from({ length: text.length }, (_, start) => ({ word, start })).filter(({ start }) =>
      text.startsWith(word, start),
    ),
  );

const inOrder = (places: Place[]) =>
  places.map(({ word, start }) => `${String(start).padStart(4, "0")} ${word}`).sort();
const few = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "🙁"), minLength, maxLength });

describe("the search for many words", () => {
  test("finds the words of Aho and Corasick's example", () => {
    expect(searched(["he", "she", "his", "hers"], "ushers")).toEqual([
      { word: "she", start: 1 },
      { word: "he", start: 2 },
      { word: "hers", start: 2 },
    ]);
  });

  test("finds what a search for each word by itself finds", () => {
    fc.assert(
      fc.property(fc.array(few(1, 5), { maxLength: 12 }), few(0, 60), (words, text) => {
        expect(inOrder(searched(words, text))).toEqual(inOrder(naive(words, text)));
      }),
    );
  });

  test("ends when it is told to, and finds nothing without words", () => {
    let finds = 0;
    const isWhole = new AhoCorasick(["a"]).search("aaaa", () => ++finds < 2);
    expect([isWhole, finds]).toEqual([false, 2]);
    expect(searched([], "text")).toEqual([]);
  });
});

describe("folding", () => {
  test("keeps the length of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, matchCase) => {
        expect(foldTerm(text, matchCase)).toHaveLength(text.length);
      }),
    );
  });

  test("makes capitals small, ends of Greek words like their middles, and line breaks blanks", () => {
    expect(foldTerm("New\nYork\u00a0CITY", false)).toBe("new york city");
    expect(foldTerm("ΟΔΟΣ οδος", false)).toBe("οδοσ οδοσ");
    expect(foldTerm("İ Ж 𐐀", false)).toBe("İ ж 𐐨");
    expect(foldTerm("New\nYork", true)).toBe("New York");
  });
});

describe("of places that overlap", () => {
  const of = (...places: [number, number, number][]) =>
    chooseFinds(
      places.map(([start, end, label]) => ({ start, end, label })),
      20,
    ).map(({ start, end, label }) => [start, end, label]);

  test("the longest stays, of equally long ones the first; labels do not see each other", () => {
    expect(of([0, 8, 0], [4, 18, 0])).toEqual([[4, 18, 0]]);
    expect(of([0, 4, 0], [2, 6, 0], [6, 8, 0])).toEqual([
      [0, 4, 0],
      [6, 8, 0],
    ]);
    expect(of([0, 8, 1], [0, 4, 0])).toEqual([
      [0, 4, 0],
      [0, 8, 1],
    ]);
  });
});

const found = (text: string, terms: readonly string[], options = {}) =>
  termFinder(
    terms.map((term) => ({ text: term, label: 0 })),
    { matchCase: false, wholeWords: true, ...options },
  )(text).finds.map(({ start, end }) => text.slice(start, end));

describe("the terms of a list", () => {
  test("are found as whole words, in scripts that part words by blanks", () => {
    expect(found("Ann, Anna and ANN's Ann_1", ["ann"])).toEqual(["Ann", "ANN"]);
    expect(found("Ann and Anna", ["ann"], { wholeWords: false })).toEqual(["Ann", "Ann"]);
    expect(found("Анна и Анны, анн", ["Анн"])).toEqual(["анн"]);
    expect(found("東京都と東京", ["東京"])).toEqual(["東京", "東京"]);
    expect(found("(C++) C++11 C", ["c++"])).toEqual(["C++", "C++"]);
    expect(found("🙁New York🙁", ["new york", "york"])).toEqual(["New York"]);
    expect(found("𝐀ann 𝐀 ann", ["ann"])).toEqual(["ann"]);
  });

  test("are one in both Unicode forms, and no part of a letter with a mark", () => {
    expect(found("Zoe\u0308 and Zoë", ["zoë"])).toEqual(["Zoe\u0308", "Zoë"]);
    expect(found("Zoe\u0308 and Zoë", ["Zoe\u0308"])).toEqual(["Zoe\u0308", "Zoë"]);
    expect(found("Zoe\u0308", ["zoe"], { wholeWords: false })).toEqual([]);
    expect(found("e\u0301cole", ["cole"])).toEqual([]);
  });

  test("count with their case where they are to", () => {
    expect(found("US and us", ["US"], { matchCase: true })).toEqual(["US"]);
  });

  test("may have several labels", () => {
    const find = termFinder(
      [
        { text: "Paris", label: 0 },
        { text: "paris", label: 1 },
        { text: "Paris", label: 0 },
      ],
      { matchCase: false, wholeWords: true },
    );
    expect(find("In Paris").finds).toEqual([
      { start: 3, end: 8, label: 0 },
      { start: 3, end: 8, label: 1 },
    ]);
  });
});
