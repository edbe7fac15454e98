/** The session cookie: next-auth's encrypted JWT, holding the user's id and session version, nothing else. */
import { decode, encode } from "next-auth/jwt";

export const SESSION_SECONDS = 14 * 24 * 3600;

export const isSecureSite = (url: string): boolean => url.startsWith("https://");
export const sessionCookieName = (url: string): string =>
  isSecureSite(url) ? "__Secure-next-auth.session-token" : "next-auth.session-token";

export type SessionClaims = { userId: string; sessionVersion: number };

export async function readSession(token: string | undefined, secret: string): Promise<SessionClaims | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret });
    if (typeof claims?.sub !== "string" || typeof claims.sessionVersion !== "number") return null;
    return { userId: claims.sub, sessionVersion: claims.sessionVersion };
  } catch {
    // A cookie that cannot be decrypted (another secret, tampering, expiry) is no session.
    return null;
  }
}

export const makeSession = (claims: SessionClaims, secret: string): Promise<string> =>
  encode({
    token: { sub: claims.userId, sessionVersion: claims.sessionVersion },
    secret,
    maxAge: SESSION_SECONDS,
  });
