/**
 * Slows down guessing: 5 failures in 15 minutes lock an account's sign-in, 20 in a minute an address's. Counted in the
 * database, so a restart forgives nothing. While locked even the right password is refused.
 */
import { findAttempts, forgetAttempts, saveAttempts } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";

const LIMITS = {
  account: { failures: 5, windowMs: 15 * 60_000 },
  address: { failures: 20, windowMs: 60_000 },
};
type Scope = keyof typeof LIMITS;

const keys = (email: string, address: string): { scope: Scope; key: string }[] => [
  { scope: "account", key: `account:${email}` },
  { scope: "address", key: `address:${address}` },
];

/** Throws `rate_limited` with the seconds to wait when either is locked. */
export async function requireSignInAllowed(
  services: Services,
  email: string,
  address: string,
): Promise<void> {
  for (const { scope, key } of keys(email, address)) {
    const attempts = await findAttempts(services.database.read, { key });
    if (!attempts || attempts.failures < LIMITS[scope].failures) continue;
    const waitMs = attempts.windowStartedAt + LIMITS[scope].windowMs - services.now();
    if (waitMs > 0)
      throw new AppError(
        "rate_limited",
        `Too many wrong passwords. Try again in ${Math.ceil(waitMs / 60_000)} min.`,
        {
          retryAfterSeconds: Math.ceil(waitMs / 1000),
        },
      );
  }
}

export async function recordFailure(services: Services, email: string, address: string): Promise<void> {
  const now = services.now();
  await services.database.write(async (db) => {
    for (const { scope, key } of keys(email, address)) {
      const attempts = await findAttempts(db, { key });
      const current =
        attempts && now - attempts.windowStartedAt < LIMITS[scope].windowMs ? attempts : undefined;
      await saveAttempts(db, {
        key,
        failures: (current?.failures ?? 0) + 1,
        windowStartedAt: current?.windowStartedAt ?? now,
      });
    }
  });
}

export const recordSuccess = (services: Services, email: string): Promise<void> =>
  services.database.write((db) => forgetAttempts(db, { key: `account:${email}` }));
