/** Actions that make shapes of shapes: joined, taken away, cut, turned into another kind, copied. */
import type { MessageKey } from "@/lib/i18n";
import { type AnyRegionKind, REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { type Combination, combineProblem, conversionTargets } from "../combinable";
import { dispatchLater } from "../dispatch-later";
import { drawsShapes } from "../editing";
import { canCombineSpans, spansSelected } from "../spans-selected";
import { type EditorState, isEditable } from "../state";
import type { EditorStore } from "../store";
import { isTextControl } from "../text-regions";
import type { Action, ActionContext } from "./action";

const state = ({ editor }: ActionContext) => editor?.getState();
const drawn = ({ controls }: LabelSchema) =>
  controls.filter(isRegionControl).filter(({ kind }) => drawsShapes(kind));
const hasShapes = (schema: LabelSchema) => drawn(schema).length > 0;
const hasAreas = (schema: LabelSchema) =>
  drawn(schema).some(({ kind }) => regionKind(kind).geometry?.hasArea === true);
const isAble = (context: ActionContext) => {
  const now = state(context);
  return now !== undefined && !now.readOnly;
};
const hasEditable = (context: ActionContext) => {
  const now = state(context);
  return now?.selection.some((id) => isEditable(now, id)) ?? false;
};

const isOnText = (now: EditorState): boolean => spansSelected(now).regions.length > 0;
const isTextOnly = (schema: LabelSchema) => !hasAreas(schema);

const lacksToCombine = (context: ActionContext): MessageKey | null => {
  const now = state(context);
  if (!now) return null;
  if (isOnText(now) || isTextOnly(now.schema)) return canCombineSpans(now) ? null : "spans.lacksTwo";
  const problem = combineProblem(now);
  return problem && `shapes.lacks_${problem}`;
};

const combination = (id: Combination, shortcut: string): Action => ({
  id: `region.${id}`,
  group: "regions",
  label: { key: `shapes.action_${id}` },
  shortcuts: [shortcut],
  suits: (schema) => hasAreas(schema) || schema.controls.some((control) => isTextControl(control)),
  isEnabled: isAble,
  lacks: lacksToCombine,
  run: (context) => {
    const { editor, repeat } = context;
    if (!editor || repeat) return;
    const key = lacksToCombine(context);
    if (key) return editor.set({ told: { key } });
    if (isOnText(editor.getState())) void combineOnText(editor, id);
    else
      void dispatchLater(editor, async (now) => {
        const { combineRegions } = await import("../combine");
        return { commands: await combineRegions(now, id, editor.newId) };
      });
  },
});

/** Marked text that was given to a span waits for no label any more. */
async function combineOnText(editor: EditorStore, id: Combination): Promise<void> {
  const isDone = await dispatchLater(editor, async (now) =>
    (await import("../combine-spans")).combineSpans(now, id, editor.newId),
  );
  if (isDone) editor.cancelGesture();
}

/** One action for each kind that outlines can be turned into; its control is the first one of the kind. */
const conversion = (kind: AnyRegionKind): Action => {
  const target = (context: ActionContext) => {
    const now = state(context);
    return now && conversionTargets(now).find((control) => control.kind === kind.kind);
  };
  return {
    id: `region.to.${kind.kind}`,
    group: "regions",
    // A conformance test holds that each such kind has the words.
    label: { key: `kinds.to_${kind.kind}` as MessageKey },
    shortcuts: [],
    suits: (schema) => hasAreas(schema) && drawn(schema).some((control) => control.kind === kind.kind),
    isEnabled: (context) => isAble(context) && target(context) !== undefined,
    run: (context) => {
      const control = target(context);
      const { editor } = context;
      if (!editor || !control) return;
      void dispatchLater(editor, async (now) => {
        const { convertRegions } = await import("../combine");
        return convertRegions(now, control.id, editor.newId);
      });
    },
  };
};

const CONVERTED: readonly RegionKindName[] = (Object.keys(REGION_KINDS) as RegionKindName[]).filter(
  (kind) => regionKind(kind).geometry?.hasArea === true,
);

export const SHAPE_ACTIONS: Action[] = [
  combination("union", "shift+j"),
  combination("subtract", "shift+s"),
  combination("intersect", "shift+i"),
  ...CONVERTED.map((kind) => conversion(regionKind(kind))),
  {
    id: "region.duplicate",
    group: "regions",
    label: { key: "shapes.actionDuplicate" },
    shortcuts: ["mod+d"],
    suits: hasShapes,
    isEnabled: hasEditable,
    run: ({ editor, repeat }) => {
      if (!editor || repeat) return;
      void dispatchLater(editor, async (now) => (await import("../clipboard")).duplicate(now, editor.newId));
    },
  },
  {
    id: "region.copy",
    group: "regions",
    label: { key: "shapes.actionCopy" },
    shortcuts: ["mod+c"],
    suits: hasShapes,
    // Marked text is copied by the browser.
    isEnabled: (context) => (state(context)?.selection.length ?? 0) > 0 && !hasMarkedText(),
    run: ({ editor }) => {
      const now = editor?.getState();
      if (now) void import("../clipboard").then(({ copySelected }) => copySelected(now));
    },
  },
  {
    id: "region.paste",
    group: "regions",
    label: { key: "shapes.actionPaste" },
    shortcuts: ["mod+v"],
    suits: hasShapes,
    isEnabled: isAble,
    run: ({ editor, repeat }) => {
      if (!editor || repeat) return;
      void dispatchLater(editor, async (now) => (await import("../clipboard")).paste(now, editor.newId));
    },
  },
];

const hasMarkedText = (): boolean =>
  typeof getSelection === "function" && (getSelection()?.toString() ?? "") !== "";
