/** Which labels a task enters a release with, and why a task is left out. */
import type { AnnotationRow } from "@/db/queries/annotations";
import type { ResolutionRow } from "@/db/queries/resolutions";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { type SoftLabels, softLabelsOf } from "@/lib/consensus/soft-labels";
import { isUnanimous } from "@/lib/consensus/unanimity";
import { undecided } from "@/lib/consensus/undecided";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import type { LabelSource } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";

export type Reason = ReleaseCounts["excluded"][number]["reason"];
/** `lost`: what equal votes left out of the labels of a task that is in the release all the same. */
export type Chosen = {
  labels: AnnotationDocument;
  labelsFrom: LabelSource;
  lost: { regions: boolean; answers: boolean };
  /** The votes behind them, where the plan asks for these. */
  votes?: SoftLabels;
};

const NOTHING_LOST = { regions: false, answers: false };

const givenBy = (answers: readonly AnnotationRow[]) =>
  answers.map((row) => ({ rater: row.userId, document: row.document }));

function agreedLabels(
  schema: LabelSchema,
  answers: AnnotationRow[],
  method: "majority" | "unanimous",
  { softLabels }: ReleasePlan,
): Chosen | Reason {
  const given = givenBy(answers);
  const documents = given.map(({ document }) => document);
  const consensus = consensusOf(schema, given, method);
  const undecidedParts = undecided(schema, documents, consensus);
  const chosen = {
    labels: consensus.document,
    labelsFrom: method,
    lost: { regions: undecidedParts.regions, answers: undecidedParts.answers },
    ...(softLabels && { votes: softLabelsOf(consensus, true) }),
  };
  if (method === "majority") return undecidedParts.required ? "no-majority" : chosen;
  // The unanimous answer of a required control may be a removed label: then the task has no answer to that control.
  return isUnanimous(schema, documents, consensus) && !undecidedParts.required ? chosen : "not-unanimous";
}

/**
 * A resolution takes precedence over any vote and needs no number of annotations.
 * @param answers the submitted annotations of the task
 * @returns null when the release keeps every annotation instead of agreed labels
 */
export function chooseLabels(
  schema: LabelSchema,
  plan: ReleasePlan,
  task: TaskRow,
  answers: AnnotationRow[],
  resolution: ResolutionRow | undefined,
): Chosen | Reason | null {
  if (resolution && plan.labels !== "all")
    return {
      ...{ labels: resolution.document, labelsFrom: "resolution", lost: NOTHING_LOST },
      ...(plan.softLabels && {
        votes: softLabelsOf(consensusOf(schema, givenBy(answers), "majority"), false),
      }),
    };
  if (plan.labels === "resolved") return "not-resolved";
  if (answers.length < plan.minAnswers) return "too-few-answers";
  if (plan.onlyDone && task.status !== "done") return "not-done";
  return plan.labels === "all" ? null : agreedLabels(schema, answers, plan.labels, plan);
}
