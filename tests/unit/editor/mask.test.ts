/** Masks are painted stroke by stroke, on the editor as the page drives it. */
import { describe, expect, it } from "vitest";
import { taskInputs } from "@/lib/annotation/context";
import { emptyDocument } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { EditorStore } from "@/lib/editor/store";
import { rleArea } from "@/lib/geometry/rle";
import { intersectRles } from "@/lib/geometry/rle-sets";
import type { MaskControl } from "@/lib/kinds/regions/mask/control";
import { mostPixels } from "@/lib/kinds/regions/mask/most-pixels";
import type { MaskShape } from "@/lib/kinds/regions/mask/shape";
import type { LabelSchema } from "@/lib/labels/schema";
import { EDITING } from "../../support/editor-driver";

const SIZE = { widthPx: 200, heightPx: 100 };

function open(overlap?: MaskControl["overlap"]) {
  const schema: LabelSchema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      {
        id: "parts",
        kind: "mask",
        name: "Parts",
        input: "image",
        labels: [
          { id: "leaf", name: "Leaf" },
          { id: "stem", name: "Stem" },
        ],
        ...(overlap ? { overlap } : {}),
      },
    ],
  };
  let made = 0;
  const inputs = taskInputs(schema, {}, { image: SIZE });
  const editor = new EditorStore({
    editing: EDITING,
    schema,
    inputs,
    document: emptyDocument(),
    newId: () => `m${++made}`,
  });
  editor.set({ brushPx: 10 });
  const send = (type: "down" | "move" | "up", at: Point, alt = false) =>
    editor.send("image", { type, point: at, screen: at, shift: false, alt });
  const masks = () =>
    editor.getState().document.regions.map(({ id, labels, shape }) => ({
      id,
      label: labels[0],
      shape: shape as MaskShape,
      area: rleArea(shape as MaskShape),
    }));
  return {
    editor,
    masks,
    area: () => masks().reduce((sum, { area }) => sum + area, 0),
    paint: (path: Point[], alt = false) => {
      send("down", path[0] as Point, alt);
      for (const at of path) send("move", at, alt);
      send("up", path.at(-1) as Point, alt);
    },
    mode: (id: string) => editor.setMode("mask", id),
    next: (label: string) => {
      editor.select([]);
      editor.setActive({ control: "parts", label });
    },
  };
}

const across: Point[] = [
  [20, 50],
  [180, 50],
];
const SQUARE: Point[] = [
  [40, 20],
  [100, 20],
  [100, 80],
  [40, 80],
];

describe("the consensus of masks", () => {
  const square = (x: number): MaskShape => ({
    kind: "mask",
    size: [100, 200],
    ...counts(x),
  });
  const counts = (x: number) => ({
    counts: [x * 100, 40 * 100, (200 - x - 40) * 100],
  });

  it("has the pixels that more than half of the masks have, of two the common ones", () => {
    const area = (...xs: number[]) => rleArea(mostPixels(xs.map(square)));
    expect(area(10, 10, 90)).toBe(40 * 100);
    expect(area(10, 20, 30)).toBe(40 * 100);
    expect(mostPixels([10, 20, 30].map(square))).toEqual({ size: [100, 200], counts: square(20).counts });
    expect(area(10, 30)).toBe(20 * 100);
  });

  it("is one of the masks where none share a pixel", () => {
    expect(mostPixels([square(0), square(100)])).toEqual(square(0));
  });
});

