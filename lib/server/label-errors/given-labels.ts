/**
 * The label that each task has: that of the final answer, else the one that most of its annotations say, as reviewers have
 * corrected them. A tie is none.
 */
import type { Db } from "@/db/client/database";
import { correctionsOf } from "@/db/queries/label-errors";
import { finalAnswers } from "@/db/queries/resolutions";
import { ratingsOf, valueIn } from "@/lib/agreement/answer-values";
import { majorityValue } from "@/lib/core/majority-value";
import type { AnswerControl } from "@/lib/labels/schema";
import { unitsNow } from "../consensus/found-labels";

export type GivenLabels = {
  /** Ids of labels by task. */
  labels: Map<string, string>;
  ties: number;
};

export async function givenLabels(
  db: Db,
  { projectId, control, known }: { projectId: string; control: AnswerControl; known: ReadonlySet<string> },
): Promise<GivenLabels> {
  const finals = await finalAnswers(db, { projectId });
  const corrections = await correctionsOf(db, { projectId });
  const labels = new Map<string, string>();
  let ties = 0;
  for (const { taskId, unit } of await unitsNow(db, projectId, control)) {
    if (finals.has(taskId)) continue;
    const values = ratingsOf(unit).flatMap(([rater, value]) => {
      const corrected = corrections.get(`${taskId} ${rater}`);
      const own = corrected ? valueIn(control, corrected) : value;
      return own !== undefined && known.has(own) ? [own] : [];
    });
    const most = majorityValue(values);
    if (most !== null) labels.set(taskId, most);
    else if (values.length > 0) ties++;
  }
  for (const [taskId, { document, undecidable }] of finals) {
    // Nobody knows its label, whatever most annotators say.
    if (undecidable.has(control.id)) continue;
    const value = valueIn(control, document);
    if (value !== undefined && known.has(value)) labels.set(taskId, value);
  }
  return { labels, ties };
}
