import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBrushRle, encodeBrushRle } from "@/lib/geometry/brush-rle";
import type { Rle } from "@/lib/geometry/rle";
import { anyMask, plainRle, type Rows, rowsFrom } from "./masks";

/** Label Studio's own encoder made it (converter, encode_rle): word size 8, run sizes 3, 4, 8 and 16. */
const LABEL_STUDIO = [
  0, 0, 0, 192, 57, 27, 254, 39, 0, 194, 127, 246, 192, 48, 159, 253, 176, 12, 39, 255, 144, 192, 0,
];

/** All runs of one length, repeated or not by turns, as the format describes them. */
function encoded(rows: Rows, lengthBits: number, valueBits: number): number[] {
  const top = 2 ** valueBits - 1;
  const values = rows.flat().flatMap((bit) => [top, 0, top, bit * top]);
  const bits = (value: number, count: number) => value.toString(2).padStart(count, "0");
  let stream = bits(values.length, 32) + bits(valueBits - 1, 5) + bits(lengthBits - 1, 4).repeat(4);
  for (let at = 0; at < values.length; ) {
    let same = 1;
    while (same < 2 ** lengthBits && values[at + same] === values[at]) same++;
    const run = same > 1 ? same : Math.min(2 ** lengthBits, values.length - at);
    stream += (same > 1 ? "1" : "0") + bits(at % 4, 2) + bits(run - 1, lengthBits);
    const kept = values.slice(at, same > 1 ? at + 1 : at + run);
    stream += kept.map((value) => bits(value, valueBits)).join("");
    at += run;
  }
  return (stream.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
}

describe("the brush code of Label Studio", () => {
  it("of its own encoder is read as the mask it was made of", () => {
    const rows = rowsFrom("........", "..#####.", "..#####.", "..#####.", "........", "........");
    expect(decodeBrushRle(LABEL_STUDIO, [6, 8])).toEqual({ ok: true, value: plainRle(rows) });
  });

  it("of any word and run size gives the pixels whose alpha is set, whatever their color", () => {
    const bitCount = fc.integer({ min: 1, max: 16 });
    fc.assert(
      fc.property(anyMask, bitCount, bitCount, (rows, lengthBits, valueBits) => {
        const rle = plainRle(rows);
        const bytes = encoded(rows, lengthBits, valueBits);
        expect(decodeBrushRle(bytes, rle.size)).toEqual({ ok: true, value: rle });
      }),
    );
  });

  it("of another image, or cut off, is refused with the reason", () => {
    const length = { fault: "length", values: 192, pixels: 42 };
    expect(decodeBrushRle(LABEL_STUDIO, [6, 7])).toEqual({ ok: false, error: length });
    expect(decodeBrushRle([], [6, 8])).toMatchObject({ ok: false, error: { fault: "length", values: 0 } });
    for (let bytes = 4; bytes < LABEL_STUDIO.length - 1; bytes++)
      expect(decodeBrushRle(LABEL_STUDIO.slice(0, bytes), [6, 8])).toEqual({
        ok: false,
        error: { fault: "end" },
      });
  });

  it("is written as its own encoder does, apart from bits behind the end, and read back as it was", () => {
    const small = plainRle(rowsFrom("........", "..#####.", "..#####.", "..#####.", "........", "........"));
    expect(encodeBrushRle(small)).toEqual(LABEL_STUDIO);
    fc.assert(
      fc.property(anyMask, (rows) => {
        const rle = plainRle(rows);
        expect(decodeBrushRle(encodeBrushRle(rle), rle.size)).toEqual({ ok: true, value: rle });
      }),
    );
    const long: Rle = { size: [300, 400], counts: [70_000, 50_000] };
    expect(decodeBrushRle(encodeBrushRle(long), long.size)).toEqual({ ok: true, value: long });
  });
});
