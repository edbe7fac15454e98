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
import { consensusOf, type FoundAnswer, type FoundAnswers } from "./consensus-of";
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

/** What the labels of the found answers decide, before how sure a method is of them. */
type Basis = Pick<SettledTask, "document" | "problem"> & {
  /** By visible control, as the votes on the task tell it. */
  votes: Record<string, number>;
};

function basisOf(schema: LabelSchema, given: readonly Answer[], found: FoundAnswers): Basis {
  const consensus = consensusOf(schema, given, "majority", found);
  const { document, votes, ties, unsupported } = consensus;
  const visible = visibleControls(schema, document);
  const shares = Object.entries(confidencesOf(schema, consensus)).filter(([id]) => visible.has(id));
  const documents = given.map((one) => one.document);
  const open = undecided(schema, documents, consensus);
  const isSplitText = shares.some(([id]) => hasSplitText(schema, id, votes[id]));
  const openTies = ties.filter((id) => {
    const control = findControl(schema, id);
    return visible.has(id) && control !== undefined && !isText(control);
  });
  const problem = (): SettledTask["problem"] => {
    if (openTies.some((id) => !isOfObjects(schema, id))) return "tie";
    if (open.regions || openTies.length > 0) return "objects";
    if (isSplitText) return "text";
    const isSaid = unsupported.some((id) => documents.some((one) => saysAnything(id, one)));
    return open.required || isSaid || missingAnswers(schema, document).length > 0 ? "incomplete" : null;
  };
  return { document, votes: Object.fromEntries(shares), problem: problem() };
}

function isOfObjects(schema: LabelSchema, id: string): boolean {
  const control = findControl(schema, id);
  return control !== undefined && !isAnswerControl(control);
}

const saysAnything = (id: string, { answers, regions, relations }: AnnotationDocument): boolean =>
  answers[id] !== undefined ||
  [...regions, ...relations].some((one) => one.control === id) ||
  regions.some(({ attributes }) => attributes?.[id] !== undefined);

function withConfidence(
  schema: LabelSchema,
  { votes, ...basis }: Basis,
  found: ReadonlyMap<string, Found>,
): SettledTask {
  const confidences: Record<string, number> = {};
  let least: [id: string, confidence: number] | null = null;
  for (const [id, share] of Object.entries(votes)) {
    const confidence = found.get(id)?.confidence ?? share;
    confidences[id] = confidence;
    if (least === null || confidence < least[1]) least = [id, confidence];
  }
  return {
    ...basis,
    confidences,
    confidence: least?.[1] ?? 1,
    isLeastOfObjects: least !== null && isOfObjects(schema, least[0]),
  };
}

/**
 * @param given submitted documents that count, each annotator once, in any order
 * @param found by control id, what a method found for questions about the whole task
 */
export const settleTask = (
  schema: LabelSchema,
  given: readonly Answer[],
  found: ReadonlyMap<string, Found>,
): SettledTask => withConfidence(schema, basisOf(schema, given, found), found);

/** Answers of more characters than this seldom repeat. */
const REPEATING_CHARACTERS = 300;
const KEPT = 10_000;

/** `settleTask` for many tasks: of short answers without regions, which repeat, the votes are counted once. */
export function taskSettler(schema: LabelSchema) {
  const known = new Map<string, Basis>();
  return (given: readonly Answer[], found: ReadonlyMap<string, Found>): SettledTask => {
    if (given.some(({ document }) => document.regions.length > 0)) return settleTask(schema, given, found);
    const labels = [...found].map(([id, { value, tie }]) => [id, value ?? null, tie]);
    const key = JSON.stringify([labels, given.map(({ document }) => document.answers)]);
    const kept = known.get(key);
    if (kept) return withConfidence(schema, kept, found);
    const basis = basisOf(schema, given, found);
    if (key.length <= REPEATING_CHARACTERS && known.size < KEPT) known.set(key, basis);
    return withConfidence(schema, basis, found);
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
