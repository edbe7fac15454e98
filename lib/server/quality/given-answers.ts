/** What was submitted to some tasks and counts, as agreement takes it: before reviews and votes. */
import type { Db } from "@/db/client/database";
import { submittedDocuments } from "@/db/queries/annotations";
import type { Answer } from "@/lib/agreement/agreement";
import { annotationCounter } from "../labeling/counted-annotations";

/** By task; tasks without a submitted annotation that counts are not in it. */
export async function givenAnswers(
  db: Db,
  tasks: { projectId: string; taskIds: string[] },
): Promise<Map<string, Answer[]>> {
  const given = new Map<string, Answer[]>();
  const { count } = await annotationCounter(db, tasks);
  const { counted } = await count(await submittedDocuments(db, tasks));
  for (const { taskId, userId, document } of counted) {
    const answers = given.get(taskId) ?? [];
    answers.push({ rater: userId, document });
    given.set(taskId, answers);
  }
  return given;
}
