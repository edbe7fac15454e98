/**
 * Deletes a user's offline batches, pages and images from this browser. The journal keeps the user's unsent draft
 * records.
 */

import { clearBatches } from "./batch-store";
import { clearCopies } from "./page-cache";

/**
 * Never rejects: signing in and out has to work where the browser offers no storage, which then has kept nothing.
 * @param exceptUserId the user whose data stay; null for none
 */
export async function forgetDevice(exceptUserId: string | null): Promise<void> {
  for (const result of await Promise.allSettled([clearBatches(exceptUserId), clearCopies(exceptUserId)]))
    if (result.status === "rejected") console.warn("storage could not be cleared", result.reason);
}
