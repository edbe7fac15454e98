import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";
import type { Preferences } from "../schema/people";

export type UserRow = Db["t"]["user"]["$inferSelect"];
type TokenRow = Db["t"]["apiToken"]["$inferSelect"];

export async function countUsers(db: Db): Promise<number> {
  const [row] = await db.q.select({ users: count() }).from(db.t.user);
  return row?.users ?? 0;
}

const userById = prepared<{ userId: string }, UserRow[]>(({ q, t }) =>
  q
    .select()
    .from(t.user)
    .where(eq(t.user.id, place("userId")))
    .limit(1),
);

export async function findUser(db: Db, { userId }: { userId: string }): Promise<UserRow | undefined> {
  const [row] = await userById(db, { userId });
  return row;
}

export async function findUserByEmail(db: Db, { email }: { email: string }): Promise<UserRow | undefined> {
  const [row] = await db.q.select().from(db.t.user).where(eq(db.t.user.email, email)).limit(1);
  return row;
}

export async function insertUser(db: Db, row: Db["t"]["user"]["$inferInsert"]): Promise<boolean> {
  const rows = await db.q.insert(db.t.user).values(row).onConflictDoNothing().returning({ id: db.t.user.id });
  return rows.length > 0;
}

export async function namesOf(db: Db, { userIds }: { userIds: string[] }): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const { user } = db.t;
  const rows = await db.q
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, userIds));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function updateUser(
  db: Db,
  {
    userId,
    ...changes
  }: {
    userId: string;
    name?: string;
    preferences?: Preferences;
    passwordHash?: string;
    mayCreateProjects?: boolean;
    disabledAt?: number | null;
  },
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await db.q.update(db.t.user).set(changes).where(eq(db.t.user.id, userId));
}

/** Ends every session of the user: their cookies carry the version they were made with. */
export async function raiseSessionVersion(db: Db, { userId }: { userId: string }): Promise<void> {
  const { user } = db.t;
  await db.q
    .update(user)
    .set({ sessionVersion: sql`${user.sessionVersion} + 1` })
    .where(eq(user.id, userId));
}

export async function insertToken(db: Db, row: Db["t"]["apiToken"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.apiToken).values(row);
}

const tokenByHash = prepared<{ hash: string }, { token: TokenRow; user: UserRow }[]>(
  ({ q, t: { apiToken, user } }) =>
    q
      .select({ token: apiToken, user })
      .from(apiToken)
      .innerJoin(user, eq(user.id, apiToken.userId))
      .where(and(eq(apiToken.hash, place("hash")), isNull(apiToken.revokedAt)))
      .limit(1),
);

/** The token and its owner, when it has not been revoked. */
export async function findToken(db: Db, { hash }: { hash: string }) {
  const [row] = await tokenByHash(db, { hash });
  return row;
}

export async function touchToken(
  db: Db,
  { tokenId, nowMs }: { tokenId: string; nowMs: number },
): Promise<void> {
  await db.q.update(db.t.apiToken).set({ lastUsedAt: nowMs }).where(eq(db.t.apiToken.id, tokenId));
}

export async function listTokens(db: Db, { userId }: { userId: string }) {
  const { apiToken } = db.t;
  return db.q
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.userId, userId), isNull(apiToken.revokedAt)))
    .orderBy(desc(apiToken.createdAt));
}

export async function revokeToken(
  db: Db,
  { userId, tokenId, nowMs }: { userId: string; tokenId: string; nowMs: number },
) {
  const { apiToken } = db.t;
  const rows = await db.q
    .update(apiToken)
    .set({ revokedAt: nowMs })
    .where(and(eq(apiToken.id, tokenId), eq(apiToken.userId, userId), isNull(apiToken.revokedAt)))
    .returning({ id: apiToken.id });
  return rows.length > 0;
}

/** Keeps other transactions off this counter until this one ends; SQLite has one writer anyway. */
export async function lockKey(db: Db, { key }: { key: string }): Promise<void> {
  if (db.dialect === "postgres")
    await db.raw.all("select pg_advisory_xact_lock(hashtextextended(?, 2))", [key]);
}

export async function findAttempts(db: Db, { key }: { key: string }) {
  const [row] = await db.q.select().from(db.t.signInAttempt).where(eq(db.t.signInAttempt.key, key)).limit(1);
  return row;
}

export async function saveAttempts(db: Db, row: Db["t"]["signInAttempt"]["$inferInsert"]): Promise<void> {
  const { signInAttempt } = db.t;
  await db.q
    .insert(signInAttempt)
    .values(row)
    .onConflictDoUpdate({
      target: signInAttempt.key,
      set: { failures: row.failures, windowStartedAt: row.windowStartedAt },
    });
}

export async function forgetAttempts(db: Db, { key }: { key: string }): Promise<void> {
  await db.q.delete(db.t.signInAttempt).where(eq(db.t.signInAttempt.key, key));
}

/** The oldest owner of the instance. */
export async function findOwner(db: Db): Promise<UserRow | undefined> {
  const { user } = db.t;
  const [row] = await db.q
    .select()
    .from(user)
    .where(eq(user.role, "owner"))
    .orderBy(user.createdAt, user.id)
    .limit(1);
  return row;
}
