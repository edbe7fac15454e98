/** Looks for labels that a model's probabilities speak against; runs in the computing thread, at one instant. */
import type { Db } from "@/db/client/database";
import { countTasksOf } from "@/db/queries/duplicates";
import { walkPredictions, walkProbabilities } from "@/db/queries/probabilities";
import { valueIn } from "@/lib/agreement/answer-values";
import { scaleOf } from "@/lib/kinds/scales";
import { rankLabels, spreadScore } from "@/lib/label-errors/rank-labels";
import { FEWEST_TASKS, type NoResultReason, type RunSummary } from "@/lib/label-errors/run-summary";
import { type AnswerControl, isRegionControl } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { findObjectErrors } from "./find-object-errors";
import { givenLabels } from "./given-labels";
import { basisOf, type FoundError, PART, type SearchInput } from "./search";

const PAGE = 20_000;

type Values = { taskId: string; values: readonly number[] };

async function* uploaded(db: Db, setId: string): AsyncGenerator<Values> {
  for (let after = ""; ; ) {
    const rows = await walkProbabilities(db, { setId, after, limit: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.taskId ?? after;
  }
}

/** Of a model that names one label and how sure it is; predictions without a score say no probability. */
async function* predicted(
  db: Db,
  { projectId, control, source }: SearchInput & { control: AnswerControl },
  categories: readonly string[],
): AsyncGenerator<Values> {
  if (source.kind !== "predictions") return;
  const places = new Map(categories.map((id, i) => [id, i]));
  const { model, schemaVersion } = source;
  for (let after = ""; ; ) {
    const rows = await walkPredictions(db, { projectId, model, schemaVersion, after, limit: PAGE });
    for (const { taskId, score, document } of rows) {
      const place = places.get(valueIn(control, document) ?? "");
      if (place !== undefined && score !== null)
        yield { taskId, values: spreadScore(categories.length, place, score) };
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

const empty = (reason: NoResultReason): RunSummary => ({
  tasks: 0,
  leftOut: { noLabel: 0, tie: 0, noProbability: 0 },
  reason,
  likely: 0,
  differing: 0,
  noiseRate: null,
  joint: [],
});

const sameLabels = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;

type Send = (part: FoundError[]) => Promise<void>;

async function findAnswerErrors(
  db: Db,
  input: SearchInput & { control: AnswerControl },
  send: Send,
): Promise<RunSummary> {
  const { projectId, control, source } = input;
  const scale = scaleOf(control);
  const categories = scale?.type === "nominal" ? scale.categories : [];
  if (source.kind === "probabilities" && !sameLabels(source.labels, categories))
    return empty("labels-changed");
  const total = await countTasksOf(db, { projectId });
  const places = new Map(categories.map((id, i) => [id, i]));
  const { labels, ties } = await givenLabels(db, { projectId, control, known: new Set(categories) });
  /** Where each category stands in the values. */
  const order =
    source.kind === "probabilities"
      ? categories.map((id) => source.labels.indexOf(id))
      : [...categories.keys()];
  const rows =
    source.kind === "probabilities" ? uploaded(db, source.setId) : predicted(db, input, categories);
  const tasks: string[] = [];
  const given: number[] = [];
  const flat: number[] = [];
  for await (const { taskId, values } of rows) {
    const place = places.get(labels.get(taskId) ?? "");
    if (place === undefined) continue;
    tasks.push(taskId);
    given.push(place);
    for (const at of order) flat.push(values[at] ?? 0);
  }
  const leftOut = {
    noLabel: total - labels.size - ties,
    tie: ties,
    noProbability: labels.size - tasks.length,
  };
  const none = (reason: NoResultReason) => ({ ...empty(reason), tasks: tasks.length, leftOut });
  if (tasks.length === 0) return none("no-probabilities");
  if (tasks.length < FEWEST_TASKS) return none("few-tasks");
  if (new Set(given).size < 2) return none("one-label");
  const data = {
    labels: categories.length,
    given: Int32Array.from(given),
    probabilities: Float64Array.from(flat),
  };
  const { ranked, likely, noiseRate, joint } = rankLabels(data);
  const labelAt = (place: number) => categories[place] as string;
  for (let from = 0; from < ranked.length; from += PART)
    await send(
      ranked.slice(from, from + PART).map(({ example, suggested, ...one }, i) => {
        const own = given[example] as number;
        const values = data.probabilities.subarray(example * data.labels, (example + 1) * data.labels);
        return {
          ...one,
          taskId: tasks[example] as string,
          rank: from + i + 1,
          problem: "label",
          given: labelAt(own),
          suggested: labelAt(suggested),
          basis: basisOf(labelAt(own), categories, [...values]),
        };
      }),
    );
  const cells = [...joint].flatMap((count, at) => {
    const [row, column] = [Math.floor(at / data.labels), at % data.labels];
    return count > 0 ? [{ given: labelAt(row), truth: labelAt(column), tasks: count }] : [];
  });
  return {
    tasks: tasks.length,
    leftOut,
    reason: null,
    likely,
    differing: ranked.length,
    noiseRate,
    joint: cells,
  };
}

export const findLabelErrors: Procedure<SearchInput, FoundError[], RunSummary> = (db, input, send) => {
  const { control } = input;
  return isRegionControl(control)
    ? findObjectErrors(db, { ...input, control }, send)
    : findAnswerErrors(db, { ...input, control: control as AnswerControl }, send);
};
