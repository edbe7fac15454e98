/** Shapes are made of what a model finds at clicks, on the editor as the page drives it; the model is played by the test. */
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { loadEditing } from "@/lib/editor/editing";
import { modeInHand } from "@/lib/editor/state";
import type { Bitmap } from "@/lib/geometry/bitmap";
import { fromRle } from "@/lib/geometry/bitmap-rle";
import { rleArea } from "@/lib/geometry/rle";
import { askOf, foundNothing, meaningOf } from "@/lib/kinds/drawing/segment-tool";
import { canSegment, SEGMENT, withSegmenting } from "@/lib/kinds/drawing/segmenting";
import type { MaskControl } from "@/lib/kinds/regions/mask/control";
import type { MaskShape } from "@/lib/kinds/regions/mask/shape";
import { EditorDriver, IMAGE_SCHEMA } from "../../support/editor-driver";

const LABELS = [
  { id: "leaf", name: "Leaf" },
  { id: "stem", name: "Stem" },
];
type Options = { kind?: "mask" | "polygon"; overlap?: MaskControl["overlap"]; readOnly?: boolean };

async function open({ kind = "mask", overlap, readOnly = false }: Options = {}) {
  const region = { id: "parts", name: "Parts", input: "image", labels: LABELS };
  const driver = new EditorDriver({
    schema: {
      inputs: [{ id: "image", kind: "image", field: "image" }],
      controls: [
        kind === "mask" ? { ...region, kind, ...(overlap ? { overlap } : {}) } : { ...region, kind },
      ],
    },
    size: [200, 100],
    readOnly,
  });
  const { editor } = driver;
  editor.set({ editing: await withSegmenting(editor.getState().editing) });
  editor.setMode(kind, SEGMENT);
  const asked = () => askOf(editor.getState().toolState);
  /** The model answers what is asked, or what is named. */
  const answer = (found: Bitmap | null, id = asked()?.id ?? "") =>
    editor.send("image", { type: "segmented", id, found });
  const areas = () => driver.document.regions.map(({ shape }) => rleArea(shape as MaskShape));
  return { driver, editor, asked, answer, areas };
}

/** A rectangle of pixels. */
const pixels = (x: number, y: number, width: number, height: number): Bitmap => ({
  ...{ x, y, width, height },
  data: new Uint8Array(width * height).fill(1),
});
const THING: Point = [50, 40];

