/** Members of a project and the invites that bring them in. */

import type { Db } from "@/db/client/database";
import { deleteLeasesOf, tasksPromisedTo } from "@/db/queries/leases";
import {
  addMember,
  deleteInvite,
  deleteInvitesOf,
  deleteMember,
  findInvite,
  findMembership,
  insertInvite,
  listInvites as listInviteRows,
  listMembers as listMemberRows,
  lockManagers,
  useInvite as takeInvite,
  updateMember,
} from "@/db/queries/members";
import { findProject } from "@/db/queries/projects";
import { recountTasks } from "@/db/queries/queue";
import { lockTasks } from "@/db/queries/task-locks";
import { findUser, insertUser } from "@/db/queries/users";
import type { ProjectRole } from "@/lib/contracts/common";
import type { CreatedInvite } from "@/lib/contracts/people";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { localDay } from "@/lib/core/local-day";
import { say } from "@/lib/core/message";
import { requireProject, requireRole } from "../access";
import { recordEvent } from "../audit";
import { hashNewPassword } from "../auth/new-password";
import { hashSecret, makeInviteSecret } from "../auth/tokens";
import type { Context } from "../context";
import { reachedBy, workLimitOf } from "../distribution/work-limit";
import type { UseCase } from "../use-case";
import { exclude } from "./exclusions";
import { isImportedPerson } from "./imported-people";

const DAY_MS = 86_400_000;

export const listMembers: UseCase<"listMembers"> = async (context, { params }) => {
  const { project } = await requireProject(context, params.project, "manager");
  const rows = await listMemberRows(context.database.read, { projectId: params.project });
  const items = rows.map(({ passwordHash, email, submittedDay, submittedZone, ...row }) => {
    const imported = isImportedPerson(email);
    // Their day is that of the clock they last worked by.
    const clock = { now: context.now, timeZone: submittedZone ?? context.timeZone };
    const counted = { ...row, submittedDay };
    const limit = workLimitOf(clock, project, { role: row.role, membership: row });
    return {
      ...row,
      submittedToday: submittedDay === localDay(clock.now(), clock.timeZone) ? row.submittedToday : 0,
      reached: limit ? reachedBy(limit, counted) : null,
      // The address of such an account is made up, and nobody's.
      email: imported ? "" : email,
      imported,
      simulated: passwordHash === null && !imported,
    };
  });
  return { items, nextCursor: null };
};

async function requireAnotherManager(db: Db, projectId: string, userId: string): Promise<void> {
  const [only, ...others] = await lockManagers(db, { projectId });
  if (only === userId && others.length === 0) throw new AppError("last_owner", say("access.lastManager"));
  if (!(await findMembership(db, { projectId, userId }))) throw notFound("member");
}

export const patchMember: UseCase<"patchMember"> = async (context, { params, body }) => {
  const { project: projectId, user: userId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  await context.database.write(async (db) => {
    const { role, limits } = body;
    const event = { projectId, actorId: actor.id, target: userId };
    if (role !== undefined) {
      if (role !== "manager") await requireAnotherManager(db, projectId, userId);
      if (!(await updateMember(db, { projectId, userId, role }))) throw notFound("member");
      await recordEvent(db, { ...event, action: "member.change-role", detail: { role } }, context.now());
    }
    if (limits !== undefined) {
      if (!(await updateMember(db, { projectId, userId, limits }))) throw notFound("member");
      await recordEvent(db, { ...event, action: "member.limits", detail: { limits } }, context.now());
    }
  });
  return {};
};

export const removeMember: UseCase<"removeMember"> = async (context, { params, query }) => {
  const { project: projectId, user: userId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const { annotations, reason = "left the project" } = query;
  await context.database.write(async (db) => {
    if (annotations !== "keep") {
      const requeue = annotations === "requeue";
      await exclude(context, db, { projectId, userId, reason, requeue, actorId: actor.id });
    }
    // Locked before everything that depends on them: a submit for one of them locks it, too.
    await lockTasks(db, { taskIds: await tasksPromisedTo(db, { projectId, userId }) });
    await requireAnotherManager(db, projectId, userId);
    await deleteMember(db, { projectId, userId });
    // An older link would bring them back in.
    const removed = await findUser(db, { userId });
    if (removed) await deleteInvitesOf(db, { projectId, email: removed.email });
    await recountTasks(db, { taskIds: await deleteLeasesOf(db, { projectId, userId }) });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "member.remove", target: userId },
      context.now(),
    );
  });
  return {};
};

