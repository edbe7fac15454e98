import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { seededRandom } from "@/lib/core/random";
import { randomText } from "../../support/random-text";
import { control, schemaOf } from "../labels/build";
import { documentWith, type Part, regionOf, shapePaths, TEXT } from "./build";

const span = control("span");
const part = (start: number, end: number, text: string): Part => ({ start, end, text });
const found = (...parts: unknown[]) => shapePaths(span, { kind: "span", parts });

describe("a span", () => {
  it.each<[string, Part[]]>([
    ["the first word", [part(0, 2, "Hi")]],
    ["the emoji, one code point", [part(3, 4, "\u{1F600}")]],
    ["what stands after the emoji", [part(7, 8, "!")]],
    ["a letter with its combining mark", [part(5, 7, "e\u0301")]],
    ["a combining mark alone", [part(6, 7, "\u0301")]],
    ["the whole text", [part(0, 8, TEXT)]],
    ["two parts apart", [part(0, 1, "H"), part(3, 4, "\u{1F600}")]],
  ])("may be %s", (_what, parts) => {
    expect(found(...parts)).toEqual([]);
  });

  it.each<[string, unknown[], string]>([
    ["no part", [], "parts"],
    ["a part of nothing", [part(2, 2, "")], "parts.0"],
    ["an end before its start", [part(4, 2, "Hi")], "parts.0"],
    ["a negative start", [part(-1, 2, "Hi")], "parts.0.start"],
    ["an end beyond the text, by one", [part(7, 9, "!")], "parts.0"],
    ["an end far beyond the text", [part(0, 1e9, TEXT)], "parts.0"],
    ["UTF-16 offsets after the emoji", [part(8, 9, "!")], "parts.0"],
    ["UTF-16 offsets within the text", [part(6, 8, "e\u0301")], "parts.0.text"],
    ["the emoji as two units", [part(3, 5, "\u{1F600}")], "parts.0.text"],
    ["half the emoji", [part(3, 4, "\ud83d")], "parts.0.text"],
    ["the composed letter where the text has two code points", [part(5, 7, "\u00e9")], "parts.0.text"],
    ["another text", [part(0, 2, "hi")], "parts.0.text"],
    ["a half offset", [part(0.5, 2, "Hi")], "parts.0.start"],
    ["an infinite end", [part(0, Infinity, TEXT)], "parts.0.end"],
    ["NaN", [part(Number.NaN, 2, "Hi")], "parts.0.start"],
    ["a text that is no text", [{ ...part(0, 2, ""), text: 5 }], "parts.0.text"],
    ["parts in the wrong order", [part(3, 4, "\u{1F600}"), part(0, 1, "H")], "parts.1"],
    ["parts that overlap", [part(0, 2, "Hi"), part(1, 3, "i ")], "parts.1"],
    ["parts that touch: they are one", [part(0, 1, "H"), part(1, 2, "i")], "parts.1"],
    ["a problem in its second part", [part(0, 1, "H"), part(3, 4, "x")], "parts.1.text"],
  ])("with %s is refused at its path", (_what, parts, path) => {
    expect(found(...parts)).toEqual([`regions.0.shape.${path}`]);
  });

  it("is refused where the task has no such text", () => {
    const schema = schemaOf(span);
    const document = documentWith({
      regions: [regionOf(schema, { kind: "span", parts: [part(0, 2, "Hi")] })],
    });
    for (const data of [{}, { text: 5 }, { text: null }]) {
      const checked = checkDocument(document, schema, taskInputs(schema, data, {}), "draft");
      expect(checked).toMatchObject({ ok: false, error: [{ path: "regions.0.control" }] });
    }
  });

  it("of any text is taken with the offsets of Array.from, and refused one code point further", () => {
    const random = seededRandom(1);
    const schema = schemaOf(span);
    const okWith = (text: string, parts: Part[]) =>
      checkDocument(
        documentWith({ regions: [regionOf(schema, { kind: "span", parts })] }),
        schema,
        taskInputs(schema, { text }, {}),
        "draft",
      ).ok;
    for (let round = 0; round < 500; round++) {
      const text = `${randomText(random, 15)}.`;
      const points = Array.from(text);
      const start = Math.floor(random() * points.length);
      const end = start + 1 + Math.floor(random() * (points.length - start));
      const covered = points.slice(start, end).join("");
      expect(okWith(text, [part(start, end, covered)])).toBe(true);
      expect(okWith(text, [part(start, end + 1, covered)])).toBe(false);
    }
  });
});
