/** What was submitted to some tasks, as agreement takes it: before reviews and votes. */
import type { Db } from "@/db/client/database";
import { submittedDocuments } from "@/db/queries/annotations";
import type { Answer } from "@/lib/agreement/agreement";

/** By task; tasks without a submitted answer are not in it. */
export async function givenAnswers(
  db: Db,
  tasks: { projectId: string; taskIds: string[] },
): Promise<Map<string, Answer[]>> {
  const given = new Map<string, Answer[]>();
  for (const { taskId, userId, document } of await submittedDocuments(db, tasks)) {
    const answers = given.get(taskId) ?? [];
    answers.push({ rater: userId, document });
    given.set(taskId, answers);
  }
  return given;
}
