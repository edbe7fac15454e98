import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "@/lib/kinds/answers/number/read-number";

describe("a number as people type it", () => {
  it.each([
    ["12", 12],
    [" 12.5 ", 12.5],
    ["12,5", 12.5],
    ["-0,5", -0.5],
    ["\u22123", -3],
    ["+3", 3],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1 234 567,5", 1234567.5],
    ["1\u00a0234", 1234],
    ["0.10", 0.1],
    ["007", 7],
    ["5e-324", 5e-324],
  ])("%j is %d", (text, value) => {
    expect(readNumber(text, false)).toBe(value);
    expect(readNumber(text, true)).toBe(value);
  });

  it.each([
    ["NaN", "answers.expectedNumber"],
    ["Infinity", "answers.expectedNumber"],
    ["1e309", "answers.numberTooFar"],
    ["-1e309", "answers.numberTooFar"],
    ["12 kg", "answers.expectedNumber"],
    ["1,2,3", "answers.expectedNumber"],
    ["1.234,5", "answers.expectedNumber"],
    ["0x10", "answers.expectedNumber"],
    ["1 23", "answers.expectedNumber"],
    ["-", "answers.expectedNumber"],
    ["", "answers.expectedNumber"],
    ["١٢", "answers.expectedNumber"],
    ["1".repeat(10_000), "answers.numberTooFar"],
    ["12345678901234567890", "answers.numberTooExact"],
    ["0.30000000000000001", "answers.numberTooExact"],
  ])("%j is refused: %s", (text, key) => {
    expect(readNumber(text, true)).toMatchObject({ key });
  });

  it("1,234 is a thousand to some readers and not to others, so it is asked back where both read the page", () => {
    expect(readNumber("1,234", false)).toMatchObject({ key: "answers.commaTwoWays" });
    expect(readNumber("1,234", true)).toBe(1.234);
    expect(readNumber("1,23", false)).toBe(1.23);
  });

  it("reads every finite number from what it is written as, with a point or a comma", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value), true)).toBe(value + 0);
        expect(readNumber(String(value).replace(".", ","), true)).toBe(value + 0);
      }),
    );
  });
});
