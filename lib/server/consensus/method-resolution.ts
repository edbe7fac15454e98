/** What a run of consensus found for a task, as the page of the task shows it. */
import type { Db } from "@/db/client/database";
import { findMethodResolution } from "@/db/queries/method-resolutions";
import type { MethodResolution } from "@/lib/contracts/method-resolution";

/** @returns null while no run has found anything; the caller has looked that no person has decided */
export async function readMethodResolution(
  db: Db,
  { id: taskId, projectId }: { id: string; projectId: string },
): Promise<MethodResolution | null> {
  const row = await findMethodResolution(db, { taskId });
  if (row?.projectId !== projectId) return null;
  const { waitsFor, confidence, controls, document, schemaVersion, outdated, jobId, createdAt } = row;
  return { waitsFor, confidence, controls, document, schemaVersion, outdated, runId: jobId, createdAt };
}
