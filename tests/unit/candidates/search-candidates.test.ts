import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Candidate } from "@/lib/candidates/candidate";
import { foldCandidate, indexCandidates } from "@/lib/candidates/search-candidates";

const named = (name: string, ...aliases: string[]): Candidate => ({
  id: name,
  name,
  aliases,
  description: "",
});
const found = (candidates: Candidate[], query: string, limit = 10) =>
  indexCandidates(candidates)
    .search(query, limit)
    .hits.map(({ id }) => id);

describe("a search among candidates", () => {
  test("finds what is it, then what begins with it, then words, then parts of words", () => {
    const list = [
      named("Comparison"),
      named("New Paris"),
      named("Paris Hilton"),
      named("Parisian"),
      named("Lutetia", "paris"),
      named("Paris"),
      named("Berlin"),
    ];
    expect(found(list, "paris")).toEqual([
      "Paris",
      "Lutetia",
      "Parisian",
      "Paris Hilton",
      "New Paris",
      "Comparison",
    ]);
  });

  test("knows no case and no diacritics, on either side", () => {
    expect(found([named("São Tomé"), named("Ёлка"), named("ΟΔΟΣ")], "sao tome")).toEqual(["São Tomé"]);
    expect(found([named("Sao Tome")], "SÃO  tomé")).toEqual(["Sao Tome"]);
    expect(found([named("Ёлка")], "елк")).toEqual(["Ёлка"]);
    expect(found([named("οδος")], "ΟΔΟΣ")).toEqual(["οδος"]);
  });

  test("takes an id for its candidate before all names", () => {
    const list = [named("q1 is a road"), { ...named("One"), id: "Q1" }];
    expect(found(list, "q1")).toEqual(["Q1", "q1 is a road"]);
  });

  test("finds all words in any order where nothing holds them as they stand", () => {
    expect(found([named("Abraham Lincoln"), named("Lincoln")], "lincoln abra")).toEqual(["Abraham Lincoln"]);
    expect(found([named("Abraham Lincoln")], "lincoln john")).toEqual([]);
  });

  test("ends at its limit and tells that there are more", () => {
    const { hits, hasMore } = indexCandidates([named("a1"), named("a2"), named("ba")]).search("a", 2);
    expect([hits.map(({ id }) => id), hasMore]).toEqual([["a1", "a2"], true]);
    expect(indexCandidates([named("a1"), named("ba")]).search("a", 2).hasMore).toBe(false);
  });

  test("finds nothing without letters or figures, and nothing in an empty list", () => {
    expect(found([named("a.b")], " .\n")).toEqual([]);
    expect(found([], "a")).toEqual([]);
  });

  test("finds each candidate that a plain filter finds, once, and no other", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "B", "é", " ", "🙂"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        word,
        (names, query) => {
          const list = names.map(([name = "", ...aliases], i) => ({
            ...named(name, ...aliases),
            id: `#${i}`,
          }));
          const folded = foldCandidate(query);
          const plain = list.filter(({ name, aliases }) =>
            [name, ...aliases].some((one) => foldCandidate(one).includes(folded)),
          );
          const hits = found(list, query, 100);
          expect(new Set(hits).size).toBe(hits.length);
          if (/[abé]/i.test(query) && plain.length > 0)
            expect([...hits].sort()).toEqual(plain.map(({ id }) => id).sort());
        },
      ),
    );
  });

  test("tells the candidates of one name apart", () => {
    const index = indexCandidates([named("Paris", "Lutetia"), { ...named("paris"), id: "2" }]);
    expect(index.named("PARIS").map(({ id }) => id)).toEqual(["Paris", "2"]);
    expect(index.named("par")).toEqual([]);
    expect(index.byId("2")?.name).toBe("paris");
  });
});
