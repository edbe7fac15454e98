/** How alike each annotator's annotations are to those of the others and to final answers; runs in the computing thread. */
import { unitsIn } from "@/db/queries/agreement";
import { finalAnswers } from "@/db/queries/resolutions";
import { summarize } from "@/lib/agreement/agreement";
import { isOneOfAList, ratingsOf, valueIn } from "@/lib/agreement/answer-values";
import { type MeanLikeness, meanOf, type Sums } from "@/lib/agreement/outlier";
import { likenessByRater } from "@/lib/agreement/rater-likeness";
import type { Control } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { measuredUnits } from "./measured-units";

type Input = { projectId: string; controls: Control[] };
type Output = {
  /** By control, in the order they were given; then by annotator. */
  agreement: [userId: string, likeness: MeanLikeness][][];
  accuracy: [userId: string, share: MeanLikeness][];
};

const TASKS_AT_ONCE = 500;

export const annotatorFigures: Procedure<Input, never, Output> = async (db, { projectId, controls }) => {
  const agreement: Output["agreement"] = [];
  for (const control of controls) {
    const measure = summarize(control, [], { seed: 0, replicates: 0 }).headline.id;
    const units = await measuredUnits(db, projectId, control);
    agreement.push([...likenessByRater(units.likeness(measure))]);
  }
  const finals = await finalAnswers(db, { projectId });
  const judged = new Map(controls.filter(isOneOfAList).map((control) => [control.id, control]));
  const taskIds = [...finals.keys()];
  const right = new Map<string, Sums>();
  for (let from = 0; from < taskIds.length && judged.size > 0; from += TASKS_AT_ONCE)
    for (const { taskId, controlId, unit } of await unitsIn(db, {
      taskIds: taskIds.slice(from, from + TASKS_AT_ONCE),
    })) {
      const [control, final] = [judged.get(controlId), finals.get(taskId)];
      if (final?.undecidable.has(controlId)) continue;
      const value = control && final && valueIn(control, final.document);
      if (value === undefined) continue;
      const ratings = ratingsOf(unit);
      // The only annotation is often the one that the final answer was taken from.
      if (ratings.length < 2) continue;
      for (const [rater, given] of ratings) {
        const { sum, tasks } = right.get(rater) ?? { sum: 0, tasks: 0 };
        right.set(rater, { sum: sum + (given === value ? 1 : 0), tasks: tasks + 1 });
      }
    }
  return { agreement, accuracy: [...right].map(([rater, sums]) => [rater, meanOf(sums)]) };
};
