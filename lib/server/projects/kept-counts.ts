/**
 * How far a project is, for lists and overviews. A million tasks take a second to count, so that the counts of such a project
 * may be some seconds old; those of others are always of now.
 */
import { countTasks } from "@/db/queries/projects";
import type { Services } from "../context";

type Counts = Awaited<ReturnType<typeof countTasks>>;
type Kept = { counts: Counts; at: number };

/** Fewer are counted within some milliseconds. */
const LARGE_PROJECT = 20_000;
/** So old they are shown without a new count … */
const FRESH_MS = 5_000;
/** … and so old while one runs. */
const SHOWN_MS = 60_000;
const MOST_KEPT = 1_000;

const kept = new Map<string, Kept>();
/** The counts that run, which all who ask meanwhile share where they may be older than the question. */
const running = new Map<string, Promise<Counts>>();

async function recount({ database, now }: Services, projectId: string): Promise<Counts> {
  const at = now();
  const counts = await countTasks(database, { projectId });
  if (kept.size >= MOST_KEPT) kept.clear();
  if (counts.tasks >= LARGE_PROJECT) kept.set(projectId, { counts, at });
  else kept.delete(projectId);
  return counts;
}

export async function keptCounts(services: Services, projectId: string): Promise<Counts> {
  const known = kept.get(projectId);
  if (!known) return recount(services, projectId);
  const age = services.now() - known.at;
  if (age < FRESH_MS) return known.counts;
  const count =
    running.get(projectId) ?? recount(services, projectId).finally(() => running.delete(projectId));
  running.set(projectId, count);
  if (age >= SHOWN_MS) return count;
  count.catch((error) => services.log.error({ event: "count-tasks", project: projectId, err: error }));
  return known.counts;
}
