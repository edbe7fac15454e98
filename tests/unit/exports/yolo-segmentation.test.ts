import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { classNumbers } from "@/lib/exports/class-numbers";
import type { FrozenItem } from "@/lib/formats/writer";
import { yoloSegmentation } from "@/lib/formats/yolo-segmentation/write";
import { inEnglish } from "@/lib/i18n/tell";
import type { Shape } from "@/lib/kinds";
import { control, labels, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, headerOf, imageOf, itemOf } from "./build";

const schema = schemaOf(
  control("polygon"),
  control("box", { rotatable: true }),
  control("ellipse"),
  control("mask"),
  control("keypoint"),
);
const regionOf = (shape: Shape, label = "a"): Region => ({
  id: shape.kind,
  control: shape.kind,
  labels: [label],
  shape,
});
const itemWith = (regions: Region[], size: { widthPx?: number; heightPx?: number } = {}) =>
  itemOf(1, { images: [imageOf(size)], labels: documentOf({ regions }) });
const textOf = async (item: FrozenItem) =>
  (await filesOf(yoloSegmentation, { header: headerOf(schema), items: [item] }))["labels/train/a.txt"];
const losses = (item: FrozenItem) => yoloSegmentation.losses(headerOf(schema), item);
const pointsIn = (line: string, width: number, height: number): Point[] => {
  const values = line.split(" ").slice(1).map(Number);
  return values.flatMap((x, i) => (i % 2 === 0 ? [[x * width, (values[i + 1] ?? 0) * height]] : []));
};
const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

describe("a line", () => {
  it("of a polygon has its corners in shares of the image, and nothing is lost", async () => {
    // 1000 × 500 px.
    const shape: Shape = {
      kind: "polygon",
      points: [
        [10, 20],
        [110, 20],
        [10.5, 100],
      ],
    };
    expect(await textOf(itemWith([regionOf(shape, "b")]))).toBe(
      "1 0.010000 0.040000 0.110000 0.040000 0.010500 0.200000\n",
    );
    expect(losses(itemWith([regionOf(shape)]))).toEqual({});
  });

  it("of a polygon with a hole is one outline with a bridge to it, and nothing is lost", async () => {
    const shape: Shape = { kind: "polygon", points: square(0, 0, 10), holes: [square(4, 4, 2)] };
    const item = itemWith([regionOf(shape)], { widthPx: 10, heightPx: 10 });
    expect(await textOf(item)).toBe(
      `0 ${["0 0", "10 0", "10 10", "0 10", "0 4", "4 4", "4 6", "6 6", "6 4", "4 4", "0 4"]
        .flatMap((point) => point.split(" ").map((value) => (Number(value) / 10).toFixed(6)))
        .join(" ")}\n`,
    );
    expect(losses(item)).toEqual({});
  });

  it("of a turned box has its four corners", async () => {
    // 200 × 100 px about (300, 200), a quarter turn: x from 250 to 350, y from 100 to 300.
    expect(await textOf(itemWith([boxRegion("r", "a", [200, 150, 200, 100, 90])]))).toBe(
      "2 0.350000 0.200000 0.350000 0.600000 0.250000 0.600000 0.250000 0.200000\n",
    );
  });

  it("of an ellipse has a ring of corners with its area", async () => {
    const shape: Shape = { kind: "ellipse", cx: 300, cy: 200, rx: 120, ry: 60, rotation: 30 };
    const ring = pointsIn((await textOf(itemWith([regionOf(shape)]))) ?? "", 1000, 500);
    expect(ring).toHaveLength(96);
    expect(ringArea([ring])).toBeCloseTo(Math.PI * 120 * 60, 0);
    expect(losses(itemWith([regionOf(shape)]))).toEqual({});
  });

  it("of a mask follows the edges of its pixels", async () => {
    // 4 × 3 px with the pixels (1, 1) and (2, 1).
    const shape: Shape = { kind: "mask", size: [3, 4], counts: [4, 1, 2, 1, 4] };
    const item = itemWith([regionOf(shape)], { widthPx: 4, heightPx: 3 });
    expect(await textOf(item)).toBe(
      "5 0.250000 0.333333 0.750000 0.333333 0.750000 0.666667 0.250000 0.666667\n",
    );
    expect(losses(item)).toEqual({});
  });

  it("of a mask in parts joins them, which are one object, and counts the gaps between them", async () => {
    // 8 × 1 px: pixels 0, 1 | 4 | 7.
    const shape: Shape = { kind: "mask", size: [1, 8], counts: [0, 2, 2, 1, 2, 1] };
    const item = itemWith([regionOf(shape)], { widthPx: 8, heightPx: 1 });
    const lines = ((await textOf(item)) ?? "").trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(ringArea([pointsIn(lines[0] ?? "", 8, 1)])).toBeCloseTo(4, 5);
    expect(losses(item)).toEqual({ joinedParts: 2 });
    const empty = itemWith([regionOf({ kind: "mask", size: [1, 8], counts: [8] })]);
    expect(await textOf(empty)).toBe("");
    expect(losses(empty)).toEqual({ regionsBesideImage: 1 });
  });

  it("is as far as the region lies on the image, and stands there for each of its labels", async () => {
    const cut = boxRegion("r", ["b", "old", "a"], [-10, 490, 30, 20]);
    expect(await textOf(itemWith([cut, boxRegion("s", "a", [1000.5, 0, 5, 5])]))).toBe(
      ["3", "2"]
        .map(
          (number) => `${number} 0.000000 0.980000 0.020000 0.980000 0.020000 1.000000 0.000000 1.000000\n`,
        )
        .join(""),
    );
    expect(losses(itemWith([cut, boxRegion("s", "a", [1000.5, 0, 5, 5])]))).toEqual({
      oldLabels: 1,
      regionsBesideImage: 1,
    });
  });

  it("stands for no point; an image without outlines has an empty file", async () => {
    const item = itemWith([regionOf({ kind: "keypoint", x: 1, y: 1 })]);
    expect(await textOf(item)).toBe("");
    expect(losses(item)).toEqual({ keypoint: 1 });
  });
});

