import type { BulkAction } from "@/lib/contracts/bulk-actions";

const SHOWN_MS = 60 * 60_000;

/** The last bulk action while it is under way, and for an hour after its end. */
export function recentBulkAction([last]: readonly BulkAction[], nowMs: number): BulkAction | null {
  return last && (last.finishedAt === null || nowMs - last.finishedAt < SHOWN_MS) ? last : null;
}
