/**
 * Whether the annotations of a task settle it without a person, and how surely: questions with one label out of a list by
 * what a method over all tasks has found, everything else by the vote on the task. A task that a tie, a missing answer or
 * differing texts leave open is never settled, whatever the least confidence is. Out of scope: which tasks take part.
 */
import type { Answer } from "@/lib/agreement/unit";
import { missingAnswers } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { scaleOf } from "@/lib/kinds/scales";
import { type Control, findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument } from "../annotation/document";
import { confidencesOf } from "./confidence";
import { consensusOf, type FoundAnswer } from "./consensus-of";
import { undecided } from "./undecided";
import type { AnswerVotes, Votes } from "./votes";
import { percentOf, type WaitsFor } from "./waits-for";

/** What a method found for a question of one task; `confidence` is the probability of the label, in [0, 1]. */
export type Found = FoundAnswer & { confidence: number };

export type SettledTask = {
  document: AnnotationDocument;
  /** By the id of each control that the document asks and somebody answered, in [0, 1]. */
  confidences: Record<string, number>;
  /** The least of them; 1 where nothing was answered. */
  confidence: number;
  /** What a person has to decide whatever the least confidence is; null where there is nothing. */
  problem: Exclude<WaitsFor, "low-confidence"> | null;
  /** The least sure control is one of regions or relations. */
  isLeastOfObjects: boolean;
};

const isText = (control: Control): boolean => {
  const scale = isAnswerControl(control) ? scaleOf(control) : undefined;
  return scale?.type === "open" && scale.isText === true;
};

/** All who could have written the same. */
const isOneText = ({ answered, of, counts }: AnswerVotes): boolean =>
  answered === of && Object.values(counts).every((count) => count === of);

/** Whether annotators wrote different texts for a control, or about one of its regions that was kept. */
function hasSplitText(schema: LabelSchema, id: string, given: Votes | undefined): boolean {
  const isSplit = (question: string, votes: AnswerVotes) => {
    const control = findControl(schema, question);
    return control !== undefined && isText(control) && !isOneText(votes);
  };
  if (given?.kind === "answer") return isSplit(id, given);
  if (given?.kind !== "regions") return false;
  return given.regions.some(({ answers }) =>
    Object.entries(answers).some(([question, votes]) => isSplit(question, votes)),
  );
}

/**
 * @param given submitted documents that count, each annotator once, in any order
 * @param found by control id, what a method found for questions about the whole task
 */
export function settleTask(
  schema: LabelSchema,
  given: readonly Answer[],
  found: ReadonlyMap<string, Found>,
): SettledTask {
  const consensus = consensusOf(schema, given, "majority", found);
  const { document, votes, ties, unsupported } = consensus;
  const visible = visibleControls(schema, document);
  const confidences: Record<string, number> = {};
  for (const [id, own] of Object.entries(confidencesOf(schema, consensus)))
    if (visible.has(id)) confidences[id] = found.get(id)?.confidence ?? own;
  const sorted = Object.entries(confidences).toSorted(([, a], [, b]) => a - b);
  const [least] = sorted;
  const controlOf = (id: string) => findControl(schema, id);
  const isOfObjects = (id: string) => {
    const control = controlOf(id);
    return control !== undefined && !isAnswerControl(control);
  };
  const documents = given.map((one) => one.document);
  const open = undecided(schema, documents, consensus);
  const isSplitText = Object.keys(confidences).some((id) => hasSplitText(schema, id, votes[id]));
  const saysUnsupported = unsupported.some((id) =>
    documents.some(
      ({ answers, regions, relations }) =>
        answers[id] !== undefined ||
        [...regions, ...relations].some((one) => one.control === id) ||
        regions.some(({ attributes }) => attributes?.[id] !== undefined),
    ),
  );
  const openTies = ties.filter((id) => visible.has(id) && !isText(controlOf(id) as Control));
  const problem = (): SettledTask["problem"] => {
    if (openTies.some((id) => !isOfObjects(id))) return "tie";
    if (open.regions || openTies.length > 0) return "objects";
    if (isSplitText) return "text";
    if (open.required || saysUnsupported || missingAnswers(schema, document).length > 0) return "incomplete";
    return null;
  };
  return {
    document,
    confidences,
    confidence: least?.[1] ?? 1,
    problem: problem(),
    isLeastOfObjects: least !== undefined && isOfObjects(least[0]),
  };
}

/** @param leastPercent the least confidence, 0 to 100; @returns null for a task that is settled */
export function waitsFor(
  { problem, confidence, isLeastOfObjects }: Omit<SettledTask, "document" | "confidences">,
  leastPercent: number,
): WaitsFor | null {
  if (problem) return problem;
  if (percentOf(confidence) >= leastPercent) return null;
  return isLeastOfObjects ? "objects" : "low-confidence";
}
