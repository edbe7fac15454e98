/** The action on what mentions stand for. What it does is loaded when it is needed first. */

import { linkingControls } from "@/lib/annotation/linked-answers";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { selectedRegions } from "../state";
import type { EditorStore } from "../store";
import { isTextControl } from "../text-regions";
import type { Action } from "./action";

const linksMentions = (schema: LabelSchema): boolean =>
  linkingControls(schema).some(({ control }) => control.per === "region") &&
  schema.controls.some((control) => isRegionControl(control) && isTextControl(control));

async function linkEqual(editor: EditorStore): Promise<void> {
  const link = await import("../link-equal");
  const state = editor.getState();
  if (!link.hasLink(state)) return editor.set({ told: { key: "spans.lacksLink" } });
  const { commands, count } = link.linkEqual(state);
  editor.dispatch(commands);
  editor.set({ told: { key: "spans.linkedEqual", params: { count } } });
}

export const LINK_ACTIONS: Action[] = [
  {
    id: "region.linkEqual",
    group: "regions",
    label: { key: "spans.actionLinkEqual" },
    shortcuts: ["mod+shift+l"],
    suits: linksMentions,
    isEnabled: ({ editor }) => {
      const state = editor?.getState();
      return state !== undefined && !state.readOnly && linksMentions(state.schema);
    },
    lacks: ({ editor }) =>
      editor && selectedRegions(editor.getState()).length === 0 ? "spans.lacksLink" : null,
    run: ({ editor, repeat }) => {
      if (editor && !repeat) void linkEqual(editor).catch(console.warn);
    },
  },
];
