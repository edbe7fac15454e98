/** Suggestions of a project as its managers see them: by model, one by one, and away with them. */
import { countPredictions, deletePredictions, listModels, listPredictions } from "@/db/queries/predictions";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { readCursor } from "../cursor";
import type { UseCase } from "../use-case";

/** How many one transaction deletes. */
const BATCH = 2_000;

/** An id, then the model it belongs to, which may hold any character. */
function readPredictionCursor(text: string | undefined) {
  const [id, model] = readCursor(text, /^(\w{26})\.(\P{Cc}+)$/u) ?? [];
  return id === undefined || model === undefined ? undefined : { id, model };
}

export const listPredictionsOfProject: UseCase<"listPredictions"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const { model, cursor, limit } = query;
  const after = readPredictionCursor(cursor);
  const rows = await listPredictions(context.database.read, {
    projectId: params.project,
    model,
    limit,
    ...(after && { after }),
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const items = rows.map(({ projectId: _project, createdBy: _author, ...item }) => item);
  return { items, nextCursor: last ? `${last.id}.${last.model}` : null };
};

export const listPredictionModels: UseCase<"listPredictionModels"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const limit = query?.limit ?? 100;
  const [after] = readCursor(query?.cursor, /^(\P{Cc}+)$/u) ?? [];
  const items = await listModels(context.database.read, {
    projectId: params.project,
    after,
    limit,
  });
  return { items, nextCursor: items.length === limit ? (items.at(-1)?.model ?? null) : null };
};

export const removePredictions: UseCase<"removePredictions"> = async (context, { params, query }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { model } = query;
  const removed = await context.database.write(async (db) => {
    const there = await countPredictions(db, { projectId, model });
    if (there === 0) return 0;
    await recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: "prediction.remove",
        target: model,
        detail: { removed: there },
      },
      context.now(),
    );
    await deletePredictions(db, { projectId, model, limit: BATCH });
    return there;
  });
  // The rest in short transactions: annotators write in between.
  for (let left = removed - BATCH; left > 0; left -= BATCH)
    await context.database.write((db) => deletePredictions(db, { projectId, model, limit: BATCH }));
  return { removed };
};
