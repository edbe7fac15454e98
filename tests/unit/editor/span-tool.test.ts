import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { indexCodePoints } from "@/lib/core/code-points";
import { placeSpans, segmentsOf, spansByBlock, splitBlocks } from "@/lib/editor/text-layout";
import { signOrWordAt, stepCaret, tidyRange, wordAt, wordNear } from "@/lib/editor/text-range";
import { EditorDriver, TEXT_SCHEMA } from "../../support/editor-driver";

const at = (text: string) => ({ text, index: indexCodePoints(text) });

describe("span tool", () => {
  it("marked text becomes a span of the active label, offsets in code points", () => {
    new EditorDriver({ text: "🙁 Pay € 240 now" }).mark(2, 5).expectSpans([2, 5, "Pay", "product"]);
  });

  it("snaps to whole words and drops white space around", () => {
    new EditorDriver({ text: "charged twice today" })
      .mark(3, 14)
      .expectSpans([0, 13, "charged twice", "product"]);
  });

  it("without snapping it takes exactly what was marked", () => {
    new EditorDriver({ text: "charged twice" })
      .key("shift+W")
      .mark(2, 5)
      .expectSpans([2, 5, "arg", "product"]);
  });

  it("snapping leaves out marks beside words, and keeps those that are part of them", () => {
    const cases: [text: string, marked: [number, number], span: string][] = [
      ["He said “Acme, Inc.”, then", [8, 20], "Acme, Inc."],
      ["see (Fig. 1) here", [4, 12], "(Fig. 1)"],
      ["see (Fig. 1) here", [4, 11], "Fig. 1"],
      ["in the U.S., or C++;", [7, 12], "U.S."],
      ["in the U.S., or C++;", [16, 20], "C++"],
      ["a : b", [2, 3], ":"],
    ];
    for (const [text, [start, end], span] of cases) {
      const range = tidyRange(at(text), { start, end }, true);
      expect(range && text.slice(range.start, range.end), text).toBe(span);
    }
  });

  it("a step by sentences goes to the end or the start of one", () => {
    const text = at("One here. Two is longer! Three?\nFour.");
    expect(stepCaret(text, 0, 1, "sentence")).toBe(10);
    expect(stepCaret(text, 12, 1, "sentence")).toBe(25);
    expect(stepCaret(text, 12, -1, "sentence")).toBe(10);
    expect(stepCaret(text, 10, -1, "sentence")).toBe(0);
  });

  it("white space alone makes nothing", () => {
    new EditorDriver({ text: "a   b" }).mark(1, 4).expectSpans();
  });

  it("marked by keyboard it waits for a label key", () => {
    new EditorDriver({ text: "one two" })
      .mark(4, 7, false)
      .expectSpans()
      .key("2")
      .expectSpans([4, 7, "two", "amount"]);
  });

  it("Escape drops what waits for a label", () => {
    new EditorDriver({ text: "one two" }).mark(4, 7, false).key("Escape").key("2").expectSpans();
  });

  it("label first or text first, from the start: every stretch gets the label chosen for it", () => {
    const driver = new EditorDriver({ text: "one two three", inHand: false });
    driver.key("1").mark(0, 3).key("2").mark(4, 7);
    driver.expectSpans([0, 3, "one", "product"], [4, 7, "two", "amount"]);
    const textFirst = new EditorDriver({ text: "one two three", inHand: false });
    textFirst.mark(0, 3).key("1").mark(4, 7).key("2");
    textFirst.expectSpans([0, 3, "one", "product"], [4, 7, "two", "amount"]);
  });

  it("with the label switched off, text is selected first and named afterwards", () => {
    const driver = new EditorDriver({ text: "one two" }).key("1").mark(0, 3).expectSpans();
    driver.key("2").expectSpans([0, 3, "one", "amount"]);
    expect(driver.editor.getState().active).toBeNull();
  });

  it("spans may nest and overlap; the same span with the same label twice is one", () => {
    new EditorDriver({ text: "Aster Cloud Team" })
      .mark(0, 16)
      .mark(6, 11)
      .mark(0, 11)
      .mark(0, 16)
      .expectSpans(
        [0, 16, "Aster Cloud Team", "product"],
        [6, 11, "Cloud", "product"],
        [0, 11, "Aster Cloud", "product"],
      );
  });

  it("read-only: nothing is made, and nothing waits", () => {
    const driver = new EditorDriver({ text: "one two", readOnly: true }).mark(0, 3).expectSpans();
    expect(driver.editor.getState().toolState.phase).toBe("idle");
  });

  it("text without labels of its own may be selected to be read or copied: nothing waits for a label", () => {
    const schema = { ...TEXT_SCHEMA, controls: TEXT_SCHEMA.controls.filter(({ kind }) => kind === "choice") };
    const driver = new EditorDriver({ text: "one two", schema }).mark(0, 3).mark(4, 7, false);
    expect(driver.editor.getState().toolState.phase).toBe("idle");
  });

  it("tapped words wait for a label: the first, those up to the next, or the one tapped inside", () => {
    const driver = new EditorDriver({ text: "one two three four" }).tap(4, 7).expectSpans();
    driver.key("2").expectSpans([4, 7, "two", "amount"]).key("ctrl+z");
    driver.tap(8, 13).tap(0, 3).key("1").expectSpans([0, 13, "one two three", "product"]).key("ctrl+z");
    driver.tap(0, 3).tap(14, 18).tap(4, 7).key("1").expectSpans([4, 7, "two", "product"]);
  });

  it("the only word that waits is let go by a tap on it", () => {
    const driver = new EditorDriver({ text: "one two" }).tap(4, 7).tap(4, 7);
    expect(driver.editor.getState().toolState.phase).toBe("idle");
    driver.key("2").expectSpans();
  });

  it("Alt with arrows moves the start, Alt with Shift the end, and the stored text follows", () => {
    const driver = new EditorDriver({ text: "pay 240 now" }).mark(4, 7).key("]");
    driver.key("alt+ArrowLeft").expectSpans([3, 7, " 240", "product"]);
    driver.key("alt+shift+ArrowRight").expectSpans([3, 8, " 240 ", "product"]);
    driver.key("ctrl+z").key("ctrl+z").expectSpans([4, 7, "240", "product"]);
  });

  it("undo takes a span away and redo brings it back with the same id", () => {
    const driver = new EditorDriver({ text: "one two" }).mark(0, 3);
    const { id } = driver.document.regions[0] ?? { id: "" };
    driver.key("ctrl+z").expectSpans().key("ctrl+y").expectSpans([0, 3, "one", "product"]);
    expect(driver.document.regions[0]?.id).toBe(id);
  });

  it("a choice key answers, and answers again to take it back", () => {
    const driver = new EditorDriver({ text: "x" }).key("4");
    expect(driver.document.answers).toEqual({ topic: "refund" });
    driver.key("4");
    expect(driver.document.answers).toEqual({});
  });
});

