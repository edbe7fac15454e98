import { and, asc, count, eq, ne, or } from "drizzle-orm";
import type { Db } from "../client/database";

export type ViewRow = Db["t"]["savedView"]["$inferSelect"];
type List = { projectId: string; list: ViewRow["list"] };
/** The name of the row that holds the columns which a user has chosen last. */
const COLUMNS = "";

/** The user's own views of a list, and those that others share, by name. */
export async function listViews(db: Db, { projectId, list, userId }: List & { userId: string }) {
  const { savedView, user } = db.t;
  return db.q
    .select({ view: savedView, by: user.name })
    .from(savedView)
    .innerJoin(user, eq(user.id, savedView.userId))
    .where(
      and(
        eq(savedView.projectId, projectId),
        eq(savedView.list, list),
        ne(savedView.name, COLUMNS),
        or(eq(savedView.userId, userId), eq(savedView.shared, true)),
      ),
    )
    .orderBy(asc(savedView.name), asc(savedView.id));
}

export async function countViews(db: Db, { projectId, userId }: { projectId: string; userId: string }) {
  const { savedView } = db.t;
  const [row] = await db.q
    .select({ views: count() })
    .from(savedView)
    .where(and(eq(savedView.projectId, projectId), eq(savedView.userId, userId)));
  return row?.views ?? 0;
}

export async function findView(
  db: Db,
  { projectId, viewId }: { projectId: string; viewId: string },
): Promise<ViewRow | undefined> {
  const { savedView } = db.t;
  const [row] = await db.q
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, viewId), eq(savedView.projectId, projectId), ne(savedView.name, COLUMNS)))
    .limit(1);
  return row;
}

/** @returns false where the user has a view of this name already */
export async function insertView(db: Db, row: Db["t"]["savedView"]["$inferInsert"]): Promise<boolean> {
  const { savedView } = db.t;
  const rows = await db.q.insert(savedView).values(row).onConflictDoNothing().returning({ id: savedView.id });
  return rows.length > 0;
}

export async function idOfViewNamed(
  db: Db,
  { projectId, list, userId, name }: List & { userId: string; name: string },
) {
  const { savedView } = db.t;
  const [row] = await db.q
    .select({ id: savedView.id })
    .from(savedView)
    .where(
      and(
        eq(savedView.projectId, projectId),
        eq(savedView.list, list),
        eq(savedView.userId, userId),
        eq(savedView.name, name),
      ),
    )
    .limit(1);
  return row?.id;
}

export async function updateView(
  db: Db,
  { viewId, ...changes }: { viewId: string; name?: string; query?: string; shared?: boolean },
): Promise<void> {
  const { savedView } = db.t;
  if (Object.keys(changes).length > 0)
    await db.q.update(savedView).set(changes).where(eq(savedView.id, viewId));
}

export async function deleteView(db: Db, { viewId }: { viewId: string }): Promise<void> {
  await db.q.delete(db.t.savedView).where(eq(db.t.savedView.id, viewId));
}

export async function chosenColumns(db: Db, who: List & { userId: string }): Promise<string | null> {
  const { savedView } = db.t;
  const [row] = await db.q
    .select({ columns: savedView.query })
    .from(savedView)
    .where(
      and(
        eq(savedView.projectId, who.projectId),
        eq(savedView.list, who.list),
        eq(savedView.userId, who.userId),
        eq(savedView.name, COLUMNS),
      ),
    )
    .limit(1);
  return row?.columns ?? null;
}

/** @param columns null forgets them */
export async function saveColumns(
  db: Db,
  { columns, ...row }: List & { userId: string; columns: string | null; id: string; createdAt: number },
): Promise<void> {
  const { savedView } = db.t;
  if (columns === null) {
    await db.q
      .delete(savedView)
      .where(
        and(
          eq(savedView.projectId, row.projectId),
          eq(savedView.list, row.list),
          eq(savedView.userId, row.userId),
          eq(savedView.name, COLUMNS),
        ),
      );
    return;
  }
  await db.q
    .insert(savedView)
    .values({ ...row, name: COLUMNS, query: columns })
    .onConflictDoUpdate({
      target: [savedView.projectId, savedView.list, savedView.userId, savedView.name],
      set: { query: columns },
    });
}
