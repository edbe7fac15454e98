/**
 * What was annotated, for each task of a list. Short documents are read; of longer ones, which a page of a list cannot read
 * in time, the index of labels tells how many of each label they have.
 */
import { standingExclusions } from "@/db/queries/exclusions";
import { type ShortDocument, shortDocuments } from "@/db/queries/short-documents";
import { labelsOfTasks, OF_RESOLUTION } from "@/db/queries/task-labels";
import { correctedDocuments } from "@/db/queries/task-reviews";
import { isExcludedBy } from "@/lib/annotation/excluded";
import type { AnswerSummary } from "@/lib/contracts/answer-summary";
import { groupBy } from "@/lib/core/group-by";
import { partsOf, partsOfUses, type SummaryPart, shortened } from "@/lib/labels/answer-summary";
import { mergeSummaries } from "@/lib/labels/task-summary";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { namesOfAnswers } from "../candidates/names-of-answers";
import type { Context } from "../context";
import { projectWithSchema } from "../projects/projects";

/** The label schema with the names of linked candidates, and the parts of each row. */
async function reading(context: Context, projectId: string, rows: readonly ShortDocument[]) {
  const long = rows.filter(({ document }) => document === null).map(({ taskId }) => taskId);
  const uses = groupBy(
    await labelsOfTasks(context.database.read, { taskIds: [...new Set(long)] }),
    ({ taskId, userId }) => `${taskId} ${userId}`,
  );
  const { schema: plain } = await projectWithSchema(context, projectId);
  const documents = rows.flatMap(({ document }) => document ?? []);
  const names = await namesOfAnswers(context.database, { projectId, schema: plain }, documents);
  const schema = withCandidateNames(plain, names);
  const partsOfRow = ({ taskId, userId, document }: ShortDocument): SummaryPart[] =>
    document === null
      ? partsOfUses(
          schema,
          new Map((uses.get(`${taskId} ${userId}`) ?? []).map((row) => [row.key, row.uses])),
        )
      : partsOf(schema, document);
  return { schema, partsOfRow };
}

/** What was annotated, and of it what one question was answered with; null of a question without an answer. */
export type Summaries = { all: AnswerSummary; of: (control: string) => AnswerSummary | null };

const orNull = (summary: AnswerSummary) => (summary.parts.length > 0 ? summary : null);

/** What each annotator submitted, by task and annotator as `task user`. */
export async function answerSummaries(
  context: Context,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<Map<string, Summaries>> {
  const rows = await shortDocuments(context.database.read, { projectId, taskIds });
  const { partsOfRow } = await reading(context, projectId, rows);
  return new Map(
    rows.map((row) => {
      const parts = partsOfRow(row);
      const of = (control: string) => orNull(shortened(parts.filter((part) => part.control === control)));
      return [`${row.taskId} ${row.userId}`, { all: shortened(parts), of }];
    }),
  );
}

/** By task, as reviewers have corrected it; tasks without an annotation that counts and without a resolution are not in it. */
export async function taskSummaries(
  context: Context,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<Map<string, Summaries>> {
  const db = context.database.read;
  const exclusions = await standingExclusions(db, { projectId });
  const corrected = await correctedDocuments(db, { taskIds });
  const given = (await shortDocuments(db, { projectId, taskIds }))
    .filter((row) => !exclusions.some((exclusion) => isExcludedBy(exclusion, row)))
    .map((row) => ({ ...row, document: corrected.get(`${row.taskId} ${row.userId}`) ?? row.document }));
  const byTask = groupBy(given, ({ taskId }) => taskId);
  const shown = new Map(
    [...byTask].map(([taskId, rows]) => {
      const resolved = rows.filter(({ userId }) => userId === OF_RESOLUTION);
      return [taskId, resolved.length > 0 ? resolved : rows];
    }),
  );
  const { schema, partsOfRow } = await reading(context, projectId, [...shown.values()].flat());
  return new Map(
    [...shown].map(([taskId, rows]) => {
      const given = rows.map(partsOfRow);
      const ofControl = (control: string) =>
        mergeSummaries(
          schema,
          given.map((parts) => parts.filter((part) => part.control === control)),
        );
      return [
        taskId,
        { all: mergeSummaries(schema, given), of: (control: string) => orNull(ofControl(control)) },
      ];
    }),
  );
}
