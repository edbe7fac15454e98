/** Spans carried from one version of a text to the next. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameStretches, spanCarrier } from "@/lib/annotation/carry-spans";

const points = (text: string) => Array.from(text);
const sliceOf = (text: string, { start, end }: { start: number; end: number }) =>
  points(text).slice(start, end).join("");

/** Where a word of the text lies, in code points. */
function find(text: string, word: string) {
  const start = points(text.slice(0, text.indexOf(word))).length;
  return { start, end: start + points(word).length };
}

const carried = (before: string, after: string, word: string) => {
  const to = spanCarrier(before, after)(find(before, word));
  return to && sliceOf(after, to);
};

describe("a span of an earlier version", () => {
  it("is carried where it and the words beside it are the same", () => {
    const before = "Ada Lovelace met Charles Babbage in London.";
    const after = "In 1833 the young Ada Lovelace met Charles Babbage in London, at a party.";
    expect(carried(before, after, "Charles Babbage")).toBe("Charles Babbage");
    expect(spanCarrier(before, after)(find(before, "Charles Babbage"))).toEqual(
      find(after, "Charles Babbage"),
    );
  });

  it("is not carried where a word beside it changed, was put in or taken out, or it changed itself", () => {
    const before = "She lives in York now.";
    expect(carried(before, "She lives in New York now.", "York")).toBeNull();
    expect(carried(before, "She lives in York Harbour now.", "York")).toBeNull();
    expect(carried(before, "She lives York now.", "York")).toBeNull();
    expect(carried(before, "She lives in Leeds now.", "York")).toBeNull();
    expect(carried("a Yorker", "a Yorkers", "Yorker")).toBeNull();
    expect(carried(before, "", "York")).toBeNull();
  });

  it("at an end of the text is carried when more was added there", () => {
    expect(carried("Call Ada", "Call Ada\nBob: she is out", "Ada")).toBe("Ada");
    expect(carried("Ada called", "Yesterday:\nAda called", "Ada")).toBe("Ada");
  });

  it("is not taken for an equal string elsewhere", () => {
    const before = "Ada wrote to Bob. Then Ada left.";
    const after = "Then Ada left.";
    const to = spanCarrier(before, after)({ start: 0, end: 3 });
    expect(to).toBeNull();
  });

  it("counts emoji and letters of any script as code points, and lines of their own", () => {
    const before = "😀 שלום דני\r\nПривет, Аня!\n";
    const after = "😀😀 נוסף\nשורה\n😀 שלום דני\r\nПривет, Аня!\n";
    for (const word of ["דני", "Аня"]) expect(carried(before, after, word)).toBe(word);
  });

  it("never comes to lie on another text, whatever was changed", () => {
    const word = fc.constantFrom("a", "bb", "a.", "😀", "é", "\n", " ", "क्षि", "Ada");
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(20), (before, after, start, length) => {
        const end = Math.min(points(before).length, start + length);
        if (start >= end) return;
        const to = spanCarrier(before, after)({ start, end });
        if (to) expect(sliceOf(after, to)).toBe(sliceOf(before, { start, end }));
      }),
    );
  });

  it("stays where the text is the same, and stretches cover nothing but what is equal", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.string({ unit: "grapheme", maxLength: 60 }),
        (a, b) => {
          for (const { before, after, length } of sameStretches(a, b))
            expect(sliceOf(a, { start: before, end: before + length })).toBe(
              sliceOf(b, { start: after, end: after + length }),
            );
          expect(sameStretches(a, a)).toEqual(
            a === "" ? [] : [{ before: 0, after: 0, length: points(a).length }],
          );
        },
      ),
    );
  });

  it("of a long text with few changes is found soon, of one that changed all over not at all", () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `Line ${i} about Ada and Bob.\n`);
    const before = lines.join("");
    const after = lines.toSpliced(10_000, 1, "Something else.\n", "And more.\n").join("");
    expect(carried(before, after, "Line 19999 about Ada")).toBe("Line 19999 about Ada");
    const other = Array.from({ length: 20_000 }, (_, i) => `Row ${i * 7}\n`).join("");
    expect(carried(before, other, "Ada")).toBeNull();
  });
});
