/** What each kind of job does. */
import { dropUpload, runImport } from "../imports/run-import";
import { runRelease } from "../releases/run-release";
import type { JobWork } from "./job-runner";

export const JOB_WORKS: Record<"import" | "release", JobWork> = {
  import: { run: runImport, cleanUp: dropUpload },
  release: { run: runRelease },
};
