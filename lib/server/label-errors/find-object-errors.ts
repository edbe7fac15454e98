/**
 * Looks for regions that speak against those a model has predicted. The regions of a task are those of its final answer; else
 * of the only annotation, as a reviewer has corrected it. Annotations that differ are for adjudication, and are left out.
 */
import type { Db } from "@/db/client/database";
import { countTasksOf } from "@/db/queries/duplicates";
import { correctionsOf } from "@/db/queries/label-errors";
import { walkPredictions } from "@/db/queries/probabilities";
import { finalAnswers } from "@/db/queries/resolutions";
import type { Region } from "@/lib/annotation/document";
import { compareObjects, LIKELY_BELOW, worstObject } from "@/lib/label-errors/compare-objects";
import { type ObjectComparison, objectQuality } from "@/lib/label-errors/object-quality";
import { FEWEST_TASKS, type RunSummary } from "@/lib/label-errors/run-summary";
import type { RegionControl } from "@/lib/labels/schema";
import { givenAnswers } from "../quality/given-answers";
import { basisOf, type FoundError, PART, type SearchInput } from "./search";

const PAGE = 500;

type Compared = { taskId: string; comparison: ObjectComparison; basis: string };
type Input = SearchInput & { control: RegionControl };

async function* comparedTasks(
  db: Db,
  { projectId, control, source }: Input,
  leftOut: RunSummary["leftOut"],
): AsyncGenerator<Compared> {
  if (source.kind !== "predictions") return;
  const finals = await finalAnswers(db, { projectId });
  const corrections = await correctionsOf(db, { projectId });
  const own = (regions: readonly Region[]) => regions.filter((region) => region.control === control.id);
  for (let after = ""; ; ) {
    const rows = await walkPredictions(db, { projectId, ...source, after, limit: PAGE });
    const answers = await givenAnswers(db, { projectId, taskIds: rows.map(({ taskId }) => taskId) });
    for (const { taskId, score, document: prediction } of rows) {
      const given = answers.get(taskId) ?? [];
      const [first, ...others] = given;
      const only =
        first && others.length === 0
          ? (corrections.get(`${taskId} ${first.rater}`) ?? first.document)
          : undefined;
      const final = finals.get(taskId);
      if (final?.undecidable.has(control.id)) {
        leftOut.noLabel++;
        continue;
      }
      const document = final?.document ?? only;
      if (!document) {
        if (given.length > 0) leftOut.tie++;
        else leftOut.noLabel++;
        continue;
      }
      const predicted = own(prediction.regions).flatMap((region) => {
        const probability = region.score ?? score;
        return probability === null ? [] : [{ region, probability }];
      });
      // A model that does not say how sure it is has said nothing here.
      if (predicted.length === 0 && own(prediction.regions).length > 0) {
        leftOut.noProbability++;
        continue;
      }
      const regions = own(document.regions);
      const comparison = compareObjects(control, regions, predicted);
      if (comparison) yield { taskId, comparison, basis: basisOf(regions, predicted) };
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

export async function findObjectErrors(
  db: Db,
  input: Input,
  send: (part: FoundError[]) => Promise<void>,
): Promise<RunSummary> {
  const leftOut = { noLabel: 0, tie: 0, noProbability: 0 };
  const compared: Compared[] = [];
  for await (const one of comparedTasks(db, input, leftOut)) compared.push(one);
  const tasks = compared.length;
  // Only tasks with a prediction were read.
  leftOut.noProbability +=
    (await countTasksOf(db, { projectId: input.projectId })) -
    tasks -
    leftOut.tie -
    leftOut.noLabel -
    leftOut.noProbability;
  const summary = { tasks, leftOut, likely: 0, differing: 0, noiseRate: null, joint: [] };
  if (tasks === 0) return { ...summary, reason: "no-probabilities" };
  if (tasks < FEWEST_TASKS) return { ...summary, reason: "few-tasks" };
  const labelAt = (place: number | null) => (place === null ? "" : (input.control.labels[place]?.id ?? ""));
  const qualities = objectQuality(compared.map(({ comparison }) => comparison));
  const found = compared
    .flatMap(({ taskId, comparison, basis }, i): FoundError[] => {
      const quality = qualities[i] as (typeof qualities)[number];
      const worst = worstObject(comparison, quality);
      if (!worst) return [];
      const { problem, probability } = worst;
      const labels = { given: labelAt(worst.given), suggested: labelAt(worst.suggested) };
      const { score } = quality;
      return [
        { taskId, rank: 0, likely: score < LIKELY_BELOW, problem, ...labels, score, probability, basis },
      ];
    })
    .sort((a, b) => a.score - b.score || (a.taskId < b.taskId ? -1 : 1));
  for (let from = 0; from < found.length; from += PART)
    await send(found.slice(from, from + PART).map((one, i) => ({ ...one, rank: from + i + 1 })));
  const likely = found.filter((one) => one.likely).length;
  return { ...summary, reason: null, likely, differing: found.length };
}
