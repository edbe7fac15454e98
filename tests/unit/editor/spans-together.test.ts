import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { combineSpans, splitSpans } from "@/lib/editor/combine-spans";
import { findAll } from "@/lib/editor/find-text";
import { labelAll, unlabeled } from "@/lib/editor/label-all";
import { joinedParts, leftParts, subtract } from "@/lib/editor/text-parts";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver, TEXT_SCHEMA } from "../../support/editor-driver";

const TEXT = "New York and new york, not Newark";
const SCHEMA: LabelSchema = {
  ...TEXT_SCHEMA,
  controls: [
    ...TEXT_SCHEMA.controls,
    { id: "links", kind: "relation", name: "Links", labels: [{ id: "same", name: "Same" }], directed: true },
  ],
};

const span = (id: string, ...ranges: [start: number, end: number][]): Region => ({
  id,
  control: "entities",
  labels: ["product"],
  shape: {
    kind: "span",
    parts: ranges.map(([start, end]) => ({ start, end, text: indexCodePoints(TEXT).slice(start, end) })),
  },
  origin: "manual",
});

function editorOf(regions: Region[], relations: AnnotationDocument["relations"] = []) {
  const document: AnnotationDocument = { answers: {}, regions, relations };
  return new EditorDriver({ text: TEXT, schema: SCHEMA, document }).editor;
}

const wordsOf = (document: AnnotationDocument) =>
  document.regions.map(({ shape }) => (shape.kind === "span" ? shape.parts.map(({ text }) => text) : []));

