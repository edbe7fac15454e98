/** Near-duplicates: links between tasks, decisions about them, and the hashes of images they are found by. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db } from "../client/database";
import type { DuplicateKind, DuplicateStatus } from "../schema/duplicates";
import type { Split } from "../schema/work";

export type DuplicateRow = Db["t"]["duplicateLink"]["$inferSelect"];
type Project = { projectId: string };

/** Images that tasks show and that have no hash yet, by their ids. */
export async function unhashedImages(
  db: Db,
  { projectId, after, limit }: Project & { after: string; limit: number },
): Promise<{ id: string; thumbnailKey: string }[]> {
  const { asset, taskAsset } = db.t;
  const shown = db.q
    .select({ one: sql`1` })
    .from(taskAsset)
    .where(and(eq(taskAsset.projectId, projectId), eq(taskAsset.assetId, asset.id)));
  return db.q
    .select({ id: asset.id, thumbnailKey: asset.thumbnailKey })
    .from(asset)
    .where(and(eq(asset.projectId, projectId), sql`image_hash is null`, gt(asset.id, after), exists(shown)))
    .orderBy(asc(asset.id))
    .limit(limit);
}

export async function countUnhashed(db: Db, { projectId }: Project): Promise<number> {
  const { asset } = db.t;
  const [row] = await db.q
    .select({ images: count() })
    .from(asset)
    .where(and(eq(asset.projectId, projectId), isNull(asset.imageHash)));
  return row?.images ?? 0;
}

export async function saveImageHashes(db: Db, rows: { id: string; imageHash: string }[]): Promise<void> {
  const { asset } = db.t;
  for (const { id, imageHash } of rows) await db.q.update(asset).set({ imageHash }).where(eq(asset.id, id));
}

/** A stretch of the tasks of a project, in their order. */
export async function walkTasks(
  db: Db,
  { projectId, afterSeq, limit }: Project & { afterSeq: number; limit: number },
): Promise<{ id: string; seq: number; data: Record<string, unknown> }[]> {
  const { task } = db.t;
  return db.q
    .select({ id: task.id, seq: task.seq, data: task.data })
    .from(task)
    .where(and(eq(task.projectId, projectId), gt(task.seq, afterSeq)))
    .orderBy(asc(task.seq))
    .limit(limit);
}

export async function countTasksOf(db: Db, { projectId }: Project): Promise<number> {
  const [row] = await db.q
    .select({ tasks: count() })
    .from(db.t.task)
    .where(eq(db.t.task.projectId, projectId));
  return row?.tasks ?? 0;
}

export async function dataBySeq(
  db: Db,
  { projectId, seqs }: Project & { seqs: number[] },
): Promise<Map<number, Record<string, unknown>>> {
  const { task } = db.t;
  const rows = await db.q
    .select({ seq: task.seq, data: task.data })
    .from(task)
    .where(and(eq(task.projectId, projectId), inArray(task.seq, seqs)));
  return new Map(rows.map(({ seq, data }) => [seq, data]));
}

/** Ids of those of the tasks that still exist; no other transaction deletes them before this one ends. */
export async function holdTasksBySeq(
  db: Db,
  { projectId, seqs }: Project & { seqs: number[] },
): Promise<Map<number, string>> {
  const { task } = db.t;
  const query = db.q
    .select({ id: task.id, seq: task.seq })
    .from(task)
    .where(and(eq(task.projectId, projectId), inArray(task.seq, seqs)))
    .orderBy(asc(task.id));
  const rows = db.dialect === "postgres" ? await query.for("key share") : await query;
  return new Map(rows.map(({ id, seq }) => [seq, id]));
}

/** Adds links; of those that are there only the similarity and the run that saw them change. */
export async function saveLinks(db: Db, rows: Db["t"]["duplicateLink"]["$inferInsert"][]): Promise<void> {
  if (rows.length === 0) return;
  const { duplicateLink } = db.t;
  await db.q
    .insert(duplicateLink)
    .values(rows)
    .onConflictDoUpdate({
      target: [duplicateLink.taskA, duplicateLink.taskB],
      set: {
        kind: sql`excluded.kind`,
        similarity: sql`excluded.similarity`,
        seenBy: sql`excluded.seen_by`,
      },
    });
}

/** Undecided links that a run was the first to find. */
export async function deleteLinksFoundBy(db: Db, { projectId, foundBy }: Project & { foundBy: string }) {
  const { duplicateLink } = db.t;
  await db.q
    .delete(duplicateLink)
    .where(
      and(
        eq(duplicateLink.projectId, projectId),
        eq(duplicateLink.status, "found"),
        eq(duplicateLink.foundBy, foundBy),
      ),
    );
}

/** Undecided links that a run has not found again. */
export async function deleteLinksNotSeenBy(db: Db, { projectId, seenBy }: Project & { seenBy: string }) {
  const { duplicateLink } = db.t;
  await db.q
    .delete(duplicateLink)
    .where(
      and(
        eq(duplicateLink.projectId, projectId),
        eq(duplicateLink.status, "found"),
        ne(duplicateLink.seenBy, seenBy),
      ),
    );
}

/** Links that are not dismissed, by task numbers. */
export async function standingLinks(
  db: Db,
  { projectId }: Project,
): Promise<{ seqA: number; seqB: number; createdAt: number }[]> {
  const { duplicateLink } = db.t;
  const { seqA, seqB, createdAt } = duplicateLink;
  return db.q
    .select({ seqA, seqB, createdAt })
    .from(duplicateLink)
    .where(and(eq(duplicateLink.projectId, projectId), ne(duplicateLink.status, "dismissed")));
}

