/** Predictions: what waits, what accepting and rejecting does to the document, and that undo brings all of it back. */
import { describe, expect, it } from "vitest";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { duplicate } from "@/lib/editor/clipboard";
import { combineRegions, convertRegions } from "@/lib/editor/combine";
import {
  acceptAll,
  acceptOne,
  editOne,
  lookBeside,
  pickAt,
  rejectAll,
  rejectOne,
} from "@/lib/editor/judge-predictions";
import { waitingShown } from "@/lib/editor/predictions";
import type { LabelSchema } from "@/lib/labels/schema";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

const boxes = (...ids: string[]): AnnotationDocument => ({
  answers: {},
  regions: ids.map((id, i) => boxRegion(id, 20 * i, 0, 10, 10)),
  relations: [],
});
const TEXT: AnnotationDocument = {
  answers: { topic: "refund" },
  regions: [
    {
      id: "a",
      control: "entities",
      labels: ["product"],
      shape: { kind: "span", parts: [{ start: 0, end: 3, text: "Tea" }] },
    },
  ],
  relations: [],
};
const waiting = ({ editor }: EditorDriver) => waitingShown(editor.getState()).map(({ id }) => id);
const sourceOf = (region: string) => ({ prediction: "p1", region, model: "model-1" });

describe("predicted spans", () => {
  it("wait for a decision like shapes, each taken by a key of its own", () => {
    const driver = new EditorDriver({ text: "Tea, now", suggestion: TEXT });
    expect(waiting(driver)).toEqual(["a"]);
    acceptOne(driver.editor);
    driver.expectSpans([0, 3, "Tea", "product"]);
    expect(driver.document.regions[0]?.source).toEqual(sourceOf("a"));
    expect(driver.document.answers).toEqual({});
    driver.key("ctrl+z");
    rejectOne(driver.editor);
    expect(waiting(driver)).toEqual([]);
    driver.expectSpans();
  });
});

describe("a whole prediction", () => {
  it("is accepted as one step, which one undo takes back, with ids of this document and their source", () => {
    const driver = new EditorDriver({ suggestion: boxes("x", "y") });
    acceptAll(driver.editor);
    driver.expectBoxes([0, 0, 10, 10], [20, 0, 10, 10]);
    expect(driver.undoSteps).toBe(1);
    expect(driver.document.regions.map(({ id, origin, source }) => [id, origin, source])).toEqual([
      ["r1", "prediction", sourceOf("x")],
      ["r2", "prediction", sourceOf("y")],
    ]);
    driver.key("ctrl+z").expectBoxes();
    expect(waiting(driver)).toEqual(["x", "y"]);
    driver.key("ctrl+shift+z").expectBoxes([0, 0, 10, 10], [20, 0, 10, 10]);
  });

  it("leaves what the annotator has drawn, and adds no region that is there already", () => {
    const mine = { ...boxRegion("mine", 0, 0, 10, 10), origin: "manual" as const };
    const driver = new EditorDriver({
      document: { ...boxes(), regions: [mine, boxRegion("other", 50, 50, 9, 9)] },
      suggestion: boxes("x", "y"),
    });
    acceptAll(driver.editor);
    driver.expectBoxes([0, 0, 10, 10], [50, 50, 9, 9], [20, 0, 10, 10]);
  });

  it("leaves controls alone that it says nothing about", () => {
    const driver = new EditorDriver({
      text: "Tea for two",
      document: { ...TEXT, answers: {} },
      suggestion: { answers: { topic: "billing" }, regions: [], relations: [] },
    });
    acceptAll(driver.editor);
    driver.expectSpans([0, 3, "Tea", "product"]);
    expect(driver.document.answers).toEqual({ topic: "billing" });
  });

  it("does nothing a second time until something was changed", () => {
    const driver = new EditorDriver({ text: "Tea for two", suggestion: TEXT });
    acceptAll(driver.editor);
    acceptAll(driver.editor);
    expect(driver.undoSteps).toBe(1);
    driver.key("2");
    acceptAll(driver.editor);
    expect(driver.document.answers).toEqual({ topic: "refund" });
    expect(driver.document.regions).toHaveLength(1);
  });

  it("takes the place of unchanged regions of another one", () => {
    const other: Region = { ...boxRegion("o", 70, 0, 5, 5), origin: "prediction" };
    const changed: Region = { ...boxRegion("c", 80, 0, 5, 5), origin: "prediction-changed" };
    const driver = new EditorDriver({
      document: { ...boxes(), regions: [other, changed] },
      suggestion: boxes("x"),
    });
    acceptAll(driver.editor);
    driver.expectBoxes([80, 0, 5, 5], [0, 0, 10, 10]);
  });

  it("keeps the ends of relations together under their new ids", () => {
    const suggestion = {
      ...boxes("x", "y"),
      relations: [{ id: "l", control: "c", label: "of", from: "x", to: "y" }],
    };
    const driver = new EditorDriver({ suggestion });
    acceptOne(driver.editor);
    expect(driver.document.relations).toEqual([]);
    acceptOne(driver.editor);
    expect(driver.document.relations.map(({ from, to }) => [from, to])).toEqual([["r1", "r2"]]);
  });

  it("keeps locked regions, and drops what was being drawn", () => {
    const other: Region = { ...boxRegion("o", 70, 0, 5, 5), origin: "prediction" };
    const driver = new EditorDriver({ document: { ...boxes(), regions: [other] }, suggestion: boxes("x") });
    driver.editor.toggle("locked", ["o"]);
    driver.pointer("down", [300, 300]).pointer("move", [400, 400]);
    acceptAll(driver.editor);
    expect(driver.boxes).toHaveLength(2);
    driver.key("ctrl+z").expectBoxes([70, 0, 5, 5]);
  });

  it("cannot be accepted in a read-only task", () => {
    const driver = new EditorDriver({ readOnly: true, suggestion: boxes("x") });
    for (const act of [acceptAll, acceptOne, rejectOne, rejectAll]) act(driver.editor);
    expect(driver.boxes).toEqual([]);
    expect(driver.undoSteps).toBe(0);
  });
});

