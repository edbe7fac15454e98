import { and, asc, between, count, desc, eq, gt, lt, max } from "drizzle-orm";
import type { Db } from "../client/database";
import type { Split } from "../schema/work";

export type ReleaseRow = Db["t"]["release"]["$inferSelect"];

export async function insertRelease(db: Db, row: Db["t"]["release"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.release).values(row);
}

export async function updateRelease(
  db: Db,
  { id, ...changes }: Partial<ReleaseRow> & { id: string },
): Promise<void> {
  await db.q.update(db.t.release).set(changes).where(eq(db.t.release.id, id));
}

export async function findRelease(
  db: Db,
  { releaseId }: { releaseId: string },
): Promise<ReleaseRow | undefined> {
  const [row] = await db.q.select().from(db.t.release).where(eq(db.t.release.id, releaseId)).limit(1);
  return row;
}

export async function listReleases(db: Db, { projectId }: { projectId: string }): Promise<ReleaseRow[]> {
  const { release } = db.t;
  return db.q
    .select()
    .from(release)
    .where(eq(release.projectId, projectId))
    .orderBy(desc(release.number))
    .limit(200);
}

export async function lastReleaseNumber(db: Db, { projectId }: { projectId: string }): Promise<number> {
  const { release } = db.t;
  const [row] = await db.q
    .select({ last: max(release.number) })
    .from(release)
    .where(eq(release.projectId, projectId));
  return row?.last ?? 0;
}

export async function insertItems(db: Db, rows: Db["t"]["releaseItem"]["$inferInsert"][]): Promise<void> {
  await db.raw.insertMany(db.t.releaseItem, rows);
}

export async function deleteItems(db: Db, { releaseId }: { releaseId: string }): Promise<void> {
  await db.q.delete(db.t.releaseItem).where(eq(db.t.releaseItem.releaseId, releaseId));
}

/** A stretch of a release in task order. */
export async function walkItems(
  db: Db,
  params: { releaseId: string; split?: Split | undefined; afterSeq: number; limit: number },
) {
  const { releaseItem } = db.t;
  return db.q
    .select({ seq: releaseItem.seq, split: releaseItem.split, item: releaseItem.item })
    .from(releaseItem)
    .where(
      and(
        eq(releaseItem.releaseId, params.releaseId),
        gt(releaseItem.seq, params.afterSeq),
        params.split && eq(releaseItem.split, params.split),
      ),
    )
    .orderBy(asc(releaseItem.seq))
    .limit(params.limit);
}

/** Frozen releases of a project, before one of that number if it is given, oldest first. */
export async function frozenBefore(
  db: Db,
  { projectId, number }: { projectId: string; number?: number | undefined },
): Promise<{ id: string; schemaVersion: number }[]> {
  const { release } = db.t;
  return db.q
    .select({ id: release.id, schemaVersion: release.schemaVersion })
    .from(release)
    .where(
      and(
        eq(release.projectId, projectId),
        eq(release.status, "frozen"),
        number === undefined ? undefined : lt(release.number, number),
      ),
    )
    .orderBy(asc(release.number));
}

/** Where a release has the tasks of a stretch of task numbers, both ends included. */
export async function splitsOf(
  db: Db,
  params: { releaseId: string; firstSeq: number; lastSeq: number },
): Promise<{ seq: number; split: Split }[]> {
  const { releaseItem } = db.t;
  return db.q
    .select({ seq: releaseItem.seq, split: releaseItem.split })
    .from(releaseItem)
    .where(
      and(
        eq(releaseItem.releaseId, params.releaseId),
        between(releaseItem.seq, params.firstSeq, params.lastSeq),
      ),
    );
}

export async function countItems(db: Db, { releaseId }: { releaseId: string }): Promise<number> {
  const [row] = await db.q
    .select({ items: count() })
    .from(db.t.releaseItem)
    .where(eq(db.t.releaseItem.releaseId, releaseId));
  return row?.items ?? 0;
}
