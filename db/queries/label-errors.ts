/** What searches for label errors have found, what became of it, and what was dismissed. */
import { and, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

export type LabelErrorRunRow = Db["t"]["labelErrorRun"]["$inferSelect"];
export type NewLabelError = Db["t"]["labelError"]["$inferInsert"];
type Question = { projectId: string; controlId: string };

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

function conditions(filter: LabelErrorFilter): { text: string; params: (string | number)[] } {
  const parts: string[] = [];
  const params: (string | number)[] = [];
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

/** Where a task stands in a run; undefined where it is no error of it. */
export async function rankOf(
  db: Db,
  { runId, taskId }: { runId: string; taskId: string },
): Promise<{ rank: number; likely: boolean } | undefined> {
  const { labelError: e } = db.t;
  const [row] = await db.q
    .select({ rank: e.rank, likely: e.likely })
    .from(e)
    .where(and(eq(e.runId, runId), eq(e.taskId, taskId)))
    .limit(1);
  return row;
}

type Beside = LabelErrorFilter & { runId: string; rank: number };

/** The nearest error of a run before or after a rank. */
export async function errorBeside(
  db: Db,
  { runId, rank, side, ...filter }: Beside & { side: "before" | "after" },
): Promise<string | null> {
  const { text, params } = conditions(filter);
  const [sign, order] = side === "before" ? ["<", "desc"] : [">", "asc"];
  const [row] = await db.raw.all<{ id: string }>(
    `select e.task_id as id from label_error e join label_error_run r on r.id = e.run_id
     where e.run_id = ? and e.rank ${sign} ?${text} order by e.rank ${order} limit 1`,
    [runId, rank, ...params],
  );
  return row?.id ?? null;
}

/** The place of a rank among the errors of a run, from 1, and how many there are. */
export async function placeOf(
  db: Db,
  { runId, rank, ...filter }: Beside,
): Promise<{ at: number; of: number }> {
  const { text, params } = conditions(filter);
  const [row] = await db.raw.all<Record<"at" | "all", number | string | null>>(
    `select sum(case when e.rank <= ? then 1 else 0 end) as "at", count(*) as "all"
     from label_error e where e.run_id = ?${text}`,
    [rank, runId, ...params],
  );
  return { at: Number(row?.at ?? 0), of: Number(row?.all ?? 0) };
}

/**
 * Of the likely errors of a run, how many are in each state.
 * @param among of these tasks alone
 */
export async function countLabelErrors(
  db: Db,
  { runId, among, ...filter }: LabelErrorFilter & { runId: string; among?: string[] },
): Promise<Record<LabelErrorState, number>> {
  const { text: filtered, params } = conditions(filter);
  const text = among ? `${filtered} and e.task_id ${isListed(db)}` : filtered;
  const listed = among ? [listOf(db, among)] : [];
  const [row] = await db.raw.all<Record<LabelErrorState, number | string | null>>(
    `select sum(case when ${STATES.open} then 1 else 0 end) as open,
       sum(case when ${STATES.dismissed} then 1 else 0 end) as dismissed,
       sum(case when ${DECIDED} then 1 else 0 end) as decided
     from label_error e join label_error_run r on r.id = e.run_id where e.run_id = ?${text}`,
    [runId, ...params, ...listed],
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
