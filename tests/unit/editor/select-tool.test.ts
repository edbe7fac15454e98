import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { removeRegions, updateRegion } from "@/lib/editor/commands";
import { rectEditor } from "@/lib/kinds/drawing/rect-editor";
import type { BoxShape } from "@/lib/kinds/regions/box/shape";
import { boxRegion, EditorDriver, IMAGE_SCHEMA } from "../../support/editor-driver";

const boxEditor = rectEditor<BoxShape>({
  rectOf: (shape) => shape,
  fromRect: (rect) => ({ kind: "box", ...rect }),
});

const documentOf = (...regions: AnnotationDocument["regions"]): AnnotationDocument => ({
  answers: {},
  regions,
  relations: [],
});
const two = () => documentOf(boxRegion("a", 10, 10, 40, 40), boxRegion("b", 100, 10, 40, 40));
const open = (document = two(), readOnly = false) => new EditorDriver({ document, readOnly }).key("v");

describe("select tool", () => {
  it("a click selects, a click on nothing selects nothing, Shift adds and takes away", () => {
    open()
      .click([20, 20])
      .expectSelected("a")
      .click([110, 20], { shift: true })
      .expectSelected("a", "b")
      .click([20, 20], { shift: true })
      .expectSelected("b")
      .click([80, 80])
      .expectSelected();
  });

  it("of regions on top of each other the smallest is meant", () => {
    open(documentOf(boxRegion("small", 40, 40, 10, 10), boxRegion("large", 0, 0, 200, 100)))
      .click([45, 45])
      .expectSelected("small");
  });

  it("a drag moves every selected box as one step, clamped at the border", () => {
    const driver = open().click([20, 20]).click([110, 20], { shift: true }).drag([30, 30], [500, 30]);
    driver.expectBoxes([160, 10, 40, 40], [160, 10, 40, 40]);
    expect(driver.undoSteps).toBe(1);
    driver.key("ctrl+z").expectBoxes([10, 10, 40, 40], [100, 10, 40, 40]);
  });

  it("each of the eight handles moves its own sides and leaves the others", () => {
    const cases: [from: [number, number], to: [number, number], box: [number, number, number, number]][] = [
      [
        [10, 10],
        [0, 5],
        [0, 5, 50, 45],
      ],
      [
        [30, 10],
        [30, 5],
        [10, 5, 40, 45],
      ],
      [
        [50, 10],
        [60, 5],
        [10, 5, 50, 45],
      ],
      [
        [50, 30],
        [60, 30],
        [10, 10, 50, 40],
      ],
      [
        [50, 50],
        [60, 60],
        [10, 10, 50, 50],
      ],
      [
        [30, 50],
        [30, 60],
        [10, 10, 40, 50],
      ],
      [
        [10, 50],
        [5, 60],
        [5, 10, 45, 50],
      ],
      [
        [10, 30],
        [5, 30],
        [5, 10, 45, 40],
      ],
    ];
    for (const [from, to, box] of cases)
      open(documentOf(boxRegion("a", 10, 10, 40, 40)))
        .click([30, 30])
        .drag(from, to)
        .expectBoxes(box);
  });

  it("a handle is as easy to hit at any zoom, and its corner keeps the distance to the pointer", () => {
    for (const scale of [0.25, 1, 8]) {
      const driver = open(documentOf(boxRegion("a", 10, 10, 40, 40))).view({ scale, x: 0, y: 0 });
      driver.click([30 * scale, 30 * scale]);
      driver.drag([50 * scale + 6, 50 * scale + 6], [100 * scale + 6, 90 * scale + 6]);
      driver.expectBoxes([10, 10, 90, 80]);
    }
  });

  it("around a tiny box the corner handles stand apart and outside, without those of the sides", () => {
    const tiny = { kind: "box" as const, x: 96, y: 46, width: 8, height: 8, rotation: 0 };
    const grips = (pixel: number) => boxEditor.handles(tiny, { pixel, rotatable: true });
    expect(grips(1).map(({ id }) => id)).toEqual(["nw", "ne", "se", "sw", "rotate"]);
    expect(grips(1).map(({ point }) => point)).toEqual([
      [86, 36],
      [114, 36],
      [114, 64],
      [86, 64],
      [100, 12],
    ]);
    // Eight times as large on the screen there is room for all of them, on the box itself.
    expect(grips(1 / 8)).toHaveLength(9);
    for (const { id, point, pulls } of grips(1 / 8).filter(({ id }) => id !== "rotate"))
      expect(point, id).toEqual(pulls);
    const flat = { ...tiny, x: 50, width: 100 };
    expect(boxEditor.handles(flat, { pixel: 1, rotatable: false }).map(({ id }) => id)).toEqual(
      expect.arrayContaining(["n", "s"]),
    );
    expect(boxEditor.handles(flat, { pixel: 1, rotatable: false })).toHaveLength(6);
  });

  it("a tiny box is pulled by its handles as far as they go, and moved by its middle", () => {
    const tiny = documentOf(boxRegion("a", 96, 46, 8, 8));
    open(tiny).click([100, 50]).drag([114, 64], [124, 74]).expectBoxes([96, 46, 18, 18]);
    open(tiny).click([100, 50]).drag([86, 36], [76, 26]).expectBoxes([86, 36, 18, 18]);
    open(tiny).click([100, 50]).drag([101, 51], [111, 61]).expectBoxes([106, 56, 8, 8]);
  });

  it("pulled through itself a box stays one pixel wide", () => {
    open(documentOf(boxRegion("a", 50, 50, 40, 40)))
      .click([70, 70])
      .drag([90, 90], [0, 0])
      .expectBoxes([50, 50, 1, 1]);
  });

  it("the rotate handle turns about the centre, with Shift in steps of 15 degrees", () => {
    const driver = open(documentOf(boxRegion("a", 80, 40, 40, 20))).click([100, 50]);
    driver.drag([100, 12], [150, 50]);
    expect(driver.boxes[0]).toMatchObject({ x: 80, y: 40, width: 40, height: 20, rotation: 90 });
    driver.key("ctrl+z").drag([100, 12], [119, 12], { shift: true });
    expect(driver.boxes[0]?.rotation).toBe(30);
  });

  it("a tool for drawing lets go of what is selected, so that a label key is about the next box", () => {
    const driver = open().click([20, 20]).expectSelected("a").key("b").expectSelected();
    const labelsBefore = driver.editor.getState().document.regions.map(({ labels }) => labels);
    driver.key("2");
    expect(driver.editor.getState().document.regions.map(({ labels }) => labels)).toEqual(labelsBefore);
  });

  it("Escape in the middle of a move puts everything back without an undo step", () => {
    const driver = open().pointer("down", [20, 20]).pointer("move", [60, 60]);
    expect(driver.editor.draft("image").shapes.size).toBe(1);
    driver.key("Escape").pointer("up", [60, 60]).expectBoxes([10, 10, 40, 40], [100, 10, 40, 40]);
    expect(driver.undoSteps).toBe(0);
  });

  it("read-only: selecting works, moving and deleting do not", () => {
    open(two(), true)
      .click([20, 20])
      .expectSelected("a")
      .drag([20, 20], [60, 60])
      .key("Delete")
      .key("ArrowRight")
      .expectBoxes([10, 10, 40, 40], [100, 10, 40, 40]);
  });

  it("a box removed elsewhere while it is dragged stays removed", () => {
    const driver = open().pointer("down", [20, 20]).pointer("move", [40, 40]);
    driver.editor.applyRemote([removeRegions(["a"])]);
    driver.pointer("up", [40, 40]).expectBoxes([100, 10, 40, 40]);
    expect(driver.undoSteps).toBe(0);
  });

  it("undo after a change from elsewhere takes back only the own change", () => {
    const driver = open().drag([20, 20], [30, 20]);
    driver.editor.applyRemote([updateRegion("b", { labels: ["crane"] })]);
    driver.key("ctrl+z").expectBoxes([10, 10, 40, 40], [100, 10, 40, 40]);
    expect(driver.document.regions[1]?.labels).toEqual(["crane"]);
  });

  it("a marquee selects what lies wholly inside", () => {
    open().drag([5, 5], [145, 60]).expectSelected("a", "b").drag([5, 5], [120, 60]).expectSelected("a");
  });

  it("arrows nudge by 1, with Shift by 10, with Alt resize; a held key is one undo step", () => {
    const driver = open()
      .click([20, 20])
      .key("ArrowRight")
      .key("shift+ArrowDown")
      .expectBoxes([11, 20, 40, 40], [100, 10, 40, 40])
      .key("alt+ArrowRight")
      .expectBoxes([11, 20, 41, 40], [100, 10, 40, 40]);
    expect(driver.undoSteps).toBe(3);
    driver.key("ArrowLeft").key("ArrowLeft", true).key("ArrowLeft", true);
    expect(driver.undoSteps).toBe(4);
    driver.key("ctrl+z").expectBoxes([11, 20, 41, 40], [100, 10, 40, 40]);
  });

  it("hidden and locked regions are neither hit nor changed, and submit would still hold them", () => {
    const driver = open().click([20, 20]).key("h").key("Delete").click([80, 80]).click([20, 20]);
    driver.expectSelected();
    for (let i = 0; i < 50; i++) driver.key("ctrl+z");
    driver.click([110, 20]).key("l").key("Delete").drag([110, 20], [150, 60]);
    driver.expectBoxes([10, 10, 40, 40], [100, 10, 40, 40]);
  });

  it("[ and ] walk through the regions", () => {
    open().key("]").expectSelected("a").key("]").expectSelected("b").key("]").expectSelected("a").key("[");
  });

  it("finds one of 2,000 regions among the others, however often the pointer moves", () => {
    const regions = Array.from({ length: 2000 }, (_, i) =>
      boxRegion(`r${i}`, (i % 50) * 4, Math.floor(i / 50) * 2.5, 3, 2),
    );
    const driver = open(documentOf(...regions));
    driver.click([1, 1]);
    for (let i = 0; i < 100; i++) driver.pointer("move", [i, i / 2]);
    driver.click([4 * 7 + 1, 2.5 * 11 + 1]).expectSelected(`r${11 * 50 + 7}`);
  });
});

