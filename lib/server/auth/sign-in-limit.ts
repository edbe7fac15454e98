/**
 * Slows down guessing: 5 failures in 15 minutes lock an account's sign-in, 20 in a minute an address's. Counted in the
 * database, so a restart forgives nothing. While locked even the right password is refused.
 */
import { findAttempts, forgetAttempts, lockKey, saveAttempts } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
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

function refuse(waitMs: number): never {
  throw new AppError("rate_limited", say("access.tooManyTries", { minutes: Math.ceil(waitMs / 60_000) }), {
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });
}

/** Looks without counting. @throws AppError `rate_limited` as `beginAttempt` does */
export async function requireNotLocked(services: Services, email: string, address: string): Promise<void> {
  for (const { scope, key } of keys(email, address)) {
    const { failures, windowMs } = LIMITS[scope];
    const known = await findAttempts(services.database.read, { key });
    const waitMs = known ? known.windowStartedAt + windowMs - services.now() : 0;
    if (known && known.failures >= failures && waitMs > 0) refuse(waitMs);
  }
}

/**
 * Counts a try before its password is looked at: a hundred guesses sent at once must not all pass the same look.
 * @throws AppError `rate_limited` with the seconds to wait when the account or the address is locked
 */
export async function beginAttempt(services: Services, email: string, address: string): Promise<void> {
  const nowMs = services.now();
  await services.database.write(async (db) => {
    for (const { scope, key } of keys(email, address)) {
      const { failures, windowMs } = LIMITS[scope];
      await lockKey(db, { key });
      const known = await findAttempts(db, { key });
      const current = known && nowMs - known.windowStartedAt < windowMs ? known : undefined;
      if (current && current.failures >= failures) refuse(current.windowStartedAt + windowMs - nowMs);
      await saveAttempts(db, {
        key,
        failures: (current?.failures ?? 0) + 1,
        windowStartedAt: current?.windowStartedAt ?? nowMs,
      });
    }
  });
}

/** The password was right: the account's count starts anew, and the address's loses this try. */
export async function recordSuccess(services: Services, email: string, address: string): Promise<void> {
  await services.database.write(async (db) => {
    await forgetAttempts(db, { key: `account:${email}` });
    const key = `address:${address}`;
    const known = await findAttempts(db, { key });
    if (known) await saveAttempts(db, { ...known, failures: Math.max(0, known.failures - 1) });
  });
}