describe("click to segment", () => {
  it("is one more way of the kinds that can do it, and of no others", async () => {
    const { editor } = await open();
    const { editing } = editor.getState();
    expect(editing.get("mask")?.modes?.at(-1)?.id).toBe(SEGMENT);
    expect(modeInHand(editor.getState(), "mask")?.name).toBe("shapes.modeSegment");
    // Once added, it is not added again.
    expect(canSegment(editing)).toBe(false);
    expect((await withSegmenting(editing)).get("mask")?.modes).toEqual(editing.get("mask")?.modes);
    expect(canSegment(await loadEditing(IMAGE_SCHEMA))).toBe(false);
  });

  it("asks at a click, shows the answer, and makes the mask by Enter as one undo step", async () => {
    const { driver, editor, asked, answer, areas } = await open();
    driver.click(THING);
    expect(asked()).toMatchObject({
      prompt: { clicks: [{ point: THING, isInside: true }], box: null },
      before: [],
    });
    expect(editor.draft("image").picked).toBeUndefined();
    answer(pixels(30, 20, 40, 30));
    expect(asked()).toBeNull();
    expect(editor.draft("image").picked?.pixels.width).toBe(40);
    expect(areas()).toEqual([]);
    expect(driver.toolKey("enter")).toBe(true);
    expect(areas()).toEqual([1200]);
    const [region] = driver.document.regions;
    const { x, y } = fromRle(region?.shape as MaskShape);
    expect([x, y, region?.labels, driver.undoSteps]).toEqual([30, 20, ["leaf"], 1]);
    editor.undo();
    expect(areas()).toEqual([]);
  });

  it("asks again with all clicks and the answers before; with Alt they say what does not belong", async () => {
    const { driver, asked, answer } = await open();
    driver.click(THING);
    const first = asked()?.id;
    answer(pixels(30, 20, 40, 30));
    driver.click([80, 40]);
    const second = asked()?.id;
    driver.click([20, 10], { alt: true });
    expect(asked()).toMatchObject({
      prompt: {
        clicks: [
          { point: THING, isInside: true },
          { point: [80, 40], isInside: true },
          { point: [20, 10], isInside: false },
        ],
      },
      before: [first],
    });
    // An answer to an earlier click may still come.
    answer(pixels(0, 0, 9, 9), second);
    expect(asked()?.before).toEqual([first, second]);
  });

  it("means the other thing without Alt when it is turned, and begins with what belongs", async () => {
    const { driver, editor, asked, answer } = await open();
    driver.click(THING, { alt: true });
    expect(asked()?.prompt.clicks[0]?.isInside).toBe(true);
    answer(pixels(30, 20, 40, 30));
    expect(meaningOf(editor.getState().toolState)).toBe("inside");
    editor.send("image", { type: "turn" });
    expect(meaningOf(editor.getState().toolState)).toBe("outside");
    driver.click([20, 10]);
    driver.click([60, 10], { alt: true });
    expect(asked()?.prompt.clicks.map(({ isInside }) => isInside)).toEqual([true, false, true]);
  });

  it("takes a drag as a box, the last one alone, and a line as nothing", async () => {
    const { driver, editor, asked, answer } = await open();
    driver.drag([60, 50], [20, 10]);
    expect(asked()?.prompt).toEqual({ clicks: [], box: { x: 20, y: 10, width: 40, height: 40 } });
    answer(pixels(25, 15, 30, 30));
    driver.drag([10, 10], [80, 60]);
    expect(asked()?.prompt.box).toEqual({ x: 10, y: 10, width: 70, height: 50 });
    expect(editor.draft("image").marquee).toEqual({ x: 10, y: 10, width: 70, height: 50 });
    driver.toolKey("backspace");
    expect(editor.draft("image").marquee).toEqual({ x: 20, y: 10, width: 40, height: 40 });
    driver.drag([10, 10], [80, 10]);
    expect(asked()).toBeNull();
  });

  it("takes back one click with what was found by it, and redo brings both again", async () => {
    const { driver, editor, asked, answer } = await open();
    driver.click(THING);
    answer(pixels(30, 20, 40, 30));
    driver.click([80, 40]);
    const second = asked()?.id ?? "";
    driver.toolKey("backspace");
    expect(asked()).toBeNull();
    expect(editor.draft("image").picked?.pixels.width).toBe(40);
    // Its answer comes while it is taken back.
    answer(pixels(30, 20, 60, 30), second);
    expect(editor.draft("image").picked?.pixels.width).toBe(40);
    editor.redo();
    expect(editor.draft("image").picked?.pixels.width).toBe(60);
    driver.toolKey("backspace");
    driver.toolKey("backspace");
    expect(editor.getState().toolState.phase).toBe("idle");
    expect(driver.document.regions).toEqual([]);
  });

  it("makes the shape when the answer comes where Enter was pressed before it", async () => {
    const { driver, asked, answer, areas } = await open();
    driver.click(THING);
    driver.toolKey("enter");
    expect(areas()).toEqual([]);
    answer(pixels(30, 20, 40, 30));
    expect(areas()).toEqual([1200]);
    expect(asked()).toBeNull();
    expect(driver.undoSteps).toBe(1);
  });

  it("drops a click that the model cannot answer, and keeps the ones before", async () => {
    const { driver, editor, answer, areas } = await open();
    driver.click(THING);
    answer(null);
    expect(editor.getState().toolState.phase).toBe("idle");
    driver.click(THING);
    answer(pixels(30, 20, 40, 30));
    driver.click([80, 40]);
    driver.toolKey("enter");
    answer(null);
    // Enter waited for an answer that does not come: the thing as it was seen is not made behind the annotator's back.
    expect(areas()).toEqual([]);
    driver.toolKey("enter");
    expect(areas()).toEqual([1200]);
  });

  it("makes nothing of nothing, and says so", async () => {
    const { driver, editor, answer, areas } = await open();
    driver.click(THING);
    answer({ ...pixels(0, 0, 0, 0) });
    expect(foundNothing(editor.getState().toolState)).toBe(true);
    driver.toolKey("enter");
    expect([areas(), driver.undoSteps, editor.getState().toolState.phase]).toEqual([[], 0, "idle"]);
  });

  it("is dropped by Escape, and its answer is nobody's then", async () => {
    const { driver, editor, asked, answer, areas } = await open();
    driver.click(THING);
    const id = asked()?.id ?? "";
    expect(editor.cancelGesture()).toBe(true);
    answer(pixels(30, 20, 40, 30), id);
    expect([areas(), driver.undoSteps, editor.getState().toolState.phase]).toEqual([[], 0, "idle"]);
  });

  it("makes each thing a mask of its own, and leaves to others what they keep", async () => {
    const { driver, answer, areas } = await open({ overlap: "keep" });
    driver.click(THING);
    answer(pixels(0, 0, 10, 10));
    driver.toolKey("enter");
    driver.click(THING);
    answer(pixels(5, 0, 10, 10));
    driver.toolKey("enter");
    expect(areas()).toEqual([100, 50]);
  });

  it("makes the outline of the largest part, without holes, where polygons are drawn", async () => {
    const { driver, answer } = await open({ kind: "polygon" });
    const found = pixels(10, 10, 60, 30);
    // A hole, and a gap that parts two columns from the rest.
    found.data[15 * 60 + 20] = 0;
    for (let row = 0; row < 30; row++) found.data[row * 60 + 57] = 0;
    driver.click(THING);
    answer(found);
    driver.toolKey("enter");
    const [region] = driver.document.regions;
    const shape = region?.shape as { points: Point[]; holes?: unknown } | undefined;
    expect(shape?.holes).toBeUndefined();
    expect(new Set(shape?.points.map(String))).toEqual(new Set(["10,10", "67,10", "67,40", "10,40"]));
  });

  it("does nothing read-only", async () => {
    const { driver, asked } = await open({ readOnly: true });
    driver.click(THING);
    expect([asked(), driver.document.regions]).toEqual([null, []]);
  });
});
