/**
 * How much of what reviewers have accepted was decided otherwise afterwards: accepted revisions beside the final answer that came
 * later, by the measures of agreement. Questions of which a part is undecidable are left out. Runs in the computing thread.
 */
import { acceptedBeforeFinal } from "@/db/queries/reviewers";
import { isAboutRegions, isMeasured, unitOf } from "@/lib/agreement/agreement";
import { fitDocument } from "@/lib/annotation/fit-document";
import { undecidableControls } from "@/lib/annotation/undecidable";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { textLengths } from "./text-lengths";

const BATCH = 500;

type Input = { projectId: string; schema: LabelSchema };
/** By reviewer: `compared` have a question in common with the final answer, `overruled` differ from it in at least one. */
export type Overruled = Record<string, { compared: number; overruled: number }>;

export const overruledReviews: Procedure<Input, never, Overruled> = async (db, { projectId, schema }) => {
  const counted: Overruled = {};
  const measured = schema.controls.filter((control) => isMeasured(control) && !isAboutRegions(control));
  for (let after = ""; ; ) {
    const rows = await acceptedBeforeFinal(db, { projectId, after, limit: BATCH });
    const taskIds = [...new Set(rows.map(({ taskId }) => taskId))];
    const lengths = await textLengths(db, projectId, schema, taskIds);
    for (const { taskId, reviewerId, accepted, final, undecidable } of rows) {
      const open = undecidableControls(undecidable);
      const given = [accepted, final].map((document, place) => ({
        rater: String(place),
        document: fitDocument(document, schema).document,
      }));
      const textLength = lengths.get(taskId);
      const compared = measured.flatMap((control) => {
        if (open.has(control.id)) return [];
        return unitOf(control, given, schema.controls, textLength ? { textLength } : {})?.disagreement ?? [];
      });
      if (compared.length === 0) continue;
      counted[reviewerId] ??= { compared: 0, overruled: 0 };
      counted[reviewerId].compared += 1;
      if (compared.some((disagreement) => disagreement > 0)) counted[reviewerId].overruled += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return counted;
    after = last.reviewId;
  }
};
