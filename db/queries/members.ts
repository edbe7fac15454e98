import { and, asc, desc, eq, isNull, sql, sum } from "drizzle-orm";
import type { WorkLimits } from "@/lib/distribution/work-limits";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";
import type { ProjectRole } from "../schema/people";

type Ids = { projectId: string; userId: string };

export type Membership = {
  role: ProjectRole;
  queueCursor: number;
  submitted: number;
  submittedToday: number;
  submittedDay: number;
  /** Their own; null: those of the project. */
  limits: WorkLimits | null;
};

const isMembership = ({ t: { membership } }: Db) =>
  and(eq(membership.projectId, place("projectId")), eq(membership.userId, place("userId")));

const membershipOf = prepared<Ids, Membership[]>((db) => {
  const { role, queueCursor, submitted, submittedToday, submittedDay, limits } = db.t.membership;
  return db.q
    .select({ role, queueCursor, submitted, submittedToday, submittedDay, limits })
    .from(db.t.membership)
    .where(isMembership(db))
    .limit(1);
});

export async function findMembership(db: Db, { projectId, userId }: Ids): Promise<Membership | undefined> {
  const [row] = await membershipOf(db, { projectId, userId });
  return row;
}

export async function listMembers(db: Db, { projectId }: { projectId: string }) {
  const { membership, user } = db.t;
  return db.q
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      role: membership.role,
      passwordHash: user.passwordHash,
      joinedAt: membership.createdAt,
      submitted: membership.submitted,
      submittedToday: membership.submittedToday,
      submittedDay: membership.submittedDay,
      submittedZone: membership.submittedZone,
      limits: membership.limits,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.projectId, projectId))
    .orderBy(asc(membership.createdAt), asc(user.name), asc(user.id));
}

/** Adds the user, or leaves the membership as it is when they are a member already. */
export async function addMember(db: Db, row: Ids & { role: ProjectRole; nowMs: number }): Promise<boolean> {
  const added = await db.q
    .insert(db.t.membership)
    .values({ projectId: row.projectId, userId: row.userId, role: row.role, createdAt: row.nowMs })
    .onConflictDoNothing()
    .returning({ userId: db.t.membership.userId });
  return added.length > 0;
}

export async function updateMember(
  db: Db,
  { projectId, userId, ...change }: Ids & { role?: ProjectRole; limits?: WorkLimits | null },
): Promise<boolean> {
  const { membership } = db.t;
  const rows = await db.q
    .update(membership)
    .set(change)
    .where(and(eq(membership.projectId, projectId), eq(membership.userId, userId)))
    .returning({ userId: membership.userId });
  return rows.length > 0;
}

export async function deleteMember(db: Db, { projectId, userId }: Ids): Promise<boolean> {
  const { membership } = db.t;
  const rows = await db.q
    .delete(membership)
    .where(and(eq(membership.projectId, projectId), eq(membership.userId, userId)))
    .returning({ userId: membership.userId });
  return rows.length > 0;
}

/**
 * The managers of a project. Until the transaction ends they stay what they are: of two who take the role from each
 * other at once, the second is to see what the first has done.
 */
export async function lockManagers(db: Db, { projectId }: { projectId: string }): Promise<string[]> {
  const { membership } = db.t;
  const query = db.q
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.projectId, projectId), eq(membership.role, "manager")))
    .orderBy(asc(membership.userId));
  const rows = db.dialect === "postgres" ? await query.for("update") : await query;
  return rows.map((row) => row.userId);
}

/** Names of the managers, in the order in which they joined. */
export async function managerNames(db: Db, { projectId }: { projectId: string }): Promise<string[]> {
  const members = await listMembers(db, { projectId });
  return members.flatMap(({ role, name }) => (role === "manager" ? [name] : []));
}

const moveCursor = prepared<Ids & { queueCursor: number }, unknown>((db) =>
  db.q
    .update(db.t.membership)
    .set({ queueCursor: sql`${place("queueCursor")}` })
    .where(isMembership(db)),
);

