/** The state an editor begins with: a tool for the first kind of region that can be drawn. */
import { type AnnotationDocument, isEmptyDocument } from "@/lib/annotation/document";
import type { TaskInputs } from "@/lib/kinds/input-content";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { emptyHistory, type History } from "./history";
import { type Carried, type EditorState, PLAIN_AIDS, PLAIN_LOOK, type Prediction } from "./state";
import { isTextControl } from "./text-regions";
import { toolOf } from "./tools";
import type { Editing } from "./tools/tool";

const BRUSH_PX = 24;

export type EditorInit = {
  /** Of the kinds of the schema, see `loadEditing`. */
  editing: Editing;
  schema: LabelSchema;
  inputs: TaskInputs;
  document: AnnotationDocument;
  history?: History;
  readOnly?: boolean;
  /** The surest first. */
  predictions?: readonly Prediction[];
  /** Of the task before. */
  carried?: Carried | undefined;
  newId: () => string;
};

/** Of the last task that held something. */
const previousOf = (carried: Carried | undefined): AnnotationDocument | null =>
  carried && !isEmptyDocument(carried.document) ? carried.document : (carried?.previous ?? null);

export function initialState(init: EditorInit): EditorState {
  const stream = init.carried?.stream;
  const first =
    init.schema.controls.find(({ id }) => id === stream?.control) ??
    init.schema.controls.find((c) => isRegionControl(c) && init.inputs[c.input]);
  const control = first && isRegionControl(first) ? first : undefined;
  const toolId = control && init.editing.has(control.kind) ? control.kind : "select";
  return {
    editing: init.editing,
    schema: init.schema,
    inputs: init.inputs,
    readOnly: init.readOnly ?? false,
    document: init.document,
    history: init.history ?? emptyHistory(),
    gesture: null,
    selection: [],
    // Text waits for a key: a label in hand from the start would be put down by the first press of its own key.
    active:
      control && !isTextControl(control)
        ? { control: control.id, label: stream?.label ?? control.labels[0]?.id ?? "" }
        : null,
    input: control?.input ?? init.schema.inputs[0]?.id ?? null,
    toolId,
    toolState: toolOf(init.editing, toolId).initial,
    toolOwner: toolId,
    drawn: false,
    heldTool: null,
    heldState: null,
    modes: init.carried?.modes ?? {},
    levels: init.carried?.levels ?? {},
    brushPx: init.carried?.brushPx ?? BRUSH_PX,
    imageLook: init.carried?.imageLook ?? PLAIN_LOOK,
    viewAids: init.carried?.viewAids ?? PLAIN_AIDS,
    zoomsTogether: init.carried?.zoomsTogether ?? false,
    isPeeking: false,
    pixels: {},
    viewports: {},
    viewSizes: {},
    viewTurns: {},
    relationId: null,
    linkFrom: null,
    linkProblem: null,
    hidden: new Set(),
    locked: new Set(),
    unfit: new Map(),
    snapToWord: init.carried?.snapToWord ?? true,
    predictions: init.predictions ?? [],
    shownPrediction: init.predictions?.[0]?.id ?? null,
    predictedId: null,
    minScore: init.carried?.minScore ?? 0,
    regionFilter: init.carried?.regionFilter ?? "",
    stream: init.carried?.stream ?? null,
    previous: previousOf(init.carried),
    isPassing: false,
    carets: {},
    relating: null,
    chain: null,
    finding: null,
    told: null,
  };
}