describe("text ranges", () => {
  it.each([
    ["emoji with skin tone and joiner", "a 👩🏽‍🚀 b", 3, 4, "👩🏽‍🚀"],
    ["combining accent", "cafe\u0301 x", 3, 4, "e\u0301"],
    ["Hebrew", "שלום עולם", 0, 4, "שלום"],
    ["flag", "go 🇩🇪 now", 3, 4, "🇩🇪"],
  ])("%s is never cut", (_, text, start, end, expected) => {
    const range = tidyRange(at(text), { start, end }, false);
    expect(range && indexCodePoints(text).slice(range.start, range.end)).toBe(expected);
  });

  it.each([
    ["a word", "pay now", 1, "pay"],
    ["an emoji of several code points", "hi 👩🏽‍🚀!", 4, "👩🏽‍🚀"],
    ["a sign", "€240", 0, "€"],
    ["white space", "a b", 1, ""],
    ["the end of the text", "a", 1, ""],
  ])("under a finger is %s", (_, text, place, expected) => {
    const { start, end } = signOrWordAt(at(text), place);
    expect(indexCodePoints(text).slice(start, end)).toBe(expected);
  });

  it("CR LF at the edges is left out and inside stays one break", () => {
    const text = at("a\r\nb\r\n");
    expect(tidyRange(text, { start: 0, end: 6 }, false)).toEqual({ start: 0, end: 4 });
    expect(stepCaret(text, 1, 1, "character")).toBe(3);
    expect(stepCaret(text, 3, -1, "character")).toBe(1);
  });

  it("the caret visits each grapheme once and comes back the same way", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (value) => {
        const text = at(value);
        const forward = [0];
        while ((forward.at(-1) ?? 0) < text.index.length)
          forward.push(stepCaret(text, forward.at(-1) ?? 0, 1, "character"));
        const back = [text.index.length];
        while ((back.at(-1) ?? 0) > 0) back.push(stepCaret(text, back.at(-1) ?? 0, -1, "character"));
        expect(back.reverse()).toEqual(forward);
      }),
    );
  });

  it("whatever is marked in whatever text, the span may be stored", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.nat(60),
        fc.nat(60),
        fc.boolean(),
        (text, a, b, snap) => {
          const driver = new EditorDriver({ text });
          driver.editor.set({ snapToWord: snap });
          driver.mark(Math.min(a, b), Math.max(a, b));
          const inputs = taskInputs(TEXT_SCHEMA, { text }, {});
          const checked = checkDocument(driver.document, TEXT_SCHEMA, inputs, "draft");
          expect(checked.ok ? [] : checked.error).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("near a caret the word is the one around it, or the one it has just passed", () => {
    const text = at("pay 240 now 🙁 ");
    for (const caret of [4, 5, 7]) expect(wordNear(text, caret), `${caret}`).toEqual({ start: 4, end: 7 });
    expect(wordNear(text, 8)).toEqual({ start: 8, end: 11 });
    expect(wordNear(text, 0)).toEqual({ start: 0, end: 3 });
    // Nothing but a sign before it, or nothing at all.
    expect(wordNear(text, 13)).toEqual({ start: 13, end: 13 });
    expect(wordNear(at(""), 0)).toEqual({ start: 0, end: 0 });
  });

  it("Space marks the word under the caret", () => {
    expect(wordAt(at("pay 240 now"), 5)).toEqual({ start: 4, end: 7 });
  });
});

