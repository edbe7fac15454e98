/** Arguments of events, made by the keys and clicks that make relations. */
import { expect, test } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { chooseRelationLabel, pickEnd } from "@/lib/editor/relate";
import type { ControlOf } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";

const TEXT = "Ann sold Bo a car in Oslo.";
const roles: ControlOf<"relation"> = {
  id: "roles",
  name: "Roles",
  kind: "relation",
  structure: "events",
  directed: true,
  from: ["triggers"],
  to: ["entities"],
  singleRoles: ["place"],
  labels: ["agent", "place"].map((id) => ({ id, name: id })),
};
function span(id: string, control: string, word: string): Region {
  const start = TEXT.indexOf(word);
  const end = start + word.length;
  const parts = [{ start, end, text: indexCodePoints(TEXT).slice(start, end) }];
  return { id, control, labels: ["product"], shape: { kind: "span", parts }, origin: "manual" };
}
function editorWith() {
  const regions = [
    span("sold", "triggers", "sold"),
    span("ann", "entities", "Ann"),
    span("bo", "entities", "Bo"),
    span("oslo", "entities", "Oslo"),
  ];
  const { editor } = new EditorDriver({ text: TEXT, document: { answers: {}, regions, relations: [] } });
  const { schema } = editor.getState();
  const entities = schema.controls.find(({ id }) => id === "entities");
  if (!entities) throw new Error("the driver has spans");
  const controls = [...schema.controls, { ...entities, id: "triggers", name: "Triggers" }, roles];
  editor.set({ schema: { ...schema, controls: controls as typeof schema.controls } });
  return editor;
}
const made = (editor: ReturnType<typeof editorWith>) =>
  editor.getState().document.relations.map(({ label, from, to }) => `${from} ${label} ${to}`);

test("an event goes on with its next argument, by keys and clicks, until it is let go of", () => {
  const editor = editorWith();
  editor.select(["sold"]);
  chooseRelationLabel(editor, { control: "roles", label: "agent" });
  pickEnd(editor, "ann");
  expect(editor.getState().linkFrom).toBe("sold");
  editor.select(["bo"]);
  chooseRelationLabel(editor, { control: "roles", label: "agent" });
  chooseRelationLabel(editor, { control: "roles", label: "place" });
  pickEnd(editor, "oslo");
  expect(made(editor)).toEqual(["sold agent ann", "sold agent bo", "sold place oslo"]);
});

test("an argument may be picked before its trigger", () => {
  const editor = editorWith();
  editor.setActive({ control: "roles", label: "agent" });
  pickEnd(editor, "ann");
  pickEnd(editor, "sold");
  expect(made(editor)).toEqual(["sold agent ann"]);
});

test("a role that an event may have once is not added again", () => {
  const editor = editorWith();
  editor.setActive({ control: "roles", label: "place" });
  pickEnd(editor, "sold");
  pickEnd(editor, "oslo");
  pickEnd(editor, "bo");
  expect(made(editor)).toEqual(["sold place oslo"]);
  expect(editor.getState().linkProblem).toBe("roleTaken");
});
