/** Which labels a task enters a release with, and why a task is left out. */
import type { AnnotationRow } from "@/db/queries/annotations";
import type { MethodResolutionRow } from "@/db/queries/method-resolutions";
import type { ResolutionRow } from "@/db/queries/resolutions";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { hasNoAnswer, type Undecidable } from "@/lib/annotation/undecidable";
import { confidenceOf } from "@/lib/consensus/confidence";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { type SoftLabels, softLabelsOf } from "@/lib/consensus/soft-labels";
import { isUnanimous } from "@/lib/consensus/unanimity";
import { undecided } from "@/lib/consensus/undecided";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import type { FrozenConfidence, LabelSource } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";

export type Reason = ReleaseCounts["excluded"][number]["reason"];
/** `lost`: what equal votes left out of the labels of a task that is in the release all the same. */
export type Chosen = {
  labels: AnnotationDocument;
  labelsFrom: LabelSource;
  lost: { regions: boolean; answers: boolean };
  /** The votes behind them, where the plan asks for these. */
  votes?: SoftLabels;
  /** Of labels from a run of consensus. */
  consensus?: FrozenConfidence;
  /** What a resolution leaves open. */
  undecidable?: Undecidable[];
};

const NOTHING_LOST = { regions: false, answers: false };

const givenBy = (answers: readonly AnnotationRow[]) =>
  answers.map((row) => ({ rater: row.userId, document: row.document }));

function agreedLabels(
  schema: LabelSchema,
  answers: AnnotationRow[],
  method: "majority" | "unanimous",
  { softLabels, minConfidence = 0 }: ReleasePlan,
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
  if (method === "majority") {
    if (undecidedParts.required) return "no-majority";
    return minConfidence > 0 && confidenceOf(schema, consensus) < minConfidence ? "low-confidence" : chosen;
  }
  // The unanimous answer of a required control may be a removed label: then the task has no answer to that control.
  return isUnanimous(schema, documents, consensus) && !undecidedParts.required ? chosen : "not-unanimous";
}

/** Labels that a run of consensus has settled; what has changed since is not taken for settled. */
function settledLabels(row: MethodResolutionRow | undefined, least: number): Chosen | Reason {
  if (!row || row.waitsFor !== null || row.document === null) return "not-settled";
  if (row.outdated) return "consensus-outdated";
  const { document, confidence, controls } = row;
  if (confidence < least) return "low-confidence";
  return {
    ...{ labels: document, labelsFrom: "consensus", lost: NOTHING_LOST },
    consensus: { confidence, controls },
  };
}

/** Documents of more characters than this seldom repeat. */
const REPEATING_CHARACTERS = 300;
const KEPT_RESULTS = 10_000;

/**
 * The same function, which remembers its results for short answers to whole tasks: of a million tasks with a handful of
 * labels most have the same answers. What annotators have marked is left alone; it seldom repeats.
 */
function remembering<T>(compute: (answers: AnnotationRow[]) => T): (answers: AnnotationRow[]) => T {
  const known = new Map<string, T>();
  return (answers) => {
    if (answers.some(({ document }) => document.regions.length > 0)) return compute(answers);
    const key = JSON.stringify(answers.map(({ document }) => document.answers));
    if (key.length > REPEATING_CHARACTERS) return compute(answers);
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = compute(answers);
    if (known.size < KEPT_RESULTS) known.set(key, result);
    return result;
  };
}

export type LabelChooser = {
  /**
   * A resolution takes precedence over any vote and needs no number of annotations.
   * @param byMethod what the last run of consensus found; read only where the plan asks for it
   * @param answers the submitted annotations of the task
   * @returns null when the release keeps every annotation instead of agreed labels
   */
  choose: (
    task: Pick<TaskRow, "status">,
    answers: AnnotationRow[],
    resolution: ResolutionRow | undefined,
    byMethod?: MethodResolutionRow | undefined,
  ) => Chosen | Reason | null;
  /** How far the annotators of a task agree, see `confidenceOf`; 1 for a task that a person has decided. */
  agreement: (answers: AnnotationRow[], resolution: ResolutionRow | undefined) => number;
};

export function labelChooser(schema: LabelSchema, plan: ReleasePlan): LabelChooser {
  const { labels } = plan;
  const byMajority = (answers: AnnotationRow[]) => consensusOf(schema, givenBy(answers), "majority");
  const agreed = remembering((answers) =>
    agreedLabels(schema, answers, labels === "unanimous" ? labels : "majority", plan),
  );
  const confidence = remembering((answers) => confidenceOf(schema, byMajority(answers)));
  return {
    choose: (task, answers, resolution, byMethod) => {
      if (resolution && labels !== "all") {
        if (hasNoAnswer(schema, resolution.document, resolution.undecidable)) return "undecidable";
        return {
          ...{ labels: resolution.document, labelsFrom: "resolution", lost: NOTHING_LOST },
          ...(resolution.undecidable && { undecidable: resolution.undecidable }),
          ...(plan.softLabels && { votes: softLabelsOf(byMajority(answers), false) }),
        };
      }
      if (labels === "resolved") return "not-resolved";
      if (answers.length < plan.minAnswers) return "too-few-answers";
      if (plan.onlyDone && task.status !== "done") return "not-done";
      if (labels === "consensus") {
        const settled = settledLabels(byMethod, plan.minConfidence ?? 0);
        if (typeof settled === "string" || !plan.softLabels) return settled;
        return { ...settled, votes: softLabelsOf(byMajority(answers), false) };
      }
      return labels === "all" ? null : agreed(answers);
    },
    agreement: (answers, resolution) => (resolution ? 1 : confidence(answers)),
  };
}
