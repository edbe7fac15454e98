import fc from "fast-check";
import { expect, it } from "vitest";
import { errorListSearch, errorWalkSearch, readErrorWalk } from "@/lib/contracts/error-walk";

const label = fc.string({ minLength: 1, maxLength: 20 });
const walks = fc.record(
  {
    control: fc.string({ minLength: 1, maxLength: 20 }),
    given: label,
    suggested: label,
    state: fc.constantFrom("open" as const, "dismissed" as const, "decided" as const),
  },
  { requiredKeys: ["control"] },
);

it("a walk reads back from the address of a task as it was written", () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const search = Object.fromEntries(new URLSearchParams(errorWalkSearch(walk)));
      expect(readErrorWalk(search)).toEqual(walk);
      expect(new URLSearchParams(errorListSearch(walk)).get("control")).toBe(walk.control);
    }),
  );
});

it("open errors are walked through where the address says no state, and none without a question", () => {
  expect(readErrorWalk({ errors: "topic" })).toEqual({ control: "topic", state: "open" });
  expect(readErrorWalk({})).toBeNull();
  expect(readErrorWalk({ errors: ["a", "b"] })).toBeNull();
  expect(readErrorWalk({ errors: "topic", state: "nonsense" })).toBeNull();
});
