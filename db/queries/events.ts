import { and, desc, eq, lt } from "drizzle-orm";
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

/** Newest first, with the names of their actors; `before` is the number of an event. */
export async function listEvents(
  db: Db,
  { projectId, before, limit }: { projectId: string; before?: number | undefined; limit: number },
) {
  const { event, user } = db.t;
  return db.q
    .select({ event, actorName: user.name })
    .from(event)
    .leftJoin(user, eq(user.id, event.actorId))
    .where(and(eq(event.projectId, projectId), before === undefined ? undefined : lt(event.number, before)))
    .orderBy(desc(event.number))
    .limit(limit);
}
