import { describe, expect, test } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { equalMentions, hasLink, linkEqual, mentionOf } from "@/lib/editor/link-equal";
import type { LabelSchema } from "@/lib/labels/schema";
import { EditorDriver, TEXT_SCHEMA } from "../../support/editor-driver";

const TEXT = "New York, New\nYork, new york, New York.";
const [entities, topic] = TEXT_SCHEMA.controls;
const SCHEMA: LabelSchema = {
  ...TEXT_SCHEMA,
  controls: [
    ...(entities ? [entities] : []),
    ...(topic ? [topic] : []),
    { id: "others", kind: "span", name: "Others", input: "text", labels: [{ id: "x", name: "X" }] },
    { id: "entity", kind: "link", name: "Entity", per: "region", list: "l", nil: true },
  ],
};

const span = (id: string, start: number, more: Partial<Region> = {}): Region => ({
  id,
  control: "entities",
  labels: ["product"],
  shape: {
    kind: "span",
    parts: [{ start, end: start + 8, text: indexCodePoints(TEXT).slice(start, start + 8) }],
  },
  ...more,
});
const linked = (entity: string) => ({ attributes: { entity } });

function editorOf(...regions: Region[]) {
  const document = { answers: {}, regions, relations: [] };
  return new EditorDriver({ text: TEXT, schema: SCHEMA, document }).editor;
}
type Editor = ReturnType<typeof editorOf>;
const linksOf = (editor: Editor) =>
  editor.getState().document.regions.map(({ attributes }) => attributes?.entity ?? null);

describe("the link of a mention", () => {
  test("goes to the same words that have none, across line breaks, as one step; capitals count", () => {
    const editor = editorOf(span("a", 0, linked("Q60")), span("b", 10), span("c", 20), span("d", 30));
    editor.select(["a"]);
    expect(mentionOf(editor.getState())).toBe("New York");
    const { commands, count } = linkEqual(editor.getState());
    editor.dispatch(commands);
    expect([count, linksOf(editor)]).toEqual([2, ["Q60", "Q60", null, "Q60"]]);
    editor.undo();
    expect(linksOf(editor)).toEqual(["Q60", null, null, null]);
  });

  test("changes no other link, no locked mention and none of another question", () => {
    const editor = editorOf(
      span("a", 0, linked("NIL")),
      span("b", 10, linked("Q60")),
      span("c", 30, { control: "others", labels: ["x"] }),
      span("d", 30),
    );
    editor.toggle("locked", ["d"]);
    editor.select(["a"]);
    expect(linkEqual(editor.getState())).toEqual({ commands: [], count: 0 });
    editor.toggle("locked", ["d"]);
    expect(equalMentions(editor.getState(), "entity").map(({ id }) => id)).toEqual(["d"]);
  });

  test("is none without a selected mention that has one", () => {
    const editor = editorOf(span("a", 0), span("b", 10));
    expect([hasLink(editor.getState()), mentionOf(editor.getState())]).toEqual([false, ""]);
    editor.select(["a"]);
    expect([hasLink(editor.getState()), linkEqual(editor.getState()).count]).toEqual([false, 0]);
  });
});
