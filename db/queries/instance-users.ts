/** Accounts that people sign in with, across all projects. */
import { and, asc, desc, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { holdsText } from "./holds-text";

const columns = (db: Db) => {
  const { user, membership } = db.t;
  const memberships = (only = sql``) =>
    sql<number>`(select count(*) from ${membership} where ${membership.userId} = ${user.id} ${only})`.mapWith(
      Number,
    );
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    mayCreateProjects: user.mayCreateProjects,
    createdAt: user.createdAt,
    disabledAt: user.disabledAt,
    projects: memberships(),
    managed: memberships(sql`and ${membership.role} = 'manager'`),
  };
};

/** @param before the id of the account after which the list goes on */
export async function listInstanceUsers(
  db: Db,
  { search, before, limit }: { search?: string | undefined; before?: string | undefined; limit: number },
) {
  const { user } = db.t;
  const named = search ? or(holdsText(db, user.name, search), holdsText(db, user.email, search)) : undefined;
  return db.q
    .select(columns(db))
    .from(user)
    .where(and(isNotNull(user.passwordHash), before === undefined ? undefined : lt(user.id, before), named))
    .orderBy(desc(user.id))
    .limit(limit);
}

export type InstanceUserRow = Awaited<ReturnType<typeof listInstanceUsers>>[number];

export async function findInstanceUser(
  db: Db,
  { userId }: { userId: string },
): Promise<InstanceUserRow | undefined> {
  const { user } = db.t;
  const [row] = await db.q
    .select(columns(db))
    .from(user)
    .where(and(eq(user.id, userId), isNotNull(user.passwordHash)))
    .limit(1);
  return row;
}

/** Owners who can sign in. Until the transaction ends they stay what they are, so that no two close each other. */
export async function lockOwners(db: Db): Promise<string[]> {
  const { user } = db.t;
  const query = db.q
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.role, "owner"), isNull(user.disabledAt)))
    .orderBy(asc(user.id));
  const rows = db.dialect === "postgres" ? await query.for("update") : await query;
  return rows.map(({ id }) => id);
}
