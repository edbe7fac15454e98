import fc from "fast-check";
import { expect, it } from "vitest";
import { mayDiffer, writtenNumber } from "@/lib/imports/written-scalar";

it.each([
  ['{"text": 1.0}', "1.0"],
  ['{"id": 2, "text" : 1e5 , "n": 7}', "1e5"],
  ['{"text":-0}', "-0"],
  ['{"a":{"text":1.50},"text":2.50,"b":[{"text":3.50}]}', "2.50"],
  ['{"text":1.0,"data":{"text":2.0}}', "2.0"],
  ['{"a\\"text":1.0,"b":"text","text":"x"}', undefined],
  ['{"data":[{"text":1.0}]}', undefined],
])("finds how a number is written: %s", (record, written) => {
  expect(writtenNumber(record, "text")).toBe(written);
});

it("knows when a number may be written otherwise", () => {
  for (const text of ["1e5", "1.0", "2.50", "-0", "1E+3"]) expect(mayDiffer(text)).toBe(true);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = JSON.stringify({ text: value });
      expect(mayDiffer(text) ? writtenNumber(text, "text") : String(value)).toBe(JSON.stringify(value));
    }),
  );
});
