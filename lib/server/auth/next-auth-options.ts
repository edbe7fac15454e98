/** next-auth: credentials and an encrypted JWT. Everything else about sessions is decided in actor.ts. */
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findUserByEmail } from "@/db/queries/users";
import { Email } from "@/lib/contracts/people";
import { safeNext } from "@/lib/core/safe-next";
import type { Services } from "../context";
import { checkPassword } from "./password";
import { isSecureSite, SESSION_SECONDS } from "./session";
import { beginAttempt, recordSuccess } from "./sign-in-limit";

/** Checks a password within the limits. @returns null for a wrong address or password, which look the same */
export async function verifySignIn(
  services: Services,
  input: { email: string; password: string; address: string },
) {
  const email = Email.safeParse(input.email);
  if (!email.success || input.password.length > 200) return null;
  await beginAttempt(services, email.data, input.address);
  const user = await findUserByEmail(services.database.read, { email: email.data });
  const right = await checkPassword(user?.passwordHash, input.password);
  if (!right || !user || user.disabledAt !== null) return null;
  await recordSuccess(services, email.data, input.address);
  return user;
}

export function nextAuthOptions(services: Services, address: string): NextAuthOptions {
  return {
    secret: services.config.secret,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isSecureSite(services.config.url),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: {
      error: (code) => services.log.error({ event: "sign-in", code }),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const user = await verifySignIn(services, {
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            address,
          });
          return user ? { id: user.id, sessionVersion: user.sessionVersion } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        if (user)
          return { sub: user.id, sessionVersion: (user as { sessionVersion?: number }).sessionVersion ?? 0 };
        return token;
      },
      // The page learns the signed-in user from the server, never from this endpoint.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => new URL(safeNext(url), baseUrl).href,
    },
  };
}