it("polygons are read back within a millionth of the image, every share between 0 and 1", async () => {
  const [widthPx, heightPx] = [1920, 1080];
  const point = fc.tuple(
    fc.double({ min: -0.5, max: widthPx + 0.5, noNaN: true }),
    fc.double({ min: -0.5, max: heightPx + 0.5, noNaN: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(point, { minLength: 3, maxLength: 12 }), async (points) => {
      const item = itemWith([regionOf({ kind: "polygon", points })], { widthPx, heightPx });
      const text = (await textOf(item)) ?? "";
      const values = text.trimEnd().split(" ").slice(1);
      for (const value of values) {
        expect(value).toMatch(/^(0\.\d{6}|1\.000000)$/);
      }
      const isWithin = points.every(([x, y]) => x >= 0 && y >= 0 && x <= widthPx && y <= heightPx);
      if (text === "" || !isWithin) return;
      pointsIn(text, widthPx, heightPx).forEach(([x, y], i) => {
        expect(Math.abs(x - (points[i]?.[0] ?? Number.NaN))).toBeLessThanOrEqual(widthPx * 1e-6);
        expect(Math.abs(y - (points[i]?.[1] ?? Number.NaN))).toBeLessThanOrEqual(heightPx * 1e-6);
      });
    }),
  );
});

it("classes keep their numbers for the life of the project, as in the other formats that number them", async () => {
  const of = (...names: string[]) => schemaOf(control("polygon", { labels: labels(...names) }));
  const header = headerOf(of("b", "c"), { classNumbers: classNumbers([of("a", "b"), of("b", "c")]) });
  const shape: Shape = { kind: "polygon", points: square(0, 0, 10) };
  const files = await filesOf(yoloSegmentation, { header, items: [itemWith([regionOf(shape, "c")])] });
  expect(files["labels/train/a.txt"]).toMatch(/^2 /);
  expect(files["data.yaml"]).toContain('nc: 3\nnames:\n  0: "unused_0"\n  1: "the b"\n  2: "the c"\n');
});

it("a release without outlines, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = yoloSegmentation.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("keypoint"))))).toMatch(
    /^YOLO segmentation holds outlines, .* Choose JSONL/,
  );
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
