/** Decisions item by item on an open editor: what stands in the document afterwards, the way on, and one undo for each. */
import { expect, it } from "vitest";
import { alignAnnotations } from "@/lib/adjudication/align";
import { type AnnotationDocument, emptyDocument } from "@/lib/annotation/document";
import { Adjudicator } from "@/lib/client/adjudication/adjudicator";
import { chooseLabel } from "@/lib/editor/choose-label";
import { editOne, pickPredicted } from "@/lib/editor/judge-predictions";
import { waitingShown } from "@/lib/editor/predictions";
import type { LabelSchema } from "@/lib/labels/schema";
import { boxRegion, EditorDriver, IMAGE_SCHEMA, TEXT_SCHEMA } from "../../support/editor-driver";

function adjudicate(schema: LabelSchema, documents: readonly Partial<AnnotationDocument>[]) {
  let n = 0;
  const given = documents.map((document, i) => ({
    by: "ABC"[i] ?? "",
    document: { ...emptyDocument(), ...document },
    isNew: true,
  }));
  const { document, items } = alignAnnotations(schema, given, { decided: null, newId: () => `n${++n}` });
  const driver = new EditorDriver({ schema, document, text: "Tea for two costs 3 pounds" });
  const adjudicator = new Adjudicator(driver.editor, items);
  adjudicator.open();
  const state = () => adjudicator.getState();
  return { driver, editor: driver.editor, adjudicator, items, state };
}
const crane = (id: string, x: number) => ({ ...boxRegion(id, x, 0, 20, 20), labels: ["crane"] });

/** The first found by one of two, the second with two labels. */
const boxes = () =>
  adjudicate(IMAGE_SCHEMA, [
    { regions: [boxRegion("a1", 0, 0, 20, 20), boxRegion("a2", 60, 0, 20, 20)] },
    { regions: [crane("b2", 60)] },
  ]);

it("a choice takes one key to decide, and nothing is open afterwards", () => {
  const { editor, state, driver } = adjudicate(TEXT_SCHEMA, [
    { answers: { topic: "billing" } },
    { answers: { topic: "refund" } },
  ]);
  expect(state()).toMatchObject({ asked: 1, left: 1, place: 0 });
  chooseLabel(editor, { control: "topic", label: "refund" });
  expect(driver.document.answers).toEqual({ topic: "refund" });
  expect(state()).toMatchObject({ left: 0 });
});

it("shows what annotators have marked, takes one of it, and goes on", () => {
  const { adjudicator, editor, driver, items, state } = boxes();
  expect(waitingShown(editor.getState()).map(({ id }) => id)).toEqual([`${items[0]?.id}:0`]);
  adjudicator.take(0);
  expect(driver.document.regions).toMatchObject([{ id: items[0]?.id, labels: ["ship"] }]);
  expect(state()).toMatchObject({ current: { why: "label" }, left: 1 });
  expect(waitingShown(editor.getState())).toHaveLength(2);
  // Two labels have a vote each: nothing is proposed.
  expect(adjudicator.propose()).toBe(false);
  adjudicator.take(1);
  expect(driver.document.regions.map(({ labels }) => labels)).toEqual([["ship"], ["crane"]]);
  expect(state().left).toBe(0);
  expect(waitingShown(editor.getState())).toEqual([]);
});

it("keeps an object under any label by its key, and what is selected is relabeled as ever", () => {
  const { adjudicator, editor, driver } = boxes();
  chooseLabel(editor, { control: "objects", label: "crane" });
  expect(driver.document.regions.map(({ labels }) => labels)).toEqual([["crane"]]);
  expect(editor.getState().active).toBeNull();
  adjudicator.edit();
  chooseLabel(editor, { control: "objects", label: "ship" });
  expect(driver.document.regions.map(({ labels }) => labels)).toEqual([["crane"], ["ship"]]);
});

it("has a prediction before and after an object is at hand, so that views which were opened before draw its forms", () => {
  const schema = { ...IMAGE_SCHEMA, controls: [...TEXT_SCHEMA.controls.slice(1), ...IMAGE_SCHEMA.controls] };
  const { editor, adjudicator } = adjudicate(schema, [
    { answers: { topic: "billing" }, regions: [boxRegion("a1", 0, 0, 20, 20)] },
    { answers: { topic: "refund" } },
  ]);
  const shown = () => editor.getState().predictions.map(({ document }) => document.regions.length);
  expect(shown()).toEqual([0]);
  adjudicator.take(0);
  expect(shown()).toEqual([1]);
  adjudicator.drop();
  expect(shown()).toEqual([0]);
});

