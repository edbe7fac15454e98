import { and, desc, eq } from "drizzle-orm";
import type { Db } from "../client/database";

/** Keeps other transactions of the project from adding events until this one ends; SQLite has one writer anyway. */
export async function lockProject(db: Db, { projectId }: { projectId: string }): Promise<void> {
  if (db.dialect === "postgres")
    await db.raw.all("select pg_advisory_xact_lock(hashtextextended(?, 1))", [projectId]);
}

export async function lastEvent(db: Db, { projectId }: { projectId: string }) {
  const { event } = db.t;
  const [row] = await db.q
    .select({ number: event.number, hash: event.hash })
    .from(event)
    .where(eq(event.projectId, projectId))
    .orderBy(desc(event.number))
    .limit(1);
  return row;
}

export type EventRow = Db["t"]["event"]["$inferInsert"];

export async function insertEvent(db: Db, row: EventRow): Promise<void> {
  await db.q.insert(db.t.event).values(row);
}

export async function listEvents(db: Db, params: { projectId: string; limit: number }) {
  const { event } = db.t;
  return db.q
    .select()
    .from(event)
    .where(and(eq(event.projectId, params.projectId)))
    .orderBy(event.number)
    .limit(params.limit);
}
