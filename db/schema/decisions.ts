import { sql } from "drizzle-orm";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import type { WaitsFor } from "@/lib/consensus/waits-for";
import type { Kit } from "./kit-postgres";

export type ReviewDecision = "accepted" | "rejected" | "fixed";
/** How a final answer came to be: taken from one annotation as it stands, or edited by the reviewer or manager. */
export type ResolutionMethod = "chosen" | "edited";
/** How sure each control of a resolution by method is, in [0, 1], and by which method of consensus. */
export type MethodControls = Record<string, { method: string | null; confidence: number }>;
export type QuestionStatus = "open" | "answered" | "withdrawn";

export type Decided = { document: AnnotationDocument; undecidable: Undecidable[] | null };

/** Decisions about annotations and questions: reviews, resolutions, questions and rulings, excluded annotators. */
export function defineDecisions(kit: Kit) {
  const review = kit.table(
    "review",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      annotationId: kit.text("annotation_id").notNull(),
      /** The revision that was looked at; a later revision has not been reviewed. */
      revision: kit.int("revision").notNull(),
      decision: kit.text("decision").$type<ReviewDecision>().notNull(),
      reason: kit.text("reason").notNull(),
      /** The rule the decision rests on. */
      ruleId: kit.text("rule_id"),
      /** The corrected answer of a fix; the annotator's own revision stays as it was. */
      document: kit.json<AnnotationDocument | null>("document"),
      schemaVersion: kit.int("schema_version").notNull(),
      reviewerId: kit.text("reviewer_id").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.uniqueIndex("review_revision").on(t.annotationId, t.revision),
      kit.index("review_project").on(t.projectId, t.createdAt),
      kit.index("review_task").on(t.taskId),
      kit.index("review_reviewer").on(t.projectId, t.reviewerId, t.createdAt),
      // What may come back to who rejected it.
      kit
        .index("review_rejected")
        .on(t.projectId, t.reviewerId, t.annotationId, t.revision)
        .where(sql`decision = 'rejected'`),
    ],
  );
  /**
   * What reviewers and an annotator write each other about an annotation, or about one region of it, in threads: a thread has the
   * id of its first comment, which alone tells whether it is resolved.
   */
  const comment = kit.table(
    "comment",
    {
      id: kit.text("id").primaryKey(),
      threadId: kit.text("thread_id").notNull(),
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      annotationId: kit.text("annotation_id").notNull(),
      /** Of the annotation as it was then; it may be gone since. */
      regionId: kit.text("region_id"),
      authorId: kit.text("author_id").notNull(),
      text: kit.text("text").notNull(),
      createdAt: kit.time("created_at").notNull(),
      resolvedAt: kit.time("resolved_at"),
      resolvedBy: kit.text("resolved_by"),
    },
    (t) => [
      kit.index("comment_annotation").on(t.annotationId, t.createdAt),
      kit.index("comment_task").on(t.taskId),
      kit.index("comment_author").on(t.projectId, t.authorId),
      // Open threads, which first comments stand for.
      kit
        .index("comment_open")
        .on(t.projectId, t.annotationId)
        .where(sql`resolved_at is null and id = thread_id`),
    ],
  );
  /** The resolution of a task. One per task; every decision is kept in the audit. */
  const resolution = kit.table(
    "resolution",
    {
      taskId: kit.text("task_id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      revision: kit.int("revision").notNull(),
      document: kit.json<AnnotationDocument>("document").notNull(),
      /** Null where everything is decided. */
      undecidable: kit.json<Undecidable[]>("undecidable"),
      schemaVersion: kit.int("schema_version").notNull(),
      method: kit.text("method").$type<ResolutionMethod>().notNull(),
      /** The answer it was taken from, at that revision. */
      annotationId: kit.text("annotation_id"),
      annotationRevision: kit.int("annotation_revision"),
      ruleId: kit.text("rule_id"),
      note: kit.text("note").notNull(),
      resolvedBy: kit.text("resolved_by").notNull(),
      /** The import that has brought it; null of what was decided here. */
      importJobId: kit.text("import_job_id"),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [
      kit.index("resolution_project").on(t.projectId, t.taskId),
      kit.index("resolution_import").on(t.importJobId).where(sql`import_job_id is not null`),
    ],
  );
  /**
   * A second decision on a task that is adjudicated already, by somebody else and without sight of the first, to measure how
   * far two who decide agree. Drawn with the sample, so at first without a document.
   */
  const secondResolution = kit.table(
    "second_resolution",
    {
      taskId: kit.text("task_id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      document: kit.json<AnnotationDocument | null>("document"),
      undecidable: kit.json<Undecidable[]>("undecidable"),
      /** Of the label schema when it was decided; null before. */
      schemaVersion: kit.int("schema_version"),
      resolvedBy: kit.text("resolved_by"),
      /** The first decision as it stood when the second was made; what becomes final later is no second opinion. */
      first: kit.json<Decided>("first"),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [kit.index("second_resolution_project").on(t.projectId, t.taskId)],
  );
  /**
   * What the last run of consensus found for a task: apart from `resolution`, so that what reads decisions of people never
   * takes one of a method for them. A decision of a person deletes it.
   */
  const methodResolution = kit.table(
    "method_resolution",
    {
      taskId: kit.text("task_id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** Null of a task that is settled; else why it waits for a person. */
      waitsFor: kit.text("waits_for").$type<WaitsFor>(),
      /** Null of a task that waits. */
      document: kit.json<AnnotationDocument | null>("document"),
      schemaVersion: kit.int("schema_version").notNull(),
      /** The least of its controls, in [0, 1]. */
      confidence: kit.real("confidence").notNull(),
      /** By control; `method` is null where the vote on the task alone decided. */
      controls: kit.json<MethodControls>("controls").notNull(),
      /** What it rests on has changed since: annotations, exclusions or the label schema. */
      outdated: kit.bool("outdated").notNull().default(false),
      /** The run that wrote it. */
      jobId: kit.text("job_id").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.index("method_resolution_project").on(t.projectId, t.waitsFor, t.taskId),
      kit.index("method_resolution_outdated").on(t.projectId, t.taskId).where(sql`outdated`),
      kit.index("method_resolution_job").on(t.jobId),
    ],
  );
  /** An annotator's doubt about a task or a region of it, and the manager's ruling. */
  const question = kit.table(
    "question",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      number: kit.int("number").notNull(),
      taskId: kit.text("task_id").notNull(),
      regionId: kit.text("region_id"),
      text: kit.text("text").notNull(),
      status: kit.text("status").$type<QuestionStatus>().notNull(),
      askedBy: kit.text("asked_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      ruling: kit.text("ruling"),
      /** The rule the ruling cites or became. */
      ruleId: kit.text("rule_id"),
      ruledBy: kit.text("ruled_by"),
      ruledAt: kit.time("ruled_at"),
    },
    (t) => [
      kit.uniqueIndex("question_number").on(t.projectId, t.number),
      kit.index("question_status").on(t.projectId, t.status, t.createdAt),
      kit.index("question_task").on(t.taskId, t.askedBy),
    ],
  );
  /**
   * Annotations of one annotator that count for nothing while it stands: agreement, consensus and releases pass over them.
   * Never deleted: a lifted one is history.
   */
  const exclusion = kit.table(
    "exclusion",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      userId: kit.text("user_id").notNull(),
      /** Of the time of submission: from the first on, before the second; null is open. */
      fromMs: kit.time("from_ms"),
      untilMs: kit.time("until_ms"),
      reason: kit.text("reason").notNull(),
      /** The tasks need another annotator instead. */
      requeue: kit.bool("requeue").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      liftedBy: kit.text("lifted_by"),
      liftedAt: kit.time("lifted_at"),
    },
    (t) => [kit.index("exclusion_project").on(t.projectId, t.userId)],
  );
  return { review, comment, resolution, secondResolution, methodResolution, question, exclusion };
}
