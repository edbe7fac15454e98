import { describe, expect, it } from "vitest";
import { control, schemaOf } from "../labels/build";
import { documentWith, paths, regionOf, shapePaths } from "./build";
import { box, CASES, ellipse, keypoint } from "./shape-cases";

const turnable = { rotatable: true };

for (const [kind, { control, taken, refused }] of Object.entries(CASES))
  describe(`a ${kind}`, () => {
    it.each(taken)("may be %s", (_what, shape) => {
      expect(shapePaths(control, shape)).toEqual([]);
    });

    it.each(refused)("with %s is refused at its path", (_what, shape, path) => {
      const found = shapePaths(control, shape);
      expect(found[0]).toMatch(new RegExp(`^regions\\.0\\.${path.replaceAll(".", "\\.")}(\\.|$)`));
    });

    it("is not taken by a control of another kind", () => {
      const other = kind === "box" ? CASES.ellipse.control : CASES.box.control;
      expect(shapePaths(other, taken[0]?.[1])).toEqual(["regions.0.shape.kind"]);
    });

    it("is refused on a task without the image", () => {
      const schema = {
        ...schemaOf(control),
        inputs: [{ id: "image", kind: "image" as const, field: "other" }],
      };
      expect(paths(schema, documentWith({ regions: [regionOf(schema, taken[0]?.[1])] }))).toEqual([
        "regions.0.control",
      ]);
    });
  });

describe("a shape that may be rotated", () => {
  it.each([-360, -90, 0.5, 45, 360])("takes an angle of %d°", (rotation) => {
    expect(shapePaths(control("box", turnable), box({ rotation }))).toEqual([]);
    expect(shapePaths(control("ellipse", turnable), ellipse({ rotation }))).toEqual([]);
  });

  it.each([-361, 361, 1e9])("refuses an angle of %d°", (rotation) => {
    expect(shapePaths(control("box", turnable), box({ rotation }))).toEqual(["regions.0.shape.rotation"]);
  });

  it("may reach past the border with its corners, not with its centre", () => {
    const flat = { x: 1, y: 0, width: 90, height: 10, rotation: 45 };
    expect(shapePaths(control("box", turnable), box(flat))).toEqual([]);
    expect(shapePaths(control("box", turnable), box({ ...flat, x: 80 }))).toEqual([
      "regions.0.shape.corners.0",
    ]);
  });
});

it("a shape may overshoot the border by float error, half a pixel, and no more", () => {
  expect(shapePaths(control("keypoint"), keypoint(100.5, -0.5))).toEqual([]);
  expect(shapePaths(control("keypoint"), keypoint(100.51, 0))).toEqual(["regions.0.shape.point.0"]);
});

it("a shape of no known kind is refused", () => {
  expect(shapePaths(control("box"), { kind: "circle", x: 1 })).toEqual(["regions.0.shape.kind"]);
  expect(shapePaths(control("box"), undefined)).toEqual(["regions.0.shape"]);
});
