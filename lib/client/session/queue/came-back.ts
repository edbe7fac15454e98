import type { LabelTask } from "@/lib/contracts/labeling";

/** The task is with its annotator again: a reviewer sent it back, a question about it was answered, or its data changed. */
export const cameBack = ({ annotation, review, questions, changed }: LabelTask): boolean =>
  annotation?.state !== "submitted" &&
  annotation?.state !== "skipped" &&
  (review?.decision === "rejected" ||
    changed !== undefined ||
    questions.some(({ ruling }) => ruling !== null));
