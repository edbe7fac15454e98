import { and, asc, count, desc, eq, gt, inArray, max, or } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";

export type PredictionRow = Db["t"]["prediction"]["$inferSelect"];
type Project = { projectId: string };
type Model = Project & { model: string };

export type TaskPrediction = Pick<PredictionRow, "id" | "taskId" | "model" | "score" | "document">;

const predictionsByTask = prepared<{ taskIds: unknown; schemaVersion: number }, TaskPrediction[]>((db) => {
  const { prediction } = db.t;
  const { id, taskId, model, score, document } = prediction;
  return db.q
    .select({ id, taskId, model, score, document })
    .from(prediction)
    .where(and(inPlace(db, taskId, "taskIds"), eq(prediction.schemaVersion, place("schemaVersion"))))
    .orderBy(asc(taskId), asc(model));
});

/** Suggestions made for this version of the label schema, by task. Runs with every batch of tasks handed out. */
export async function predictionsOf(
  db: Db,
  { taskIds, schemaVersion }: { taskIds: string[]; schemaVersion: number },
): Promise<Map<string, TaskPrediction[]>> {
  const found = new Map<string, TaskPrediction[]>();
  if (taskIds.length === 0) return found;
  for (const row of await predictionsByTask(db, { taskIds: listOf(db, taskIds), schemaVersion })) {
    const list = found.get(row.taskId) ?? [];
    list.push(row);
    found.set(row.taskId, list);
  }
  return found;
}

const deleteOfModel = prepared<{ taskIds: unknown; model: string }, { id: string }[]>((db) => {
  const { prediction } = db.t;
  return db.q
    .delete(prediction)
    .where(and(inPlace(db, prediction.taskId, "taskIds"), eq(prediction.model, place("model"))))
    .returning({ id: prediction.id });
});

/** Deletes what a model suggests for these tasks; returns how much there was. */
export async function deletePredictionsOf(
  db: Db,
  { taskIds, model }: { taskIds: string[]; model: string },
): Promise<number> {
  return (await deleteOfModel(db, { taskIds: listOf(db, taskIds), model })).length;
}

/** Writes suggestions of one model, one per task; returns how many earlier ones they replace. */
export async function replacePredictions(db: Db, rows: PredictionRow[]): Promise<number> {
  const model = rows[0]?.model;
  if (model === undefined) return 0;
  const replaced = await deletePredictionsOf(db, { taskIds: rows.map((row) => row.taskId), model });
  await db.raw.insertMany(db.t.prediction, rows);
  return replaced;
}

/** In the order of models, then of ids; `after` is where the page before ended. */
export async function listPredictions(
  db: Db,
  params: Project & { model?: string | undefined; after?: { model: string; id: string }; limit: number },
): Promise<PredictionRow[]> {
  const { prediction } = db.t;
  const { after } = params;
  return db.q
    .select()
    .from(prediction)
    .where(
      and(
        eq(prediction.projectId, params.projectId),
        params.model === undefined ? undefined : eq(prediction.model, params.model),
        after &&
          or(
            gt(prediction.model, after.model),
            and(eq(prediction.model, after.model), gt(prediction.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(prediction.model), asc(prediction.id))
    .limit(params.limit);
}

/** Models by name with how many suggestions each has and its newest one. Counts are read from the index alone. */
export async function listModels(
  db: Db,
  { projectId, after, limit }: Project & { after?: string | undefined; limit: number },
) {
  const { prediction } = db.t;
  const counted = await db.q
    .select({ model: prediction.model, predictions: count(), newest: max(prediction.id) })
    .from(prediction)
    .where(
      and(eq(prediction.projectId, projectId), after === undefined ? undefined : gt(prediction.model, after)),
    )
    .groupBy(prediction.model)
    .orderBy(asc(prediction.model))
    .limit(limit);
  const ids = counted.flatMap((row) => row.newest ?? []);
  const newest =
    ids.length === 0
      ? []
      : await db.q
          .select({
            id: prediction.id,
            createdAt: prediction.createdAt,
            schemaVersion: prediction.schemaVersion,
          })
          .from(prediction)
          .where(inArray(prediction.id, ids));
  const byId = new Map(newest.map((row) => [row.id, row]));
  return counted.flatMap(({ model, predictions, newest: id }) => {
    const last = byId.get(id ?? "");
    return last
      ? [{ model, predictions, lastAddedAt: last.createdAt, schemaVersion: last.schemaVersion }]
      : [];
  });
}

export async function countPredictions(db: Db, { projectId, model }: Model): Promise<number> {
  const { prediction } = db.t;
  const [row] = await db.q
    .select({ predictions: count() })
    .from(prediction)
    .where(and(eq(prediction.projectId, projectId), eq(prediction.model, model)));
  return row?.predictions ?? 0;
}

/** Deletes at most `limit` of them, newest first; returns how many there were to delete. */
export async function deletePredictions(
  db: Db,
  { projectId, model, limit }: Model & { limit: number },
): Promise<number> {
  const { prediction } = db.t;
  const rows = await db.q
    .select({ id: prediction.id })
    .from(prediction)
    .where(and(eq(prediction.projectId, projectId), eq(prediction.model, model)))
    .orderBy(desc(prediction.id))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await deleteByIds(db, { ids: listOf(db, ids) });
  return ids.length;
}

const deleteByIds = prepared<{ ids: unknown }, unknown>((db) =>
  db.q.delete(db.t.prediction).where(inPlace(db, db.t.prediction.id, "ids")),
);
