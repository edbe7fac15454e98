/** Relations between regions: made by pointer and by keys, changed, copied and kept or dropped with their regions. */
import { describe, expect, it, vi } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, type Relation } from "@/lib/annotation/document";
import { chooseLabel } from "@/lib/editor/choose-label";
import { copySelected, paste } from "@/lib/editor/clipboard";
import { combineRegions } from "@/lib/editor/combine";
import { removeRegions } from "@/lib/editor/commands";
import {
  chooseRelationLabel,
  linkSelected,
  pickEnd,
  removeSelectedRelation,
  selectRelation,
  turnSelectedRelation,
} from "@/lib/editor/relate";
import type { Control, ControlOf, LabelSchema } from "@/lib/labels/schema";
import { boxRegion, EditorDriver, IMAGE_SCHEMA } from "../../support/editor-driver";

const labels = [
  { id: "rides", name: "Rides" },
  { id: "holds", name: "Holds" },
];
const links: ControlOf<"relation"> = { id: "links", name: "Links", kind: "relation", labels, directed: true };
const polygons: Control = {
  id: "parts",
  name: "Parts",
  kind: "polygon",
  input: "image",
  labels: [{ id: "leaf", name: "Leaf" }],
};
const schemaWith = (relation: Control): LabelSchema => ({
  ...IMAGE_SCHEMA,
  controls: [...IMAGE_SCHEMA.controls, polygons, relation],
});
const SCHEMA = schemaWith(links);
const THREE: AnnotationDocument = {
  ...emptyDocument(),
  regions: [boxRegion("a", 0, 0, 20, 20), boxRegion("b", 60, 0, 20, 20), boxRegion("c", 120, 60, 20, 20)],
};
const related = (id: string, from: string, to: string, label = "rides"): Relation => ({
  id,
  control: "links",
  label,
  from,
  to,
});

function open(schema = SCHEMA, document = THREE) {
  const driver = new EditorDriver({ schema, document });
  const { editor } = driver;
  const pairs = () => driver.document.relations.map(({ label, from, to }) => [label, from, to]);
  const isSound = () =>
    checkDocument(
      driver.document,
      schema,
      taskInputs(schema, {}, { image: { widthPx: 200, heightPx: 100 } }),
      "submitted",
    ).ok;
  const take = (label = "rides") => chooseRelationLabel(editor, { control: "links", label });
  return { driver, editor, pairs, isSound, take };
}

