/** Own account: first set-up, profile, password, sessions, tokens. */
import {
  countUsers,
  findUser,
  insertToken,
  insertUser,
  listTokens as listTokenRows,
  raiseSessionVersion,
  revokeToken as revokeTokenRow,
  updateUser,
} from "@/db/queries/users";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireUser } from "../access";
import { recordEvent } from "../audit";
import type { Actor, Context, Services } from "../context";
import type { UseCase } from "../use-case";
import { hashNewPassword } from "./new-password";
import { checkPassword } from "./password";
import { beginAttempt, recordSuccess } from "./sign-in-limit";
import { hashSecret, makeApiToken } from "./tokens";

const DAY_MS = 86_400_000;

export async function createOwner(
  services: Services,
  input: { name: string; email: string; password: string },
) {
  const passwordHash = await hashNewPassword(input.password, "password", input);
  const userId = services.newId();
  const nowMs = services.now();
  await services.database.write(async (db) => {
    if (db.dialect === "postgres") await db.raw.all("select pg_advisory_xact_lock(7266002)", []);
    if ((await countUsers(db)) > 0) throw new AppError("already_set_up", say("access.alreadySetUp"));
    await insertUser(db, {
      id: userId,
      email: input.email,
      name: input.name,
      passwordHash,
      role: "owner",
      preferences: {},
      createdAt: nowMs,
    });
    await recordEvent(
      db,
      { projectId: "", actorId: userId, action: "instance.set-up", target: userId },
      nowMs,
    );
  });
  return { userId };
}

export const setUp: UseCase<"setUp"> = (context, { body }) => createOwner(context, body);

async function me(context: Context, actor: Actor) {
  const user = await findUser(context.database.read, { userId: actor.id });
  if (!user) throw notFound("account");
  const preferences = user.preferences as Awaited<ReturnType<UseCase<"getMe">>>["preferences"];
  const { id, name, email, role } = user;
  return { id, name, email, role, mayCreateProjects: actor.mayCreateProjects, preferences };
}

export const getMe: UseCase<"getMe"> = (context) => me(context, requireUser(context));

export const patchMe: UseCase<"patchMe"> = async (context, { body }) => {
  const actor = requireUser(context);
  await context.database.write(async (db) => {
    const user = await findUser(db, { userId: actor.id });
    const preferences =
      body.preferences &&
      ({ ...user?.preferences, ...body.preferences } as NonNullable<typeof user>["preferences"]);
    await updateUser(db, {
      userId: actor.id,
      ...(body.name && { name: body.name }),
      ...(preferences && { preferences }),
    });
  });
  return me(context, actor);
};

/** Asks for the password again, within the same limits as signing in. */
async function confirmPassword(
  context: Context,
  actor: Actor,
  password: string,
  path: string,
): Promise<void> {
  await beginAttempt(context, actor.email, context.clientAddress);
  const user = await findUser(context.database.read, { userId: actor.id });
  if (await checkPassword(user?.passwordHash, password))
    return recordSuccess(context, actor.email, context.clientAddress);
  throw invalid(path, say("access.wrongPassword"));
}

export const changePassword: UseCase<"changePassword"> = async (context, { body }) => {
  const actor = requireUser(context);
  await confirmPassword(context, actor, body.currentPassword, "currentPassword");
  const passwordHash = await hashNewPassword(body.newPassword, "newPassword", actor);
  await context.database.write(async (db) => {
    await updateUser(db, { userId: actor.id, passwordHash });
    await raiseSessionVersion(db, { userId: actor.id });
    await recordEvent(
      db,
      { projectId: "", actorId: actor.id, action: "user.change-password", target: actor.id },
      context.now(),
    );
  });
  return {};
};

export const signOutEverywhere: UseCase<"signOutEverywhere"> = async (context) => {
  const actor = requireUser(context);
  await context.database.write((db) => raiseSessionVersion(db, { userId: actor.id }));
  return {};
};

export const listTokens: UseCase<"listTokens"> = async (context) => {
  const rows = await listTokenRows(context.database.read, { userId: requireUser(context).id });
  const items = rows.map(({ id, name, prefix, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    prefix,
    createdAt,
    expiresAt,
    lastUsedAt,
  }));
  return { items, nextCursor: null };
};

/** A user's token without asking for the password: for the command line, which has the database anyway. */
export async function issueToken(
  services: Services,
  input: { userId: string; name: string; expiresAt: number | null },
) {
  const secret = makeApiToken();
  const nowMs = services.now();
  const row = {
    id: services.newId(),
    userId: input.userId,
    name: input.name,
    prefix: secret.slice(0, 8),
    createdAt: nowMs,
    expiresAt: input.expiresAt,
  };
  await services.database.write(async (db) => {
    await insertToken(db, { ...row, hash: hashSecret(secret) });
    await recordEvent(
      db,
      { projectId: "", actorId: input.userId, action: "token.create", target: row.id },
      nowMs,
    );
  });
  return { ...row, lastUsedAt: null, secret };
}

export const createToken: UseCase<"createToken"> = async (context, { body }) => {
  const actor = requireUser(context);
  await confirmPassword(context, actor, body.password, "password");
  const expiresAt = body.expiresInDays === null ? null : context.now() + body.expiresInDays * DAY_MS;
  const { userId: _owner, ...token } = await issueToken(context, {
    userId: actor.id,
    name: body.name,
    expiresAt,
  });
  return token;
};

export const revokeToken: UseCase<"revokeToken"> = async (context, { params }) => {
  const actor = requireUser(context);
  const nowMs = context.now();
  await context.database.write(async (db) => {
    if (!(await revokeTokenRow(db, { userId: actor.id, tokenId: params.token, nowMs })))
      throw notFound("token");
    await recordEvent(
      db,
      { projectId: "", actorId: actor.id, action: "token.revoke", target: params.token },
      nowMs,
    );
  });
  return {};
};
