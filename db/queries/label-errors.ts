/** Probabilities of labels, what a search for label errors has found with them, and what was dismissed. */
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

export type ProbabilitySetRow = Db["t"]["probabilitySet"]["$inferSelect"];
export type LabelErrorRunRow = Db["t"]["labelErrorRun"]["$inferSelect"];
export type NewLabelError = Db["t"]["labelError"]["$inferInsert"];
type Question = { projectId: string; controlId: string };

export async function findProbabilitySet(
  db: Db,
  { projectId, controlId }: Question,
): Promise<ProbabilitySetRow | undefined> {
  const { probabilitySet } = db.t;
  const [row] = await db.q
    .select()
    .from(probabilitySet)
    .where(and(eq(probabilitySet.projectId, projectId), eq(probabilitySet.controlId, controlId)))
    .limit(1);
  return row;
}

/** Takes the place of the set that the question had. */
export async function saveProbabilitySet(db: Db, row: ProbabilitySetRow): Promise<void> {
  const { probabilitySet } = db.t;
  const { projectId, controlId } = row;
  await db.q
    .delete(probabilitySet)
    .where(and(eq(probabilitySet.projectId, projectId), eq(probabilitySet.controlId, controlId)));
  await db.q.insert(probabilitySet).values(row);
}

/** Which of these tasks have a probability in the set already. */
export async function tasksOfSet(
  db: Db,
  { setId, taskIds }: { setId: string; taskIds: string[] },
): Promise<Set<string>> {
  const rows = await db.raw.all<{ id: string }>(
    `select task_id as id from task_probability where set_id = ? and task_id ${isListed(db)}`,
    [setId, listOf(db, taskIds)],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function addProbabilities(
  db: Db,
  rows: Db["t"]["taskProbability"]["$inferInsert"][],
): Promise<void> {
  await db.raw.insertMany(db.t.taskProbability, rows);
}

/** Those of the ids that are tasks of the project. */
export async function knownTaskIds(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<Set<string>> {
  const rows = await db.raw.all<{ id: string; projectId: string }>(
    `select id, project_id as "projectId" from task where id ${isListed(db)}`,
    [listOf(db, taskIds)],
  );
  return new Set(rows.flatMap((row) => (row.projectId === projectId ? [row.id] : [])));
}

/** The probabilities of a set in stretches, by task. */
export async function walkProbabilities(
  db: Db,
  { setId, after, limit }: { setId: string; after: string; limit: number },
): Promise<{ taskId: string; values: number[] }[]> {
  const { taskProbability: t } = db.t;
  return db.q
    .select({ taskId: t.taskId, values: t.values })
    .from(t)
    .where(and(eq(t.setId, setId), gt(t.taskId, after)))
    .orderBy(asc(t.taskId))
    .limit(limit);
}

/** Some rows of other sets than the one that stands. @returns how many were deleted, 0 at the end */
export async function deleteSomeProbabilities(
  db: Db,
  { setId, limit }: { setId: string; limit: number },
): Promise<number> {
  const gone = await db.raw.all<{ id: string }>(
    `delete from task_probability where set_id = ? and task_id in
       (select task_id from task_probability where set_id = ? limit ?) returning task_id as id`,
    [setId, setId, limit],
  );
  return gone.length;
}

/** What a model has predicted in this version of the label schema, in stretches, by task. */
export async function walkPredictions(
  db: Db,
  params: { projectId: string; model: string; schemaVersion: number; after: string; limit: number },
) {
  const { prediction: p } = db.t;
  return db.q
    .select({ id: p.id, taskId: p.taskId, score: p.score, document: p.document })
    .from(p)
    .where(
      and(
        eq(p.projectId, params.projectId),
        eq(p.model, params.model),
        eq(p.schemaVersion, params.schemaVersion),
        gt(p.id, params.after),
      ),
    )
    .orderBy(asc(p.id))
    .limit(params.limit);
}

export async function findLabelErrorRun(
  db: Db,
  { projectId, controlId }: Question,
): Promise<LabelErrorRunRow | undefined> {
  const { labelErrorRun: run } = db.t;
  const [row] = await db.q
    .select()
    .from(run)
    .where(and(eq(run.projectId, projectId), eq(run.controlId, controlId)))
    .limit(1);
  return row;
}

/** Takes the place of the run that the question had. @returns the id of that one */
export async function saveLabelErrorRun(db: Db, row: LabelErrorRunRow): Promise<string | undefined> {
  const before = await findLabelErrorRun(db, row);
  if (before) await db.q.delete(db.t.labelErrorRun).where(eq(db.t.labelErrorRun.id, before.id));
  await db.q.insert(db.t.labelErrorRun).values(row);
  return before?.id;
}

export async function addLabelErrors(db: Db, rows: NewLabelError[]): Promise<void> {
  if (rows.length > 0) await db.raw.insertMany(db.t.labelError, rows);
}

/** @returns how many were deleted, 0 at the end */
export async function deleteSomeLabelErrors(
  db: Db,
  { runId, limit }: { runId: string; limit: number },
): Promise<number> {
  const gone = await db.raw.all<{ id: string }>(
    `delete from label_error where run_id = ? and task_id in
       (select task_id from label_error where run_id = ? limit ?) returning task_id as id`,
    [runId, runId, limit],
  );
  return gone.length;
}

export type LabelErrorState = "open" | "dismissed" | "decided";
export type LabelErrorFilter = {
  given?: string | undefined;
  suggested?: string | undefined;
  /** Likely errors only. */
  likely?: boolean | undefined;
  state?: LabelErrorState | undefined;
};
export type ListedLabelError = Pick<
  Db["t"]["labelError"]["$inferSelect"],
  "taskId" | "rank" | "problem" | "given" | "suggested" | "score" | "probability" | "basis"
> & { likely: boolean; state: LabelErrorState };
type Raw = Omit<ListedLabelError, "likely" | "state"> & {
  likely: boolean | number;
  dismissed: boolean | number;
  decided: boolean | number;
};

const DISMISSED = `exists (select 1 from label_error_dismissal d
  where d.project_id = e.project_id and d.control_id = r.control_id and d.task_id = e.task_id and d.basis = e.basis)`;
/** A person has adjudicated or reviewed the task since the search. */
const DECIDED = `(exists (select 1 from resolution x where x.task_id = e.task_id and x.updated_at > r.created_at)
  or exists (select 1 from review v where v.task_id = e.task_id and v.created_at > r.created_at))`;
const STATES: Record<LabelErrorState, string> = {
  open: `not ${DISMISSED} and not ${DECIDED}`,
  dismissed: `${DISMISSED} and not ${DECIDED}`,
  decided: DECIDED,
};

function conditions(filter: LabelErrorFilter): { text: string; params: string[] } {
  const parts: string[] = [];
  const params: string[] = [];
  for (const name of ["given", "suggested"] as const)
    if (filter[name] !== undefined) {
      parts.push(`e.${name} = ?`);
      params.push(filter[name]);
    }
  if (filter.likely) parts.push("e.likely");
  if (filter.state) parts.push(STATES[filter.state]);
  return { text: parts.map((part) => ` and ${part}`).join(""), params };
}

/** What a run has found, in its order; `after` is the rank where the page before ended. */
export async function listLabelErrors(
  db: Db,
  { runId, after, limit, ...filter }: LabelErrorFilter & { runId: string; after: number; limit: number },
): Promise<ListedLabelError[]> {
  const { text, params } = conditions(filter);
  const rows = await db.raw.all<Raw>(
    `select e.task_id as "taskId", e.rank as rank, e.likely as likely, e.problem as problem, e.given as given,
       e.suggested as suggested, e.score as score, e.probability as probability, e.basis as basis,
       ${DISMISSED} as dismissed, ${DECIDED} as decided
     from label_error e join label_error_run r on r.id = e.run_id
     where e.run_id = ? and e.rank > ?${text} order by e.rank limit ?`,
    [runId, after, ...params, limit],
  );
  return rows.map(({ dismissed, decided, likely, ...row }) => ({
    ...row,
    likely: Boolean(likely),
    state: decided ? "decided" : dismissed ? "dismissed" : "open",
  }));
}

/** Of the likely errors of a run, how many are in each state. */
export async function countLabelErrors(
  db: Db,
  { runId, ...filter }: LabelErrorFilter & { runId: string },
): Promise<Record<LabelErrorState, number>> {
  const { text, params } = conditions(filter);
  const [row] = await db.raw.all<Record<LabelErrorState, number | string | null>>(
    `select sum(case when ${STATES.open} then 1 else 0 end) as open,
       sum(case when ${STATES.dismissed} then 1 else 0 end) as dismissed,
       sum(case when ${DECIDED} then 1 else 0 end) as decided
     from label_error e join label_error_run r on r.id = e.run_id where e.run_id = ?${text}`,
    [runId, ...params],
  );
  const of = (state: LabelErrorState) => Number(row?.[state] ?? 0);
  return { open: of("open"), dismissed: of("dismissed"), decided: of("decided") };
}

/** What a run has found about some tasks. */
export async function basesOf(
  db: Db,
  { runId, taskIds }: { runId: string; taskIds: string[] },
): Promise<{ taskId: string; basis: string }[]> {
  if (taskIds.length === 0) return [];
  const { labelError: e } = db.t;
  return db.q
    .select({ taskId: e.taskId, basis: e.basis })
    .from(e)
    .where(and(eq(e.runId, runId), inArray(e.taskId, taskIds)));
}

/** Dismisses anew what was dismissed before. */
export async function saveDismissals(
  db: Db,
  rows: Db["t"]["labelErrorDismissal"]["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await deleteDismissals(db, { ...first, taskIds: rows.map(({ taskId }) => taskId) });
  await db.q.insert(db.t.labelErrorDismissal).values(rows);
}

export async function deleteDismissals(
  db: Db,
  { projectId, controlId, taskIds }: Question & { taskIds: string[] },
): Promise<void> {
  const { labelErrorDismissal: d } = db.t;
  await db.q
    .delete(d)
    .where(and(eq(d.projectId, projectId), eq(d.controlId, controlId), inArray(d.taskId, taskIds)));
}

/** Whether an annotation was submitted, reviewed or adjudicated after a moment. */
export async function changedSince(
  db: Db,
  { projectId, sinceMs }: { projectId: string; sinceMs: number },
): Promise<boolean> {
  const { annotation, review, resolution } = db.t;
  const [submitted] = await db.q
    .select({ id: annotation.id })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        eq(annotation.state, "submitted"),
        gt(annotation.submittedAt, sinceMs),
      ),
    )
    .limit(1);
  if (submitted) return true;
  const [reviewed] = await db.q
    .select({ id: review.id })
    .from(review)
    .where(and(eq(review.projectId, projectId), gt(review.createdAt, sinceMs)))
    .limit(1);
  if (reviewed) return true;
  const [resolved] = await db.q
    .select({ id: resolution.taskId })
    .from(resolution)
    .where(and(eq(resolution.projectId, projectId), gt(resolution.updatedAt, sinceMs)))
    .limit(1);
  return resolved !== undefined;
}

/** What reviewers have made of the answers that they corrected, as they stand now, by task and annotator as `task user`. */
export async function correctionsOf(db: Db, { projectId }: { projectId: string }) {
  const { review, annotation } = db.t;
  const rows = await db.q
    .select({ taskId: review.taskId, userId: annotation.userId, document: review.document })
    .from(review)
    .innerJoin(
      annotation,
      and(eq(annotation.id, review.annotationId), eq(annotation.revision, review.revision)),
    )
    .where(
      and(eq(review.projectId, projectId), eq(review.decision, "fixed"), eq(annotation.state, "submitted")),
    );
  return new Map(
    rows.flatMap(({ taskId, userId, document }) => (document ? [[`${taskId} ${userId}`, document]] : [])),
  );
}
