import type { AnnotationDocument } from "@/lib/annotation/document";
import type { AnnotatorDetail } from "@/lib/annotator/annotator-detail";
import type { Kit } from "./kit-postgres";

/** Where a gold answer comes from: the resolution of its task, the form of a manager, or an import. */
export type GoldSource = "resolution" | "written" | "imported";

export function defineGold(kit: Kit) {
  /** The right answer of a gold task. Annotators never read it, but for training mode. */
  const goldAnswer = kit.table(
    "gold_answer",
    {
      taskId: kit.text("task_id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      revision: kit.int("revision").notNull(),
      document: kit.json<AnnotationDocument>("document").notNull(),
      schemaVersion: kit.int("schema_version").notNull(),
      source: kit.text("source").$type<GoldSource>().notNull(),
      /** The rule that the answer rests on. */
      ruleId: kit.text("rule_id"),
      note: kit.text("note").notNull(),
      importJobId: kit.text("import_job_id"),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [kit.index("gold_answer_project").on(t.projectId)],
  );
  /**
   * Which gold task was drawn for whom. Its lease or annotation may be gone meanwhile; nobody draws it a second time.
   * Ordinary tasks are here only while they were given back, so that these come again as gold ones do.
   */
  const goldDraw = kit.table(
    "gold_draw",
    {
      taskId: kit.text("task_id").notNull(),
      userId: kit.text("user_id").notNull(),
      projectId: kit.text("project_id").notNull(),
      drawnAt: kit.time("drawn_at").notNull(),
      /** Given back unanswered: it comes again at the next draw, as other tasks would. */
      returned: kit.bool("returned").notNull().default(false),
      /** When the annotator was shown the gold answer, in training mode. */
      shownAt: kit.time("shown_at"),
    },
    (t) => [
      kit.primaryKey({ columns: [t.taskId, t.userId] }),
      kit.index("gold_draw_user").on(t.projectId, t.userId),
    ],
  );
  /**
   * What annotators see of themselves while gold tasks are mixed in, as it was when they first looked on a day: figures that
   * followed each submit would tell gold tasks from others.
   */
  const ownFigures = kit.table(
    "own_figures",
    {
      projectId: kit.text("project_id").notNull(),
      userId: kit.text("user_id").notNull(),
      /** In UTC, as 2026-12-01. */
      day: kit.text("day").notNull(),
      figures: kit.json<AnnotatorDetail>("figures").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.userId] })],
  );
  return { goldAnswer, goldDraw, ownFigures };
}
