import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "@/components/duplicates/text-difference";

const marked = (parts: { text: string; isOwn: boolean }[]) =>
  parts.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join("");
const difference = (a: string, b: string) => textDifference(a, b).map(marked);

describe("textDifference", () => {
  it("marks the words that only one of two texts has", () => {
    expect(difference("ordered two weeks ago", "ordered three weeks ago.")).toEqual([
      "ordered [two] weeks ago",
      "ordered [three] weeks ago[.]",
    ]);
  });

  it("marks words of a language without blanks", () => {
    expect(difference("包裹没有送到", "包裹没有送达").map((text) => text.startsWith("包裹"))).toEqual([
      true,
      true,
    ]);
  });

  it("leaves of long equal stretches what lies next to a difference", () => {
    const long = "word ".repeat(300);
    const [left, right] = difference(`${long}one ${long}`, `${long}two ${long}`);
    expect(left).toMatch(/^ … (word )+\[one\]( word)+.*… $/);
    expect(left?.length).toBe(right?.length);
    expect(left?.length).toBeLessThan(400);
  });

  it("shows short texts whole", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
        const [left, right] = textDifference(a, b);
        expect(left.map(({ text }) => text).join("")).toBe(a);
        expect(right.map(({ text }) => text).join("")).toBe(b);
      }),
    );
  });
});
