/**
 * Predicted regions beside the annotator's own: which of them still wait for a decision, and the commands that accept or
 * reject them. What is accepted becomes a region of the document with its source; nothing predicted counts before.
 */
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { withDefaults } from "@/lib/annotation/with-defaults";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { Point } from "@/lib/core/geometry";
import { findControl } from "@/lib/labels/schema";
import { type Command, setAnswer } from "./commands";
import { regionIndex } from "./region-index";
import { type EditorState, isEditable, type Prediction } from "./state";

/** How sure the model is of a region; null when it does not say. */
export const scoreOf = (prediction: Prediction, region: Region): number | null =>
  region.score ?? prediction.score;

export const shownPrediction = ({ predictions, shownPrediction }: EditorState): Prediction | undefined =>
  predictions.find(({ id }) => id === shownPrediction);

type Found = Pick<AnnotationDocument, "regions" | "rejected"> &
  Pick<EditorState, "minScore"> & { waiting: readonly Region[] };
const lastFound = new WeakMap<Prediction, Found>();

const isSame = (a: readonly Region[], b: readonly Region[]): boolean =>
  a.length === b.length && a.every((region, i) => region === b[i]);

/**
 * Regions of a prediction that are neither accepted nor rejected and of which the model is sure enough, in its order. The
 * same list as long as it holds the same regions.
 */
export function waitingRegions(state: EditorState, prediction: Prediction): readonly Region[] {
  const { minScore } = state;
  const { regions, rejected } = state.document;
  const last = lastFound.get(prediction);
  if (last?.regions === regions && last.rejected === rejected && last.minScore === minScore)
    return last.waiting;
  const decided = new Set<string>();
  for (const { source } of regions) if (source?.prediction === prediction.id) decided.add(source.region);
  for (const one of rejected ?? []) if (one.prediction === prediction.id) decided.add(one.region);
  const found = prediction.document.regions.filter(
    (region) => !decided.has(region.id) && (scoreOf(prediction, region) ?? 1) >= minScore,
  );
  const waiting = last && isSame(last.waiting, found) ? last.waiting : found;
  lastFound.set(prediction, { regions, ...(rejected ? { rejected } : {}), minScore, waiting });
  return waiting;
}

const NONE: readonly Region[] = [];
const onInputs = new WeakMap<readonly Region[], readonly Region[]>();

/** Those of the shown prediction that lie on what the task shows; the same list as long as it holds the same regions. */
export function waitingShown(state: EditorState): readonly Region[] {
  const prediction = shownPrediction(state);
  if (!prediction || state.readOnly) return NONE;
  const waiting = waitingRegions(state, prediction);
  const found = onInputs.get(waiting) ?? waiting.filter((region) => isOnInput(state, region));
  onInputs.set(waiting, found);
  return found;
}

export function isOnInput({ schema, inputs }: EditorState, region: Region): boolean {
  const control = findControl(schema, region.control);
  return control !== undefined && "input" in control && inputs[control.input] !== undefined;
}

/** The waiting region under the point of an image, the smallest first. `slackPx` in image pixels. */
export function waitingAt(state: EditorState, input: string, point: Point, slackPx: number) {
  const waiting = waitingShown(state);
  return regionIndex(waiting)
    .at(point, slackPx)
    .find(({ control }) => {
      const found = findControl(state.schema, control);
      return found !== undefined && "input" in found && found.input === input;
    });
}

/** The waiting region that is looked at, else the first one. */
export function waitingInView(state: EditorState): Region | undefined {
  const waiting = waitingShown(state);
  return waiting.find(({ id }) => id === state.predictedId) ?? waiting[0];
}

/** The region before or after the one that is looked at, round and round. */
export function waitingBeside(state: EditorState, by: -1 | 1): Region | undefined {
  const waiting = waitingShown(state);
  const at = waiting.findIndex(({ id }) => id === state.predictedId);
  if (at < 0) return by > 0 ? waiting[0] : waiting.at(-1);
  return waiting[(at + by + waiting.length) % waiting.length];
}

