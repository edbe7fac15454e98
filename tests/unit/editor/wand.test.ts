/** Masks are made of pixels picked by their colours, on the editor as the page drives it. */
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { changeSize } from "@/lib/editor/actions/size-actions";
import { modeOf } from "@/lib/editor/state";
import { fromRle } from "@/lib/geometry/bitmap-rle";
import { rleArea } from "@/lib/geometry/rle";
import type { MaskControl } from "@/lib/kinds/regions/mask/control";
import type { MaskShape } from "@/lib/kinds/regions/mask/shape";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";
import { imageOf, pixelsOf } from "../vision/pictures";

const SIZE: [number, number] = [200, 100];
/** Two dark squares of 40 px, one of them with a paler half, on light ground. */
const PICTURE = imageOf(
  pixelsOf(200, 100, (x, y) => {
    const isIn = (left: number) => x >= left && x < left + 40 && y >= 30 && y < 70;
    if (isIn(20)) return [60, 60, 60];
    if (isIn(120)) return x < 140 ? [60, 60, 60] : [60, 100, 60];
    return [220, 220, 220];
  }),
);
const [LEFT, RIGHT, PALE, GROUND]: Point[] = [
  [40, 50],
  [125, 50],
  [150, 50],
  [5, 5],
] as Point[] as [Point, Point, Point, Point];

function open(options: { overlap?: MaskControl["overlap"]; withColors?: boolean } = {}) {
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
        ...(options.overlap ? { overlap: options.overlap } : {}),
      },
    ],
  };
  const driver = new EditorDriver({ schema, size: SIZE });
  const { editor } = driver;
  if (options.withColors !== false) editor.set({ pixels: { image: () => PICTURE } });
  editor.setMode("mask", "wand");
  const areas = () => driver.document.regions.map(({ shape }) => rleArea(shape as MaskShape));
  return { driver, editor, areas };
}

describe("the magic wand of masks", () => {
  it("picks exactly the pixels of a thing by a click, as one undo step", () => {
    const { driver, areas } = open();
    driver.click(LEFT as Point);
    const [region] = driver.document.regions;
    expect(areas()).toEqual([1600]);
    const { x, y, width, height } = fromRle(region?.shape as MaskShape);
    expect([x, y, width, height]).toEqual([20, 30, 40, 40]);
    expect(region?.labels).toEqual(["leaf"]);
    expect(driver.undoSteps).toBe(1);
    driver.key("ctrl+z");
    expect(areas()).toEqual([]);
  });

  it("goes on with the mask in hand, and with Alt takes away from it", () => {
    const { driver, areas } = open();
    driver.click(LEFT as Point).click(RIGHT as Point);
    expect(areas()).toEqual([1600 + 800]);
    driver.click(LEFT as Point, { alt: true });
    expect(areas()).toEqual([800]);
    driver.click(RIGHT as Point, { alt: true });
    expect(areas()).toEqual([]);
    expect(driver.undoSteps).toBe(4);
  });

  it("with Alt and without a mask in hand makes none", () => {
    const { driver, areas } = open();
    driver.click(LEFT as Point, { alt: true });
    expect([areas(), driver.undoSteps]).toEqual([[], 0]);
  });

  it("dragged away takes in more different colours, and less again on the way back", () => {
    const { driver, editor, areas } = open();
    const level = () => editor.draft("image").picked?.figure?.level;
    driver.pointer("down", RIGHT as Point);
    expect(level()).toBe(16);
    driver.pointer("move", [125, 50 + 4 + 60]);
    expect(level()).toBe(16 + 30);
    expect(editor.draft("image").picked?.pixels.width).toBe(40);
    driver.pointer("move", [127, 50]);
    expect(level()).toBe(16);
    expect(editor.draft("image").picked?.pixels.width).toBe(20);
    driver.pointer("up", [125, 50 - 4 - 50]);
    expect(areas()).toEqual([1600]);
    expect(driver.undoSteps).toBe(1);
    // The level itself stays.
    driver.pointer("down", PALE as Point);
    expect(level()).toBe(16);
  });

  it("with Shift picks the colour in the whole image", () => {
    const { driver, areas } = open();
    driver.click(LEFT as Point, { shift: true });
    expect(areas()).toEqual([1600 + 800]);
  });

  it("works by its own level, which is changed as the size of the brush is", () => {
    const { driver, editor, areas } = open();
    const { brushPx } = editor.getState();
    for (let i = 0; i < 14; i++) changeSize(editor, 1);
    expect(editor.getState().levels.wand).toBeGreaterThan(40);
    driver.click(RIGHT as Point);
    expect(areas()).toEqual([1600]);
    for (let i = 0; i < 80; i++) changeSize(editor, -1);
    expect(editor.getState().levels.wand).toBe(0);
    expect(editor.getState().brushPx).toBe(brushPx);
    expect(editor.context("image").level).toBe(0);
    editor.setMode("mask", "brush");
    changeSize(editor, 1);
    expect(editor.getState().brushPx).toBeGreaterThan(brushPx);
  });

  it("Escape in the middle leaves nothing, and a press beside the image neither", () => {
    const { driver, editor, areas } = open();
    driver.pointer("down", LEFT as Point);
    expect(editor.cancelGesture()).toBe(true);
    driver
      .pointer("up", LEFT as Point)
      .click([-10, 50])
      .click([500, 50]);
    expect([areas(), driver.undoSteps]).toEqual([[], 0]);
    expect(editor.getState().gesture).toBeNull();
  });

  it("a pixel is of one mask only where the project says so", () => {
    for (const [overlap, expected] of [
      ["keep", [1600, 200 * 100 - 1600]],
      ["take", [200 * 100]],
    ] as const) {
      const { driver, editor, areas } = open({ overlap });
      driver.click(LEFT as Point);
      editor.select([]);
      editor.setActive({ control: "parts", label: "stem" });
      editor.set({ levels: { wand: 255 } });
      driver.click(GROUND as Point);
      expect(areas()).toEqual(expected);
    }
  });

  it("read-only, without a label and without colours to read nothing is picked", () => {
    const readOnly = open();
    readOnly.editor.set({ readOnly: true });
    readOnly.driver.click(LEFT as Point);
    expect(readOnly.areas()).toEqual([]);
    const withoutLabel = open();
    withoutLabel.editor.setActive(null);
    withoutLabel.driver.click(LEFT as Point);
    expect(withoutLabel.areas()).toEqual([]);
    const blind = open({ withColors: false });
    blind.driver.click(LEFT as Point);
    expect(blind.areas()).toEqual([]);
  });

  it("noise of a whole image loses its specks, and stripes too fine to be stored make no mask", () => {
    const countsOf = (isDark: (x: number, y: number) => boolean) => {
      const { driver, editor } = open();
      const size = 2_400;
      const picture = imageOf(pixelsOf(size, size, (x, y) => (isDark(x, y) ? [0, 0, 0] : [99, 99, 99])));
      editor.set({
        pixels: { image: () => picture },
        inputs: { image: { kind: "image", widthPx: size, heightPx: size } },
      });
      driver.click([0, 0], { shift: true });
      return driver.document.regions.map(({ shape }) => (shape as MaskShape).counts.length);
    };
    const [noise = 0, ...others] = countsOf((x, y) => (x * 7919 + y * 104729 + ((x * y) % 977) * 31) % 5 < 2);
    expect(others).toEqual([]);
    expect(noise).toBeGreaterThan(1_000);
    expect(noise).toBeLessThan(1_000_100);
    expect(countsOf((_, y) => y % 3 === 0)).toEqual([]);
  });

  it("the other ways of the tool paint as before", () => {
    const { driver, editor, areas } = open();
    driver.click(LEFT as Point);
    driver.key("shift+q");
    expect(modeOf(editor.getState(), "mask")).toBe("brush");
    driver.drag([100, 10], [110, 10]);
    expect(areas()[0]).toBeGreaterThan(1600);
  });
});

