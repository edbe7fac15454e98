import fc from "fast-check";
import { expect, it } from "vitest";
import { rankedRows, rankingOf } from "@/lib/kinds/answers/ranking/equal-places";
import { movedRow, placeNumbers, placesOf, withEqual } from "@/lib/kinds/answers/ranking/ranked-places";

const moved = (value: string, id: string, to: number) =>
  rankingOf(movedRow(rankedRows(value.split(" ")), id, to)).join(" ");

it("rows are read and written, with the places that they share", () => {
  const value = ["a", "=", "b", "c"];
  expect(rankingOf(rankedRows(value))).toEqual(value);
  expect(placesOf(value)).toEqual([["a", "b"], ["c"]]);
  expect(placeNumbers(rankedRows(value))).toEqual([1, 1, 3]);
  expect(rankingOf(withEqual(rankedRows(value), 2))).toEqual(["a", "=", "b", "=", "c"]);
  expect(rankingOf(withEqual(rankedRows(value), 1))).toEqual(["a", "b", "c"]);
  expect(rankingOf(withEqual(rankedRows(value), 0))).toEqual(value);
});

it("a moved row leaves its place to the others there, and joins those it is put between", () => {
  expect(moved("a = b c", "a", 2)).toBe("b c a");
  expect(moved("a = b c", "b", 0)).toBe("b a c");
  expect(moved("a = b c", "c", 1)).toBe("a = c = b");
  expect(moved("a = b = c", "a", 9)).toBe("b = c a");
  expect(moved("a = b c", "c", -4)).toBe("c a = b");
});

it("no move loses or doubles a label, or writes what could not be read", () => {
  const ids = ["a", "b", "c", "d"];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat({ max: 5 }), fc.boolean())), (steps) => {
      let rows = rankedRows(ids);
      for (const [id, to, isTie] of steps) rows = isTie ? withEqual(rows, to) : movedRow(rows, id, to);
      const value = rankingOf(rows);
      expect(rankingOf(rankedRows(value))).toEqual(value);
      expect(placesOf(value).flat().sort()).toEqual(ids);
    }),
  );
});
