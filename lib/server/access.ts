/** What each role may do. Use cases call these first; pages and route handlers never decide. */
import type { Db } from "@/db/client/database";
import { findProjectFor } from "@/db/queries/label-loop";
import { findMembership } from "@/db/queries/members";
import { findProject, type ProjectRow } from "@/db/queries/projects";
import type { ProjectRole } from "@/lib/contracts/common";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Actor, Context, SignedIn } from "./context";

const RANK: Record<ProjectRole, number> = { annotator: 1, reviewer: 2, manager: 3 };

export function requireUser(context: Context): Actor {
  if (!context.actor) throw new AppError("unauthenticated", say("access.signIn"));
  return context.actor;
}

export function requireOwner(context: Context): Actor {
  const actor = requireUser(context);
  if (actor.role !== "owner") throw forbidden(say("access.ownerOnly"));
  return actor;
}

export function requireProjectCreator(context: Context): Actor {
  const actor = requireUser(context);
  if (!actor.mayCreateProjects) throw forbidden(say("access.mayNotCreateProjects"));
  return actor;
}

export type Membership = { role: ProjectRole; actor: Actor };

/**
 * The caller's role in the project. A caller who is no member gets `not_found`, as if the project did not exist; a
 * member with too small a role gets `forbidden`. The owner of the instance acts as a manager everywhere.
 */
export async function requireRole(
  context: Context,
  projectId: string,
  atLeast: ProjectRole,
  db: Db = context.database.read,
): Promise<Membership> {
  const actor = requireUser(context);
  const role =
    actor.role === "owner"
      ? await ownerRole(db, projectId)
      : (await findMembership(db, { projectId, userId: actor.id }))?.role;
  return requireRank(actor, role, atLeast);
}

/**
 * The same for a member's role that was read already.
 * @param role null when the caller is no member
 */
export function requireRank(
  actor: Actor,
  role: ProjectRole | null | undefined,
  atLeast: ProjectRole,
): Membership {
  if (!role) throw notFound("project");
  if (RANK[role] < RANK[atLeast])
    throw forbidden(say("access.needsRole", { needed: say(`roles.${atLeast}`), own: say(`roles.${role}`) }));
  return { role, actor };
}

const ownerRole = async (db: Db, projectId: string): Promise<ProjectRole | null> =>
  (await findProject(db, { projectId })) ? "manager" : null;

/** @param found the caller's row in the project that exists */
export const roleOf = (actor: Actor, found: { role: ProjectRole | null }): ProjectRole | null =>
  actor.role === "owner" ? "manager" : found.role;

/** `requireRole` with the project, in one look. */
export async function requireProject(
  context: Context,
  projectId: string,
  atLeast: ProjectRole,
): Promise<Membership & { project: ProjectRow }> {
  const actor = requireUser(context);
  const found = await findProjectFor(context.database.read, { projectId, userId: actor.id });
  if (!found) throw notFound("project");
  return { project: found.project, ...requireRank(actor, roleOf(actor, found), atLeast) };
}

/** Whether a user who is not the caller may do what managers of the project do. */
export async function mayManage(
  db: Db,
  projectId: string,
  user: { id: string; role: Actor["role"] },
): Promise<boolean> {
  if (user.role === "owner") return (await ownerRole(db, projectId)) !== null;
  return (await findMembership(db, { projectId, userId: user.id }))?.role === "manager";
}

export const isManager = (membership: Membership): boolean => membership.role === "manager";
export const signedIn = (context: Context): SignedIn => ({ ...context, actor: requireUser(context) });
