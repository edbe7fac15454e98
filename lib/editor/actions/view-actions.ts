/** Actions on tools, the view and the task. */
import type { MessageKey } from "@/lib/i18n";
import { type AnyRegionKind, REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import { SELECT_KEY } from "@/lib/labels/hotkeys";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { drawsShapes } from "../editing";
import { imageInput } from "../image-input";
import type { EditorStore } from "../store";
import type { ToolId } from "../tools/tool";
import type { Action, ActionContext } from "./action";

/** An image is there to be looked at. */
export const onImage = ({ editor }: ActionContext) => editor !== null && imageInput(editor) !== null;

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

export const showsImage = (schema: LabelSchema) => schema.inputs.some((input) => input.kind === "image");
/** Kinds whose shapes can be cut. */
const hasOutlines = (kind: RegionKindName) =>
  drawsShapes(kind) && regionKind(kind).geometry?.hasArea === true;
const draws = (schema: LabelSchema, kind: RegionKindName) =>
  schema.controls.some((control) => control.kind === kind);

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

export const hasCorners = (kind: RegionKindName) => regionKind(kind).tool?.hasCorners === true;

/** Of tools that some kinds alone have a use for. */
const SUITS: Readonly<Partial<Record<ToolId, (kind: RegionKindName) => boolean>>> = {
  slice: hasOutlines,
  corners: hasCorners,
};

export const TOOL_ACTIONS: Action[] = TOOLS.map(({ id, name, keys, kind }) => ({
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
