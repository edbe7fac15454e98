/** Actions on tools, the view and the task. */
import type { MessageKey } from "@/lib/i18n";
import { type AnyRegionKind, REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { SELECT_KEY } from "@/lib/labels/hotkeys";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { drawsShapes } from "../editing";
import { type EditorState, HOME_VIEW, imageSize, modeOf, selectedRegions, turnOf } from "../state";
import type { EditorStore } from "../store";
import { isTextControl } from "../text-regions";
import type { ToolId } from "../tools/tool";
import { nextTurn } from "../turned-view";
import { fitRect, isSameView, type View, zoomAt } from "../viewport";
import type { Action, ActionContext } from "./action";
import { SIZE_ACTIONS } from "./size-actions";

/** The image the view actions mean: the one worked on, else the first. */
function imageInput(editor: EditorStore): string | null {
  const { input, inputs } = editor.getState();
  if (input !== null && inputs[input]?.kind === "image") return input;
  return Object.keys(inputs).find((id) => inputs[id]?.kind === "image") ?? null;
}
const onImage = ({ editor }: ActionContext) => editor !== null && imageInput(editor) !== null;

export function fitImage(editor: EditorStore, input: string): void {
  const { inputs, viewSizes } = editor.getState();
  const size = imageSize(inputs[input]);
  const view = viewSizes[input];
  if (size && view) editor.setViewport(input, fitRect({ x: 0, y: 0, ...size }, view));
}

/**
 * The view has another size, or bars lie elsewhere over it. An image that was seen whole stays so; an image that the annotator has moved stays as it
 * is.
 */
export function resizeView(editor: EditorStore, input: string, view: View): void {
  const { inputs, viewSizes, viewports } = editor.getState();
  const size = imageSize(inputs[input]);
  const [before, viewport] = [viewSizes[input], viewports[input]];
  const fitted = size && before && fitRect({ x: 0, y: 0, ...size }, before);
  const isUntouched = !viewport || (fitted && isSameView(fitted, viewport));
  editor.setViewSize(input, view);
  if (isUntouched) fitImage(editor, input);
}

/** The view of the image is turned by a quarter, clockwise; its size comes from the page after that. */
function turnView(editor: EditorStore): void {
  const input = imageInput(editor);
  if (input === null) return;
  const state = editor.getState();
  const turn = nextTurn(turnOf(state, input));
  editor.set({ viewTurns: { ...state.viewTurns, [input]: turn } });
  const view = state.viewSizes[input];
  if (!view) return;
  editor.setViewSize(input, { width: view.height, height: view.width });
  fitImage(editor, input);
}

export function fitView(editor: EditorStore): void {
  const input = imageInput(editor);
  if (input === null) return;
  const now = editor.getState();
  const region = selectedRegions(now)[0];
  const bounds = region && regionKind(region.shape.kind).geometry?.bounds(region.shape);
  const view = now.viewSizes[input];
  if (!bounds || !view) fitImage(editor, input);
  else editor.setViewport(input, fitRect(bounds, view, Math.min(view.width, view.height) / 4));
}

function zoom(editor: EditorStore, factor: number): void {
  const input = imageInput(editor);
  const view = input === null ? undefined : editor.getState().viewSizes[input];
  if (input === null || !view) return;
  const before = editor.getState().viewports[input] ?? HOME_VIEW;
  editor.setViewport(input, zoomAt(before, factor, [view.width / 2, view.height / 2]));
}

type NamedTool = { id: ToolId; name: MessageKey; keys: string[]; kind: RegionKindName | null };

/** Tools of kinds that are drawn on an image; text has its tool in hand always. */
const DRAWING_TOOLS: NamedTool[] = Object.values(REGION_KINDS).flatMap(
  ({ kind, key, tool }: AnyRegionKind): NamedTool[] =>
    tool?.name && drawsShapes(kind)
      ? [{ id: kind, name: tool.name, keys: key === undefined ? [] : [key], kind }]
      : [],
);

const TOOLS: NamedTool[] = [
  { id: "select", name: "label.toolSelect", keys: [SELECT_KEY], kind: null },
  ...DRAWING_TOOLS,
  { id: "slice", name: "label.toolSlice", keys: ["shift+c"], kind: null },
  { id: "corners", name: "label.toolCorners", keys: ["shift+l"], kind: null },
  { id: "pan", name: "label.toolPan", keys: [], kind: null },
];

const showsText = (schema: LabelSchema) => schema.inputs.some((input) => input.kind === "text");
const showsImage = (schema: LabelSchema) => schema.inputs.some((input) => input.kind === "image");
/** Kinds whose shapes can be cut. */
const hasOutlines = (kind: RegionKindName) =>
  drawsShapes(kind) && regionKind(kind).geometry?.hasArea === true;
const draws = (schema: LabelSchema, kind: RegionKindName) =>
  schema.controls.some((control) => control.kind === kind);

const modesInHand = ({ editing, toolId }: EditorState) => editing.get(toolId)?.modes ?? [];

/** The tool in hand draws in its next way. */
function nextMode(editor: EditorStore): void {
  const state = editor.getState();
  const modes = modesInHand(state);
  const at = modes.findIndex(({ id }) => id === modeOf(state, state.toolId));
  const next = modes[(at + 1) % modes.length];
  if (next) editor.setMode(state.toolId, next.id);
}

/** Taking a drawing tool also takes a label it can draw, or nothing could be drawn with it. */
function takeTool(editor: EditorStore, id: ToolId, kind: RegionKindName | null): void {
  editor.finishDrawing();
  const { schema, active } = editor.getState();
  const current = schema.controls.find((control) => control.id === active?.control);
  const control = schema.controls.find((item) => item.kind === kind);
  if (kind !== null && current?.kind !== kind && control && "labels" in control)
    editor.setActive({ control: control.id, label: control.labels[0]?.id ?? "" });
  editor.setTool(id);
}

const hasModes = ({ controls }: LabelSchema) =>
  controls.some((control) => isRegionControl(control) && regionKind(control.kind).tool?.hasModes);
const hasCorners = (kind: RegionKindName) => regionKind(kind).tool?.hasCorners === true;

/** Of tools that some kinds alone have a use for. */
const SUITS: Readonly<Partial<Record<ToolId, (kind: RegionKindName) => boolean>>> = {
  slice: hasOutlines,
  corners: hasCorners,
};

/** With the tool that changes corners in hand. */
const CORNER_STEPS = [
  ["next", "shapes.cornerNext", "mod+]"],
  ["previous", "shapes.cornerPrevious", "mod+["],
  ["insert", "shapes.cornerInsert", "mod+i"],
] as const;

const toolActions: Action[] = TOOLS.map(({ id, name, keys, kind }) => ({
  id: `tool.${id}`,
  group: "tools",
  label: { key: name },
  shortcuts: keys,
  suits: (schema) =>
    showsImage(schema) &&
    (SUITS[id]
      ? schema.controls.some((control) => isRegionControl(control) && SUITS[id]?.(control.kind))
      : kind === null
        ? schema.controls.some(isRegionControl)
        : draws(schema, kind)),
  isEnabled: onImage,
  run: ({ editor }) => editor && takeTool(editor, id, kind),
}));

type Name = { id: string; label: MessageKey; shortcuts: string[] };
const onView = (name: Name, run: (editor: EditorStore) => void): Action => ({
  id: `view.${name.id}`,
  group: "view",
  label: { key: name.label },
  shortcuts: name.shortcuts,
  suits: showsImage,
  isEnabled: onImage,
  run: ({ editor }) => editor && run(editor),
});

const fitWhole = (editor: EditorStore) => {
  const input = imageInput(editor);
  if (input !== null) fitImage(editor, input);
};

export const VIEW_ACTIONS: Action[] = [
  ...toolActions,
  {
    id: "tool.mode",
    group: "tools",
    label: { key: "shapes.actionMode" },
    shortcuts: ["shift+q"],
    suits: hasModes,
    isEnabled: ({ editor }) => editor !== null && modesInHand(editor.getState()).length > 1,
    run: ({ editor, repeat }) => editor && !repeat && nextMode(editor),
  },
  ...SIZE_ACTIONS,
  ...CORNER_STEPS.map(
    ([way, label, shortcut]): Action => ({
      id: `corner.${way}`,
      group: "edit",
      label: { key: label },
      shortcuts: [shortcut],
      suits: (schema) =>
        schema.controls.some((control) => isRegionControl(control) && hasCorners(control.kind)),
      isEnabled: ({ editor }) => editor?.getState().toolId === "corners",
      run: ({ editor }) => {
        const input = editor?.getState().input;
        if (editor && input) editor.send(input, { type: "corner", way });
      },
    }),
  ),
  {
    id: "tool.snap",
    group: "tools",
    label: { key: "labelLater.actionSnap" },
    shortcuts: ["shift+w"],
    suits: (schema) => schema.controls.some((control) => isTextControl(control)),
    isEnabled: ({ editor }) => editor !== null,
    run: ({ editor }) => editor?.set({ snapToWord: !editor.getState().snapToWord }),
  },
  {
    id: "view.fixedWidth",
    group: "view",
    label: { key: "label.actionFixedWidth" },
    shortcuts: ["shift+m"],
    suits: showsText,
    isEnabled: ({ editor }) => editor !== null,
    run: ({ view, repeat }) => !repeat && view.toggleFixedWidth(),
  },
  onView({ id: "fit", label: "labelLater.actionFit", shortcuts: ["f"] }, fitView),
  onView({ id: "fitImage", label: "labelLater.actionFitImage", shortcuts: ["shift+1"] }, fitWhole),
  onView({ id: "actualSize", label: "shapes.actionActualSize", shortcuts: ["shift+2"] }, (editor) => {
    const input = imageInput(editor);
    const { scale } = editor.getState().viewports[input ?? ""] ?? HOME_VIEW;
    zoom(editor, 1 / scale);
  }),
  onView({ id: "turn", label: "shapes.actionTurnView", shortcuts: ["shift+v"] }, turnView),
  onView({ id: "zoomIn", label: "label.actionZoomIn", shortcuts: ["+", "="] }, (editor) =>
    zoom(editor, 1.25),
  ),
  onView({ id: "zoomOut", label: "label.actionZoomOut", shortcuts: ["-"] }, (editor) => zoom(editor, 0.8)),
];

const always = () => true;
const answering = ({ session }: ActionContext) => session.isAnswering();

export const TASK_ACTIONS: Action[] = [
  {
    id: "task.submit",
    group: "task",
    label: { key: "label.submit" },
    shortcuts: ["Enter"],
    isEnabled: answering,
    run: ({ session, repeat }) => !repeat && session.submit(),
  },
  {
    id: "task.submitAnywhere",
    group: "task",
    label: { key: "labelLater.actionSubmitAnywhere" },
    shortcuts: ["mod+Enter"],
    whileTyping: true,
    isEnabled: answering,
    run: ({ session, repeat }) => !repeat && session.submit(),
  },
  {
    id: "task.skip",
    group: "task",
    label: { key: "label.skip" },
    shortcuts: ["s"],
    isEnabled: answering,
    run: ({ view }) => view.openSkip(),
  },
  {
    id: "task.ask",
    group: "task",
    label: { key: "label.ask" },
    shortcuts: ["?"],
    // Also about a locked annotation: an annotator who wants it changed has to ask.
    isEnabled: ({ editor }) => editor !== null,
    run: ({ view, repeat }) => !repeat && view.openAsk(),
  },
  {
    id: "task.previous",
    group: "task",
    label: { key: "label.previousTask" },
    shortcuts: ["shift+p"],
    isEnabled: ({ session }) => session.hasPrevious(),
    run: ({ session }) => session.previous(),
  },
  {
    id: "task.next",
    group: "task",
    label: { key: "label.nextTask" },
    shortcuts: ["shift+n"],
    isEnabled: ({ session }) => session.hasNext(),
    run: ({ session }) => session.next(),
  },
  {
    // Users have this id in their own keys, so it stays.
    id: "task.takeAlong",
    group: "task",
    label: { key: "labelLater.actionOfflineBatch" },
    shortcuts: ["shift+t"],
    isEnabled: always,
    run: ({ session, repeat }) => !repeat && session.toggleOfflineBatch(),
  },
  {
    id: "rule.find",
    group: "task",
    label: { key: "label.actionFindRule" },
    shortcuts: ["/"],
    isEnabled: always,
    run: ({ view }) => view.findRule(),
  },
  {
    id: "help.open",
    group: "task",
    label: { key: "label.actionHelp" },
    shortcuts: ["F1"],
    isEnabled: always,
    run: ({ view }) => view.openHelp(),
  },
  {
    id: "palette.open",
    group: "task",
    label: { key: "labelLater.actionPalette" },
    shortcuts: ["mod+k"],
    whileTyping: true,
    isEnabled: always,
    run: ({ view }) => view.openPalette(),
  },
];
