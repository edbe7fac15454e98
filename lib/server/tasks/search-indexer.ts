/**
 * Puts the texts of tasks into the index that makes searching fast. It is done beside the work, never in it: an import
 * waits for nothing, and annotators have most of the database's time. What is not in the index yet is searched
 * all the same, only slower.
 */
import { liveJobIds } from "@/db/queries/jobs";
import { indexTexts, isIndexBehind } from "@/db/queries/task-search";
import type { Services } from "../context";
import type { Lane } from "../jobs/lanes";

const POLL_MS = 2_000;
/** Of the time that the indexer works, how much longer it leaves the database to others. */
const REST = 4;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Indexes all that waits, unless a job has work for the database: what it adds is indexed after it. */
export async function indexWaitingTexts({ database }: Pick<Services, "database">): Promise<void> {
  if (!(await isIndexBehind(database.read))) return;
  for (;;) {
    const startedAt = performance.now();
    if ((await liveJobIds(database.read)).length > 0) return;
    if (!(await database.write(indexTexts))) return;
    await pause(REST * (performance.now() - startedAt));
  }
}

export const searchLane = (services: Services): Lane => ({
  name: "search-index",
  pollMs: POLL_MS,
  round: () => indexWaitingTexts(services),
});
