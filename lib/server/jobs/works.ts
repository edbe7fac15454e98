/** What each kind of job does. */
import { dropUpload, runImport, takeBackImport } from "../imports/run-import";
import { failRelease, runRelease } from "../releases/run-release";
import type { JobWork } from "./job-runner";

export const JOB_WORKS: Record<"import" | "release", JobWork> = {
  import: { run: runImport, undo: takeBackImport, cleanUp: dropUpload },
  release: { run: runRelease, undo: failRelease },
};
