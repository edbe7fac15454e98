import { sql } from "drizzle-orm";
import type { LevelWindow } from "@/lib/images/level-window";
import type { TilePyramid } from "@/lib/images/tile-pyramid";
import type { Kit } from "./kit-postgres";

export type TaskStatus = "new" | "started" | "done";

export function defineTasks(kit: Kit) {
  const asset = kit.table(
    "asset",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** SHA-256 of the bytes as uploaded; the same image twice is one asset. */
      sha256: kit.text("sha256").notNull(),
      /** Keys in the storage; what is served is upright and free of metadata. */
      storageKey: kit.text("storage_key").notNull(),
      thumbnailKey: kit.text("thumbnail_key").notNull(),
      /** What browsers are shown where they cannot show the stored file, or not readably. */
      displayKey: kit.text("display_key"),
      /** Of images of 16 bits: the levels that are shown from black to white in the display form. */
      window: kit.json<LevelWindow>("level_window"),
      /** Of large images, once they are cut into tiles. */
      tiles: kit.json<TilePyramid>("tiles"),
      /** When the forms that are shown were made, or found to be needless; null where no version that makes them has looked. */
      formsAt: kit.time("forms_at"),
      servedSha256: kit.text("served_sha256").notNull(),
      mime: kit.text("mime").notNull(),
      sizeBytes: kit.big("size_bytes").notNull(),
      widthPx: kit.int("width_px").notNull(),
      heightPx: kit.int("height_px").notNull(),
      fileName: kit.text("file_name").notNull(),
      /** As `imageHash` makes it; empty of an image without structure or that cannot be read, null before it was hashed. */
      imageHash: kit.text("image_hash"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.uniqueIndex("asset_sha256").on(t.projectId, t.sha256),
      kit.index("asset_unhashed").on(t.projectId, t.id).where(sql`image_hash is null`),
    ],
  );
  const task = kit.table(
    "task",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** The number shown to users: 1, 2, 3 … within the project. */
      seq: kit.int("seq").notNull(),
      externalId: kit.text("external_id"),
      data: kit.json<Record<string, unknown>>("data").notNull(),
      /** 1, then one more each time its data were replaced; the data of one row never change. */
      version: kit.int("version").notNull().default(1),
      contentHash: kit.text("content_hash").notNull(),
      /** `id:` and the external id, else `sha:` and the content hash: what makes a second import add nothing. */
      identity: kit.text("identity").notNull(),
      groupKey: kit.text("group_key"),
      /** Start of the text or the file name, for lists. */
      preview: kit.text("preview").notNull(),
      priority: kit.int("priority").notNull().default(0),
      /** Place in the queue: priority and strategy folded into one number, ascending. */
      queueRank: kit.big("queue_rank").notNull(),
      /** How many annotators it needs; follows the distribution of the project unless it was set by hand. */
      overlap: kit.int("overlap").notNull(),
      /** Set for this task by a manager: neither the distribution nor a disagreement changes its overlap. */
      overlapByHand: kit.bool("overlap_by_hand").notNull().default(false),
      /** It falls into the share of tasks that need more annotators (`lib/distribution/deal-share`). */
      inShare: kit.bool("in_share").notNull().default(false),
      /** The overlap it was raised to since its annotators disagreed; 0 where they never did. */
      overlapAsked: kit.int("overlap_asked").notNull().default(0),
      answerCount: kit.int("answer_count").notNull().default(0),
      skipCount: kit.int("skip_count").notNull().default(0),
      /** overlap - answers - live leases - open assignments, never below 0. */
      openSlots: kit.int("open_slots").notNull(),
      status: kit.text("status").$type<TaskStatus>().notNull().default("new"),
      /** Answers changed since its agreement was last computed. */
      agreementStale: kit.bool("agreement_stale").notNull().default(false),
      /** Its annotations or its resolution changed since its labels were last put into the index (`taskLabel`). */
      labelsStale: kit.bool("labels_stale").notNull().default(false),
      /** Its right answer is known (`goldAnswer`): it is handed out beside the queue, to measure annotators. */
      gold: kit.bool("gold").notNull().default(false),
      importJobId: kit.text("import_job_id"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.uniqueIndex("task_seq").on(t.projectId, t.seq),
      kit.uniqueIndex("task_identity").on(t.projectId, t.identity),
      kit.index("task_queue").on(t.projectId, t.queueRank).where(sql`open_slots > 0`),
      kit.index("task_status").on(t.projectId, t.status, t.seq),
      kit.index("task_stale").on(t.projectId, t.seq).where(sql`agreement_stale`),
      kit.index("task_labels_stale").on(t.projectId, t.seq).where(sql`labels_stale`),
      kit.index("task_gold").on(t.projectId, t.seq).where(sql`gold`),
      kit.index("task_asked").on(t.projectId, t.seq).where(sql`overlap_asked > 0`),
      kit.index("task_by_hand").on(t.projectId, t.seq).where(sql`overlap_by_hand`),
      kit.index("task_skipped").on(t.projectId, t.seq).where(sql`skip_count > 0`),
      kit.index("task_import").on(t.importJobId, t.seq),
      // The orders of the task list besides the number; SQLite sorts a million tasks in half a second.
      kit.index("task_answers").on(t.projectId, t.answerCount, t.seq),
      kit.index("task_priority").on(t.projectId, sql`priority desc`, t.seq),
      kit.index("task_group").on(t.projectId, t.groupKey, t.seq).where(sql`group_key is not null`),
    ],
  );
  const taskAsset = kit.table(
    "task_asset",
    {
      taskId: kit.text("task_id").notNull(),
      field: kit.text("field").notNull(),
      assetId: kit.text("asset_id").notNull(),
      projectId: kit.text("project_id").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.taskId, t.field] }),
      kit.index("task_asset_asset").on(t.projectId, t.assetId),
    ],
  );
  /** What a task is found by, beside the task: the label loop reads tasks whole, and has no use for it. */
  const taskSearch = kit.table(
    "task_search",
    {
      id: kit.rowId("id"),
      taskId: kit.text("task_id").notNull(),
      /** Empty when the task is gone and its row waits for being taken out of the index. */
      projectId: kit.text("project_id").notNull(),
      /** As `searchTextOf` makes it. */
      text: kit.text("text").notNull(),
      /** In the index of trigrams, which a migration makes by hand; rows that are not yet are read one by one. */
      indexed: kit.bool("indexed").notNull().default(false),
    },
    (t) => [
      kit.index("task_search_task").on(t.taskId),
      kit.index("task_search_waiting").on(t.projectId).where(sql`not indexed`),
      kit.index("task_search_indexed").on(t.projectId).where(sql`indexed`),
    ],
  );
  /**
   * The labels that submitted annotations and resolutions hold (`labelUses`), for filters: the documents of a large project
   * take minutes to read. Filled beside the work; `labels_stale` marks the tasks whose rows are not up to date.
   */
  const taskLabel = kit.table(
    "task_label",
    {
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      /** Of the task, so that the index gives tasks in their order. */
      seq: kit.int("seq").notNull(),
      /** The annotator; empty for the resolution. */
      userId: kit.text("user_id").notNull(),
      key: kit.text("label_key").notNull(),
      uses: kit.int("uses").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.taskId, t.userId, t.key] }),
      kit.index("task_label_key").on(t.projectId, t.key, t.seq, t.userId, t.taskId),
    ],
  );
  const lease = kit.table(
    "lease",
    {
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      userId: kit.text("user_id").notNull(),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.taskId, t.userId] }),
      kit.index("lease_expiry").on(t.projectId, t.expiresAt),
      kit.index("lease_user").on(t.projectId, t.userId),
    ],
  );
  const assignment = kit.table(
    "assignment",
    {
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      userId: kit.text("user_id").notNull(),
      /** Place among the annotator's assignments: the task's in the queue, or before all others when it came back. */
      rank: kit.big("rank").notNull().default(0),
      /** The annotator has submitted or skipped. `updateCounters` updates it, so that an index finds the open assignments. */
      done: kit.bool("done").notNull().default(false),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.taskId, t.userId] }),
      kit.index("assignment_user").on(t.projectId, t.userId),
      kit.index("assignment_open").on(t.projectId, t.userId, t.rank).where(sql`not done`),
    ],
  );
  return { asset, task, taskAsset, taskSearch, taskLabel, lease, assignment };
}
