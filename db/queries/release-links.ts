/** Links by which a release is downloaded without signing in. */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "../client/database";

export type ReleaseLinkRow = Db["t"]["releaseLink"]["$inferSelect"];

export async function insertReleaseLink(db: Db, row: Db["t"]["releaseLink"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.releaseLink).values(row);
}

export async function findReleaseLink(
  db: Db,
  { tokenHash }: { tokenHash: string },
): Promise<ReleaseLinkRow | undefined> {
  const [row] = await db.q
    .select()
    .from(db.t.releaseLink)
    .where(eq(db.t.releaseLink.tokenHash, tokenHash))
    .limit(1);
  return row;
}

/** Those that were not withdrawn, the newest first. */
export async function listReleaseLinks(
  db: Db,
  { releaseId }: { releaseId: string },
): Promise<ReleaseLinkRow[]> {
  const { releaseLink } = db.t;
  return db.q
    .select()
    .from(releaseLink)
    .where(and(eq(releaseLink.releaseId, releaseId), isNull(releaseLink.revokedAt)))
    .orderBy(desc(releaseLink.createdAt), desc(releaseLink.id))
    .limit(200);
}

/** @returns false where the release has no such link that is not withdrawn yet */
export async function withdrawReleaseLink(
  db: Db,
  { releaseId, linkId, nowMs }: { releaseId: string; linkId: string; nowMs: number },
): Promise<boolean> {
  const { releaseLink } = db.t;
  const rows = await db.q
    .update(releaseLink)
    .set({ revokedAt: nowMs })
    .where(
      and(eq(releaseLink.id, linkId), eq(releaseLink.releaseId, releaseId), isNull(releaseLink.revokedAt)),
    )
    .returning({ id: releaseLink.id });
  return rows.length > 0;
}
