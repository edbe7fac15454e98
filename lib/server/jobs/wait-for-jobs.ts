/** Waits for queued work: done by the job runner of this process, or here when none is running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context";
import { JOBS } from ".";
import { runWaitingJobs } from "./job-runner";
import { lanesStarted } from "./wake";

const LOOK_MS = 100;

/** @param isOver looks whether the work that is waited for has ended, well or not */
export async function waitForJobs(context: Context, isOver: () => Promise<boolean>): Promise<void> {
  const running = lanesStarted() ? Promise.resolve() : runWaitingJobs(context, JOBS);
  // Another process on the same database may have taken the job: then this one only watches.
  while (!(await isOver())) await Promise.race([running.then(() => sleep(LOOK_MS)), sleep(LOOK_MS)]);
  await running;
}
