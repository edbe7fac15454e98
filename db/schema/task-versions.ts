import { sql } from "drizzle-orm";
import type { CarriedAnswer } from "@/lib/annotation/carry-document";
import type { Kit } from "./kit-postgres";

type Row = Record<string, unknown>;
/** The rows of a task as they stood, so that a version can be put back; by table, as drizzle reads them. */
export type TaskRows = {
  task: Row;
  searchText: string;
  assets: Row[];
  assignments: Row[];
  predictions: Row[];
  annotations: Row[];
  revisions: Row[];
  reviews: Row[];
  resolutions: Row[];
  comments?: Row[];
  secondResolutions?: Row[];
  /** Missing in versions that are older than gold tasks. */
  goldAnswers?: Row[];
  goldDraws?: Row[];
  /** Its pairs of near-duplicates, with what was decided about them. */
  duplicateLinks: Row[];
};

export function defineTaskVersions(kit: Kit) {
  /** Earlier versions of tasks: a new version is a task of its own in the place of the old one, which moves here with its answers. */
  const taskVersion = kit.table(
    "task_version",
    {
      /** The id that the task had then. */
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** The task as it is now. */
      taskId: kit.text("task_id").notNull(),
      version: kit.int("version").notNull(),
      data: kit.json<Record<string, unknown>>("data").notNull(),
      rows: kit.json<TaskRows>("task_rows").notNull(),
      /** By annotator whose answer came back as a draft. */
      carried: kit.json<Record<string, CarriedAnswer>>("carried").notNull(),
      /** The import that brought the version after this one. */
      importJobId: kit.text("import_job_id"),
      replacedBy: kit.text("replaced_by").notNull(),
      replacedAt: kit.time("replaced_at").notNull(),
    },
    (t) => [
      kit.uniqueIndex("task_version_task").on(t.taskId, t.version),
      kit.index("task_version_project").on(t.projectId),
      kit.index("task_version_import").on(t.importJobId).where(sql`import_job_id is not null`),
    ],
  );
  return { taskVersion };
}
