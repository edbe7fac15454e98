/**
 * Keeps the agreement of tasks up to date where disputed ones are asked for another annotator: they come back into the
 * queue a moment after the submit that showed the disagreement, whether or not somebody looks at the quality page.
 */
import { projectsToAsk } from "@/db/queries/adaptive-overlap";
import type { Services } from "../context";
import type { Lane } from "../jobs/lanes";
import { refreshWithin } from "../quality/refresh-agreement";

const POLL_MS = 2_000;
/** Another project has its turn after that; the refresh of this one goes on. */
const LONGEST_MS = 10_000;

export async function askDisputedTasks(services: Services): Promise<void> {
  for (const projectId of await projectsToAsk(services.database.read))
    await refreshWithin(services, projectId, LONGEST_MS);
}

export const adaptiveLane = (services: Services): Lane => ({
  name: "adaptive-overlap",
  pollMs: POLL_MS,
  round: () => askDisputedTasks(services),
});