/** Links that a manager has decided. */
export async function decidedLinks(db: Db, { projectId }: Project) {
  const { duplicateLink } = db.t;
  const { seqA, seqB, status } = duplicateLink;
  return db.q
    .select({ seqA, seqB, status })
    .from(duplicateLink)
    .where(and(eq(duplicateLink.projectId, projectId), ne(duplicateLink.status, "found")));
}

/** Where a release has the tasks that have a link which is not dismissed. */
export async function splitsOfLinked(
  db: Db,
  { projectId, releaseId }: Project & { releaseId: string },
): Promise<Map<number, Split>> {
  const rows = await db.raw.all<{ seq: number; split: Split }>(
    `select i.seq, i.split from release_item i where i.release_id = ? and i.seq in (
       select seq_a from duplicate_link where project_id = ? and status <> 'dismissed'
       union select seq_b from duplicate_link where project_id = ? and status <> 'dismissed')`,
    [releaseId, projectId, projectId],
  );
  return new Map(rows.map(({ seq, split }) => [seq, split]));
}

/** In which frozen releases tasks are, the newest first. */
export async function releasesOfSeqs(
  db: Db,
  { projectId, seqs }: Project & { seqs: number[] },
): Promise<{ seq: number; split: Split; id: string; number: number }[]> {
  if (seqs.length === 0) return [];
  const { release, releaseItem } = db.t;
  return db.q
    .select({ seq: releaseItem.seq, split: releaseItem.split, id: release.id, number: release.number })
    .from(release)
    .innerJoin(releaseItem, eq(releaseItem.releaseId, release.id))
    .where(
      and(eq(release.projectId, projectId), eq(release.status, "frozen"), inArray(releaseItem.seq, seqs)),
    )
    .orderBy(desc(release.number));
}

export type LinkFilter = {
  status?: DuplicateStatus | undefined;
  kind?: DuplicateKind | undefined;
  minSimilarity?: number | undefined;
  /** The id of a release, or `any`: links that it has in different splits, dismissed ones only where `status` asks for them. */
  dividedBy?: string | undefined;
};

function isDividedBy(db: Db, dividedBy: string): SQL {
  const { duplicateLink: link } = db.t;
  const only = dividedBy === "any" ? sql`` : sql` and r.id = ${dividedBy}`;
  return sql`exists (select 1 from release r
    join release_item a on a.release_id = r.id and a.seq = ${link.seqA}
    join release_item b on b.release_id = r.id and b.seq = ${link.seqB}
    where r.project_id = ${link.projectId} and r.status = 'frozen' and a.split <> b.split${only})`;
}

function matching(
  db: Db,
  { projectId, status, kind, minSimilarity, dividedBy }: Project & LinkFilter,
): SQL | undefined {
  const { duplicateLink: link } = db.t;
  return and(
    eq(link.projectId, projectId),
    status && eq(link.status, status),
    kind && eq(link.kind, kind),
    minSimilarity === undefined ? undefined : gte(link.similarity, minSimilarity),
    ...(dividedBy === undefined
      ? []
      : [isDividedBy(db, dividedBy), status ? undefined : ne(link.status, "dismissed")]),
  );
}

export type LinkCursor = { similarity: number; id: string };

/**
 * Ids of links, the most similar first, as a query: what releases divide is looked for among all links and releases, which
 * is for `scan`.
 */
export function linkIds(
  db: Db,
  { after, limit, ...filter }: Project & LinkFilter & { after?: LinkCursor | undefined; limit: number },
) {
  const { duplicateLink: link } = db.t;
  return db.q
    .select({ id: link.id })
    .from(link)
    .where(
      and(
        matching(db, filter),
        after &&
          or(
            lt(link.similarity, after.similarity),
            and(eq(link.similarity, after.similarity), lt(link.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(link.similarity), desc(link.id))
    .limit(limit);
}

/** Those of the links that are in the project, the most similar first. */
export async function findLinks(
  db: Db,
  { projectId, ids }: Project & { ids: string[] },
): Promise<DuplicateRow[]> {
  if (ids.length === 0) return [];
  const { duplicateLink: link } = db.t;
  return db.q
    .select()
    .from(link)
    .where(and(inArray(link.id, ids), eq(link.projectId, projectId)))
    .orderBy(desc(link.similarity), desc(link.id));
}

export async function countLinks(db: Db, { projectId }: Project): Promise<Record<DuplicateStatus, number>> {
  const { duplicateLink: link } = db.t;
  const rows = await db.q
    .select({ status: link.status, links: count() })
    .from(link)
    .where(eq(link.projectId, projectId))
    .groupBy(link.status);
  const found = new Map(rows.map(({ status, links }) => [status, links]));
  const of = (status: DuplicateStatus) => found.get(status) ?? 0;
  return { found: of("found"), confirmed: of("confirmed"), dismissed: of("dismissed") };
}

type Decision = { status: DuplicateStatus; decidedBy: string | null; decidedAt: number | null };

/** @returns how many links have another status now */
export async function decideLinks(
  db: Db,
  { projectId, which, ...changes }: Project & Decision & { which: { ids: string[] } | LinkFilter },
): Promise<number> {
  const { duplicateLink: link } = db.t;
  const where = "ids" in which ? inArray(link.id, which.ids) : matching(db, { projectId, ...which });
  const rows = await db.q
    .update(link)
    .set(changes)
    .where(and(eq(link.projectId, projectId), ne(link.status, changes.status), where))
    .returning({ id: link.id });
  return rows.length;
}