it("takes back one decision after the other, also those that left nothing in the document", () => {
  const { adjudicator, driver, items, state } = boxes();
  adjudicator.drop();
  adjudicator.take(0);
  expect(state().left).toBe(0);
  adjudicator.undo();
  expect(driver.document.regions).toEqual([]);
  expect(state()).toMatchObject({ left: 1, current: { id: items[1]?.id } });
  adjudicator.undo();
  expect(state()).toMatchObject({ left: 2, current: { id: items[0]?.id } });
  adjudicator.undo();
  expect(state().left).toBe(2);
});

it("a form that is clicked is taken, and a shape drawn anew takes the place of the object", () => {
  const { adjudicator, editor, driver, items, state } = boxes();
  pickPredicted(editor, `${items[0]?.id}:0`);
  editOne(editor);
  expect(driver.document.regions).toMatchObject([{ id: items[0]?.id }]);
  expect(driver.document.regions[0]?.source).toBeUndefined();
  adjudicator.look(items[1]?.id ?? "");
  adjudicator.draw();
  chooseLabel(editor, { control: "objects", label: "crane" });
  driver.drag([100, 10], [140, 50]);
  expect(driver.document.regions).toHaveLength(2);
  expect(state().left).toBe(0);
  adjudicator.undo();
  expect(state()).toMatchObject({ left: 1, current: { id: items[1]?.id } });
});

it("what is deleted by hand is left out, and another choice takes its place", () => {
  const { adjudicator, editor, driver, items, state } = boxes();
  adjudicator.take(0);
  adjudicator.take(0);
  adjudicator.look(items[0]?.id ?? "");
  driver.key("Delete");
  expect(driver.document.regions.map(({ id }) => id)).toEqual([items[1]?.id]);
  expect(state().left).toBe(0);
  adjudicator.look(items[1]?.id ?? "");
  adjudicator.take(1);
  expect(driver.document.regions).toMatchObject([{ id: items[1]?.id, labels: ["crane"] }]);
  expect(editor.getState().document.regions).toHaveLength(1);
});

it("tells what cannot be decided: a question without its answer, an object in the form most gave it", () => {
  const schema = { ...IMAGE_SCHEMA, controls: [...TEXT_SCHEMA.controls.slice(1), ...IMAGE_SCHEMA.controls] };
  const { adjudicator, driver, state, items } = adjudicate(schema, [
    { answers: { topic: "billing" }, regions: [boxRegion("a1", 0, 0, 20, 20)] },
    { answers: { topic: "refund" } },
  ]);
  const object = items[1];
  adjudicator.take(0);
  adjudicator.look("topic");
  adjudicator.doubt();
  expect(driver.document.answers).toEqual({});
  adjudicator.doubt();
  expect(state().left).toBe(0);
  expect(driver.document.regions).toEqual([]);
  const region = { id: object?.id, control: "objects", labels: ["ship"] };
  expect(adjudicator.undecidable([])).toMatchObject([{ control: "topic" }, { control: "objects", region }]);
  adjudicator.undo();
  expect(adjudicator.undecidable([])).toEqual([{ control: "topic" }]);
  adjudicator.take(0);
  adjudicator.look("topic");
  adjudicator.take(0);
  expect(adjudicator.undecidable([])).toEqual([]);
});

it("what an earlier resolution could not decide stays so, unless it is asked again", () => {
  const { adjudicator } = boxes();
  const region = boxRegion("old", 200, 200, 10, 10);
  expect(adjudicator.undecidable([{ control: "objects", region }])).toEqual([{ control: "objects", region }]);
  const [asked] = adjudicator.getState().current ? [adjudicator.getState().current] : [];
  const again = { ...region, id: asked?.id ?? "" };
  expect(adjudicator.undecidable([{ control: "objects", region: again }])).toEqual([]);
});

it("what is answered or drawn by hand after all is undecidable no more", () => {
  const topics = adjudicate(TEXT_SCHEMA, [
    { answers: { topic: "billing" } },
    { answers: { topic: "refund" } },
  ]);
  topics.adjudicator.doubt();
  expect(topics.adjudicator.undecidable([])).toEqual([{ control: "topic" }]);
  chooseLabel(topics.editor, { control: "topic", label: "refund" });
  expect(topics.adjudicator.undecidable([])).toEqual([]);
  const { adjudicator, driver, items } = boxes();
  adjudicator.doubt();
  adjudicator.look(items[0]?.id ?? "");
  adjudicator.draw();
  driver.drag([10, 10], [30, 40]);
  expect(driver.document.regions).toHaveLength(1);
  expect(adjudicator.undecidable([])).toEqual([]);
});
