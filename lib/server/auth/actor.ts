/** The caller of a request: a session cookie or an API token, checked against the database each time. */
import { findToken, findUser, touchToken, type UserRow } from "@/db/queries/users";
import type { Actor, Services } from "../context";
import { readSession, sessionCookieName } from "./session";
import { hashSecret } from "./tokens";

const TOUCH_EVERY_MS = 60_000;

const toActor = (user: UserRow, via: Actor["via"]): Actor => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  mayCreateProjects: user.role === "owner" || user.mayCreateProjects,
  sessionVersion: user.sessionVersion,
  via,
});

export async function actorFromSession(
  services: Services,
  cookie: (name: string) => string | undefined,
): Promise<Actor | null> {
  const claims = await readSession(cookie(sessionCookieName(services.config.url)), services.config.secret);
  if (!claims) return null;
  const user = await findUser(services.database.read, { userId: claims.userId });
  if (!user || user.disabledAt !== null || user.sessionVersion !== claims.sessionVersion) return null;
  return toActor(user, "session");
}

export async function actorFromToken(services: Services, secret: string): Promise<Actor | null> {
  const found = await findToken(services.database.read, { hash: hashSecret(secret) });
  if (!found || found.user.disabledAt !== null) return null;
  const { token, user } = found;
  const now = services.now();
  if (token.expiresAt !== null && token.expiresAt <= now) return null;
  if (token.lastUsedAt === null || now - token.lastUsedAt > TOUCH_EVERY_MS)
    await services.database.write((db) => touchToken(db, { tokenId: token.id, nowMs: now }));
  return toActor(user, "token");
}
