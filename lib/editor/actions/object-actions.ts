/** Actions on several objects and from task to task. What they do is loaded when it is needed first. */
import type { MessageKey } from "@/lib/i18n";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { dispatchLater } from "../dispatch-later";
import { drawsShapes } from "../editing";
import { type EditorState, editableSelected, selectedRegions } from "../state";
import type { EditorStore } from "../store";
import type { Action } from "./action";

const hasShapes = ({ controls }: LabelSchema) =>
  controls.some((control) => isRegionControl(control) && drawsShapes(control.kind));

type Objects = typeof import("../objects");
type Made = Parameters<typeof dispatchLater>[1];

const changes =
  (make: (objects: Objects, now: EditorState, editor: EditorStore) => Awaited<ReturnType<Made>>) =>
  (editor: EditorStore): void =>
    void dispatchLater(editor, async (now) => make(await import("../objects"), now, editor));
const does =
  (run: (objects: Objects, editor: EditorStore) => void) =>
  (editor: EditorStore): void =>
    void import("../objects").then((objects) => run(objects, editor)).catch(console.warn);

type Spec = {
  label: MessageKey;
  shortcuts: string[];
  suits?: Action["suits"];
  /** Of an editor that may be changed, unless the action changes nothing. */
  isEnabled: (state: EditorState) => boolean;
  lacks?: (state: EditorState) => MessageKey | null;
  run: (editor: EditorStore) => void;
};
const action = (
  id: string,
  { label, shortcuts, suits, isEnabled, lacks = () => null, run }: Spec,
): Action => ({
  id: `region.${id}`,
  group: "regions",
  label: { key: label },
  shortcuts,
  ...(suits ? { suits } : {}),
  isEnabled: ({ editor }) => editor !== null && isEnabled(editor.getState()),
  lacks: ({ editor }) => editor && lacks(editor.getState()),
  run: ({ editor, repeat }) => {
    if (!editor || repeat) return;
    const key = lacks(editor.getState());
    if (key) editor.set({ told: { key } });
    else run(editor);
  },
});

const hasSelected = ({ selection }: EditorState) => selection.length > 0;
const mayChange = (state: EditorState) => !state.readOnly && hasSelected(state);

export const OBJECT_ACTIONS: Action[] = [
  action("group", {
    label: "shapes.actionGroup",
    shortcuts: ["mod+g"],
    isEnabled: ({ readOnly }) => !readOnly,
    lacks: (state) =>
      state.selection.length < 2
        ? "shapes.lacks_few"
        : editableSelected(state).length < 2
          ? "shapes.lacks_unlocked"
          : null,
    run: changes(({ groupSelected }, now, { newId }) => ({ commands: groupSelected(now, newId) })),
  }),
  action("ungroup", {
    label: "shapes.actionUngroup",
    shortcuts: ["mod+shift+g"],
    isEnabled: mayChange,
    lacks: (state) =>
      selectedRegions(state).some(({ group }) => group !== undefined) ? null : "shapes.lacks_group",
    run: changes(({ ungroupSelected }, now) => ({ commands: ungroupSelected(now) })),
  }),
  action("sameLabel", {
    label: "shapes.actionSameLabel",
    shortcuts: ["mod+shift+a"],
    isEnabled: hasSelected,
    run: does(({ selectSameLabel }, editor) => selectSameLabel(editor)),
  }),
  action("front", {
    label: "shapes.actionFront",
    shortcuts: ["mod+alt+End"],
    isEnabled: mayChange,
    run: does(({ moveToEnd }, editor) => moveToEnd(editor, "front")),
  }),
  action("back", {
    label: "shapes.actionBack",
    shortcuts: ["mod+alt+Home"],
    isEnabled: mayChange,
    run: does(({ moveToEnd }, editor) => moveToEnd(editor, "back")),
  }),
  action("samePrevious", {
    label: "shapes.actionSamePrevious",
    shortcuts: ["shift+d"],
    suits: hasShapes,
    isEnabled: ({ readOnly, previous }) => !readOnly && previous !== null,
    run: changes(({ samePrevious }, now, { newId }) => samePrevious(now, newId)),
  }),
  action("pass", {
    label: "shapes.actionPass",
    shortcuts: ["shift+f"],
    suits: hasShapes,
    isEnabled: ({ document }) => document.regions.length > 0,
    run: does(({ togglePass }, editor) => togglePass(editor)),
  }),
  ...([1, -1] as const).map((by) => ({
    ...action(by > 0 ? "passNext" : "passPrevious", {
      label: by > 0 ? "shapes.actionPassNext" : "shapes.actionPassPrevious",
      shortcuts: [by > 0 ? "Tab" : "shift+Tab"],
      suits: hasShapes,
      // At all other times Tab is the page's.
      isEnabled: ({ isPassing }) => isPassing,
      run: does(({ passBy }, editor) => passBy(editor, by)),
    }),
  })),
];