describe("spans together", () => {
  test("joined spans are one, apart where other words lie between them, and relations go over to it", () => {
    const editor = editorOf(
      [span("a", [0, 3]), span("b", [4, 8]), span("c", [13, 16]), span("d", [27, 33])],
      [{ id: "r", control: "links", label: "same", from: "b", to: "d" }],
    );
    editor.select(["a", "b", "c"]);
    editor.dispatch(combineSpans(editor.getState(), "union", editor.newId).commands);
    const { document } = editor.getState();
    expect(wordsOf(document)).toEqual([["New York", "new"], ["Newark"]]);
    expect(document.relations).toMatchObject([{ from: "a", to: "d", label: "same" }]);
    editor.undo();
    expect(editor.getState().document.regions).toHaveLength(4);
  });

  test("what others cover is taken from the first one, which falls into parts", () => {
    const editor = editorOf([span("a", [0, 21]), span("b", [9, 12])]);
    editor.select(["a", "b"]);
    editor.dispatch(combineSpans(editor.getState(), "subtract", editor.newId).commands);
    expect(wordsOf(editor.getState().document)).toEqual([["New York", "new york"], ["and"]]);
  });

  test("marked text counts as the last one", () => {
    const editor = editorOf([span("a", [0, 8])]);
    editor.select(["a"]);
    editor.send("text", { type: "range", start: 27, end: 33, commit: false });
    editor.dispatch(combineSpans(editor.getState(), "union", editor.newId).commands);
    expect(wordsOf(editor.getState().document)).toEqual([["New York", "Newark"]]);
  });

  test("with Control held marked text becomes a part of the selected span", () => {
    const editor = editorOf([span("a", [0, 8])]);
    editor.select(["a"]);
    editor.send("text", { type: "range", start: 13, end: 21, commit: true, adds: true });
    expect(wordsOf(editor.getState().document)).toEqual([["New York", "new york"]]);
    expect(editor.getState().selection).toEqual(["a"]);
  });

  test("a span is split at the caret, else into its parts; the first piece keeps the id", () => {
    const editor = editorOf([span("a", [0, 8]), span("b", [13, 16], [27, 33])]);
    editor.select(["a", "b"]);
    editor.set({ carets: { text: 4 } });
    const { commands, select } = splitSpans(editor.getState(), editor.newId);
    editor.dispatch(commands);
    expect(wordsOf(editor.getState().document)).toEqual([["New"], ["new"], ["York"], ["Newark"]]);
    expect(
      editor
        .getState()
        .document.regions.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(["a", "b"]);
    expect(select).toHaveLength(4);
  });

  test("an edge that is moved keeps the span, and never meets the other edge or another part", () => {
    const editor = editorOf([span("a", [0, 8], [13, 16])]);
    const [region] = editor.getState().document.regions;
    const input = editor.getState().inputs.text;
    const place = editor.getState().editing.get("span")?.placeEdge;
    if (!region || !place || input?.kind !== "text") throw new Error("no span");
    expect(place(region.shape, { part: 0, edge: "end", at: 3 }, input)).toMatchObject({
      parts: [{ start: 0, end: 3, text: "New" }, { start: 13 }],
    });
    for (const at of [0, 13, 15]) expect(place(region.shape, { part: 0, edge: "end", at }, input)).toBeNull();
    for (const at of [8, 16]) expect(place(region.shape, { part: 1, edge: "start", at }, input)).toBeNull();
  });
});

describe("all equal strings", () => {
  const hits = findAll(TEXT, "new york", { matchCase: false, wholeWord: true });

  test("those that have no label of the control get the one in hand, in one step", () => {
    const editor = editorOf([span("a", [0, 8])]);
    editor.setActive({ control: "entities", label: "amount" });
    expect(unlabeled(editor.getState(), "text", hits)).toEqual([{ start: 13, end: 21 }]);
    const { commands, select } = labelAll(editor.getState(), "text", hits, editor.newId);
    editor.dispatch(commands);
    expect(select).toHaveLength(1);
    expect(editor.getState().document.regions.at(-1)).toMatchObject({
      labels: ["amount"],
      shape: { parts: [{ start: 13, end: 21, text: "new york" }] },
    });
    expect(labelAll(editor.getState(), "text", hits, editor.newId).commands).toEqual([]);
    editor.undo();
    expect(wordsOf(editor.getState().document)).toEqual([["New York"]]);
  });

  test("a long span that began earlier is no free place", () => {
    const editor = editorOf([span("a", [0, 21]), span("b", [0, 3])]);
    editor.setActive({ control: "entities", label: "amount" });
    expect(unlabeled(editor.getState(), "text", hits)).toEqual([]);
  });

  test("without a label in hand nothing is labeled", () => {
    const editor = editorOf([]);
    editor.setActive(null);
    expect(labelAll(editor.getState(), "text", hits, editor.newId).commands).toEqual([]);
  });
});

const ranges = fc.array(
  fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 6 },
);
const texts = fc.array(fc.constantFrom("a", " ", "é", "🙂", "\n", "-"), { minLength: 31, maxLength: 31 });

test("joined and cut parts may be stored: they ascend, lie apart and carry their words", () => {
  fc.assert(
    fc.property(texts, ranges, ranges, (signs, first, second) => {
      const text = signs.join("");
      const index = indexCodePoints(text);
      for (const parts of [
        joinedParts({ text, index }, [...first, ...second]),
        leftParts({ text, index }, subtract(first, second)),
      ]) {
        if (parts.length === 0) continue;
        const region: Region = {
          id: "a",
          control: "entities",
          labels: ["product"],
          shape: { kind: "span", parts },
        };
        const document = { answers: {}, regions: [region], relations: [] };
        expect(
          checkDocument(document, TEXT_SCHEMA, taskInputs(TEXT_SCHEMA, { text }, {}), "draft"),
        ).toMatchObject({
          ok: true,
        });
      }
    }),
  );
});

test("what is left of stretches has nothing of those that were taken, and all of the rest but white space", () => {
  fc.assert(
    fc.property(ranges, ranges, (first, second) => {
      const units = (list: { start: number; end: number }[]) =>
        new Set(list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
      const [from, taken, left] = [units(first), units(second), units(subtract(first, second))];
      expect([...left].sort()).toEqual([...from].filter((one) => !taken.has(one)).sort());
    }),
  );
});