describe("the magic wand of polygons", () => {
  const schema: LabelSchema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      { id: "shapes", kind: "polygon", name: "Shapes", input: "image", labels: [{ id: "car", name: "Car" }] },
    ],
  };
  /** A dark square of 40 px with a pinhole and a bay, and another one. */
  const picture = imageOf(
    pixelsOf(200, 100, (x, y) => {
      const isPinhole = x === 40 && y === 50;
      const isIn = (left: number) => x >= left && x < left + 40 && y >= 30 && y < 70;
      return (isIn(20) || isIn(120)) && !isPinhole ? [60, 60, 60] : [220, 220, 220];
    }),
  );
  const draw = () => {
    const driver = new EditorDriver({ schema, size: SIZE });
    driver.editor.set({ pixels: { image: () => picture } });
    driver.editor.setMode("polygon", "wand");
    return driver;
  };
  const square = [
    [20, 30],
    [60, 30],
    [60, 70],
    [20, 70],
  ];
  const corners = (driver: EditorDriver) =>
    driver.document.regions.map(({ shape }) =>
      shape.kind === "polygon" ? { points: shape.points, holes: shape.holes } : null,
    );

  it("outlines the area that is clicked, without holes, as one undo step", () => {
    const driver = draw().click([30, 60]);
    const [found] = corners(driver);
    expect(new Set(found?.points.map(String))).toEqual(new Set(square.map(String)));
    expect(found?.holes).toBeUndefined();
    expect(driver.undoSteps).toBe(1);
  });

  it("each click makes another outline; Shift and Alt change nothing", () => {
    const driver = draw().click([30, 60], { shift: true }).click([150, 50], { alt: true });
    expect(corners(driver)).toHaveLength(2);
    expect(corners(driver).every((one) => one?.points.length === 4)).toBe(true);
  });

  it("of noise has no more corners than hands can change", () => {
    const driver = new EditorDriver({ schema, size: [900, 900] });
    const noise = imageOf(
      pixelsOf(900, 900, (x, y) =>
        (x * 7919 + y * 104729 + ((x * y) % 977) * 31) % 3 === 0 ? [0, 0, 0] : [90, 90, 90],
      ),
    );
    driver.editor.set({ pixels: { image: () => noise } });
    driver.editor.setMode("polygon", "wand");
    driver.click([450, 451]);
    for (const one of corners(driver)) expect(one?.points.length).toBeLessThanOrEqual(2_000);
    expect(corners(driver)).toHaveLength(1);
  });
});