export async function setQueueCursor(
  db: Db,
  { projectId, userId, queueCursor }: Ids & { queueCursor: number },
): Promise<void> {
  await moveCursor(db, { projectId, userId, queueCursor });
}

export async function insertInvite(db: Db, row: Db["t"]["invite"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.invite).values(row);
}

export async function findInvite(db: Db, { tokenHash }: { tokenHash: string }) {
  const [row] = await db.q.select().from(db.t.invite).where(eq(db.t.invite.tokenHash, tokenHash)).limit(1);
  return row;
}

/** Newest first, each with the name of the user who accepted it. */
export async function listInvites(db: Db, { projectId }: { projectId: string }) {
  const { invite, user } = db.t;
  return db.q
    .select({
      id: invite.id,
      role: invite.role,
      email: invite.email,
      createdAt: invite.createdAt,
      expiresAt: invite.expiresAt,
      usedAt: invite.usedAt,
      usedBy: user.name,
    })
    .from(invite)
    .leftJoin(user, eq(user.id, invite.usedBy))
    .where(eq(invite.projectId, projectId))
    .orderBy(desc(invite.createdAt))
    .limit(200);
}

/** Takes an unused invite; false when another request was faster. */
export async function useInvite(
  db: Db,
  { inviteId, userId, nowMs }: { inviteId: string; userId: string; nowMs: number },
) {
  const { invite } = db.t;
  const rows = await db.q
    .update(invite)
    .set({ usedAt: nowMs, usedBy: userId })
    .where(and(eq(invite.id, inviteId), isNull(invite.usedAt)))
    .returning({ id: invite.id });
  return rows.length > 0;
}

/** Ends the unused invites of an address: of several links the last one alone is meant. */
export async function deleteInvitesOf(
  db: Db,
  { projectId, email }: { projectId: string; email: string },
): Promise<void> {
  const { invite } = db.t;
  await db.q
    .delete(invite)
    .where(and(eq(invite.projectId, projectId), eq(invite.email, email), isNull(invite.usedAt)));
}

export async function deleteInvite(db: Db, { projectId, inviteId }: { projectId: string; inviteId: string }) {
  const { invite } = db.t;
  const rows = await db.q
    .delete(invite)
    .where(and(eq(invite.projectId, projectId), eq(invite.id, inviteId), isNull(invite.usedAt)))
    .returning({ id: invite.id });
  return rows.length > 0;
}

const countSubmitted = prepared<Ids & { change: number; day: number; zone: string }, unknown>((db) => {
  const { submitted, submittedToday, submittedDay, submittedZone } = db.t.membership;
  const [change, day] = [sql`cast(${place("change")} as integer)`, sql`cast(${place("day")} as integer)`];
  return db.q
    .update(db.t.membership)
    .set({
      submitted: sql`${submitted} + ${change}`,
      submittedToday: sql`case when ${submittedDay} = ${day} then ${submittedToday} + ${change} when ${change} > 0 then ${change} else ${submittedToday} end`,
      submittedDay: sql`case when ${change} > 0 then ${day} else ${submittedDay} end`,
      submittedZone: sql`case when ${change} > 0 then ${place("zone")} else ${submittedZone} end`,
    })
    .where(isMembership(db));
});

/** Annotations that members have submitted, over all time. */
export async function submittedByAll(db: Db, { projectId }: { projectId: string }): Promise<number> {
  const { membership } = db.t;
  const [row] = await db.q
    .select({ submitted: sum(membership.submitted) })
    .from(membership)
    .where(eq(membership.projectId, projectId));
  return Number(row?.submitted ?? 0);
}

/**
 * @param day when the answer was submitted that is counted or taken back: a day by the caller's clock, as days since 1970
 * @param zone the time zone of that clock
 */
export async function addSubmitted(
  db: Db,
  { projectId, userId, change, day, zone }: Ids & { change: number; day: number; zone: string },
): Promise<void> {
  await countSubmitted(db, { projectId, userId, change, day, zone });
}
