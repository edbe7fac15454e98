/**
 * Leaves nothing of a person on this browser except their own unsent work, which the journal keeps for them: tasks taken
 * along, pages and images go.
 */

import { clearBatches } from "./batch-store";
import { clearCopies } from "./page-cache";

/**
 * Never rejects: signing in and out has to work where the browser offers no storage, which then has kept nothing.
 * @param exceptUserId whose things stay; null for nobody's
 */
export async function forgetDevice(exceptUserId: string | null): Promise<void> {
  for (const result of await Promise.allSettled([clearBatches(exceptUserId), clearCopies(exceptUserId)]))
    if (result.status === "rejected") console.warn("storage could not be cleared", result.reason);
}
