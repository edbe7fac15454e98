/** The table of tasks, read by an index of its own choice. */
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";

/**
 * SQLite keeps no statistics here, so that of a condition on the project and a partial index it may take any index that begins
 * with the project, and walk all of its tasks. PostgreSQL knows better by itself.
 */
export const tasksBy = (
  { dialect, t: { task } }: Db,
  index: "task_stale" | "task_labels_stale" | "task_queue" | "task_skipped",
): SQL => (dialect === "sqlite" ? sql`${task} indexed by ${sql.raw(index)}` : sql`${task}`);
