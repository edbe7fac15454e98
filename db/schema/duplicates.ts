import type { Kit } from "./kit-postgres";

export type DuplicateKind = "text" | "image";
export type DuplicateStatus = "found" | "confirmed" | "dismissed";

export function defineDuplicates(kit: Kit) {
  /** Two tasks that show nearly the same; the one with the smaller number is first. */
  const duplicateLink = kit.table(
    "duplicate_link",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      taskA: kit.text("task_a").notNull(),
      taskB: kit.text("task_b").notNull(),
      /** Numbers of the tasks, which releases know them by. */
      seqA: kit.int("seq_a").notNull(),
      seqB: kit.int("seq_b").notNull(),
      kind: kit.text("kind").$type<DuplicateKind>().notNull(),
      /** 0 to 1: the Jaccard index of the shingles of texts, the share of equal bits of the hashes of images. */
      similarity: kit.real("similarity").notNull(),
      status: kit.text("status").$type<DuplicateStatus>().notNull(),
      decidedBy: kit.text("decided_by"),
      decidedAt: kit.time("decided_at"),
      /** The run that found it first, and the last one that found it again. */
      foundBy: kit.text("found_by").notNull(),
      seenBy: kit.text("seen_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.uniqueIndex("duplicate_link_tasks").on(t.taskA, t.taskB),
      kit.index("duplicate_link_task_b").on(t.taskB),
      kit.index("duplicate_link_list").on(t.projectId, t.status, t.similarity, t.id),
    ],
  );
  return { duplicateLink };
}
