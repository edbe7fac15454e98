/**
 * The audit trail: one event per change that matters, in the same transaction as the change. Each event's hash covers
 * the one before it, so a row edited later breaks the chain.
 */
import type { Db } from "@/db/client/database";
import { insertEvent, lastEvent, lockProject } from "@/db/queries/events";
import { canonicalJson } from "@/lib/core/canonical-json";
import { sha256Hex } from "./sha256";

export type AuditEntry = {
  /** Empty for events of the instance itself. */
  projectId: string;
  actorId: string | null;
  /** Noun and verb: `project.create`. */
  action: string;
  /** Id of what was changed. */
  target: string;
  /** Ids, counts and names of fields; never task content, passwords or tokens. */
  detail?: Record<string, unknown>;
};

export async function recordEvent(db: Db, entry: AuditEntry, nowMs: number): Promise<void> {
  await lockProject(db, { projectId: entry.projectId });
  const previous = await lastEvent(db, { projectId: entry.projectId });
  const event = {
    projectId: entry.projectId,
    number: (previous?.number ?? 0) + 1,
    actorId: entry.actorId,
    action: entry.action,
    target: entry.target,
    detail: entry.detail ?? {},
    at: nowMs,
    previousHash: previous?.hash ?? "",
  };
  const hash = sha256Hex(canonicalJson(event));
  await insertEvent(db, { ...event, hash });
}
