/** What each kind of job does. */

import type { Db } from "@/db/client/database";
import type { JobRow } from "@/db/queries/jobs";
import type { Services } from "../context";
import { dropUpload, runImport, takeBackImport } from "../imports/run-import";
import { failRelease, runRelease } from "../releases/run-release";
import { announce } from "../webhooks/announce";
import type { End, JobWork } from "./job-runner";

/** Whatever the end was: who waits for new tasks has to know that none will come, too. */
function announceImport({ now, newId }: Services, db: Db, job: JobRow, end: End): Promise<void> {
  const { added = 0, duplicates = 0, errors = 0 } = end.status === "done" ? end.result : {};
  const payload = { import: { id: job.id }, status: end.status, added, duplicates, errors };
  return announce(db, { projectId: job.projectId, event: "import.finished", payload }, now(), newId);
}

export const JOB_WORKS: Record<"import" | "release", JobWork> = {
  import: { run: runImport, undo: takeBackImport, cleanUp: dropUpload, ended: announceImport },
  release: { run: runRelease, undo: failRelease },
};
