import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { submitBlocker } from "@/lib/client/session/submit-blocker";
import { say } from "@/lib/core/message";
import { apply, type Command, setAnswer, updateRegion } from "@/lib/editor/commands";
import { setAttribute } from "@/lib/editor/edit";
import { emptyHistory, recordEntry, redo, undo } from "@/lib/editor/history";
import type { LabelSchema } from "@/lib/labels/schema";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

const SCHEMA: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "objects",
      kind: "box",
      name: "Objects",
      input: "image",
      labels: [
        { id: "ship", name: "Ship" },
        { id: "buoy", name: "Buoy", attributes: ["lit"] },
      ],
    },
    { id: "words", kind: "text", name: "Words", per: "region", default: "?" },
    { id: "lit", kind: "number", name: "Lit", per: "region", default: 1 },
    { id: "note", kind: "text", name: "Note" },
  ],
};
const problem = say("answers.expectedNumber");

describe("what is typed letter by letter", () => {
  it("is one step of undo until there is a pause, and of bounded size", () => {
    const { editor } = new EditorDriver({ schema: SCHEMA });
    const type = (text: string, repeat: boolean) =>
      editor.dispatch([setAnswer("note", text)], { merge: "note ", repeat });
    const long = "abcdefghij".repeat(100);
    for (let i = 1; i <= long.length; i++) type(long.slice(0, i), i > 1);
    type(`${long}!`, false);
    expect(editor.getState().history.past).toHaveLength(2);
    expect(JSON.stringify(editor.getState().history).length).toBeLessThan(10_000);
    editor.undo();
    expect(editor.getState().document.answers).toEqual({ note: long });
    editor.undo();
    expect(editor.getState().document.answers).toEqual({});
    editor.redo();
    expect(editor.getState().document.answers).toEqual({ note: long });
  });

  it("a run of steps that became one entry goes back to its beginning and forth to its end", () => {
    const document = {
      ...emptyDocument(),
      regions: [boxRegion("a", 0, 0, 9, 9), boxRegion("b", 0, 0, 9, 9)],
    };
    const command: fc.Arbitrary<Command> = fc.oneof(
      fc.tuple(fc.constantFrom("p", "q"), fc.option(fc.nat())).map(([id, value]) => setAnswer(id, value)),
      fc
        .tuple(fc.constantFrom("a", "b"), fc.option(fc.dictionary(fc.constantFrom("x", "y"), fc.nat())))
        .map(([id, attributes]) => updateRegion(id, { attributes: attributes && { ...attributes } })),
      fc
        .tuple(fc.constantFrom("a", "b"), fc.constantFrom("l", "m"))
        .map(([id, label]) => updateRegion(id, { labels: [label] })),
    );
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 8 }), (commands) => {
        let [now, history] = [document as ReturnType<typeof emptyDocument>, emptyHistory()];
        for (const one of commands) {
          const applied = apply(now, one);
          if (applied.document === now) continue;
          now = applied.document;
          history = recordEntry(history, { undo: applied.inverse, redo: one, merge: "m" }, true);
        }
        const back = undo(now, history);
        if (!back) return;
        expect(back.document).toEqual(document);
        expect(redo(back.document, back.history)?.document).toEqual(now);
      }),
    );
  });
});

describe("what stands in a field and is no answer", () => {
  const two = { ...emptyDocument(), regions: [boxRegion("a", 0, 0, 9, 9), boxRegion("b", 20, 0, 9, 9)] };

  it("holds up a submit by its place, and the document keeps the answer before it", () => {
    const { editor } = new EditorDriver({ schema: SCHEMA, document: two });
    editor.dispatch([setAnswer("note", "before")]);
    editor.setUnfit("note ", { control: "note", text: " ", problem });
    editor.setUnfit("words b", { control: "words", region: "b", text: "", problem });
    editor.setUnfit("words z", { control: "words", region: "z", text: "", problem });
    const blocker = submitBlocker(editor, { state: "submitted" }, SCHEMA);
    expect(blocker).toEqual({
      missing: [
        { path: "answers.note", message: problem },
        { path: "regions.1.attributes.words", message: problem },
      ],
    });
    expect(editor.getState().document.answers).toEqual({ note: "before" });
    editor.setUnfit("note ", null);
    editor.setUnfit("words b", null);
    expect(submitBlocker(editor, { state: "submitted" }, SCHEMA)).toBeNull();
  });

  it("is told once where the answer is required and missing, too", () => {
    const schema = { ...SCHEMA, controls: SCHEMA.controls.map((one) => ({ ...one, required: true })) };
    const { editor } = new EditorDriver({ schema, document: two });
    editor.setUnfit("note ", { control: "note", text: "x", problem });
    const blocker = submitBlocker(editor, { state: "submitted" }, schema);
    const paths = blocker && "missing" in blocker ? blocker.missing.map(({ path }) => path) : [];
    expect(paths.filter((path) => path === "answers.note")).toHaveLength(1);
  });

  it("goes first when undone, and with another version of the document", () => {
    const { editor } = new EditorDriver({ schema: SCHEMA });
    editor.dispatch([setAnswer("note", "kept")]);
    editor.setUnfit("note ", { control: "note", text: "x", problem });
    editor.undo();
    expect(editor.getState().unfit.size).toBe(0);
    expect(editor.getState().document.answers).toEqual({ note: "kept" });
    editor.setUnfit("note ", { control: "note", text: "x", problem });
    editor.replaceDocument(emptyDocument());
    expect(editor.getState().unfit.size).toBe(0);
  });

  it("is not kept where nothing may be changed", () => {
    const { editor } = new EditorDriver({ schema: SCHEMA, readOnly: true });
    editor.setUnfit("note ", { control: "note", text: "x", problem });
    expect(editor.getState().unfit.size).toBe(0);
  });
});

describe("default answers in the editor", () => {
  it("come with a region that is drawn or put in, in the same step", () => {
    const driver = new EditorDriver({ schema: SCHEMA });
    driver.key("b").drag([10, 10], [40, 40]).key("n");
    expect(driver.document.regions.map(({ attributes }) => attributes)).toEqual([
      { words: "?" },
      { words: "?" },
    ]);
    expect(driver.undoSteps).toBe(2);
  });

  it("come with another label that asks more, in the step of the label; taken away they stay away", () => {
    const driver = new EditorDriver({ schema: SCHEMA });
    driver.key("b").drag([10, 10], [40, 40]);
    const { editor } = driver;
    editor.dispatch(setAttribute(editor.getState(), "words", null));
    editor.select([]);
    editor.select(["r1"]);
    driver.key("2");
    expect(driver.document.regions[0]).toMatchObject({ labels: ["buoy"], attributes: { lit: 1 } });
    expect(driver.document.regions[0]?.attributes).toEqual({ lit: 1 });
    editor.undo();
    expect(driver.document.regions[0]).toMatchObject({ labels: ["ship"] });
    expect(driver.document.regions[0]?.attributes).toBeUndefined();
  });
});
