/** Shapes of shapes: joined, taken away, cut, converted, copied; each one undo step. */
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, type Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import type { ActionContext } from "@/lib/editor/actions/action";
import { OBJECT_ACTIONS } from "@/lib/editor/actions/object-actions";
import { SHAPE_ACTIONS } from "@/lib/editor/actions/shape-actions";
import { copySelected, duplicate, paste } from "@/lib/editor/clipboard";
import { conversionTargets } from "@/lib/editor/combinable";
import { combineRegions, convertRegions, sliceRegions } from "@/lib/editor/combine";
import type { Command } from "@/lib/editor/commands";
import { dispatchLater } from "@/lib/editor/dispatch-later";
import { insertRegion } from "@/lib/editor/shape-changes";
import type { EditorState } from "@/lib/editor/state";
import { EditorStore } from "@/lib/editor/store";
import { regionKind } from "@/lib/kinds";
import { ringsOf } from "@/lib/kinds/outlines";
import type { LabelSchema } from "@/lib/labels/schema";
import { EDITING } from "../../support/editor-driver";

const labels = [
  { id: "leaf", name: "Leaf" },
  { id: "stem", name: "Stem" },
];
const control = (id: string, kind: "box" | "polygon" | "mask") =>
  ({ id, kind, name: id, input: "image", labels }) as const;
const SCHEMA: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [control("polygons", "polygon"), control("masks", "mask"), control("boxes", "box")],
};
const INPUTS = taskInputs(SCHEMA, {}, { image: { widthPx: 200, heightPx: 100 } });

const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];
const polygon = (id: string, points: Point[], label = "leaf"): Region => ({
  id,
  control: "polygons",
  labels: [label],
  shape: { kind: "polygon", points },
});

function open(...regions: Region[]) {
  let made = 0;
  const editor = new EditorStore({
    editing: EDITING,
    schema: SCHEMA,
    inputs: INPUTS,
    document: { ...emptyDocument(), regions } as AnnotationDocument,
    newId: () => `n${++made}`,
  });
  const areas = () =>
    Object.fromEntries(
      editor.getState().document.regions.map(({ id, shape }) => [id, ringArea(ringsOf(shape) ?? [])]),
    );
  const isSound = () => checkDocument(editor.getState().document, SCHEMA, INPUTS, "submitted").ok;
  return { editor, areas, isSound };
}

const later = (editor: EditorStore, make: (state: EditorState) => Promise<Command[]>) =>
  dispatchLater(editor, async (state) => ({ commands: await make(state) }));

