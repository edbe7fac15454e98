import fc from "fast-check";
import { expect, it } from "vitest";
import { movedTo } from "@/lib/kinds/answers/ranking/moved-to";

it("moves one of an order to its place and keeps the order of the others", () => {
  expect(movedTo(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
  expect(movedTo(["a", "b", "c"], "a", 99)).toEqual(["b", "c", "a"]);
  expect(movedTo(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  const order = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(order, fc.nat(), fc.nat({ max: 9 }), (ids, which, place) => {
      const id = ids[which % ids.length] as string;
      const moved = movedTo(ids, id, place);
      expect(moved.indexOf(id)).toBe(Math.min(place, ids.length - 1));
      expect(moved.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id));
    }),
  );
});
