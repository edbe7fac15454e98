import { expect, test } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { chainNumbers } from "@/lib/editor/chain-numbers";
import { joinChain, nextUnchained, wholeChains } from "@/lib/editor/chains";
import { link, pickEnd } from "@/lib/editor/relate";
import { EditorDriver } from "../../support/editor-driver";

const TEXT = "Ada wrote it. She sold it. Bo read it. He kept it.";

function mention(id: string, word: string, group?: string): Region {
  const start = TEXT.indexOf(word);
  const end = start + word.length;
  const part = { start, end, text: indexCodePoints(TEXT).slice(start, end) };
  const shape = { kind: "span" as const, parts: [part] };
  return { id, control: "entities", labels: ["product"], shape, origin: "manual", ...(group && { group }) };
}

const editorOf = (regions: Region[]) =>
  new EditorDriver({ text: TEXT, document: { answers: {}, regions, relations: [] } }).editor;

function join(editor: ReturnType<typeof editorOf>, ...ids: string[]): void {
  editor.select(ids);
  const { commands, chain } = joinChain(editor.getState(), editor.newId);
  editor.dispatch(commands);
  editor.set({ chain });
}
const chainsOf = (editor: ReturnType<typeof editorOf>) => {
  const { regions } = editor.getState().document;
  const numbers = chainNumbers(regions);
  return regions.map(({ id, group }) => [id, group === undefined ? 0 : numbers.get(group)]);
};

test("mentions are added to the last chain by one key; a selected chain becomes the last one", () => {
  const editor = editorOf([
    mention("ada", "Ada"),
    mention("she", "She"),
    mention("bo", "Bo"),
    mention("he", "He"),
  ]);
  join(editor, "ada");
  join(editor, "she");
  expect(chainsOf(editor)).toEqual([
    ["ada", 1],
    ["she", 1],
    ["bo", 0],
    ["he", 0],
  ]);
  editor.set({ chain: null });
  editor.select(["bo", "he"]);
  expect(nextUnchained(editor.getState())).toBe("bo");
  editor.dispatch([{ type: "update", id: "bo", changes: { group: "b" } }]);
  join(editor, "bo");
  join(editor, "he");
  expect(chainsOf(editor)).toEqual([
    ["ada", 1],
    ["she", 1],
    ["bo", 2],
    ["he", 2],
  ]);
  expect(nextUnchained(editor.getState())).toBeNull();
});

test("chains of the selected mentions become one, with all of their mentions, in one step", () => {
  const editor = editorOf([
    mention("ada", "Ada", "a"),
    mention("she", "She", "a"),
    mention("bo", "Bo", "b"),
    mention("he", "He", "b"),
  ]);
  join(editor, "he", "ada");
  expect(new Set(editor.getState().document.regions.map(({ group }) => group))).toEqual(new Set(["b"]));
  expect(wholeChains(editor.getState())).toHaveLength(4);
  editor.undo();
  expect(chainsOf(editor)).toEqual([
    ["ada", 1],
    ["she", 1],
    ["bo", 2],
    ["he", 2],
  ]);
});

test("a label of chains joins two mentions by pointer and keys, stores no relation, and says why it does not", () => {
  const driver = new EditorDriver({
    text: TEXT,
    document: {
      answers: {},
      regions: [
        mention("ada", "Ada"),
        mention("she", "She"),
        mention("bo", "Bo", "b"),
        mention("he", "He", "b"),
      ],
      relations: [],
    },
  });
  const { editor } = driver;
  const schema = editor.getState().schema;
  const control = {
    id: "same",
    name: "Same",
    kind: "relation" as const,
    structure: "chains" as const,
    labels: [{ id: "same", name: "Same" }],
  };
  editor.set({ schema: { ...schema, controls: [...schema.controls, control] } });
  editor.setActive({ control: "same", label: "same" });
  pickEnd(editor, "ada");
  pickEnd(editor, "she");
  expect(chainsOf(editor)).toEqual([
    ["ada", 1],
    ["she", 1],
    ["bo", 2],
    ["he", 2],
  ]);
  expect(editor.getState().document.relations).toEqual([]);
  link(editor, "he", "bo");
  expect(editor.getState().linkProblem).toBe("known");
  link(editor, "she", "bo");
  expect(new Set(chainsOf(editor).map(([, chain]) => chain))).toEqual(new Set([1]));
  editor.undo();
  editor.undo();
  expect(chainsOf(editor).slice(0, 2)).toEqual([
    ["ada", 0],
    ["she", 0],
  ]);
});

test("two chains that become one are named by their numbers with the mentions they have; adding to a chain says nothing", () => {
  const editor = editorOf([
    mention("ada", "Ada", "a"),
    mention("she", "She", "a"),
    mention("bo", "Bo", "b"),
    mention("he", "He"),
  ]);
  editor.select(["he", "bo"]);
  expect(joinChain(editor.getState(), editor.newId).told).toBeNull();
  editor.select(["he", "bo", "she"]);
  expect(joinChain(editor.getState(), editor.newId).told).toEqual({
    key: "spans.chainsJoined",
    params: { first: "1", last: 2, count: 4 },
    canUndo: true,
  });
});
