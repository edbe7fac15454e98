import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { resizeView } from "@/lib/editor/image-view";
import { linkedViewport, linkViews, showAlike } from "@/lib/editor/linked-views";
import { EditorStore } from "@/lib/editor/store";
import { fitRect, toImage, zoomAt } from "@/lib/editor/viewport";
import type { LabelSchema } from "@/lib/labels/schema";

const SCHEMA: LabelSchema = {
  inputs: [
    { id: "a", kind: "image", field: "a" },
    { id: "b", kind: "image", field: "b" },
  ],
  controls: [{ id: "better", name: "Better", kind: "pairwise", left: "a", right: "b" }],
};
const IMAGES = { a: { width: 400, height: 200 }, b: { width: 1600, height: 800 } };

function editorOf(): EditorStore {
  const editor = new EditorStore({
    editing: new Map(),
    schema: SCHEMA,
    inputs: {
      a: { kind: "image", widthPx: IMAGES.a.width, heightPx: IMAGES.a.height },
      b: { kind: "image", widthPx: IMAGES.b.width, heightPx: IMAGES.b.height },
    },
    document: emptyDocument(),
    newId: () => "id",
  });
  for (const input of ["a", "b"]) resizeView(editor, input, { width: 300, height: 300 });
  linkViews(editor);
  return editor;
}
const viewportOf = (editor: EditorStore, input: string) => {
  const viewport = editor.getState().viewports[input];
  if (!viewport) throw new Error("no viewport");
  return viewport;
};
/** What lies in the middle of the view, as shares of the image. */
const middleOf = (editor: EditorStore, input: "a" | "b") => {
  const [x, y] = toImage(viewportOf(editor, input), [150, 150]);
  return [x / IMAGES[input].width, y / IMAGES[input].height];
};

describe("views of several images", () => {
  it("stay apart until they are linked", () => {
    const editor = editorOf();
    const before = viewportOf(editor, "b");
    editor.setViewport("a", zoomAt(viewportOf(editor, "a"), 2, [10, 20]));
    expect(viewportOf(editor, "b")).toBe(before);
  });

  it("show the same part of their images once they are linked, whichever is moved", () => {
    const editor = editorOf();
    editor.set({ zoomsTogether: true });
    editor.setViewport("a", zoomAt(viewportOf(editor, "a"), 3, [10, 20]));
    const [x, y] = middleOf(editor, "a");
    expect(middleOf(editor, "b")[0]).toBeCloseTo(x as number, 9);
    expect(middleOf(editor, "b")[1]).toBeCloseTo(y as number, 9);
    // Four times as large an image, at a quarter of the scale.
    expect(viewportOf(editor, "b").scale).toBeCloseTo(viewportOf(editor, "a").scale / 4, 9);
    editor.setViewport("b", { ...viewportOf(editor, "b"), x: 0 });
    expect(middleOf(editor, "a")[0]).toBeCloseTo(middleOf(editor, "b")[0] as number, 9);
  });

  it("are brought together when the switch is turned on", () => {
    const editor = editorOf();
    editor.setViewport("a", zoomAt(viewportOf(editor, "a"), 3, [10, 20]));
    editor.set({ zoomsTogether: true });
    showAlike(editor, "a");
    expect(middleOf(editor, "b")[0]).toBeCloseTo(middleOf(editor, "a")[0] as number, 9);
  });

  it("that were seen whole are so after the window has another size", () => {
    const editor = editorOf();
    editor.set({ zoomsTogether: true });
    for (const input of ["a", "b"] as const) resizeView(editor, input, { width: 500, height: 200 });
    for (const input of ["a", "b"] as const)
      expect(viewportOf(editor, input)).toEqual(
        fitRect({ x: 0, y: 0, ...IMAGES[input] }, { width: 500, height: 200 }),
      );
  });

  const size = fc.record({
    width: fc.integer({ min: 50, max: 2_000 }),
    height: fc.integer({ min: 50, max: 2_000 }),
  });
  const seen = fc.record({ image: size, view: size });

  it("come back to where they were when the other one answers", () => {
    const viewport = fc.record({
      scale: fc.double({ min: 0.2, max: 4, noNaN: true }),
      x: fc.double({ min: -500, max: 500, noNaN: true }),
      y: fc.double({ min: -500, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(viewport, seen, seen, (from, a, b) => {
        const there = linkedViewport(from, a, b);
        // At the ends of the zoom the scale is another one.
        fc.pre(there.scale > 0.011 && there.scale < 63);
        const back = linkedViewport(there, b, a);
        expect(back.scale).toBeCloseTo(from.scale, 6);
        expect(back.x).toBeCloseTo(from.x, 4);
        expect(back.y).toBeCloseTo(from.y, 4);
      }),
    );
  });
});