describe("combining shapes", () => {
  const both = () => {
    const opened = open(polygon("a", square(10, 10, 40)), polygon("b", square(30, 10, 40), "stem"));
    opened.editor.select(["a", "b"]);
    return opened;
  };

  it.each([
    ["union", { a: 40 * 60 }],
    ["intersect", { a: 40 * 20 }],
    ["subtract", { a: 40 * 20, b: 40 * 40 }],
  ] as const)("%s: the first shape becomes the result, in one undo step", async (combination, expected) => {
    const { editor, areas, isSound } = both();
    await later(editor, (state) => combineRegions(state, combination, editor.newId));
    expect(areas()).toEqual(expected);
    expect(isSound()).toBe(true);
    expect(editor.getState().document.regions[0]).toMatchObject({ id: "a", labels: ["leaf"] });
    expect(editor.getState().history.past).toHaveLength(1);
    editor.undo();
    expect(areas()).toEqual({ a: 1600, b: 1600 });
  });

  it("the shape selected first is the one that others are taken from", async () => {
    const { editor, areas } = both();
    editor.select(["b", "a"]);
    await later(editor, (state) => combineRegions(state, "subtract", editor.newId));
    expect(areas()).toEqual({ a: 1600, b: 800 });
  });

  it("a hole stays a hole, parts that fall apart are shapes of their own, and nothing is left of nothing", async () => {
    const hole = open(polygon("a", square(10, 10, 60)), polygon("b", square(20, 20, 20)));
    hole.editor.select(["a", "b"]);
    await later(hole.editor, (state) => combineRegions(state, "subtract", hole.editor.newId));
    expect(hole.areas()).toEqual({ a: 3600 - 400, b: 400 });
    expect(hole.editor.getState().document.regions[0]?.shape).toMatchObject({ holes: [expect.anything()] });

    const bar: Point[] = [
      [30, 0],
      [40, 0],
      [40, 100],
      [30, 100],
    ];
    const apart = open(polygon("a", square(10, 10, 60)), polygon("b", bar));
    apart.editor.select(["a", "b"]);
    await later(apart.editor, (state) => combineRegions(state, "subtract", apart.editor.newId));
    expect(apart.areas()).toEqual({ a: 20 * 60, n1: 30 * 60, b: 1000 });

    const all = open(polygon("a", square(20, 20, 10)), polygon("b", square(10, 10, 60)));
    all.editor.select(["a", "b"]);
    await later(all.editor, (state) => combineRegions(state, "subtract", all.editor.newId));
    expect(all.areas()).toEqual({ b: 3600 });
  });

  it("an attempt that can do nothing says what is missing, and changes nothing", () => {
    const box: Region = {
      id: "box",
      control: "boxes",
      labels: ["leaf"],
      shape: { kind: "box", x: 0, y: 0, width: 9, height: 9, rotation: 0 },
    };
    const { editor } = open(polygon("a", square(10, 10, 40)), polygon("b", square(30, 10, 40)), box);
    const context = { editor, repeat: false } as ActionContext;
    const trying = (id: string, ...selected: string[]) => {
      editor.select(selected);
      editor.set({ told: null });
      const action = SHAPE_ACTIONS.concat(OBJECT_ACTIONS).find((one) => one.id === id);
      if (action?.isEnabled(context)) action.run(context);
      const { told, document } = editor.getState();
      expect(document.regions).toHaveLength(3);
      expect(told?.key).toBe(action?.lacks?.(context) ?? undefined);
      return told?.key;
    };
    for (const id of ["region.union", "region.subtract", "region.intersect", "region.group"]) {
      expect(trying(id)).toBe("shapes.lacks_few");
      expect(trying(id, "a")).toBe("shapes.lacks_few");
    }
    expect(trying("region.subtract", "box", "a")).toBe("shapes.lacks_fixedOutline");
    expect(trying("region.ungroup", "a", "b")).toBe("shapes.lacks_group");
    editor.set({ locked: new Set(["b"]) });
    expect(trying("region.subtract", "a", "b")).toBe("shapes.lacks_noAreas");
    editor.set({ readOnly: true });
    expect(editor.getState().told).not.toBeNull();
    expect(SHAPE_ACTIONS[0]?.isEnabled(context)).toBe(false);
  });

  it("what changes while it is computed is not overwritten", async () => {
    const { editor, areas } = both();
    const done = later(editor, (state) => combineRegions(state, "union", editor.newId));
    editor.undo();
    editor.dispatch([{ type: "remove", regions: ["b"], relations: [] }]);
    expect(await done).toBe(false);
    expect(areas()).toEqual({ a: 1600 });
  });

  it("locked and hidden shapes stay as they are", async () => {
    const { editor, areas } = both();
    editor.toggle("locked", ["b"]);
    await later(editor, (state) => combineRegions(state, "union", editor.newId));
    expect(areas()).toEqual({ a: 1600, b: 1600 });
  });
});

