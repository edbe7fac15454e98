import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, prepared } from "../client/prepared";

export type AssetRow = Db["t"]["asset"]["$inferSelect"];
type Project = { projectId: string };

type ImageRow = { taskId: string; field: string; asset: AssetRow };

const imagesByTask = prepared<{ taskIds: unknown }, ImageRow[]>((db) => {
  const { asset, taskAsset } = db.t;
  return db.q
    .select({ taskId: taskAsset.taskId, field: taskAsset.field, asset })
    .from(taskAsset)
    .innerJoin(asset, eq(asset.id, taskAsset.assetId))
    .where(inPlace(db, taskAsset.taskId, "taskIds"))
    .orderBy(asc(taskAsset.field));
});

/** Images of tasks by task id, in the order of their fields. */
export async function imagesOf(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, { field: string; asset: AssetRow }[]>> {
  const images = new Map<string, { field: string; asset: AssetRow }[]>();
  if (taskIds.length === 0) return images;
  const rows = await imagesByTask(db, { taskIds: listOf(db, taskIds) });
  for (const { taskId, field, asset: image } of rows) {
    const list = images.get(taskId) ?? [];
    list.push({ field, asset: image });
    images.set(taskId, list);
  }
  return images;
}

const sizesByTask = prepared<
  { taskIds: unknown },
  { taskId: string; field: string; widthPx: number; heightPx: number }[]
>((db) => {
  const { asset, taskAsset } = db.t;
  const { widthPx, heightPx } = asset;
  return db.q
    .select({ taskId: taskAsset.taskId, field: taskAsset.field, widthPx, heightPx })
    .from(taskAsset)
    .innerJoin(asset, eq(asset.id, taskAsset.assetId))
    .where(inPlace(db, taskAsset.taskId, "taskIds"));
});

/** Sizes of the images of tasks by task id and field. */
export async function imageSizesOf(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, Record<string, { widthPx: number; heightPx: number }>>> {
  const sizes = new Map<string, Record<string, { widthPx: number; heightPx: number }>>();
  for (const { taskId, field, ...size } of await sizesByTask(db, { taskIds: listOf(db, taskIds) }))
    sizes.set(taskId, { ...sizes.get(taskId), [field]: size });
  return sizes;
}

/** What tasks call the images they show in a field, in task order, for walks over a whole project. */
export async function walkImageNames(
  db: Db,
  { projectId, field, afterSeq, limit }: Project & { field: string; afterSeq: number; limit: number },
): Promise<{ id: string; seq: number; name: string }[]> {
  const { task, taskAsset } = db.t;
  const rows = await db.q
    .select({ id: task.id, seq: task.seq, data: task.data })
    .from(task)
    .innerJoin(taskAsset, and(eq(taskAsset.taskId, task.id), eq(taskAsset.field, field)))
    .where(and(eq(task.projectId, projectId), gt(task.seq, afterSeq)))
    .orderBy(asc(task.seq))
    .limit(limit);
  return rows.map(({ id, seq, data }) => ({ id, seq, name: String(data[field]) }));
}

export async function findAsset(db: Db, { assetId }: { assetId: string }): Promise<AssetRow | undefined> {
  const [row] = await db.q.select().from(db.t.asset).where(eq(db.t.asset.id, assetId)).limit(1);
  return row;
}

export async function findAssetBySha(
  db: Db,
  { projectId, sha256 }: Project & { sha256: string },
): Promise<AssetRow | undefined> {
  const { asset } = db.t;
  const [row] = await db.q
    .select()
    .from(asset)
    .where(and(eq(asset.projectId, projectId), eq(asset.sha256, sha256)))
    .limit(1);
  return row;
}

export async function insertAsset(db: Db, row: Db["t"]["asset"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.asset).values(row).onConflictDoNothing();
}

export async function updateAsset(
  db: Db,
  { id, ...changes }: Partial<AssetRow> & { id: string },
): Promise<void> {
  await db.q.update(db.t.asset).set(changes).where(eq(db.t.asset.id, id));
}

/** Images whose forms no version has looked at, by their ids. */
export async function assetsWithoutForms(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<AssetRow[]> {
  const { asset } = db.t;
  return db.q
    .select()
    .from(asset)
    .where(and(isNull(asset.formsAt), gt(asset.id, after)))
    .orderBy(asc(asset.id))
    .limit(limit);
}

/** Stores the forms of an image that has not been looked at. @returns false where it has been, by another process */
export async function markForms(
  db: Db,
  { id, ...forms }: Partial<AssetRow> & { id: string; formsAt: number },
): Promise<boolean> {
  const { asset } = db.t;
  const rows = await db.q
    .update(asset)
    .set(forms)
    .where(and(eq(asset.id, id), isNull(asset.formsAt)))
    .returning({ id: asset.id });
  return rows.length > 0;
}

/** Whether any task shows the image: it outlives its tasks, since frozen releases hold it. */
export async function isAssetShown(
  db: Db,
  { projectId, assetId }: Project & { assetId: string },
): Promise<boolean> {
  const { taskAsset } = db.t;
  const shown = await db.q
    .select({ taskId: taskAsset.taskId })
    .from(taskAsset)
    .where(and(eq(taskAsset.projectId, projectId), eq(taskAsset.assetId, assetId)))
    .limit(1);
  return shown.length > 0;
}

/** Whether a task the annotator may see uses the image: one they have leased, answered or are assigned. */
export async function mayAnnotatorSeeAsset(
  db: Db,
  { projectId, assetId, userId }: Project & { assetId: string; userId: string },
): Promise<boolean> {
  const rows = await db.raw.all<{ found: number }>(
    `select 1 as found from task_asset ta where ta.project_id = ? and ta.asset_id = ? and (
       exists (select 1 from lease l where l.task_id = ta.task_id and l.user_id = ?)
       or exists (select 1 from annotation a where a.task_id = ta.task_id and a.user_id = ?)
       or exists (select 1 from assignment s where s.task_id = ta.task_id and s.user_id = ?)) limit 1`,
    [projectId, assetId, userId, userId, userId],
  );
  return rows.length > 0;
}
