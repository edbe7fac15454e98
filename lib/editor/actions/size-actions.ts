/** The brush of the tool in hand, or the level that it works by, becomes smaller or larger. */
import type { MessageKey } from "@/lib/i18n";
import { regionKind } from "@/lib/kinds";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { levelOf, modeOf } from "../state";
import type { EditorStore } from "../store";
import { isShared } from "../tools";
import { MAX_LEVEL } from "../tools/tool";
import type { Action, ActionContext } from "./action";

export const MAX_BRUSH_PX = 1_000;

/** By an eighth, by one at least. */
const stepped = (value: number, by: -1 | 1, least: number, most: number): number =>
  Math.min(Math.max(value + by * Math.max(1, Math.round(value / 8)), least), most);

/** The level of the mode in hand. */
export function setLevel(editor: EditorStore, level: number): void {
  const state = editor.getState();
  editor.set({ levels: { ...state.levels, [modeOf(state, state.toolId)]: level } });
}

export function changeSize(editor: EditorStore, by: -1 | 1): void {
  const state = editor.getState();
  const level = levelOf(state);
  if (level !== undefined) setLevel(editor, stepped(level, by, 0, MAX_LEVEL));
  else editor.set({ brushPx: stepped(state.brushPx, by, 1, MAX_BRUSH_PX) });
}

const hasSizes = ({ controls }: LabelSchema) =>
  controls.some((control) => {
    const tool = isRegionControl(control) && regionKind(control.kind).tool;
    return tool && (tool.hasSize || tool.hasLevels);
  });

const hasSizeInHand = ({ editor }: ActionContext) => {
  const state = editor?.getState();
  if (!state) return false;
  const { toolId } = state;
  return levelOf(state) !== undefined || (!isShared(toolId) && regionKind(toolId).tool?.hasSize === true);
};

const sizeAction = (id: string, label: MessageKey, shortcut: string, by: -1 | 1): Action => ({
  id: `tool.${id}`,
  group: "tools",
  label: { key: label },
  shortcuts: [shortcut],
  suits: hasSizes,
  isEnabled: hasSizeInHand,
  run: ({ editor }) => editor && changeSize(editor, by),
});

export const SIZE_ACTIONS: Action[] = [
  sizeAction("smaller", "shapes.actionSmaller", "shift+[", -1),
  sizeAction("larger", "shapes.actionLarger", "shift+]", 1),
];
