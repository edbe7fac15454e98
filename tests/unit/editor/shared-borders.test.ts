/** Outlines that share borders, stretches drawn anew, holes, and several corners at once, by the tools themselves. */
import { describe, expect, it } from "vitest";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";

const label = (id: string) => ({ id, name: id });
const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    { id: "areas", kind: "polygon", name: "Areas", input: "image", labels: [label("field"), label("road")] },
    { id: "lines", kind: "polyline", name: "Lines", input: "image", labels: [label("edge")] },
  ],
} as unknown as LabelSchema;

const polygon = (id: string, points: Point[], holes?: Point[][]): Region => ({
  id,
  control: "areas",
  labels: ["field"],
  shape: { kind: "polygon", points, ...(holes ? { holes } : {}) },
});
const square = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
const documentOf = (...regions: Region[]): AnnotationDocument => ({ answers: {}, regions, relations: [] });
const SIZE: [number, number] = [800, 600];

function started(
  document: AnnotationDocument,
  tool: "polygon" | "polyline" | "select" | "corners",
  mode?: string,
) {
  const driver = new EditorDriver({ schema: SCHEMA, document, size: SIZE });
  driver.editor.setTool(tool);
  if (tool === "polyline") driver.editor.setActive({ control: "lines", label: "edge" });
  if (mode !== undefined && (tool === "polygon" || tool === "polyline")) driver.editor.setMode(tool, mode);
  return driver;
}
const shapeOf = ({ document }: EditorDriver, id: string) =>
  document.regions.find((region) => region.id === id)?.shape as
    | { points: Point[]; holes?: Point[][] }
    | undefined;
const pointsOf = (driver: EditorDriver, id: string) => shapeOf(driver, id)?.points;

describe("an outline along others", () => {
  const neighbours = () => documentOf(polygon("a", square(100, 100, 100)));

  it("takes corners of a neighbour exactly, and its border between two clicks", () => {
    const driver = started(neighbours(), "polygon", "borders");
    // From its right upper corner down to its right lower one, and round outside.
    driver.click([203, 97]).click([198, 204]).click([300, 200]).click([300, 100]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "r1")).toEqual([
      [200, 100],
      [200, 200],
      [300, 200],
      [300, 100],
    ]);
  });

  it("runs round the neighbour's corners on the shorter way, with Alt on the other", () => {
    const driver = started(neighbours(), "polygon", "borders");
    driver.click([150, 97]).click([204, 150]).click([300, 50]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "r1")).toEqual([
      [150, 100],
      [200, 100],
      [200, 150],
      [300, 50],
    ]);
    driver.key("ctrl+z");
    driver.editor.setTool("polygon");
    driver.click([150, 97]).click([204, 150], { alt: true }).click([300, 50]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "r2")?.slice(0, 5)).toEqual([
      [150, 100],
      [100, 100],
      [100, 200],
      [200, 200],
      [200, 150],
    ]);
  });

  it("takes one click back at a time, with all that came by it", () => {
    const driver = started(neighbours(), "polygon", "borders");
    driver.click([150, 97]).click([204, 150]).click([400, 400]);
    driver.toolKey("backspace");
    driver.toolKey("backspace");
    driver.click([300, 50]).click([300, 90]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "r1")).toEqual([
      [150, 100],
      [300, 50],
      [300, 90],
    ]);
  });

  it("far from others is as if there were none", () => {
    const driver = started(neighbours(), "polygon", "borders");
    driver.click([400, 400]).click([500, 400]).click([500, 500]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "r1")).toHaveLength(3);
  });
});

describe("shared corners", () => {
  const two = () => documentOf(polygon("a", square(100, 100, 100)), polygon("b", square(200, 100, 100)));

  it("move together in one step, and apart with Alt", () => {
    const driver = started(two(), "select");
    driver.editor.select(["a"]);
    driver.drag([200, 100], [210, 90]);
    expect(pointsOf(driver, "a")?.[1]).toEqual([210, 90]);
    expect(pointsOf(driver, "b")?.[0]).toEqual([210, 90]);
    expect(driver.undoSteps).toBe(1);
    driver.key("ctrl+z");
    expect(driver.document).toEqual(two());
    driver.editor.select(["a"]);
    driver.drag([200, 100], [210, 90], { alt: true });
    expect([pointsOf(driver, "a")?.[1], pointsOf(driver, "b")?.[0]]).toEqual([
      [210, 90],
      [200, 100],
    ]);
  });

  it("of locked and hidden shapes stay", () => {
    for (const set of ["locked", "hidden"] as const) {
      const driver = started(two(), "select");
      driver.editor.toggle(set, ["b"]);
      driver.editor.select(["a"]);
      driver.drag([200, 100], [210, 90]);
      expect(pointsOf(driver, "b")?.[0]).toEqual([200, 100]);
    }
  });
});

