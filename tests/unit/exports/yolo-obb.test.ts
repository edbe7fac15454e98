import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import type { FrozenItem } from "@/lib/formats/writer";
import { yoloObb } from "@/lib/formats/yolo-obb/write";
import { inEnglish } from "@/lib/i18n/tell";
import { control, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, headerOf, imageOf, itemOf } from "./build";

const schema = schemaOf(
  control("box", { rotatable: true }),
  control("polygon"),
  control("ellipse"),
  control("mask"),
);
const itemWith = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
const linesOf = async (item: FrozenItem) => {
  const files = await filesOf(yoloObb, { header: headerOf(schema), items: [item] });
  return (files["labels/train/a.txt"] ?? "none").split("\n").slice(0, -1);
};
const losses = (item: FrozenItem) => yoloObb.losses(headerOf(schema), item);
const pixels = (line = "") =>
  line
    .split(" ")
    .slice(1)
    .map((value, i) => Number(value) * (i % 2 === 0 ? 1000 : 500));

describe("a line", () => {
  it("of an upright box has its corners from the top left one on, clockwise", async () => {
    const item = itemWith(boxRegion("r", "b", [100, 50, 200, 100]));
    expect(await linesOf(item)).toEqual([
      "1 0.100000 0.100000 0.300000 0.100000 0.300000 0.300000 0.100000 0.300000",
    ]);
    expect(losses(item)).toEqual({});
  });

  it("of a turned box has its corners, and nothing is lost", async () => {
    // 200 × 100 px about (300, 200), 30° clockwise: half sides (86.603, 50) and (-25, 43.301).
    const item = itemWith(boxRegion("r", "a", [200, 150, 200, 100, 30]));
    expect(await linesOf(item)).toEqual([
      "0 0.238397 0.213397 0.411603 0.413397 0.361603 0.586603 0.188397 0.386603",
    ]);
    expect(losses(item)).toEqual({});
  });

  it("of a polygon or a mask has the smallest rectangle around it, and its outline is lost", async () => {
    // A diamond with sides of 50 × √2.
    const points: [number, number][] = [
      [100, 50],
      [150, 100],
      [100, 150],
      [50, 100],
    ];
    const diamond = itemWith({
      id: "p",
      control: "polygon",
      labels: ["a"],
      shape: { kind: "polygon", points },
    });
    const [line] = await linesOf(diamond);
    const read = pixels(line);
    const corners = [0, 2, 4, 6].map((i) => `${read[i]} ${read[i + 1]}`).sort();
    expect(corners).toEqual(["100 150", "100 50", "150 100", "50 100"]);
    expect(losses(diamond)).toEqual({ outlines: 1 });

    const counts = [10 * 500 + 20, 30, 470, 30, 500 * 988 - 50];
    const mask = itemWith({
      id: "m",
      control: "mask",
      labels: ["a"],
      shape: { kind: "mask", size: [500, 1000], counts },
    });
    expect(pixels((await linesOf(mask))[0])).toEqual([10, 20, 12, 20, 12, 50, 10, 50]);
    expect(losses(mask)).toEqual({ outlines: 1 });
  });

  it("of an ellipse keeps its rotation", async () => {
    const shape = { kind: "ellipse", cx: 500, cy: 250, rx: 100, ry: 40, rotation: 90 } as const;
    const [line] = await linesOf(itemWith({ id: "e", control: "ellipse", labels: ["a"], shape }));
    // Its ring of corners has the area of the ellipse and so reaches 0.04 % further.
    const expected = [540, 150, 540, 350, 460, 350, 460, 150];
    pixels(line).forEach((value, i) => {
      expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(0.1);
    });
  });

  it("of an upright box that reaches beyond the image is the part on it, and nothing is lost", async () => {
    const item = itemWith(boxRegion("r", "a", [-10, -20, 30, 40]), boxRegion("s", "a", [1000.5, 0, 5, 5]));
    expect(await linesOf(item)).toEqual([
      "0 0.000000 0.000000 0.020000 0.000000 0.020000 0.040000 0.000000 0.040000",
    ]);
    expect(losses(item)).toEqual({ regionsBesideImage: 1 });
  });

  it("of a turned box whose corners lie beyond the image has them on its border, which is counted", async () => {
    // A diamond of 100 px about (20, 250): its left corner would be at -30.
    const side = Math.SQRT1_2 * 100;
    const item = itemWith(boxRegion("r", "a", [20 - side / 2, 250 - side / 2, side, side, 45]));
    expect(pixels((await linesOf(item))[0]).map(Math.round)).toEqual([20, 200, 70, 250, 20, 300, 0, 250]);
    expect(losses(item)).toEqual({ cornersBeyondImage: 1 });
  });

  it("has every place within the image, whatever the box", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: -180, max: 180 }),
        async (cx, cy, size, rotation) => {
          const box = boxRegion("r", "a", [cx - size / 2, cy - size / 4, size, size / 2, rotation]);
          for (const line of await linesOf(itemWith(box)))
            expect(line).toMatch(/^0( (0\.\d{6}|1\.000000)){8}$/);
        },
      ),
    );
  });
});

it("a release without boxes and outlines, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = yoloObb.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("skeleton"))))).toMatch(
    /^YOLO oriented boxes .* Choose JSONL or CSV/,
  );
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
