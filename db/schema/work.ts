import type { Kit } from "./kit-postgres";

export type JobStatus = "queued" | "running" | "done" | "failed" | "cancelled";
export type JobProgress = { done: number; total: number | null; unit: string; perSecond: number | null };
export type Split = "train" | "validation" | "test";

export function defineWork(kit: Kit) {
  const job = kit.table(
    "job",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** Of the list in lib/server/jobs; one this version does not know is left to the version that made it. */
      kind: kit.text("kind").notNull(),
      status: kit.text("status").$type<JobStatus>().notNull(),
      payload: kit.json<unknown>("payload").notNull(),
      progress: kit.json<JobProgress>("progress").notNull(),
      /** Where a restarted job goes on, written in the same transaction as the work it stands for. */
      checkpoint: kit.json<Record<string, unknown>>("checkpoint").notNull(),
      result: kit.json<Record<string, number>>("result"),
      /** The message for managers, when the job failed. */
      problem: kit.text("problem"),
      cancelRequested: kit.bool("cancel_requested").notNull().default(false),
      leasedUntil: kit.time("leased_until").notNull().default(0),
      attempts: kit.int("attempts").notNull().default(0),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      finishedAt: kit.time("finished_at"),
    },
    (t) => [
      kit.index("job_project").on(t.projectId, t.kind, t.createdAt),
      kit.index("job_waiting").on(t.status, t.leasedUntil),
    ],
  );
  const jobError = kit.table(
    "job_error",
    {
      jobId: kit.text("job_id").notNull(),
      number: kit.int("number").notNull(),
      projectId: kit.text("project_id").notNull(),
      /** 1-based row, line or entry of the input. */
      row: kit.int("row").notNull(),
      message: kit.text("message").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.jobId, t.number] })],
  );
  /** What a bulk action did with each task or annotation: its report, and what taking it back needs. */
  const bulkItem = kit.table(
    "bulk_item",
    {
      jobId: kit.text("job_id").notNull(),
      number: kit.int("number").notNull(),
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      /** Number of the task, which may be gone. */
      seq: kit.int("seq").notNull(),
      /** Of lib/contracts/bulk-actions: done, or why not. */
      outcome: kit.text("outcome").notNull(),
      /** What stood there before, by the action; null where nothing was changed or it cannot be taken back. */
      before: kit.json<unknown>("before"),
    },
    (t) => [kit.primaryKey({ columns: [t.jobId, t.number] })],
  );
  const release = kit.table(
    "release",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      number: kit.int("number").notNull(),
      name: kit.text("name").notNull(),
      plan: kit.json<unknown>("plan").notNull(),
      status: kit.text("status").$type<"building" | "frozen" | "failed">().notNull(),
      schemaVersion: kit.int("schema_version").notNull(),
      guidelineVersion: kit.int("guideline_version"),
      /** Counts, warnings, agreement and checksum of the items: everything the manifest is made from. */
      summary: kit.json<unknown>("summary"),
      /** What its maker says of it; frozen with it. */
      notes: kit.text("notes").notNull().default(""),
      /** Why it should not be used any more; null for one that may. */
      deprecatedReason: kit.text("deprecated_reason"),
      deprecatedAt: kit.time("deprecated_at"),
      deprecatedBy: kit.text("deprecated_by"),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      frozenAt: kit.time("frozen_at"),
    },
    (t) => [kit.uniqueIndex("release_number").on(t.projectId, t.number)],
  );
  const releaseItem = kit.table(
    "release_item",
    {
      releaseId: kit.text("release_id").notNull(),
      /** Task number: the order of every export. */
      seq: kit.int("seq").notNull(),
      projectId: kit.text("project_id").notNull(),
      split: kit.text("split").$type<Split>().notNull(),
      /** Canonical JSON of the frozen item; kept as text because its bytes are what the checksum covers. */
      item: kit.text("item").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.releaseId, t.seq] })],
  );
  /** Links by which a release is downloaded without signing in, until they end. */
  const releaseLink = kit.table(
    "release_link",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      releaseId: kit.text("release_id").notNull(),
      tokenHash: kit.text("token_hash").notNull(),
      /** What is downloaded: the query of the download. */
      options: kit.json<unknown>("options").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
      revokedAt: kit.time("revoked_at"),
    },
    (t) => [
      kit.uniqueIndex("release_link_token").on(t.tokenHash),
      kit.index("release_link_release").on(t.releaseId, t.createdAt),
    ],
  );
  /** Append-only audit, hash-chained per project (`projectId` is empty for the instance). */
  const event = kit.table(
    "event",
    {
      projectId: kit.text("project_id").notNull(),
      number: kit.int("number").notNull(),
      actorId: kit.text("actor_id"),
      action: kit.text("action").notNull(),
      target: kit.text("target").notNull(),
      detail: kit.json<Record<string, unknown>>("detail").notNull(),
      at: kit.time("at").notNull(),
      previousHash: kit.text("previous_hash").notNull(),
      hash: kit.text("hash").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.number] })],
  );
  return { job, jobError, bulkItem, release, releaseItem, releaseLink, event };
}
