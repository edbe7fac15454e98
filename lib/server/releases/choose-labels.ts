/** Which labels a task enters a release with, and why a task is left out. */
import type { AnnotationRow } from "@/db/queries/annotations";
import type { ResolutionRow } from "@/db/queries/resolutions";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import type { LabelSource } from "@/lib/exports/item";
import type { LabelSchema } from "@/lib/labels/schema";

export type Reason = ReleaseCounts["excluded"][number]["reason"];
export type Chosen = { labels: AnnotationDocument; labelsFrom: LabelSource };

const answersAboutRegions = ({ regions }: AnnotationDocument): number =>
  regions.reduce((sum, { attributes }) => sum + Object.keys(attributes ?? {}).length, 0);

/** Whether everybody gave the same: nothing anybody answered or marked is missing from what all gave. */
function isUnanimous(agreed: AnnotationDocument, documents: AnnotationDocument[]): boolean {
  return documents.every(
    (document) =>
      document.regions.length === agreed.regions.length &&
      answersAboutRegions(document) === answersAboutRegions(agreed) &&
      Object.keys(document.answers).every((id) => agreed.answers[id] !== undefined),
  );
}

function agreedLabels(
  schema: LabelSchema,
  answers: AnnotationRow[],
  method: "majority" | "unanimous",
): Chosen | Reason {
  const given = answers.map((row) => ({ rater: row.userId, document: row.document }));
  const { document, ties } = consensusOf(schema, given, method);
  const chosen = { labels: document, labelsFrom: method };
  if (method === "unanimous") {
    const documents = given.map((answer) => answer.document);
    return isUnanimous(document, documents) ? chosen : "not-unanimous";
  }
  const required = new Set(
    schema.controls.filter((control) => control.required).map((control) => control.id),
  );
  return ties.some((id) => required.has(id)) ? "no-majority" : chosen;
}

/**
 * A person's decision about the task goes before any vote and needs no number of answers.
 * @param answers the submitted ones of the task
 * @returns null when the release keeps every annotation instead of agreed labels
 */
export function chooseLabels(
  schema: LabelSchema,
  plan: ReleasePlan,
  task: TaskRow,
  answers: AnnotationRow[],
  resolution: ResolutionRow | undefined,
): Chosen | Reason | null {
  if (resolution && plan.labels !== "all") return { labels: resolution.document, labelsFrom: "resolution" };
  if (plan.labels === "resolved") return "not-resolved";
  if (answers.length < plan.minAnswers) return "too-few-answers";
  if (plan.onlyDone && task.status !== "done") return "not-done";
  return plan.labels === "all" ? null : agreedLabels(schema, answers, plan.labels);
}
