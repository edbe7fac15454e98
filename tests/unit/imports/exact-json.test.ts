import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstItems, isBeyondRange, parseExactly } from "@/lib/imports/exact-json";

describe("JSON that may not change", () => {
  it("keeps whole numbers beyond 2^53 as the text they are", () => {
    expect(
      parseExactly(
        '{"id":1234567890123456789,"n":-9007199254740993,"in":[12345678901234567890],"ok":9007199254740991,"f":0.1234567890123456,"e":1234567890123456e3}',
      ),
    ).toEqual({
      id: "1234567890123456789",
      n: "-9007199254740993",
      in: ["12345678901234567890"],
      ok: 9007199254740991,
      f: 0.1234567890123456,
      e: 1234567890123456000,
    });
  });

  it("leaves numbers in texts alone", () => {
    const text = '{"t":"a \\" 1234567890123456789, \\\\","u":"1234567890123456789"}';
    expect(parseExactly(text)).toEqual(JSON.parse(text));
  });

  it("is JSON.parse for whatever has no such number", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\d{16}/.test(text));
        expect(parseExactly(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("refuses what is no JSON", () => {
    expect(() => parseExactly('{"id":12345678901234567890')).toThrow(SyntaxError);
  });
});

it.each([
  ["1e400", true],
  ["-1e400", true],
  [`${"9".repeat(400)}.5`, true],
  ['{"a":[{"b":2e308}]}', true],
  ["1.7976931348623157e308", false],
  ['{"a":"1e400","b":null,"c":[1,true]}', false],
  ["9".repeat(400), false], // a whole number: kept as text
])("a number beyond a double is noticed: %s", (text, isBeyond) => {
  expect(isBeyondRange(parseExactly(text))).toBe(isBeyond);
});

describe("the start of a list", () => {
  it("gives its whole items, wherever it is cut off", () => {
    const object = fc.record({
      text: fc.string(),
      tags: fc.array(fc.string()),
      of: fc.dictionary(fc.string(), fc.nat()),
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(object, fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, share) => {
          const text = JSON.stringify(list, null, 1);
          const found = [...firstItems(text.slice(0, Math.floor(text.length * share)))].map((one) =>
            JSON.parse(one),
          );
          expect(found).toEqual(JSON.parse(JSON.stringify(list.slice(0, found.length))));
          expect([...firstItems(text)]).toHaveLength(list.length);
        },
      ),
    );
  });
});
