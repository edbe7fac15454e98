import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";

const SCHEMA: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "outlines",
      name: "Outlines",
      kind: "polygon",
      input: "image",
      labels: [
        { id: "car", name: "Car" },
        { id: "person", name: "Person" },
      ],
    },
  ],
};
const draw = () => new EditorDriver({ schema: SCHEMA });
const clicks = (driver: EditorDriver, ...points: Point[]) => {
  for (const point of points) driver.click(point);
  return driver;
};
const polygons = (driver: EditorDriver) =>
  driver.document.regions.flatMap(({ shape }) => (shape.kind === "polygon" ? [shape.points] : []));
const corners = (driver: EditorDriver) => driver.editor.draft("image").marks?.length ?? 0;

describe("drawing a polygon", () => {
  it("corner by corner, closed by Enter, is one undo step and does not submit the task", () => {
    const driver = clicks(draw(), [20, 20], [90, 20], [60, 80]);
    expect(driver.toolKey("enter")).toBe(true);
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [90, 20],
        [60, 80],
      ],
    ]);
    expect(driver.undoSteps).toBe(1);
    expect(driver.toolKey("enter")).toBe(false);
  });

  it("is closed by a click on the first corner, or a second one on the last", () => {
    expect(polygons(clicks(draw(), [20, 20], [90, 20], [60, 80], [24, 23]))).toHaveLength(1);
    expect(polygons(clicks(draw(), [20, 20], [90, 20], [60, 80], [61, 80]))).toHaveLength(1);
  });

  it("of fine outlines corners may lie 8 px apart; three on one line enclose nothing and go on", () => {
    const driver = clicks(draw(), [20, 20], [34, 20], [42, 20]);
    driver.toolKey("enter");
    expect(polygons(driver)).toEqual([]);
    clicks(driver, [50, 24], [50, 32]).toolKey("enter");
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [34, 20],
        [42, 20],
        [50, 24],
        [50, 32],
      ],
    ]);
  });

  it("with two corners cannot be closed and goes on", () => {
    const driver = clicks(draw(), [20, 20], [90, 20]);
    driver.toolKey("enter");
    expect(polygons(driver)).toEqual([]);
    expect(corners(driver)).toBe(2);
    clicks(driver, [60, 80]).toolKey("enter");
    expect(polygons(driver)).toHaveLength(1);
  });

  it("Backspace and undo take back one corner after the other, and then what was done before", () => {
    const driver = clicks(draw(), [10, 10], [60, 10], [30, 60]);
    driver.toolKey("enter");
    clicks(driver, [110, 20], [180, 20], [160, 80]);
    driver.key("ctrl+z");
    expect(corners(driver)).toBe(2);
    driver.toolKey("backspace");
    expect(corners(driver)).toBe(1);
    driver.key("ctrl+z");
    expect(corners(driver)).toBe(0);
    expect(driver.editor.getState().gesture).toBeNull();
    expect(polygons(driver)).toHaveLength(1);
    driver.key("ctrl+z");
    expect(polygons(driver)).toHaveLength(0);
  });

  it("freehand closes where the button is let go, with no more corners than the line needs", () => {
    const driver = draw();
    driver.pointer("down", [20, 20]);
    for (let i = 1; i <= 60; i++) driver.pointer("move", [20 + i, 20]);
    for (let i = 1; i <= 60; i++) driver.pointer("move", [80, 20 + i]);
    for (let i = 1; i <= 60; i++) driver.pointer("move", [80 - i, 80]);
    driver.pointer("up", [20, 80]);
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [80, 20],
        [80, 80],
        [20, 80],
      ],
    ]);
  });

  it("a stretch drawn freehand between clicks goes on with clicks", () => {
    const driver = clicks(draw(), [20, 20], [100, 20]);
    driver.pointer("down", [100, 60]).pointer("move", [100, 90]).pointer("up", [60, 90]);
    expect(corners(driver)).toBe(5);
    clicks(driver, [20, 60]).toolKey("enter");
    expect(polygons(driver)[0]).toEqual([
      [20, 20],
      [100, 20],
      [100, 60],
      [100, 90],
      [60, 90],
      [20, 60],
    ]);
  });

  it("the view is moved between two corners, and the outline goes on where it was", () => {
    const driver = clicks(draw(), [20, 20], [100, 20]);
    expect(driver.editor.canPan).toBe(true);
    driver.editor.hold("pan");
    driver.drag([50, 50], [80, 60]);
    expect(driver.editor.draft("image").marks).toHaveLength(2);
    driver.editor.hold(null);
    expect(driver.editor.getState().viewports.image).toMatchObject({ x: 30, y: 10 });
    clicks(driver, [90, 90]).toolKey("enter");
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [100, 20],
        [60, 80],
      ],
    ]);
    driver.pointer("down", [150, 50]);
    expect(driver.editor.canPan).toBe(false);
  });

  it("corners beside the image lie on its edge; two on one spot are one", () => {
    const driver = clicks(draw(), [-30, 20], [500, 20], [500, 20], [60, 300]);
    driver.toolKey("enter");
    expect(polygons(driver)).toEqual([
      [
        [0, 20],
        [200, 20],
        [60, 100],
      ],
    ]);
  });
});

describe("changing a polygon", () => {
  const drawn = () => {
    const driver = clicks(draw(), [20, 20], [100, 20], [100, 80], [20, 80]);
    driver.toolKey("enter");
    return driver.key("v");
  };

  it("a corner is dragged, one is put in between two, each as one undo step", () => {
    const driver = drawn().drag([100, 80], [120, 90]);
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [100, 20],
        [120, 90],
        [20, 80],
      ],
    ]);
    driver.drag([60, 20], [60, 5]);
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [60, 5],
        [100, 20],
        [120, 90],
        [20, 80],
      ],
    ]);
    expect(driver.undoSteps).toBe(3);
    driver.key("ctrl+z").key("ctrl+z");
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [100, 20],
        [100, 80],
        [20, 80],
      ],
    ]);
  });

  it("Alt and a click take a corner away, down to three", () => {
    const driver = drawn().click([100, 80], { alt: true });
    expect(polygons(driver)).toEqual([
      [
        [20, 20],
        [100, 20],
        [20, 80],
      ],
    ]);
    driver.click([100, 20], { alt: true });
    expect(polygons(driver)[0]).toHaveLength(3);
    expect(driver.undoSteps).toBe(2);
  });

  it("is moved whole, stays on the image, and is nudged and stretched by keys", () => {
    const driver = drawn().drag([60, 50], [300, 50]);
    expect(polygons(driver)).toEqual([
      [
        [120, 20],
        [200, 20],
        [200, 80],
        [120, 80],
      ],
    ]);
    driver.key("shift+ArrowLeft").key("alt+ArrowLeft");
    expect(polygons(driver)).toEqual([
      [
        [110, 20],
        [189, 20],
        [189, 80],
        [110, 80],
      ],
    ]);
  });
});
