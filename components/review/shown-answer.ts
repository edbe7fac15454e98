import type { TaskAnswer } from "@/lib/contracts/tasks";

/** As much of an answer as it takes to show what it marks: the final answer of a task has no more. */
export type ShownAnswer = Pick<TaskAnswer, "annotationId" | "name" | "state" | "document">;
