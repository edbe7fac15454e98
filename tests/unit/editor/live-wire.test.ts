/** Outlines and lines that follow edges, on the editor as the page drives it. */
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";
import { darkThing, imageOf } from "../vision/pictures";

const SQUARE = imageOf(darkThing(400, 300, (x, y) => x >= 100 && x < 200 && y >= 100 && y < 180));

function open(kind: "polygon" | "polyline", withColors = true) {
  const schema: LabelSchema = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [{ id: "shapes", kind, name: "Shapes", input: "image", labels: [{ id: "car", name: "Car" }] }],
  };
  const driver = new EditorDriver({ schema, size: [400, 300] });
  const { editor } = driver;
  if (withColors) editor.set({ pixels: { image: () => SQUARE } });
  editor.setMode(kind, "edges");
  const draft = () => editor.draft("image");
  return {
    driver,
    editor,
    draft,
    marks: () => draft().marks ?? [],
    shapes: () =>
      driver.document.regions.flatMap(({ shape }) => ("points" in shape ? [shape.points as Point[]] : [])),
    clicks: (...points: Point[]) => {
      for (const point of points) driver.click(point);
    },
  };
}

/** Beside the edges, as hands click. */
const AROUND: Point[] = [
  [103, 140],
  [150, 98],
  [198, 150],
  [140, 182],
];
const hugs = (ring: readonly Point[] | undefined) => {
  expect(ring?.length).toBeLessThanOrEqual(14);
  expect(Math.abs(ringArea([ring ?? []]) - 100 * 80)).toBeLessThan(20);
  for (const [x, y] of ring ?? []) {
    const away = Math.min(...[x - 100, x - 200, y - 100, y - 180].map(Math.abs));
    expect(away).toBeLessThanOrEqual(1);
  }
};

describe("following edges", () => {
  it("clicks beside the edges of a thing make its outline, closed by Enter along the edge", () => {
    const { driver, clicks, shapes } = open("polygon");
    clicks(...AROUND);
    expect(driver.toolKey("enter")).toBe(true);
    hugs(shapes()[0]);
    expect(driver.undoSteps).toBe(1);
  });

  it("a click on the first point closes it, and so does a second one on the last", () => {
    const first = open("polygon");
    first.clicks(...AROUND, [104, 142]);
    hugs(first.shapes()[0]);
    const last = open("polygon");
    last.clicks(...AROUND, [140, 180]);
    hugs(last.shapes()[0]);
  });

  it("shows the path to the pointer before it is fixed", () => {
    const { driver, clicks, draft, marks } = open("polygon");
    clicks([103, 140]);
    driver.pointer("move", [150, 98]);
    const points = () => (draft().added as { points: Point[] }).points;
    expect(marks()).toEqual([[100, 140]]);
    expect(points()[0]).toEqual([100, 140]);
    expect(points().at(-1)).toEqual([150, 100]);
    expect(points().some(([x, y]) => x <= 101 && y <= 101)).toBe(true);
    driver.pointer("move", [150, 98], { shift: true });
    expect(points()).toEqual([
      [100, 140],
      [150, 98],
    ]);
  });

  it("Shift fixes a straight line to the very place", () => {
    const { driver, shapes } = open("polyline");
    driver.click([103, 140], { shift: true });
    driver.click([197, 103], { shift: true });
    driver.toolKey("enter");
    expect(shapes()).toEqual([
      [
        [103, 140],
        [197, 103],
      ],
    ]);
  });

  it("Backspace and undo take back a click with its path, redo sets it again", () => {
    const { driver, clicks, marks, shapes } = open("polyline");
    clicks([103, 140], [150, 98], [198, 150]);
    expect(marks()).toHaveLength(3);
    driver.toolKey("backspace");
    expect(marks()).toHaveLength(2);
    driver.key("ctrl+z");
    expect(marks()).toEqual([[100, 140]]);
    driver.key("ctrl+shift+z").key("ctrl+shift+z");
    expect(marks()).toHaveLength(3);
    driver.toolKey("enter");
    expect([shapes()[0]?.[0], shapes()[0]?.at(-1)]).toEqual([
      [100, 140],
      [200, 150],
    ]);
  });

  it("Backspace on the first click ends drawing without a gesture left", () => {
    const { driver, clicks, editor } = open("polygon");
    clicks([103, 140]);
    driver.toolKey("backspace");
    expect(editor.getState().gesture).toBeNull();
    expect(driver.undoSteps).toBe(0);
  });

  it("a higher threshold lets go of the edge at once, also while a path is drawn", () => {
    const { driver, clicks, editor, draft } = open("polyline");
    clicks([103, 140]);
    driver.pointer("move", [150, 98]);
    const length = () => (draft().added as { points: Point[] }).points.length;
    expect(length()).toBeGreaterThan(2);
    editor.set({ levels: { edges: 255 } });
    expect(length()).toBe(2);
  });

  it("two clicks, or ones on one line, enclose nothing and go on", () => {
    const { driver, clicks, shapes, marks } = open("polygon");
    clicks([20, 20], [60, 20]);
    driver.toolKey("enter");
    expect(shapes()).toEqual([]);
    expect(marks()).toHaveLength(2);
    clicks([40, 60]);
    driver.toolKey("enter");
    expect(shapes()).toHaveLength(1);
  });

  it("another way of the tool ends what is drawn if it can be, instead of losing it", () => {
    const { driver, clicks, shapes } = open("polygon");
    clicks(...AROUND);
    driver.key("shift+q");
    hugs(shapes()[0]);
  });

  it("while colours cannot be read it draws straight, and Escape leaves nothing", () => {
    const { driver, clicks, shapes, editor } = open("polyline", false);
    clicks([103, 140], [150, 98]);
    driver.toolKey("enter");
    expect(shapes()).toEqual([
      [
        [103, 140],
        [150, 98],
      ],
    ]);
    driver.pointer("down", [10, 10]);
    expect(editor.cancelGesture()).toBe(true);
    expect(driver.document.regions).toHaveLength(1);
  });

  it("read-only nothing is drawn", () => {
    const { driver, editor, clicks, marks } = open("polygon");
    editor.set({ readOnly: true });
    clicks(...AROUND);
    driver.toolKey("enter");
    expect([driver.document.regions, marks()]).toEqual([[], []]);
  });
});
