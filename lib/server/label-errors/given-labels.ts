/**
 * The label that each task has: that of the final answer, else the one that most of its annotations say, as reviewers have
 * corrected them. A tie is none.
 */
import type { Db } from "@/db/client/database";
import { correctionsOf } from "@/db/queries/label-errors";
import { finalAnswers } from "@/db/queries/resolutions";
import { type Unit, unitOf } from "@/lib/agreement/agreement";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { majorityValue } from "@/lib/label-errors/majority-value";
import type { AnswerControl } from "@/lib/labels/schema";
import { unitsNow } from "../consensus/found-labels";

const ratingsOf = (unit: Unit | null): [string, string][] => (unit?.kind === "ratings" ? unit.ratings : []);

/** What a document says; undefined where it has no answer to the question. */
const valueIn = (control: AnswerControl, document: AnnotationDocument): string | undefined =>
  ratingsOf(unitOf(control, [{ rater: "", document }]))[0]?.[1];

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
  for (const [taskId, document] of finals) {
    const value = valueIn(control, document);
    if (value !== undefined && known.has(value)) labels.set(taskId, value);
  }
  return { labels, ties };
}