describe("painting a mask", () => {
  it("the first stroke makes it, further ones go on with it, each is one undo step", () => {
    const { paint, masks, editor } = open();
    paint(across);
    const [first] = masks();
    paint([
      [100, 10],
      [100, 90],
    ]);
    expect(masks()).toHaveLength(1);
    expect(masks()[0]?.area).toBeGreaterThan(first?.area ?? 0);
    expect(editor.getState().history.past).toHaveLength(2);
    editor.undo();
    expect(masks()).toEqual([first]);
    editor.undo();
    expect(masks()).toEqual([]);
    editor.redo();
    editor.redo();
    expect(masks()).toHaveLength(1);
  });

  it("a stroke covers the pixels within half the brush of its path", () => {
    const { paint, area } = open();
    paint(across);
    // A band of 160 × 10 and half a disc at either end.
    expect(Math.abs(area() - (160 * 10 + Math.PI * 25))).toBeLessThan(12);
  });

  it("Alt and the eraser wipe off; what nothing is left of is gone, and undo brings it back", () => {
    const { paint, mode, area, masks, editor } = open();
    paint(across);
    const whole = area();
    paint([[100, 50]], true);
    expect(area()).toBeLessThan(whole);
    mode("eraser");
    editor.set({ brushPx: 40 });
    paint(across);
    expect(masks()).toEqual([]);
    editor.undo();
    expect(area()).toBeGreaterThan(0);
  });

  it("the eraser without a mask in hand, and a locked mask, stay as they were", () => {
    const { paint, mode, masks, editor, next } = open();
    mode("eraser");
    paint(across);
    expect(masks()).toEqual([]);
    mode("brush");
    paint(across);
    const [mask] = masks();
    editor.toggle("locked", [mask?.id ?? ""]);
    mode("eraser");
    paint(across);
    expect(masks()).toEqual([mask]);
    next("leaf");
    mode("brush");
    paint([[100, 50]]);
    expect(masks()).toHaveLength(2);
  });

  it("an outline is filled, and wiped off with Alt; a gap is filled by a click, the outside never", () => {
    const { paint, mode, area, editor } = open();
    mode("outline");
    paint(SQUARE);
    expect(area()).toBe(60 * 60);
    paint(
      [
        [50, 30],
        [90, 30],
        [90, 70],
        [50, 70],
      ],
      true,
    );
    expect(area()).toBe(60 * 60 - 40 * 40);
    mode("gap");
    paint([[10, 10]]);
    expect(area()).toBe(60 * 60 - 40 * 40);
    paint([[70, 50]]);
    expect(area()).toBe(60 * 60);
    editor.undo();
    expect(area()).toBe(60 * 60 - 40 * 40);
  });

  it("over the border only what lies on the image is painted", () => {
    const { paint, mode, area } = open();
    mode("outline");
    paint([
      [-50, -50],
      [20, -50],
      [20, 20],
      [-50, 20],
    ]);
    expect(area()).toBe(20 * 20);
  });

  it.each([
    ["keep", 0, 60 * 60],
    ["take", 60 * 60, 0],
  ] as const)("where masks meet with “%s” a pixel is of one mask only", (overlap, ofSecond, ofFirst) => {
    const { paint, mode, masks, next, editor } = open(overlap);
    mode("outline");
    paint(SQUARE);
    next("stem");
    paint(SQUARE.map(([x, y]): Point => [x + 30, y]));
    const [first, second] = masks();
    expect(rleArea(intersectRles(first?.shape as MaskShape, second?.shape as MaskShape))).toBe(0);
    expect((first?.area ?? 0) + (second?.area ?? 0)).toBe(90 * 60);
    expect(second?.area).toBe(ofSecond === 0 ? 30 * 60 : 60 * 60);
    expect(first?.area).toBe(ofFirst === 0 ? 30 * 60 : 60 * 60);
    // Both masks come back by one undo.
    editor.undo();
    expect(masks().map(({ area }) => area)).toEqual([60 * 60]);
  });

  it("without the setting both keep the pixels, and a tool taken again goes on with the selected mask", () => {
    const { paint, mode, masks, next, editor } = open();
    mode("outline");
    paint(SQUARE);
    next("stem");
    paint(SQUARE);
    expect(masks().map(({ area, label }) => [label, area])).toEqual([
      ["leaf", 3600],
      ["stem", 3600],
    ]);
    editor.setTool("select");
    editor.select(["m1"]);
    editor.setActive({ control: "parts", label: "leaf" });
    editor.setTool("mask");
    paint([
      [10, 10],
      [20, 10],
      [20, 20],
      [10, 20],
    ]);
    expect(masks().map(({ area }) => area)).toEqual([3700, 3600]);
  });
});
