import { expect, it } from "vitest";
import { medianRect } from "@/lib/kinds/median-rect";

it("the middle of equal rectangles is that rectangle, to the last digit, so that it is no answer of its own", () => {
  for (const [x, width] of [
    [12.34, 56.78],
    [0.1, 0.2],
    [101.07, 33.33],
  ] as const)
    for (const rotation of [0, 30]) {
      const rect = { x, y: 7.13, width, height: 20.01, rotation };
      expect(medianRect([rect, rect])).toEqual(rect);
      expect(medianRect([rect, { ...rect, x: 1 }, rect])).toEqual(rect);
    }
});
