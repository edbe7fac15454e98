/** Wakes this process's job runner, so that new work does not wait for its next look. */
import type { JobRunner } from "./job-runner";

const shared = globalThis as { concordJobs?: JobRunner };

export const kickJobs = (): void => shared.concordJobs?.kick();
export const setJobRunner = (runner: JobRunner): void => {
  shared.concordJobs = runner;
};
export const jobRunnerStarted = (): boolean => shared.concordJobs !== undefined;
