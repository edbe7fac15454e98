/**
 * The clock: leases, sessions and tokens end by it. It is compared with the database server's, and with the newest event
 * of the instance, which no clock that is right can lie behind.
 */
import type { Database } from "@/db/client";
import { type Finding, fail, ok, warn } from "./finding";

const NOTICED_MS = 5_000;
/** A clock this far off can hand out a task on which another annotator still has a lease. */
const HARMFUL_MS = 5 * 60_000;

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

async function newestEventMs({ read }: Database): Promise<number> {
  const [row] = await read.raw.all<{ at: unknown }>("select max(at) as at from event", []).catch(() => []);
  const at = row?.at;
  return at instanceof Date ? at.getTime() : Number(at ?? 0);
}

async function aheadOfServerMs({ dialect, read }: Database): Promise<number> {
  if (dialect === "sqlite") return 0;
  const askedAt = Date.now();
  const [row] = await read.raw.all<{ ms: unknown }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms",
    [],
  );
  return (askedAt + Date.now()) / 2 - Number(row?.ms);
}

export async function checkClock(database: Database): Promise<Finding> {
  const nowMs = Date.now();
  const behindMs = (await newestEventMs(database)) - nowMs;
  const apartMs = await aheadOfServerMs(database);
  const worst = Math.max(behindMs, Math.abs(apartMs));
  const set = "set the clock, and keep it set with NTP";
  const text =
    behindMs >= Math.abs(apartMs)
      ? `${seconds(behindMs)} behind the newest event of this instance: ${set}`
      : `${seconds(Math.abs(apartMs))} ${apartMs > 0 ? "ahead of" : "behind"} the database server: ${set} on both`;
  if (worst > HARMFUL_MS) return fail("clock", text);
  return worst > NOTICED_MS ? warn("clock", text) : ok("clock", new Date(nowMs).toISOString());
}
