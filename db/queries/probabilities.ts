/** Probabilities of labels: those uploaded for a question, and what models have predicted with a score. */
import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

export type ProbabilitySetRow = Db["t"]["probabilitySet"]["$inferSelect"];
type Question = { projectId: string; controlId: string };

export async function findProbabilitySet(
  db: Db,
  { projectId, controlId }: Question,
): Promise<ProbabilitySetRow | undefined> {
  const { probabilitySet } = db.t;
  const [row] = await db.q
    .select()
    .from(probabilitySet)
    .where(and(eq(probabilitySet.projectId, projectId), eq(probabilitySet.controlId, controlId)))
    .limit(1);
  return row;
}

/** Takes the place of the set that the question had. */
export async function saveProbabilitySet(db: Db, row: ProbabilitySetRow): Promise<void> {
  const { probabilitySet } = db.t;
  const { projectId, controlId } = row;
  await db.q
    .delete(probabilitySet)
    .where(and(eq(probabilitySet.projectId, projectId), eq(probabilitySet.controlId, controlId)));
  await db.q.insert(probabilitySet).values(row);
}

/** Which of these tasks have a probability in the set already. */
export async function tasksOfSet(
  db: Db,
  { setId, taskIds }: { setId: string; taskIds: string[] },
): Promise<Set<string>> {
  const rows = await db.raw.all<{ id: string }>(
    `select task_id as id from task_probability where set_id = ? and task_id ${isListed(db)}`,
    [setId, listOf(db, taskIds)],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function addProbabilities(
  db: Db,
  rows: Db["t"]["taskProbability"]["$inferInsert"][],
): Promise<void> {
  await db.raw.insertMany(db.t.taskProbability, rows);
}

/** Those of the ids that are tasks of the project. */
export async function knownTaskIds(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<Set<string>> {
  const rows = await db.raw.all<{ id: string; projectId: string }>(
    `select id, project_id as "projectId" from task where id ${isListed(db)}`,
    [listOf(db, taskIds)],
  );
  return new Set(rows.flatMap((row) => (row.projectId === projectId ? [row.id] : [])));
}

/** The probabilities of a set in stretches, by task. */
export async function walkProbabilities(
  db: Db,
  { setId, after, limit }: { setId: string; after: string; limit: number },
): Promise<{ taskId: string; values: number[] }[]> {
  const { taskProbability: t } = db.t;
  return db.q
    .select({ taskId: t.taskId, values: t.values })
    .from(t)
    .where(and(eq(t.setId, setId), gt(t.taskId, after)))
    .orderBy(asc(t.taskId))
    .limit(limit);
}

/** Some rows of other sets than the one that stands. @returns how many were deleted, 0 at the end */
export async function deleteSomeProbabilities(
  db: Db,
  { setId, limit }: { setId: string; limit: number },
): Promise<number> {
  const gone = await db.raw.all<{ id: string }>(
    `delete from task_probability where set_id = ? and task_id in
       (select task_id from task_probability where set_id = ? limit ?) returning task_id as id`,
    [setId, setId, limit],
  );
  return gone.length;
}

/** What a model has predicted in this version of the label schema, in stretches, by task. */
export async function walkPredictions(
  db: Db,
  params: { projectId: string; model: string; schemaVersion: number; after: string; limit: number },
) {
  const { prediction: p } = db.t;
  return db.q
    .select({ id: p.id, taskId: p.taskId, score: p.score, document: p.document })
    .from(p)
    .where(
      and(
        eq(p.projectId, params.projectId),
        eq(p.model, params.model),
        eq(p.schemaVersion, params.schemaVersion),
        gt(p.id, params.after),
      ),
    )
    .orderBy(asc(p.id))
    .limit(params.limit);
}
