/** What every bulk action has: the tasks or annotations of a batch in a transaction, and what becomes of each. */
import type { Db } from "@/db/client/database";
import type { BulkOutcome } from "@/lib/contracts/bulk-actions";
import type { Services } from "../context";

/** The person who has started the action. */
export type Starter = { userId: string; role: "manager" | "reviewer"; timeZone: string };

/** A transaction of the job, with its services. */
export type BulkWork = { services: Services; db: Db; projectId: string; starter: Starter };

/** One line of the report. `before` is what stood there; null where nothing changed or it cannot be taken back. */
export type Done = { taskId: string; seq: number; outcome: BulkOutcome; before: unknown };

/** The outcomes of what was changed, and can be taken back. */
export const DONE = ["done", "beyond"] as const satisfies BulkOutcome[];

export const left = (
  { id, seq }: { id: string; seq: number },
  outcome: Exclude<BulkOutcome, (typeof DONE)[number]>,
): Done => ({ taskId: id, seq, outcome, before: null });

export const done = (
  { id, seq }: { id: string; seq: number },
  before: unknown = null,
  outcome: (typeof DONE)[number] = "done",
): Done => ({ taskId: id, seq, outcome, before });

export const countOf = (lines: readonly Done[], outcome: BulkOutcome): number =>
  lines.filter((line) => line.outcome === outcome).length;
