import type { TaskAnswer } from "@/lib/contracts/tasks";

/** As much of an answer as it takes to show what it marks: the final answer of a task has no more. */
export type ShownAnswer = Pick<TaskAnswer, "annotationId" | "name" | "state" | "document">;

/** Whether a reviewer has corrected the answer as it stands; a correction of an earlier revision is history. */
export const isCorrected = ({ review, revision }: TaskAnswer): boolean =>
  review?.decision === "fixed" && review.revision === revision && review.document !== null;

/** The answer with the reviewer's correction in place of the submitted document, as releases take it. */
export const asCorrected = (answer: TaskAnswer): TaskAnswer =>
  isCorrected(answer) && answer.review?.document ? { ...answer, document: answer.review.document } : answer;