describe("by pointer", () => {
  it("a drag from one region to the other joins them, in one undo step", () => {
    const { driver, take, pairs, isSound } = open();
    take();
    driver.drag([10, 10], [70, 10]);
    expect(pairs()).toEqual([["rides", "a", "b"]]);
    expect(isSound()).toBe(true);
    expect(driver.undoSteps).toBe(1);
    driver.editor.undo();
    expect(pairs()).toEqual([]);
    driver.editor.redo();
    expect(pairs()).toEqual([["rides", "a", "b"]]);
  });

  it("a click on each joins them; a click on nothing begins anew", () => {
    const { driver, editor, take, pairs } = open();
    take("holds");
    driver.click([10, 10]);
    expect(editor.getState()).toMatchObject({ linkFrom: "a", selection: ["a"] });
    driver.click([199, 99]);
    expect(editor.getState().linkFrom).toBeNull();
    driver.click([70, 10]).click([130, 70]);
    expect(pairs()).toEqual([["holds", "b", "c"]]);
    expect(editor.getState()).toMatchObject({ linkFrom: null, selection: [] });
  });

  it("works in a view that is zoomed and moved, and Escape drops a drag", () => {
    const { driver, editor, take, pairs } = open();
    driver.view({ scale: 3, x: -40, y: 25 });
    take();
    driver.pointer("down", [-10, 55]).pointer("move", [170, 55]);
    editor.cancelGesture();
    driver.pointer("up", [170, 55]);
    expect(pairs()).toEqual([]);
    driver.drag([-10, 55], [170, 55]);
    expect(pairs()).toEqual([["rides", "a", "b"]]);
  });

  it("refuses a region with itself, the same relation twice, and ends that the control does not take", () => {
    const { driver, editor, take, pairs } = open(schemaWith({ ...links, to: ["parts"] }), {
      ...THREE,
      relations: [],
    });
    take();
    driver.drag([10, 10], [70, 10]);
    expect(editor.getState().linkProblem).toBe("wrongEnds");
    expect(pairs()).toEqual([]);
    const free = open();
    free.take();
    free.driver.drag([10, 10], [70, 10]).drag([10, 10], [70, 10]);
    expect(free.editor.getState().linkProblem).toBe("known");
    free.driver.drag([2, 2], [15, 15]);
    expect(free.editor.getState().linkProblem).toBe("itself");
    expect(free.pairs()).toEqual([["rides", "a", "b"]]);
  });

  it("without a direction either way round is the same relation", () => {
    const { driver, editor, take, pairs } = open(schemaWith({ ...links, directed: false }));
    take();
    driver.drag([10, 10], [70, 10]).drag([70, 10], [10, 10]);
    expect(pairs()).toEqual([["rides", "a", "b"]]);
    expect(editor.getState().linkProblem).toBe("known");
  });

  it("changes nothing in a document that can only be read", () => {
    const driver = new EditorDriver({ schema: SCHEMA, document: THREE, readOnly: true });
    chooseRelationLabel(driver.editor, { control: "links", label: "rides" });
    driver.drag([10, 10], [70, 10]);
    expect(driver.document.relations).toEqual([]);
  });
});

describe("by keys", () => {
  it("the label of a relation is chosen by its key, which takes the tool in hand", async () => {
    const { driver, editor } = open();
    // Two labels of boxes and one of polygons have the first three keys.
    driver.key("4");
    await vi.waitFor(() => expect(editor.getState().toolId).toBe("link"));
    expect(editor.getState().active).toEqual({ control: "links", label: "rides" });
  });

  it("joins two selected regions in the order in which they were selected", () => {
    const { editor, take, pairs } = open();
    editor.select(["c", "a"]);
    take();
    expect(pairs()).toEqual([["rides", "c", "a"]]);
  });

  it("begins at the selected region and ends, by the same key or by Enter, at another one", () => {
    const { editor, take, pairs } = open();
    editor.select(["a"]);
    take();
    expect(editor.getState().linkFrom).toBe("a");
    expect(linkSelected(editor)).toBe(false);
    editor.select(["b"]);
    take();
    editor.select(["b"]);
    take();
    editor.select(["c"]);
    expect(linkSelected(editor)).toBe(true);
    expect(pairs()).toEqual([
      ["rides", "a", "b"],
      ["rides", "b", "c"],
    ]);
  });

  it("a beginning whose region has gone is none", () => {
    const { editor, take, pairs } = open();
    editor.select(["a"]);
    take();
    editor.dispatch([removeRegions(["a"])]);
    pickEnd(editor, "b");
    expect(editor.getState().linkFrom).toBe("b");
    expect(pairs()).toEqual([]);
  });

  it("a label of regions lets go of what was begun", () => {
    const { editor, take } = open();
    editor.select(["a"]);
    take();
    chooseLabel(editor, { control: "objects", label: "crane" });
    expect(editor.getState()).toMatchObject({ linkFrom: null, toolId: "select" });
    expect(editor.getState().document.regions[0]?.labels).toEqual(["crane"]);
  });
});

