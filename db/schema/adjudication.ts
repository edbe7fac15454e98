import type { Kit } from "./kit-postgres";

/** Who adjudicates a task at present: kept while its page is open, so that nobody else is led to the task. */
export function defineAdjudication(kit: Kit) {
  const adjudicationHold = kit.table(
    "adjudication_hold",
    {
      taskId: kit.text("task_id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      userId: kit.text("user_id").notNull(),
      createdAt: kit.time("created_at").notNull(),
      /** One that has run out stands until the task is held again, resolved or its project deleted. */
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [kit.index("adjudication_hold_project").on(t.projectId, t.expiresAt)],
  );
  return { adjudicationHold };
}