describe("predicted regions one by one", () => {
  it("are walked through, accepted and rejected, and the next one is looked at", () => {
    const driver = new EditorDriver({ suggestion: boxes("x", "y", "z") });
    lookBeside(driver.editor, 1);
    lookBeside(driver.editor, 1);
    expect(driver.editor.getState().predictedId).toBe("y");
    acceptOne(driver.editor);
    expect(driver.editor.getState().predictedId).toBe("z");
    rejectOne(driver.editor);
    expect(waiting(driver)).toEqual(["x"]);
    expect(driver.document.rejected).toEqual([{ prediction: "p1", region: "z" }]);
    driver.key("ctrl+z");
    expect(waiting(driver)).toEqual(["x", "z"]);
    expect("rejected" in driver.document).toBe(false);
    driver.key("ctrl+shift+z");
    expect(waiting(driver)).toEqual(["x"]);
  });

  it("are told apart once they are changed, and unchanged again by undo", () => {
    const driver = new EditorDriver({ suggestion: boxes("x") });
    editOne(driver.editor);
    const originOf = () => driver.document.regions[0]?.origin;
    expect(originOf()).toBe("prediction");
    driver.key("ArrowRight");
    expect(originOf()).toBe("prediction-changed");
    expect(driver.document.regions[0]?.source).toEqual(sourceOf("x"));
    driver.key("ctrl+z");
    expect(originOf()).toBe("prediction");
    driver.key("ctrl+shift+z");
    expect(originOf()).toBe("prediction-changed");
  });

  it("wait again after undo, and not after they were deleted: that is a decision", () => {
    const driver = new EditorDriver({ suggestion: boxes("x") });
    acceptOne(driver.editor);
    expect(waiting(driver)).toEqual([]);
    driver.key("ctrl+z");
    expect(waiting(driver)).toEqual(["x"]);
    driver.key("ctrl+shift+z").key("]").key("Delete");
    expect([driver.boxes, waiting(driver)]).toEqual([[], []]);
    driver.key("ctrl+z").key("ctrl+z");
    expect(waiting(driver)).toEqual(["x"]);
  });

  it("are left out below the threshold, also when all shown are accepted or rejected", () => {
    const [x, y] = boxes("x", "y").regions as [Region, Region];
    const suggestion = {
      ...boxes(),
      regions: [
        { ...x, score: 0.9 },
        { ...y, score: 0.3 },
      ],
    };
    const driver = new EditorDriver({ suggestion });
    driver.editor.set({ minScore: 0.5 });
    expect(waiting(driver)).toEqual(["x"]);
    acceptAll(driver.editor);
    expect(driver.document.regions.map(({ source, score }) => [source?.score, score])).toEqual([
      [0.9, undefined],
    ]);
    driver.editor.set({ minScore: 0 });
    expect(waiting(driver)).toEqual(["y"]);
    rejectAll(driver.editor);
    expect(waiting(driver)).toEqual([]);
  });

  it("are picked by place, and let go beside them", () => {
    const driver = new EditorDriver({ suggestion: boxes("x", "y") });
    pickAt(driver.editor, "image", [25, 5]);
    expect(driver.editor.getState().predictedId).toBe("y");
    pickAt(driver.editor, "image", [190, 90]);
    expect(driver.editor.getState().predictedId).toBe(null);
  });

  it("have no copies: those are the annotator's own, and their groups, too", async () => {
    const driver = new EditorDriver({ suggestion: boxes("x") });
    acceptOne(driver.editor);
    driver.key("]");
    const [region] = driver.document.regions;
    driver.editor.dispatch([{ type: "update", id: region?.id ?? "", changes: { group: "g" } }]);
    driver.editor.dispatch(duplicate(driver.editor.getState(), driver.editor.newId).commands);
    const [first, copy] = driver.document.regions;
    expect([first?.origin, copy?.origin, copy?.source]).toEqual(["prediction", "manual", undefined]);
    expect([first?.group, copy?.group === "g"]).toEqual(["g", false]);
    // The copy goes, and what was accepted stays accepted.
    driver.editor.select([copy?.id ?? ""]);
    driver.key("Delete");
    expect("rejected" in driver.document).toBe(false);
  });

  it("that were accepted and then turned into another kind or joined do not wait again", async () => {
    const schema = {
      inputs: [{ id: "image", kind: "image", field: "image" }],
      controls: ["box", "polygon"].map((kind) => ({
        id: kind === "box" ? "objects" : "areas",
        kind,
        name: kind,
        input: "image",
        labels: [{ id: "ship", name: "Ship" }],
      })),
    } as unknown as LabelSchema;
    const driver = new EditorDriver({ schema, suggestion: boxes("x", "y") });
    acceptAll(driver.editor);
    const select = () => driver.editor.select(driver.document.regions.map(({ id }) => id));
    select();
    driver.editor.dispatch(convertRegions(driver.editor.getState(), "areas", driver.editor.newId).commands);
    expect(waiting(driver)).toEqual([]);
    expect(driver.document.regions.map(({ origin, source }) => [origin, source?.region])).toEqual([
      ["prediction-changed", "x"],
      ["prediction-changed", "y"],
    ]);
    select();
    driver.editor.dispatch(await combineRegions(driver.editor.getState(), "union", driver.editor.newId));
    expect(waiting(driver)).toEqual([]);
    driver.key("ctrl+z").key("ctrl+z").key("ctrl+z");
    expect(waiting(driver)).toEqual(["x", "y"]);
  });

  it("get the answers that regions have by default, unless the model has answered", () => {
    const schema = {
      inputs: [{ id: "image", kind: "image", field: "image" }],
      controls: [
        {
          id: "objects",
          kind: "box",
          name: "Objects",
          input: "image",
          labels: [{ id: "ship", name: "Ship" }],
        },
        { id: "speed", kind: "number", name: "Speed", per: "region", default: 5 },
      ],
    } as unknown as LabelSchema;
    const [x, y] = boxes("x", "y").regions as [Region, Region];
    const suggestion = { ...boxes(), regions: [x, { ...y, attributes: { speed: 7 } }] };
    const driver = new EditorDriver({ schema, suggestion });
    acceptAll(driver.editor);
    expect(driver.document.regions.map(({ attributes, origin }) => [attributes?.speed, origin])).toEqual([
      [5, "prediction"],
      [7, "prediction"],
    ]);
    acceptAll(driver.editor);
    expect(driver.undoSteps).toBe(1);
  });
});