describe("cutting shapes by a line", () => {
  const line: Point[] = [
    [0, 30],
    [200, 30],
  ];

  it("makes a piece on either side; the first one keeps the id, and the areas add up", async () => {
    const { editor, areas, isSound } = open(
      polygon("a", square(10, 10, 40)),
      polygon("b", square(60, 40, 40)),
    );
    await later(editor, (state) => sliceRegions(state, "image", line, editor.newId));
    const { a = 0, n1 = 0, b } = areas();
    expect([a, n1].sort((x, y) => x - y)).toEqual([20 * 40, 20 * 40]);
    expect(b).toBe(1600);
    expect(isSound()).toBe(true);
    editor.undo();
    expect(areas()).toEqual({ a: 1600, b: 1600 });
  });

  it("cuts masks by whole pixels, and none is lost or doubled", async () => {
    const { editor, areas } = open(polygon("a", square(10, 10, 40)));
    editor.select(["a"]);
    const { commands, select } = convertRegions(editor.getState(), "masks", editor.newId);
    editor.dispatch(commands);
    editor.select(select);
    await later(editor, (state) =>
      sliceRegions(
        state,
        "image",
        [
          [0, 5],
          [60, 60.3],
        ],
        editor.newId,
      ),
    );
    const pieces = Object.values(areas());
    expect(pieces).toHaveLength(2);
    expect(pieces.reduce((sum, area) => sum + area, 0)).toBe(1600);
  });

  it("with shapes selected cuts only those, and leaves what it does not cut through", async () => {
    const { editor, areas } = open(polygon("a", square(10, 10, 40)), polygon("b", square(60, 10, 40)));
    editor.select(["b"]);
    await later(editor, (state) => sliceRegions(state, "image", line, editor.newId));
    expect(areas()).toEqual({ a: 1600, b: 800, n1: 800 });
    editor.undo();
    await later(editor, (state) =>
      sliceRegions(
        state,
        "image",
        [
          [0, 30],
          [30, 30],
        ],
        editor.newId,
      ),
    );
    expect(areas()).toEqual({ a: 1600, b: 1600 });
  });
});

describe("turning shapes into another kind", () => {
  it("offers the other kinds of the schema that have an area", () => {
    const { editor } = open(polygon("a", square(10, 10, 40)));
    expect(conversionTargets(editor.getState())).toEqual([]);
    editor.select(["a"]);
    expect(conversionTargets(editor.getState()).map(({ id }) => id)).toEqual(["masks", "boxes"]);
  });

  it("polygon to mask and back covers the same; the label goes along; one undo each", () => {
    const { editor, areas, isSound } = open(polygon("a", square(10, 10, 40), "stem"));
    editor.select(["a"]);
    const convert = (id: string) => {
      const { commands, select } = convertRegions(editor.getState(), id, editor.newId);
      editor.dispatch(commands);
      editor.select(select);
    };
    convert("masks");
    expect(areas()).toEqual({ n1: 1600 });
    expect(isSound()).toBe(true);
    expect(editor.getState().document.regions).toMatchObject([{ control: "masks", labels: ["stem"] }]);
    convert("polygons");
    expect(areas()).toEqual({ n2: 1600 });
    convert("boxes");
    expect(editor.getState().document.regions[0]?.shape).toMatchObject({
      x: 10,
      y: 10,
      width: 40,
      height: 40,
    });
    for (let i = 0; i < 3; i++) editor.undo();
    expect(areas()).toEqual({ a: 1600 });
  });
});

it("a new shape without a pointer lies beside the one before, not on it", () => {
  const { editor } = open();
  editor.setActive({ control: "boxes", label: "leaf" });
  for (const id of ["a", "b"]) {
    const command = insertRegion(editor.getState(), id);
    if (command) editor.dispatch([command]);
  }
  const [a, b] = editor
    .getState()
    .document.regions.map(({ shape }) => regionKind(shape.kind).geometry?.bounds(shape));
  expect(b).toEqual({ ...a, x: (a?.x ?? 0) + 10, y: (a?.y ?? 0) + 10, kind: "box", rotation: 0 });
});

describe("copying shapes", () => {
  it("puts a copy beside, and in another task where it was, as a region of its own", () => {
    const { editor } = open(polygon("a", square(10, 10, 40), "stem"));
    editor.select(["a"]);
    const { commands, select } = duplicate(editor.getState(), editor.newId);
    editor.dispatch(commands);
    expect(select).toEqual(["n1"]);
    expect(editor.getState().document.regions[1]).toMatchObject({
      id: "n1",
      labels: ["stem"],
      origin: "manual",
      shape: {
        points: [
          [20, 20],
          [60, 20],
          [60, 60],
          [20, 60],
        ],
      },
    });
    expect(copySelected(editor.getState())).toBe(true);
    const other = open();
    const pasted = paste(other.editor.getState(), other.editor.newId);
    other.editor.dispatch(pasted.commands);
    expect(other.editor.getState().document.regions).toMatchObject([
      { id: "n1", labels: ["stem"], shape: { points: square(10, 10, 40) } },
    ]);
  });
});