describe("a relation that is there", () => {
  const document = { ...THREE, relations: [related("x", "a", "b"), related("y", "b", "c")] };

  it("is relabeled and turned round at its place, each in one undo step", () => {
    const { driver, editor, take, pairs } = open(SCHEMA, document);
    selectRelation(editor, "x");
    take("holds");
    turnSelectedRelation(editor);
    expect(pairs()).toEqual([
      ["holds", "b", "a"],
      ["rides", "b", "c"],
    ]);
    expect(driver.undoSteps).toBe(2);
    editor.undo();
    editor.undo();
    expect(driver.document.relations).toEqual(document.relations);
  });

  it("comes back by undo as it was when it was removed", () => {
    const { editor, take, pairs } = open(SCHEMA, document);
    selectRelation(editor, "x");
    take("holds");
    turnSelectedRelation(editor);
    removeSelectedRelation(editor);
    expect(pairs()).toEqual([["rides", "b", "c"]]);
    editor.undo();
    expect(pairs()).toEqual([
      ["holds", "b", "a"],
      ["rides", "b", "c"],
    ]);
  });

  it("stays as it is where the same relation is there already", () => {
    const both = { ...THREE, relations: [related("x", "a", "b"), related("y", "b", "a")] };
    const { editor, pairs } = open(SCHEMA, both);
    selectRelation(editor, "x");
    turnSelectedRelation(editor);
    expect(pairs()).toEqual([
      ["rides", "a", "b"],
      ["rides", "b", "a"],
    ]);
  });

  it("is let go of when a region is selected, and goes with its regions, by undo back with them", () => {
    const { driver, editor, pairs } = open(SCHEMA, document);
    selectRelation(editor, "x");
    editor.select(["c"]);
    expect(editor.getState().relationId).toBeNull();
    driver.key("Delete");
    expect(pairs()).toEqual([["rides", "a", "b"]]);
    editor.undo();
    expect(driver.document.relations).toEqual(document.relations);
  });

  it("is copied with both of its regions, and not with one", () => {
    const { editor, pairs } = open(SCHEMA, document);
    editor.select(["a", "b"]);
    copySelected(editor.getState());
    const { commands, select } = paste(editor.getState(), editor.newId);
    editor.dispatch(commands);
    expect(pairs().slice(2)).toEqual([["rides", ...select]]);
  });

  it("goes over to the region that takes the place of joined ones", async () => {
    const square = (id: string, x: number) => ({
      id,
      control: "parts",
      labels: ["leaf"],
      shape: {
        kind: "polygon" as const,
        points: [
          [x, 0],
          [x + 30, 0],
          [x + 30, 30],
          [x, 30],
        ] as [number, number][],
      },
    });
    const { editor, pairs, isSound } = open(SCHEMA, {
      ...emptyDocument(),
      regions: [square("p", 0), square("q", 20), boxRegion("c", 120, 60, 20, 20)],
      relations: [related("x", "q", "c"), related("y", "p", "q")],
    });
    editor.select(["p", "q"]);
    editor.dispatch(await combineRegions(editor.getState(), "union", editor.newId));
    expect(pairs()).toEqual([["rides", "p", "c"]]);
    expect(isSound()).toBe(true);
    editor.undo();
    expect(pairs()).toEqual([
      ["rides", "q", "c"],
      ["rides", "p", "q"],
    ]);
  });
});

describe("copies on a smaller image", () => {
  const pair: AnnotationDocument = {
    ...emptyDocument(),
    regions: [boxRegion("a", 120, 0, 20, 20), boxRegion("b", 170, 40, 20, 20)],
  };
  const pasted = (size: [number, number]) => {
    const first = new EditorDriver({ schema: SCHEMA, document: pair });
    first.editor.select(["a", "b"]);
    copySelected(first.editor.getState());
    const other = new EditorDriver({ schema: SCHEMA, size });
    other.editor.dispatch(paste(other.editor.getState(), other.editor.newId).commands);
    return other.boxes.map(({ x, y }) => [x, y]);
  };

  it("are moved together, so that they keep their places to each other", () => {
    expect(pasted([200, 100])).toEqual([
      [120, 0],
      [170, 40],
    ]);
    expect(pasted([100, 100])).toEqual([
      [30, 0],
      [80, 40],
    ]);
  });

  it("those that lie outside are left out where all of them do not fit", () => {
    expect(pasted([60, 50])).toEqual([]);
    expect(pasted([145, 50])).toEqual([[120, 0]]);
  });
});
