/** Updates the counters around every new revision of an annotation, by its annotator or by a reviewer. */
import type { Db } from "@/db/client/database";
import type { AnnotationRow } from "@/db/queries/annotations";
import { deleteLease } from "@/db/queries/leases";
import { addSubmitted } from "@/db/queries/members";
import { recountLocked, setAssignmentDone } from "@/db/queries/queue";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import { localDay } from "@/lib/core/local-day";
import { sha256Hex } from "../sha256";

type Revision = { state: AnnotationRow["state"]; document: AnnotationDocument; schemaVersion: number };

/** SHA-256 of a revision's content, by which the server recognises a repeated write. */
export const hashRevision = ({ document, ...rest }: Revision): string =>
  hashWritten({ ...rest, text: canonicalJson(document) });

/** The same of a document whose canonical JSON is there already. */
export const hashWritten = ({ state, text, schemaVersion }: Omit<Revision, "document"> & { text: string }) =>
  sha256Hex(`{"document":${text},"schemaVersion":${schemaVersion},"state":"${state}"}`);

/**
 * Updates everything that depends on an annotation's state: the lease, the task's counts, the annotator's counter, the
 * agreement. The caller has locked the task.
 * @param changed.timeZone of the user who makes the change: decides the day it counts for
 * @param changed.isAssigned false where the annotator is known to have no assignment
 */
export async function updateCounters(
  db: Db,
  changed: {
    row: AnnotationRow;
    existing: AnnotationRow | undefined;
    timeZone: string;
    isAssigned?: boolean;
  },
): Promise<void> {
  const { row, existing, timeZone, isAssigned = true } = changed;
  const change = Number(row.state === "submitted") - Number(existing?.state === "submitted");
  if (change !== 0) {
    const day = localDay((change > 0 ? row : existing)?.submittedAt ?? row.updatedAt, timeZone);
    await addSubmitted(db, { projectId: row.projectId, userId: row.userId, change, day, zone: timeZone });
  }
  const done = row.state !== "draft";
  // Also of a task that was skipped before and assigned again: its assignment is open.
  if (isAssigned && (done || (existing !== undefined && existing.state !== "draft")))
    await setAssignmentDone(db, { taskId: row.taskId, userId: row.userId, done });
  if (row.state === "draft" && existing?.state !== "submitted" && existing?.state !== "skipped") return;
  if (row.state !== "draft") await deleteLease(db, { taskId: row.taskId, userId: row.userId });
  const markStale = row.state === "submitted" || existing?.state === "submitted";
  await recountLocked(db, { taskIds: [row.taskId], markStale });
}
