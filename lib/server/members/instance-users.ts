/** The accounts of the instance, for its owners: who may create projects, and who may not sign in any more. */
import type { Db } from "@/db/client/database";
import {
  findInstanceUser,
  type InstanceUserRow,
  listInstanceUsers,
  lockOwners,
} from "@/db/queries/instance-users";
import { updateUser } from "@/db/queries/users";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireOwner } from "../access";
import { recordEvent } from "../audit";
import { readCursor } from "../cursor";
import type { UseCase } from "../use-case";

const toUser = ({ disabledAt, mayCreateProjects, ...row }: InstanceUserRow) => ({
  ...row,
  mayCreateProjects: row.role === "owner" || mayCreateProjects,
  closedAt: disabledAt,
});

export const listUsers: UseCase<"listUsers"> = async (context, { query }) => {
  requireOwner(context);
  const [before] = readCursor(query?.cursor, /^([0-9a-hjkmnp-tv-z]{26})$/) ?? [];
  const limit = query?.limit ?? 100;
  const rows = await listInstanceUsers(context.database.read, { search: query?.search, before, limit });
  const nextCursor = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
  return { items: rows.map(toUser), nextCursor };
};

/** An instance without an owner who can sign in could not be looked after any more. */
async function requireMayClose(db: Db, actorId: string, userId: string): Promise<void> {
  if (actorId === userId) throw new AppError("conflict", say("access.notOwnAccount"));
  const owners = await lockOwners(db);
  if (owners.every((id) => id === userId)) throw new AppError("last_owner", say("access.lastOwner"));
}

export const patchUser: UseCase<"patchUser"> = async (context, { params, body }) => {
  const actor = requireOwner(context);
  const userId = params.user;
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const user = await findInstanceUser(db, { userId });
    if (!user) throw notFound("account");
    const { mayCreateProjects, closed } = body;
    const closes = closed === true && user.disabledAt === null;
    const opens = closed === false && user.disabledAt !== null;
    const changes = mayCreateProjects !== undefined && mayCreateProjects !== user.mayCreateProjects;
    if (closes) await requireMayClose(db, actor.id, userId);
    await updateUser(db, {
      userId,
      ...(changes && { mayCreateProjects }),
      ...(closes && { disabledAt: nowMs }),
      ...(opens && { disabledAt: null }),
    });
    const record = (action: string, detail: Record<string, unknown> = {}) =>
      recordEvent(db, { projectId: "", actorId: actor.id, action, target: userId, detail }, nowMs);
    if (changes) await record("user.change-rights", { mayCreateProjects });
    if (closes) await record("user.close");
    if (opens) await record("user.open");
    const changed = await findInstanceUser(db, { userId });
    if (!changed) throw notFound("account");
    return toUser(changed);
  });
};
