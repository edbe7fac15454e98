/** Reports of bulk actions: what became of each task or annotation, and what stood there before. */
import { and, asc, count, eq, gt, inArray, ne } from "drizzle-orm";
import type { Db } from "../client/database";

export type BulkItemRow = Db["t"]["bulkItem"]["$inferSelect"];
type OfJob = { projectId: string; jobId: string };

export async function insertBulkItems(db: Db, rows: BulkItemRow[]): Promise<void> {
  await db.raw.insertMany(db.t.bulkItem, rows);
}

/** In the order in which they were worked on. */
export async function bulkItems(
  db: Db,
  params: OfJob & { after: number; limit: number; outcomes?: readonly string[]; notOutcome?: string },
): Promise<BulkItemRow[]> {
  const { bulkItem } = db.t;
  const { outcomes, notOutcome } = params;
  return db.q
    .select()
    .from(bulkItem)
    .where(
      and(
        eq(bulkItem.jobId, params.jobId),
        eq(bulkItem.projectId, params.projectId),
        gt(bulkItem.number, params.after),
        outcomes && inArray(bulkItem.outcome, [...outcomes]),
        notOutcome === undefined ? undefined : ne(bulkItem.outcome, notOutcome),
      ),
    )
    .orderBy(asc(bulkItem.number))
    .limit(params.limit);
}

export async function countBulkItems(
  db: Db,
  { projectId, jobId }: OfJob,
  outcomes: readonly string[],
): Promise<number> {
  const { bulkItem } = db.t;
  const [row] = await db.q
    .select({ items: count() })
    .from(bulkItem)
    .where(
      and(
        eq(bulkItem.jobId, jobId),
        eq(bulkItem.projectId, projectId),
        inArray(bulkItem.outcome, [...outcomes]),
      ),
    );
  return row?.items ?? 0;
}
