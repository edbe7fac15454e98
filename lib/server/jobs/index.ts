/** The list of background jobs: a new one is a folder and a line here. */
import { importJob } from "./import";
import type { JobRegister } from "./job-runner";
import { releaseJob } from "./release";

export const JOBS = { import: importJob, release: releaseJob } satisfies JobRegister;
export type JobKind = keyof typeof JOBS;
