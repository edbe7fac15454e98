import type { LabelProblem, RunSource, RunSummary } from "@/lib/label-errors/run-summary";
import type { Kit } from "./kit-postgres";

/** Probabilities of labels that a model has said, and the labels that speak against them. */
export function defineLabelErrors(kit: Kit) {
  /** Probabilities that were uploaded for a question, whole; an upload takes the place of the one before. */
  const probabilitySet = kit.table(
    "probability_set",
    {
      /** Of the job that has read it. */
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      fileName: kit.text("file_name").notNull(),
      /** Ids of labels, in the order of the values of each task. */
      labels: kit.json<string[]>("labels").notNull(),
      tasks: kit.int("tasks").notNull(),
      /** Rows that did not sum to 1 and were scaled. */
      scaled: kit.int("scaled").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.uniqueIndex("probability_set_control").on(t.projectId, t.controlId)],
  );
  const taskProbability = kit.table(
    "task_probability",
    {
      setId: kit.text("set_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      projectId: kit.text("project_id").notNull(),
      /** A probability per label of the set; they sum to 1. */
      values: kit.json<number[]>("probabilities").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.setId, t.taskId] }),
      kit.index("task_probability_task").on(t.taskId),
      kit.index("task_probability_project").on(t.projectId),
    ],
  );
  /** The search for label errors whose results stand, one per question. */
  const labelErrorRun = kit.table(
    "label_error_run",
    {
      /** Of the job. */
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      source: kit.json<RunSource>("source").notNull(),
      summary: kit.json<RunSummary>("summary").notNull(),
      schemaVersion: kit.int("schema_version").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.uniqueIndex("label_error_run_control").on(t.projectId, t.controlId)],
  );
  /** A task whose label is not the one that the model finds most probable, or whose regions differ from those it finds. */
  const labelError = kit.table(
    "label_error",
    {
      runId: kit.text("run_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      projectId: kit.text("project_id").notNull(),
      /** In the run: the likely errors first, each with the lowest score first. */
      rank: kit.int("rank").notNull(),
      likely: kit.bool("likely").notNull(),
      /** Of a question its label; of regions what is most wrong with them. */
      problem: kit.text("problem").$type<LabelProblem>().notNull(),
      /** Labels by id; empty where the problem has none. */
      given: kit.text("given").notNull(),
      suggested: kit.text("suggested").notNull(),
      /** The lower, the likelier wrong: the probability of the given label, or the quality of the regions. */
      score: kit.real("score").notNull(),
      /** Of the suggested label or region; null where the problem has none. */
      probability: kit.real("probability"),
      /** What a dismissal rests on: the given label and the probabilities. */
      basis: kit.text("basis").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.runId, t.taskId] }),
      kit.index("label_error_rank").on(t.runId, t.rank),
      kit.index("label_error_task").on(t.taskId),
      kit.index("label_error_project").on(t.projectId),
    ],
  );
  /** Somebody has looked at the task and found its label right. It holds as long as its basis is the same. */
  const labelErrorDismissal = kit.table(
    "label_error_dismissal",
    {
      projectId: kit.text("project_id").notNull(),
      controlId: kit.text("control_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      basis: kit.text("basis").notNull(),
      dismissedBy: kit.text("dismissed_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.projectId, t.controlId, t.taskId] }),
      kit.index("label_error_dismissal_task").on(t.taskId),
    ],
  );
  return { probabilitySet, taskProbability, labelErrorRun, labelError, labelErrorDismissal };
}
