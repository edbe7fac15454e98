/** Waits for queued work: done by the job runner of this process, or here when none is running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context";
import { runWaitingJobs } from "./job-runner";
import { jobRunnerStarted } from "./kick";
import { JOB_WORKS } from "./works";

const LOOK_MS = 100;

/** @param isOver looks whether the work that is waited for has ended, well or not */
export async function waitForJobs(context: Context, isOver: () => Promise<boolean>): Promise<void> {
  const running = jobRunnerStarted() ? Promise.resolve() : runWaitingJobs(context, JOB_WORKS);
  // Another process on the same database may have taken the job: then this one only watches.
  while (!(await isOver())) await Promise.race([running.then(() => sleep(LOOK_MS)), sleep(LOOK_MS)]);
  await running;
}
