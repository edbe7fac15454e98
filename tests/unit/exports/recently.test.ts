import { expect, it } from "vitest";
import { recently } from "@/lib/exports/recently";

it("what was derived from the last few objects is not derived again, whatever order they are asked for in", () => {
  const derived: number[] = [];
  const doubled = recently(({ n }: { n: number }) => {
    derived.push(n);
    return { value: 2 * n };
  });
  const objects = Array.from({ length: 8 }, (_, n) => ({ n }));
  const first = objects.map(doubled);
  expect(objects.map(doubled)).toEqual(first);
  expect([...objects].reverse().map(doubled)).toEqual([...first].reverse());
  expect(derived).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  // Objects are told apart by identity, and the oldest is let go.
  expect(doubled({ n: 8 })).toEqual({ value: 16 });
  expect(doubled(objects[1] as { n: number })).toBe(first[1]);
  doubled(objects[0] as { n: number });
  expect(derived.slice(8)).toEqual([8, 0]);
});