export const listInvites: UseCase<"listInvites"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const items = await listInviteRows(context.database.read, { projectId: params.project });
  return { items, nextCursor: null };
};

type NewInvite = {
  projectId: string;
  actorId: string;
  role: ProjectRole;
  email: string | null;
  expiresInDays: number;
};

/** @returns the invite with its link, of which only a hash is stored */
export async function addInvite(context: Context, db: Db, invite: NewInvite): Promise<CreatedInvite> {
  const { projectId, actorId, role, email, expiresInDays } = invite;
  const secret = makeInviteSecret();
  const nowMs = context.now();
  const expiresAt = nowMs + expiresInDays * DAY_MS;
  const item = { id: context.newId(), role, email, createdAt: nowMs, expiresAt };
  if (email !== null) await deleteInvitesOf(db, { projectId, email });
  await insertInvite(db, { ...item, projectId, tokenHash: hashSecret(secret), createdBy: actorId });
  const event = { projectId, actorId, action: "invite.create", target: item.id, detail: { role } };
  await recordEvent(db, event, nowMs);
  return { ...item, usedAt: null, usedBy: null, url: `${context.config.url}/invite/${secret}` };
}

export const createInvite: UseCase<"createInvite"> = async (context, { params, body }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  const { email = null, ...rest } = body;
  const invite = { ...rest, email, projectId: params.project, actorId: actor.id };
  return context.database.write((db) => addInvite(context, db, invite));
};

export const revokeInvite: UseCase<"revokeInvite"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  await context.database.write(async (db) => {
    const gone = await deleteInvite(db, { projectId: params.project, inviteId: params.invite });
    if (!gone) throw notFound("openInvite");
    await recordEvent(
      db,
      { projectId: params.project, actorId: actor.id, action: "invite.revoke", target: params.invite },
      context.now(),
    );
  });
  return {};
};

async function requireOpenInvite(context: Context, db: Db, secret: string) {
  const invite = await findInvite(db, { tokenHash: hashSecret(secret) });
  if (!invite) throw notFound("invite");
  if (invite.usedAt !== null) throw new AppError("gone", say("access.inviteUsedAskAgain"));
  if (invite.expiresAt <= context.now()) throw new AppError("gone", say("access.inviteExpired"));
  return invite;
}

export const viewInvite: UseCase<"viewInvite"> = async (context, { params }) => {
  const invite = await requireOpenInvite(context, context.database.read, params.token);
  const project = await findProject(context.database.read, { projectId: invite.projectId });
  if (!project) throw notFound("invite");
  return { projectName: project.name, role: invite.role, email: invite.email, expiresAt: invite.expiresAt };
};

export const acceptInvite: UseCase<"acceptInvite"> = async (context, { params, body }) => {
  const { actor } = context;
  if (!actor && !body.account) throw new AppError("unauthenticated", say("access.inviteNeedsAccount"));
  const account = actor ? null : (body.account ?? null);
  // Before the costly hash of a password: a caller without an invite cannot make the server compute it.
  await requireOpenInvite(context, context.database.read, params.token);
  const passwordHash = account && (await hashNewPassword(account.password, "account.password", account));
  const userId = actor?.id ?? context.newId();
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const invite = await requireOpenInvite(context, db, params.token);
    const email = actor?.email ?? account?.email;
    if (invite.email !== null && invite.email !== email) throw forbidden(say("access.inviteForOther"));
    if (account) {
      const made = await insertUser(db, {
        id: userId,
        email: account.email,
        name: account.name,
        passwordHash,
        role: "member",
        mayCreateProjects: invite.role === "manager",
        preferences: {},
        createdAt: nowMs,
      });
      if (!made) throw new AppError("conflict", say("access.accountExists"));
    }
    if (!(await takeInvite(db, { inviteId: invite.id, userId, nowMs })))
      throw new AppError("gone", say("access.inviteUsed"));
    await addMember(db, { projectId: invite.projectId, userId, role: invite.role, nowMs });
    if (email !== undefined) await deleteInvitesOf(db, { projectId: invite.projectId, email });
    await recordEvent(
      db,
      {
        projectId: invite.projectId,
        actorId: userId,
        action: "member.join",
        target: userId,
        detail: { role: invite.role },
      },
      nowMs,
    );
    return { projectId: invite.projectId };
  });
};
