/**
 * What a list of tasks can be asked for. Each part is a condition on the task and, where an index has them, the ids of the
 * tasks that meet it: of several parts the one with the fewest ids is the one to begin with (`find-tasks`).
 */
import { and, eq, exists, gt, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { ConsensusState } from "@/lib/consensus/waits-for";
import { aroundValue } from "@/lib/core/search-text";
import type { Db } from "../client/database";
import type { TaskStatus } from "../schema/tasks";
import { holdsText } from "./holds-text";
import { tasksBy } from "./task-index";
import type { TaskPart } from "./task-part";
import { type ReviewState, reviewPart } from "./task-reviews";
import { matchingTasks, taskMatches } from "./task-search";

/** A data field of the tasks, as it stands or as a text that it contains. */
export type FieldWhere = { field: string; is?: string | undefined; has?: string | undefined };
/** Bounds of the agreement of a task on a control, 0 to 1: from the first on, below the second. */
export type AgreementWhere = { control: string; from?: number | undefined; below?: number | undefined };
/** `key` as `labelKey` makes it; `by` an annotator, or the resolution alone. */
export type LabelWhere = { key: string; by?: string | undefined };

/** Moments between which an annotation was submitted; `isLast`: no other one of the task came later. `by` an annotator. */
export type SubmittedWhere = {
  fromMs?: number | undefined;
  beforeMs?: number | undefined;
  isLast?: boolean | undefined;
  by?: string | undefined;
};

export type TaskWhere = {
  projectId: string;
  status?: TaskStatus | undefined;
  search?: string | undefined;
  annotator?: string | undefined;
  assignee?: string | undefined;
  skipped?: boolean | undefined;
  label?: LabelWhere | undefined;
  agreement?: AgreementWhere | undefined;
  importJobId?: string | undefined;
  group?: string | undefined;
  /** A question about the task has been asked, or has no ruling so far. */
  question?: "any" | "open" | undefined;
  decided?: boolean | undefined;
  /** An annotation of the task is in that state of review. */
  review?: ReviewState | undefined;
  /** What a method found, of tasks that no person has decided: whether they are settled, wait (at all, or why), or are outdated. */
  consensus?: ConsensusState | undefined;
  submitted?: SubmittedWhere | undefined;
  data?: FieldWhere | undefined;
  /** Those that this annotator may be handed: not finished by them, and held by or promised to them, or with room. */
  openFor?: string | undefined;
  /** Beside `openFor`: those alone that the annotator holds or is promised. */
  onlyOwn?: boolean | undefined;
  /** Beside `openFor`: gold tasks, which have no places, are handed out, too. */
  withGold?: boolean | undefined;
  gold?: boolean | undefined;
  /** Its annotators disagreed, so that it needs one more than the project says. */
  asked?: boolean | undefined;
  /** Its overlap was set for it alone. */
  byHand?: boolean | undefined;
};

/** The project of a task, as no index has it. */
export const isOfProject = ({ t: { task } }: Db, projectId: string): SQL =>
  sql`coalesce(${task.projectId}, '') = ${projectId}`;

/** A part whose ids the table of tasks itself gives, by an index that has them in task order. */
const ofTask = (db: Db, projectId: string, where: SQL): TaskPart => ({
  where,
  beside: sql`coalesce(${where}, false)`,
  isOrdered: true,
  ids: sql`select ${db.t.task.id} from ${db.t.task} where ${db.t.task.projectId} = ${projectId} and ${where}`,
});

function importPart(db: Db, projectId: string, importJobId: string): TaskPart {
  const { task } = db.t;
  const where = eq(task.importJobId, importJobId);
  // SQLite would take any index of the project instead, and walk what came before.
  const ids = sql`select ${task.id} from ${task} where ${where} and ${isOfProject(db, projectId)}`;
  return { ...ofTask(db, projectId, where), ids, hasOwnIndex: true };
}

function skippedPart(db: Db, projectId: string): TaskPart {
  const { task } = db.t;
  const where = sql`skip_count > 0`;
  const ids = sql`select ${task.id} from ${tasksBy(db, "task_skipped")}
    where ${task.projectId} = ${projectId} and ${where}`;
  return { ...ofTask(db, projectId, where), ids };
}

/** A part of tasks with a row in another table, which has the columns `task_id` and `project_id`. */
const withRow = ({ t: { task } }: Db, projectId: string, table: SQL, condition: SQL): TaskPart => ({
  where: sql`exists (select 1 from ${table} as x where x.task_id = ${task.id} and ${condition})`,
  ids: sql`select x.task_id from ${table} as x where x.project_id = ${projectId} and ${condition}`,
});

function openPart(
  db: Db,
  userId: string,
  { onlyOwn, withGold }: Pick<TaskWhere, "onlyOwn" | "withGold">,
): TaskPart {
  const { task, annotation, assignment, lease } = db.t;
  const one = { one: sql`1` };
  const own = (table: typeof annotation | typeof assignment | typeof lease, only?: SQL) =>
    exists(
      db.q
        .select(one)
        .from(table)
        .where(and(eq(table.taskId, task.id), eq(table.userId, userId), only)),
    );
  const promised = own(assignment, eq(assignment.done, false));
  const finished = own(annotation, ne(annotation.state, "draft"));
  const hasRoom = or(gt(task.openSlots, 0), withGold ? eq(task.gold, true) : undefined);
  const room = or(own(lease), onlyOwn ? undefined : hasRoom);
  return { where: sql`(${promised} or (${not(finished)} and ${room}))` };
}

/** The value of a field as text, whatever its name holds. */
export const fieldText = ({ dialect, t: { task } }: Db, field: string): SQL =>
  dialect === "sqlite"
    ? sql`(select case f.type when 'true' then 'true' when 'false' then 'false' else cast(f.value as text) end
        from json_each(${task.data}) as f where f.key = ${field})`
    : // PostgreSQL gives no text with U+0000 out of JSON, but an error.
      sql`(case when strpos(${task.data}, ${"\\u0000"}) = 0 then cast(${task.data} as json) ->> ${field} end)`;

function dataPart(db: Db, projectId: string, { field, is, has }: FieldWhere): TaskPart | undefined {
  const wanted = is ?? has;
  if (wanted === undefined || wanted === "") return undefined;
  const value = fieldText(db, field);
  const where = is === undefined ? holdsText(db, value, wanted) : sql`${value} = ${is}`;
  const search = is === undefined ? wanted : aroundValue(wanted);
  // The index of texts has every text and number of the data, neither truth values nor lists as they are written, and
  // finds three characters or more.
  const isIndexed =
    Array.from(search).length >= 3 && !"true false".includes(wanted.toLowerCase()) && !/^[[{]/.test(wanted);
  return { where, ...(isIndexed ? { ids: matchingTasks(db, { projectId, search }), isWide: true } : {}) };
}

function agreementPart(db: Db, projectId: string, { control, from, below }: AgreementWhere): TaskPart {
  // Sums of fractions are not exact: 0.8 is to be 0.8.
  const near = 1e-9;
  const conditions = [
    sql`x.control_id = ${control}`,
    sql`x.disagreement is not null`,
    ...(below === undefined ? [] : [sql`x.disagreement > ${1 - below + near}`]),
    ...(from === undefined ? [] : [sql`x.disagreement <= ${1 - from + near}`]),
  ];
  return withRow(db, projectId, sql`agreement_unit`, sql.join(conditions, sql` and `));
}

function labelPart(db: Db, projectId: string, { key, by }: LabelWhere): TaskPart {
  const who = by === undefined ? sql`` : sql` and x.user_id = ${by}`;
  return withRow(db, projectId, sql`task_label`, sql`x.label_key = ${key}${who}`);
}

function submittedPart(
  db: Db,
  projectId: string,
  { fromMs, beforeMs, isLast, by }: SubmittedWhere,
): TaskPart {
  const later = sql`not exists (select 1 from annotation as y
    where y.task_id = x.task_id and y.state = 'submitted' and y.submitted_at > x.submitted_at)`;
  const conditions = [
    sql`x.state = 'submitted'`,
    ...(fromMs === undefined ? [] : [sql`x.submitted_at >= ${fromMs}`]),
    ...(beforeMs === undefined ? [] : [sql`x.submitted_at < ${beforeMs}`]),
    ...(by === undefined ? [] : [sql`x.user_id = ${by}`]),
    ...(isLast ? [later] : []),
  ];
  return withRow(db, projectId, sql`annotation`, sql.join(conditions, sql` and `));
}

/** Marks of tasks, each the condition of a partial index. */
const MARKS = { gold: "gold", asked: "overlap_asked > 0", byHand: "overlap_by_hand" };

/** @param text as text, so that both planners match it to the partial index */
function markedPart(db: Db, projectId: string, text: string, isMarked: boolean): TaskPart {
  const marked = ofTask(db, projectId, sql.raw(text));
  return isMarked ? marked : { where: sql`not (${marked.where})` };
}

const decidedPart = (db: Db, projectId: string, isDecided: boolean): TaskPart => {
  const decided = withRow(db, projectId, sql`resolution`, sql`true`);
  return isDecided ? decided : { where: sql`not ${decided.where}` };
};

function consensusPart(db: Db, projectId: string, wanted: NonNullable<TaskWhere["consensus"]>): TaskPart {
  const conditions = {
    settled: sql`x.waits_for is null and not x.outdated`,
    waiting: sql`x.waits_for is not null`,
    outdated: sql`x.outdated`,
  };
  const is = Object.hasOwn(conditions, wanted)
    ? conditions[wanted as keyof typeof conditions]
    : sql`x.waits_for = ${wanted}`;
  return withRow(db, projectId, sql`method_resolution`, is);
}

/** What is asked of a task besides the project, in no order. */
export function partsOfFilter(db: Db, filter: TaskWhere): TaskPart[] {
  const { task } = db.t;
  const { projectId, status, search, annotator, assignee, label, agreement, group, question, data } = filter;
  const row = (table: SQL, condition: SQL) => withRow(db, projectId, table, condition);
  const parts: (TaskPart | undefined)[] = [
    status && ofTask(db, projectId, eq(task.status, status)),
    filter.importJobId ? importPart(db, projectId, filter.importJobId) : undefined,
    group ? ofTask(db, projectId, eq(task.groupKey, group)) : undefined,
    // As text, so that both planners match it to the partial index.
    filter.skipped ? skippedPart(db, projectId) : undefined,
    annotator ? row(sql`annotation`, sql`x.user_id = ${annotator}`) : undefined,
    assignee ? row(sql`assignment`, sql`x.user_id = ${assignee}`) : undefined,
    label && labelPart(db, projectId, label),
    agreement && agreementPart(db, projectId, agreement),
    question && row(sql`question`, question === "open" ? sql`x.status = 'open'` : sql`true`),
    filter.decided === undefined ? undefined : decidedPart(db, projectId, filter.decided),
    filter.review && reviewPart(db, projectId, filter.review),
    filter.consensus && consensusPart(db, projectId, filter.consensus),
    ...(["gold", "asked", "byHand"] as const).map((mark) => {
      const isMarked = filter[mark];
      return isMarked === undefined ? undefined : markedPart(db, projectId, MARKS[mark], isMarked);
    }),
    filter.submitted && submittedPart(db, projectId, filter.submitted),
    data && dataPart(db, projectId, data),
    search ? { where: taskMatches(db, search), ids: matchingTasks(db, { projectId, search }) } : undefined,
    filter.openFor ? openPart(db, filter.openFor, filter) : undefined,
  ];
  return parts.filter((part) => part !== undefined);
}