describe("a stretch", () => {
  it("is drawn anew from one place on the outline to another", () => {
    const driver = started(documentOf(polygon("a", square(100, 100, 100))), "polygon", "stretch");
    driver
      .pointer("down", [203, 120])
      .pointer("move", [250, 120])
      .pointer("move", [250, 180])
      .pointer("move", [201, 180]);
    driver.pointer("up", [201, 180]);
    expect(pointsOf(driver, "a")).toEqual(
      expect.arrayContaining([
        [200, 120],
        [250, 120],
        [250, 180],
        [200, 180],
        [100, 100],
        [100, 200],
      ]),
    );
    expect(driver.undoSteps).toBe(1);
  });

  it("that ends beside the outline, or on another shape, changes nothing", () => {
    const driver = started(
      documentOf(polygon("a", square(100, 100, 100)), polygon("b", square(400, 100, 50))),
      "polygon",
      "stretch",
    );
    driver.drag([200, 120], [300, 300]).drag([200, 120], [400, 120]);
    expect(driver.undoSteps).toBe(0);
  });
});

describe("a hole", () => {
  it("is cut into the polygon under its first corner, and bites off what crosses the outline", () => {
    const driver = started(documentOf(polygon("a", square(100, 100, 100))), "polygon", "hole");
    driver.click([120, 120]).click([150, 120]).click([150, 150]);
    driver.toolKey("enter");
    expect(shapeOf(driver, "a")?.holes).toHaveLength(1);
    driver.key("ctrl+z");
    expect(shapeOf(driver, "a")?.holes).toBeUndefined();
    driver.editor.setTool("polygon");
    driver.click([180, 120]).click([250, 120]).click([250, 150]).click([180, 150]);
    driver.toolKey("enter");
    expect(driver.document.regions).toHaveLength(1);
    expect(pointsOf(driver, "a")).toHaveLength(8);
  });

  it("that would leave nothing, or lies on nothing, is not cut", () => {
    const driver = started(documentOf(polygon("a", square(100, 100, 100))), "polygon", "hole");
    for (const at of [400, 90]) {
      driver.editor.select([]);
      for (const corner of square(at, at, 150)) driver.click(corner);
      driver.toolKey("enter");
      driver.key("Escape");
    }
    expect(driver.undoSteps).toBe(0);
  });
});

describe("an open line", () => {
  it("is gone on with from either end by Alt and a click", () => {
    const line: Region = {
      id: "l",
      control: "lines",
      labels: ["edge"],
      shape: {
        kind: "polyline",
        points: [
          [100, 100],
          [200, 100],
        ],
      },
    };
    const driver = started(documentOf(line), "polyline");
    driver.click([199, 101], { alt: true }).click([300, 150]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "l")).toEqual([
      [100, 100],
      [200, 100],
      [300, 150],
    ]);
    driver.click([100, 100], { alt: true }).click([50, 50]);
    driver.toolKey("enter");
    expect(pointsOf(driver, "l")).toEqual([
      [300, 150],
      [200, 100],
      [100, 100],
      [50, 50],
    ]);
    expect(driver.undoSteps).toBe(2);
  });
});

describe("several corners", () => {
  const pressed = () => {
    const driver = started(documentOf(polygon("a", square(100, 100, 100))), "corners");
    driver.editor.select(["a"]);
    return driver;
  };

  it("in a rectangle move together, and come back by one undo", () => {
    const driver = pressed();
    driver.drag([170, 70], [230, 230]).drag([200, 100], [240, 110]);
    expect(pointsOf(driver, "a")).toEqual([
      [100, 100],
      [240, 110],
      [240, 210],
      [100, 200],
    ]);
    expect(driver.undoSteps).toBe(1);
  });

  it("are taken away by Delete, and all of them are the shape itself", () => {
    const driver = pressed();
    driver.drag([170, 70], [230, 130]);
    expect(driver.editor.toolKey("delete")).toBe(true);
    expect(pointsOf(driver, "a")).toHaveLength(3);
    expect(driver.editor.toolKey("delete")).toBe(false);
    driver.drag([50, 50], [300, 300]);
    driver.editor.toolKey("delete");
    expect(driver.document.regions).toEqual([]);
    driver.key("ctrl+z");
    expect(pointsOf(driver, "a")).toHaveLength(3);
  });

  it("are added by Shift, and a click on another shape goes over to it", () => {
    const driver = started(
      documentOf(polygon("a", square(100, 100, 100)), polygon("b", square(400, 100, 100))),
      "corners",
    );
    driver.editor.select(["a"]);
    driver.click([100, 100]).click([200, 200], { shift: true }).drag([200, 200], [210, 200]);
    expect(pointsOf(driver, "a")).toEqual([
      [110, 100],
      [200, 100],
      [210, 200],
      [100, 200],
    ]);
    driver.click([450, 150]);
    expect(driver.editor.getState().selection).toEqual(["b"]);
  });

  it("are chosen, moved, put in and taken away by keys alone", () => {
    const driver = pressed();
    driver.key("ctrl+]").key("ctrl+]").key("ArrowRight").key("shift+ArrowDown");
    expect(pointsOf(driver, "a")?.[1]).toEqual([201, 110]);
    driver.key("ctrl+i").key("ctrl+ArrowUp");
    expect(pointsOf(driver, "a")).toHaveLength(5);
    expect(pointsOf(driver, "a")?.[2]?.map((value) => Math.round(value * 10) / 10)).toEqual([200.5, 154.9]);
    driver.editor.toolKey("delete");
    driver.key("ctrl+[");
    expect(pointsOf(driver, "a")).toEqual([
      [100, 100],
      [201, 110],
      [200, 200],
      [100, 200],
    ]);
  });
});