describe("text layout", () => {
  const texts = fc.array(fc.constantFrom("ab ", "🙁", "\r\n", "\n", "\r", "שלום "), { maxLength: 30 });

  it("blocks and segments cover the text exactly, and every span lies on its own level", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 8 }), (parts, ranges) => {
        const text = parts.join("");
        const index = indexCodePoints(text);
        const regions = ranges
          .map(([a, b]) => [Math.min(a, b, index.length), Math.min(Math.max(a, b), index.length)] as const)
          .filter(([start, end]) => start < end)
          .map(([start, end], i) => ({
            id: `s${i}`,
            control: "entities",
            labels: ["product"],
            shape: { kind: "span" as const, parts: [{ start, end, text: index.slice(start, end) }] },
          }));
        const blocks = splitBlocks(text);
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        const lists = spansByBlock(blocks, placeSpans(regions, index));
        const seen = new Map(regions.map((region) => [region.id, ""]));
        blocks.forEach((block, i) => {
          const segments = segmentsOf(block, lists.get(i) ?? []);
          expect(segments.map(({ start, end }) => text.slice(start, end)).join("")).toBe(
            text.slice(block.start, block.end),
          );
          for (const segment of segments) {
            expect(new Set(segment.spans.map((span) => span.level)).size).toBe(segment.spans.length);
            for (const { id } of segment.spans)
              seen.set(id, (seen.get(id) ?? "") + text.slice(segment.start, segment.end));
          }
        });
        for (const region of regions) expect(seen.get(region.id)).toBe(region.shape.parts[0]?.text);
      }),
      { numRuns: 300 },
    );
  });

  it("splits 10 MB into blocks", () => {
    const text = "The quick brown fox jumps over the lazy dog. ".repeat(233_000);
    const blocks = splitBlocks(text);
    expect(blocks.length).toBeGreaterThan(2000);
  });
});

it("text that waits for its label is not dropped when the task is submitted", () => {
  const driver = new EditorDriver({ text: "One two" });
  driver.editor.setActive(null);
  driver.editor.send("text", { type: "range", start: 0, end: 3, commit: false });
  const { phase } = driver.editor.getState().toolState;
  driver.editor.finishDrawing();
  expect(driver.editor.getState().toolState.phase).toBe(phase);
  expect(phase).not.toBe("idle");
});
