/** Actions that move, turn and grow the selected regions by keys. */
import { regionKind } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { drawsShapes } from "../editing";
import {
  changeShapes,
  flipShapes,
  insertRegion,
  isRotatable,
  moveTextEdge,
  rotateShapes,
} from "../shape-changes";
import type { FlipAxis } from "../shape-editor";
import { editableSelected, regionControlOf, selectedRegions, turnOf } from "../state";
import type { EditorStore } from "../store";
import { unturned } from "../turned-view";
import type { Action, ActionContext } from "./action";

const state = (context: ActionContext) => context.editor?.getState();

const hasEditable = (context: ActionContext): boolean => {
  const now = state(context);
  return now !== undefined && editableSelected(now).length > 0;
};
const hasShapeSelected = (context: ActionContext): boolean => {
  const now = state(context);
  if (!now || !hasEditable(context)) return false;
  return selectedRegions(now).some((region) => regionKind(region.shape.kind).on === "image");
};

/** Whether anything is drawn under these labels; text-only projects have nothing to insert, move or turn. */
const hasShapes = (schema: LabelSchema): boolean => schema.controls.some(({ kind }) => drawsShapes(kind));

const ARROWS = [
  ["ArrowLeft", -1, 0],
  ["ArrowRight", 1, 0],
  ["ArrowUp", 0, -1],
  ["ArrowDown", 0, 1],
] as const;

/** Steps of one key held down are one undo step. They go where the arrow points on the screen, however the view is turned. */
const shapeStep =
  (how: "move" | "grow", dx: number, dy: number) =>
  ({ editor, repeat }: ActionContext) => {
    if (!editor) return;
    const now = editor.getState();
    const [x, y] = unturned([dx, dy], turnOf(now, now.input));
    if (how === "move" && editor.nudge([x, y])) return;
    editor.dispatch(changeShapes(now, how, x, y), { merge: how, repeat });
  };

function edgeStep(edge: "start" | "end", by: -1 | 1, unit: "character" | "word") {
  return ({ editor, repeat }: ActionContext) =>
    editor?.dispatch(moveTextEdge(editor.getState(), edge, by, unit), { merge: edge, repeat });
}

/** Arrow keys: shapes move and grow, regions of text move their edges. */
const arrowActions: Action[] = ARROWS.flatMap(([key, dx, dy]): Action[] => {
  const name = key.slice(5).toLowerCase();
  const by = dx < 0 || dy < 0 ? -1 : 1;
  const unit = dy === 0 ? "character" : "word";
  const run =
    (onImage: (context: ActionContext) => void, onText: ((context: ActionContext) => void) | null) =>
    (context: ActionContext) => {
      onImage(context);
      onText?.(context);
    };
  const either = (context: ActionContext) => hasEditable(context);
  return [
    {
      id: `region.nudge.${name}`,
      group: "regions",
      label: { key: "labelLater.actionNudge" },
      family: "labelLater.actionNudge",
      shortcuts: [key],
      suits: hasShapes,
      isEnabled: hasShapeSelected,
      run: shapeStep("move", dx, dy),
    },
    {
      id: `region.nudge10.${name}`,
      group: "regions",
      label: { key: "labelLater.actionNudge10" },
      family: "labelLater.actionNudge10",
      shortcuts: [`shift+${key}`],
      suits: hasShapes,
      isEnabled: hasShapeSelected,
      run: shapeStep("move", dx * 10, dy * 10),
    },
    {
      id: `region.nudgeTenth.${name}`,
      group: "regions",
      label: { key: "shapes.actionNudgeTenth" },
      family: "shapes.actionNudgeTenth",
      shortcuts: [`mod+${key}`],
      suits: hasShapes,
      isEnabled: hasShapeSelected,
      run: shapeStep("move", dx / 10, dy / 10),
    },
    {
      id: `region.resize.${name}`,
      group: "regions",
      label: { key: "labelLater.actionResize" },
      family: "labelLater.actionResize",
      shortcuts: [`alt+${key}`],
      isEnabled: either,
      run: run(shapeStep("grow", dx, dy), edgeStep("start", by, unit)),
    },
    {
      id: `region.resize10.${name}`,
      group: "regions",
      label: { key: "labelLater.actionResize10" },
      family: "labelLater.actionResize10",
      shortcuts: [`alt+shift+${key}`],
      isEnabled: either,
      run: run(shapeStep("grow", dx * 10, dy * 10), edgeStep("end", by, unit)),
    },
  ];
});

const rotateAction = (id: string, shortcut: string, degrees: number): Action => ({
  id: `region.rotate.${id}`,
  group: "regions",
  label: { key: degrees < 0 ? "labelLater.actionRotateLeft" : "labelLater.actionRotateRight" },
  shortcuts: [shortcut],
  suits: hasShapes,
  isEnabled: (context) => {
    const now = state(context);
    return (
      now !== undefined &&
      hasEditable(context) &&
      selectedRegions(now).some((region) => isRotatable(regionControlOf(now, region)))
    );
  },
  run: ({ editor, repeat }) =>
    editor?.dispatch(rotateShapes(editor.getState(), degrees), { merge: "rotate", repeat }),
});

const flipAction = (axis: FlipAxis, shortcut: string): Action => ({
  id: `region.flip.${axis}`,
  group: "regions",
  label: { key: axis === "horizontal" ? "shapes.actionFlipHorizontal" : "shapes.actionFlipVertical" },
  shortcuts: [shortcut],
  suits: hasShapes,
  isEnabled: hasShapeSelected,
  run: ({ editor, repeat }) => !repeat && editor?.dispatch(flipShapes(editor.getState(), axis)),
});

function insert(editor: EditorStore): void {
  const id = editor.newId();
  const command = insertRegion(editor.getState(), id);
  if (!command) return;
  editor.dispatch([command]);
  editor.select([id]);
}

export const CHANGE_ACTIONS: Action[] = [
  {
    id: "region.new",
    group: "regions",
    label: { key: "labelLater.actionNew" },
    shortcuts: ["n"],
    suits: hasShapes,
    isEnabled: (context) => {
      const now = state(context);
      return now !== undefined && insertRegion(now, "probe") !== null;
    },
    run: ({ editor }) => editor && insert(editor),
  },
  ...arrowActions,
  flipAction("horizontal", "shift+x"),
  flipAction("vertical", "shift+y"),
  rotateAction("left", ",", -1),
  rotateAction("right", ".", 1),
  rotateAction("left15", "shift+,", -15),
  rotateAction("right15", "shift+.", 15),
];
