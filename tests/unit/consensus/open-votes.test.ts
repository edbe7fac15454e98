import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consensusOf, type Method } from "@/lib/consensus/consensus-of";
import type { Control } from "@/lib/labels/schema";
import { answered, by } from "../agreement/build";

const number: Control = { id: "c", name: "size", kind: "number", max: 100 };
const text: Control = { id: "c", name: "note", kind: "text" };

function vote(control: Control, values: (number | string | string[])[], method: Method = "majority") {
  const answers = by(...(values.map(answered) as Parameters<typeof by>));
  const { document, ties } = consensusOf({ inputs: [], controls: [control] }, answers, method);
  return { value: document.answers.c, tie: ties.length > 0 };
}

describe("the vote on numbers", () => {
  it.each<[number[], number | undefined, boolean]>([
    [[3], 3, false],
    [[1, 2, 90], 2, false],
    [[2, 2, 5, 9], undefined, true],
    [[1, 4, 4, 9], 4, false],
    [[1, 2], undefined, true],
    // Beyond the limit that the control has now.
    [[1, 2, 3, 500], 2, false],
    [[500], undefined, false],
  ])("the median of %j is %d (tie: %s)", (values, value, tie) => {
    expect(vote(number, values)).toEqual({ value, tie });
  });

  it("is a number that somebody gave, with as many below it as above, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 7 }), (values) => {
        const { value, tie } = vote(number, values);
        expect(vote(number, values.toReversed())).toEqual({ value, tie });
        expect(value === undefined).toBe(tie);
        if (value === undefined) return;
        expect(values).toContain(value);
        const below = values.filter((one) => one < Number(value)).length;
        const above = values.filter((one) => one > Number(value)).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(values.length);
      }),
    );
  });

  it("is unanimous only where all gave one number", () => {
    expect(vote(number, [2, 2, 2], "unanimous")).toEqual({ value: 2, tie: false });
    expect(vote(number, [2, 2, 3], "unanimous")).toEqual({ value: undefined, tie: false });
  });
});

describe("the vote on several texts", () => {
  const list: Control = { id: "c", name: "keys", kind: "list", max: 2 };
  it.each<[string[][], string[] | undefined, boolean]>([
    [[["a", "b"], ["b", "c"], ["b"]], ["b"], false],
    [[["a", "b"], ["b", "a"], ["b"]], ["b", "a"], false],
    [[["a  b"], ["a b"], ["c"]], ["a  b"], false],
    [[["a"], ["b"]], undefined, true],
    [[["a"], ["b"], ["c"]], undefined, false],
    // Three that most gave are more than the control takes now.
    [
      [
        ["a", "b", "c"],
        ["a", "b", "c"],
      ],
      undefined,
      false,
    ],
  ])("of %j is %j (tie: %s)", (values, value, tie) => {
    expect(vote(list, values)).toEqual({ value, tie });
    expect(vote(list, values.toReversed())).toEqual({ value, tie });
  });

  it("is unanimous only for those that all gave", () => {
    expect(vote(list, [["a", "b"], ["b"]], "unanimous")).toEqual({ value: ["b"], tie: false });
  });
});

describe("the vote on texts", () => {
  it("counts texts that look alike as one, and keeps one of them as it was written", () => {
    expect(vote(text, ["a  b", "a b", "c"])).toEqual({ value: "a  b", tie: false });
    expect(vote(text, ["c", "a b", "a  b"])).toEqual({ value: "a  b", tie: false });
    expect(vote(text, ["a", "b"])).toEqual({ value: undefined, tie: true });
  });
});