describe("box shape", () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const point = fc.tuple(number(-400, 600), number(-400, 600));
  const box = fc
    .record({ x: number(0, 150), y: number(0, 80), width: number(1, 50), height: number(1, 20) })
    .chain((rect) => number(0, 359).map((rotation) => ({ kind: "box" as const, ...rect, rotation })));
  const limits = { width: 200, height: 100 };
  const inputs = { image: { kind: "image" as const, widthPx: 200, heightPx: 100 } };
  const handle = fc.constantFrom("nw", "n", "ne", "e", "se", "s", "sw", "w", "rotate");

  it("whatever is pulled wherever, the box may be stored", () => {
    fc.assert(
      fc.property(box, handle, point, fc.boolean(), fc.boolean(), (shape, id, to, constrain, upright) => {
        const from = upright ? { ...shape, rotation: 0 } : shape;
        for (const next of [
          boxEditor.dragHandle(from, id, to, { limits, constrain }),
          boxEditor.move(from, to[0], to[1], limits),
          boxEditor.grow(from, to[0], to[1], limits),
          boxEditor.setField(from, "width", to[0], limits),
          boxEditor.setField(from, "rotation", to[1], limits),
        ]) {
          const region = { ...boxRegion("a", 0, 0, 1, 1), shape: next };
          const checked = checkDocument(documentOf(region), IMAGE_SCHEMA, inputs, "draft");
          expect(checked.ok ? [] : checked.error, JSON.stringify(next)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("a rotated box keeps its opposite corner when one is pulled", () => {
    const start = { kind: "box" as const, x: 80, y: 40, width: 40, height: 20, rotation: 30 };
    const corner = (shape: typeof start, id: string) =>
      boxEditor.handles(shape, { pixel: 1, rotatable: false }).find((grip) => grip.id === id)?.pulls ?? [
        0, 0,
      ];
    const pulled = boxEditor.dragHandle(start, "se", [130, 75], { limits, constrain: false });
    const [before, after] = [corner(start, "nw"), corner(pulled as typeof start, "nw")];
    expect(after[0]).toBeCloseTo(before[0], 1);
    expect(after[1]).toBeCloseTo(before[1], 1);
  });
});