function accepted(prediction: Prediction, predicted: Region, id: string): Region {
  const { score: _, ...region } = predicted;
  const score = scoreOf(prediction, predicted);
  return {
    ...region,
    id,
    origin: "prediction",
    source: {
      prediction: prediction.id,
      region: predicted.id,
      model: prediction.model,
      ...(score === null ? {} : { score }),
    },
  };
}

/** Relations of the prediction whose ends are both in the document by now, and which it does not have yet. */
function relationsOf(prediction: Prediction, before: AnnotationDocument, regions: readonly Region[]) {
  const ids = new Map<string, string>();
  for (const { id, source } of [...before.regions, ...regions])
    if (source?.prediction === prediction.id) ids.set(source.region, id);
  const keyOf = ({ control, label, from, to }: Relation) => `${control}/${label}/${from}/${to}`;
  const known = new Set(before.relations.map(keyOf));
  return prediction.document.relations.flatMap((relation): Relation[] => {
    const [from, to] = [ids.get(relation.from), ids.get(relation.to)];
    if (from === undefined || to === undefined) return [];
    const mine = { ...relation, from, to };
    return known.has(keyOf(mine)) ? [] : [mine];
  });
}

/** What is labelled, without ids and where it came from. */
const contentOf = ({ control, labels, shape, attributes }: Region): string =>
  canonicalJson({ control, labels, shape, ...(attributes ? { attributes } : {}) });

/**
 * Takes regions of a prediction over.
 * @param regions waiting ones
 * @returns the commands of one step, and the ids of the new regions
 */
export function acceptRegions(
  { document, schema }: EditorState,
  prediction: Prediction,
  regions: readonly Region[],
  newId: () => string,
): { commands: Command[]; ids: string[] } {
  if (regions.length === 0) return { commands: [], ids: [] };
  const taken = regions.map((region) =>
    withDefaults(schema, document, accepted(prediction, region, newId())),
  );
  const relations = relationsOf(prediction, document, taken).map((item) => ({
    item: { ...item, id: newId() },
  }));
  return {
    commands: [{ type: "insert", regions: taken.map((item) => ({ item })), relations }],
    ids: taken.map(({ id }) => id),
  };
}

export const rejectRegions = (prediction: Prediction, regions: readonly Region[]): Command[] =>
  regions.length === 0
    ? []
    : [
        {
          type: "reject",
          regions: regions.map(({ id }) => ({ prediction: prediction.id, region: id })),
          isRejected: true,
        },
      ];

/**
 * Takes all that waits of a prediction over, its answers too, as one step. What the annotator has drawn or changed stays;
 * unchanged regions of another prediction for the same controls give way. A region that is there already is not added
 * twice.
 */
export function acceptPrediction(state: EditorState, prediction: Prediction, newId: () => string): Command[] {
  const { document } = state;
  const controls = new Set(prediction.document.regions.map(({ control }) => control));
  const replaced = document.regions.filter(
    ({ id, control, origin, source }) =>
      controls.has(control) &&
      origin === "prediction" &&
      source?.prediction !== prediction.id &&
      isEditable(state, id),
  );
  const gone = new Set(replaced.map(({ id }) => id));
  const there = new Set(document.regions.filter(({ id }) => !gone.has(id)).map(contentOf));
  const waiting = waitingRegions(state, prediction).filter((region) => !there.has(contentOf(region)));
  const answers = Object.entries(prediction.document.answers).filter(
    ([id, value]) => canonicalJson(document.answers[id] ?? null) !== canonicalJson(value),
  );
  if (waiting.length === 0 && answers.length === 0) return [];
  return [
    ...(gone.size > 0 && waiting.length > 0
      ? [{ type: "remove" as const, regions: [...gone], relations: [] }]
      : []),
    ...acceptRegions(state, prediction, waiting, newId).commands,
    ...answers.map(([id, value]) => setAnswer(id, value)),
  ];
}
