import { sql } from "drizzle-orm";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Kit } from "./kit-postgres";

export type AnnotationState = "draft" | "submitted" | "skipped";

export function defineAnnotations(kit: Kit) {
  const annotation = kit.table(
    "annotation",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      userId: kit.text("user_id").notNull(),
      state: kit.text("state").$type<AnnotationState>().notNull(),
      revision: kit.int("revision").notNull(),
      document: kit.json<AnnotationDocument>("document").notNull(),
      schemaVersion: kit.int("schema_version").notNull(),
      guidelineVersion: kit.int("guideline_version"),
      leadTimeMs: kit.big("lead_time_ms").notNull(),
      skipReason: kit.text("skip_reason"),
      skipNote: kit.text("skip_note"),
      /** Arrived when the task already had all its answers: kept as an extra draft. */
      late: kit.bool("late").notNull().default(false),
      /** Submitted, and its current revision has not been reviewed: what the queue of reviews is read from. */
      reviewDue: kit.bool("review_due").notNull().default(false),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
      submittedAt: kit.time("submitted_at"),
      /** The import that has brought it; null of what was labeled here. */
      importJobId: kit.text("import_job_id"),
    },
    (t) => [
      kit.uniqueIndex("annotation_task_user").on(t.taskId, t.userId),
      kit.index("annotation_project_task").on(t.projectId, t.taskId),
      kit.index("annotation_own").on(t.projectId, t.userId, t.updatedAt),
      kit.index("annotation_draft").on(t.projectId, t.userId, t.updatedAt).where(sql`state = 'draft'`),
      kit
        .index("annotation_review_due")
        .on(t.projectId, t.submittedAt, t.id, t.userId)
        .where(sql`review_due`),
      // What a day of a chart is made of, and the list behind it.
      kit
        .index("annotation_submitted")
        .on(t.projectId, t.submittedAt, t.taskId)
        .where(sql`state = 'submitted'`),
      kit.index("annotation_import").on(t.importJobId).where(sql`import_job_id is not null`),
    ],
  );
  const annotationRevision = kit.table(
    "annotation_revision",
    {
      annotationId: kit.text("annotation_id").notNull(),
      revision: kit.int("revision").notNull(),
      projectId: kit.text("project_id").notNull(),
      state: kit.text("state").$type<AnnotationState>().notNull(),
      document: kit.json<AnnotationDocument>("document").notNull(),
      /** SHA-256 of what was sent, so that a repeated write is recognised. */
      hash: kit.text("hash").notNull(),
      schemaVersion: kit.int("schema_version").notNull(),
      guidelineVersion: kit.int("guideline_version"),
      leadTimeMs: kit.big("lead_time_ms").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.annotationId, t.revision] })],
  );
  /** One task's contribution to the agreement on one control; all figures of a page are sums over these. */
  const agreementUnit = kit.table(
    "agreement_unit",
    {
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      unit: kit.json<unknown>("unit").notNull(),
      /** 0 to 1; null when fewer than two annotators answered. */
      disagreement: kit.real("disagreement"),
      /**
       * A person has decided the task, or a run of consensus has settled it: what waits for adjudication is read without these.
       * It may be false of a task that is settled, never true of one that is open and not stale.
       */
      settled: kit.bool("settled").notNull().default(false),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.projectId, t.controlId, t.taskId] }),
      kit.index("agreement_disputed").on(t.projectId, t.controlId, t.disagreement),
      kit
        .index("agreement_waiting")
        .on(t.projectId, t.controlId, t.settled, t.disagreement, t.taskId)
        .where(sql`disagreement > 0`),
      kit.index("agreement_task").on(t.taskId),
    ],
  );
  /**
   * The distinct units of ratings of a control, and how many tasks have each: a million tasks have a few hundred, from which
   * the same figures follow as from the units themselves.
   */
  const agreementPattern = kit.table(
    "agreement_pattern",
    {
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      /** Of the unit as it is stored. */
      hash: kit.text("hash").notNull(),
      unit: kit.json<unknown>("unit").notNull(),
      tasks: kit.int("tasks").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.controlId, t.hash] })],
  );
  /** Sums over the units of a control, by part (lib/agreement/summed.ts): what figures of regions come from. */
  const agreementSum = kit.table(
    "agreement_sum",
    {
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      /** JSON, such as `["shard",17]`. */
      part: kit.text("part").notNull(),
      sums: kit.json<Record<string, Record<string, number[]>>>("sums").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.controlId, t.part] })],
  );
  return { annotation, annotationRevision, agreementUnit, agreementPattern, agreementSum };
}
