/**
 * How many annotators tasks need: by hand, or what the project says (its overlap, or a larger one for a share of the tasks),
 * raised where annotators disagreed. Callers have locked the project's row, so that no import deals tasks meanwhile.
 */
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { dealShare, type Stratum, type TaskToDeal } from "@/lib/distribution/deal-share";
import type { Database, Db } from "../client/database";
import type { DistributionSettings } from "../schema/projects";
import { recountLocked } from "./queue";
import type { SecretOrder } from "./queue-rank";
import { fieldText } from "./task-filter";
import { lockAllTasks } from "./task-locks";
import { placeIn } from "./task-settings";

type Project = { projectId: string };
export type Share = NonNullable<DistributionSettings["share"]> & { order: SecretOrder };
/** `overlap` of all tasks, and what a share of them needs. */
export type Wanted = { overlap: number; share: Share | null };

/** Long values are told apart by their first characters. */
const VALUE_CHARS = 200;
/** A statement takes some ten thousand values. */
const ROWS_AT_ONCE = 2_000;

export const larger = ({ dialect }: Db, a: SQL, b: SQL): SQL =>
  dialect === "postgres" ? sql`greatest(${a}, ${b})` : sql`max(${a}, ${b})`;

// As numbers in the statement: PostgreSQL would have to guess the types of places.
export const whole = (value: number): SQL => sql.raw(String(Math.trunc(value)));

const stratumOf = (db: Db, field: string | null): SQL =>
  field === null ? sql`''` : sql`coalesce(substr(${fieldText(db, field)}, 1, ${whole(VALUE_CHARS)}), '')`;

const drawOf = ({ t: { task } }: Db, order: SecretOrder): SQL =>
  placeIn(order, sql`cast(${task.seq} as bigint)`);

/** What the project says of a task, given whether it is in the share: never less than what all tasks need. */
export function saidOf(db: Db, { overlap, share }: Wanted, isIn: SQL): SQL {
  const all = whole(overlap);
  return share ? sql`case when ${isIn} then ${larger(db, all, whole(share.overlap))} else ${all} end` : all;
}

/** The same for the row of a task that may be set by hand, or asked for more. */
const wantedOf = (db: Db, wanted: Wanted, isIn: SQL): SQL =>
  sql`case when overlap_by_hand then overlap else ${larger(db, sql`overlap_asked`, saidOf(db, wanted, isIn))} end`;

/**
 * All tasks of the project as the settings would have them: `in_share` as `dealShare` deals them, and `wanted`. Gold tasks
 * are dealt by themselves, since they need no number of annotators while they are gold.
 */
function dealtTasks(db: Db, { projectId }: Project, wanted: Wanted): SQL {
  const { task } = db.t;
  const { share } = wanted;
  const columns = sql`${task.id} as id, ${task.seq} as seq, ${task.gold} as gold, ${task.answerCount} as answers,
    overlap, overlap_by_hand, overlap_asked, in_share as was_in`;
  if (share === null)
    return sql`select t.*, ${wantedOf(db, wanted, sql`false`)} as wanted from (
      select ${columns}, '' as value, false as is_in from ${task} where ${task.projectId} = ${projectId}) as t`;
  return sql`select t.*, ${wantedOf(db, wanted, sql`t.is_in`)} as wanted from (
    select p.*, p.place <= (p.among * ${whole(share.percent)} + 99) / 100 as is_in from (
      select d.*, row_number() over (partition by gold, value order by was_in desc, draw, seq) as place,
        count(*) over (partition by gold, value) as among
      from (select ${columns}, ${stratumOf(db, share.field)} as value, ${drawOf(db, share.order)} as draw
        from ${task} where ${task.projectId} = ${projectId}) as d) as p) as t`;
}

/** Tasks that somebody holds or is promised. */
async function tasksOnHold(db: Db, { projectId }: Project): Promise<string[]> {
  const { lease, assignment } = db.t;
  const held = await db.q.select({ id: lease.taskId }).from(lease).where(eq(lease.projectId, projectId));
  const promised = await db.q
    .select({ id: assignment.taskId })
    .from(assignment)
    .where(and(eq(assignment.projectId, projectId), sql`not done`));
  return [...new Set([...held, ...promised].map(({ id }) => id))];
}

/** Brings all tasks of the project up to what its settings say, and what imports go on from. */
export async function applyOverlap(db: Db, project: Project, wanted: Wanted): Promise<void> {
  const { task, shareStratum } = db.t;
  const { projectId } = project;
  await lockAllTasks(db, project);
  const dealt = dealtTasks(db, project, wanted);
  // Right where nobody holds or is promised the task, which is so of nearly all: to count each anew takes its time.
  await db.q
    .update(task)
    .set({
      inShare: sql`dealt.is_in`,
      overlap: sql`dealt.wanted`,
      openSlots: sql`case when dealt.gold or dealt.answers >= dealt.wanted then 0 else dealt.wanted - dealt.answers end`,
      status: sql`case when dealt.answers >= dealt.wanted and not dealt.gold then 'done'
        when dealt.answers > 0 then 'started' else 'new' end`,
    })
    .from(sql`(${dealt}) as dealt`)
    .where(
      sql`${task.id} = dealt.id and (${task.inShare} <> dealt.is_in or ${task.overlap} <> dealt.wanted)`,
    );
  await recountLocked(db, { taskIds: await tasksOnHold(db, project) });
  await db.q.delete(shareStratum).where(eq(shareStratum.projectId, projectId));
  if (wanted.share === null) return;
  const strata = await db.q
    .select({
      value: sql<string>`value`,
      tasks: sql`count(*)`.mapWith(Number),
      inShare: sql`sum(case when is_in then 1 else 0 end)`.mapWith(Number),
    })
    .from(sql`(${dealtTasks(db, project, wanted)}) as dealt`)
    .where(sql`not gold`)
    .groupBy(sql`value`);
  await db.raw.insertMany(
    shareStratum,
    strata.map((row) => ({ projectId, ...row })),
  );
}

/** Deals tasks that have just been added with the overlap of all, beside those that were there. */
export async function dealNewTasks(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
  wanted: Wanted,
): Promise<void> {
  const { share } = wanted;
  if (share === null || taskIds.length === 0) return;
  const { task, shareStratum } = db.t;
  const tasks: TaskToDeal[] = await db.q
    .select({
      id: task.id,
      seq: task.seq,
      value: sql<string>`${stratumOf(db, share.field)}`,
      draw: sql`${drawOf(db, share.order)}`.mapWith(Number),
    })
    .from(task)
    .where(and(inArray(task.id, taskIds), eq(task.gold, false)));
  const values = [...new Set(tasks.map(({ value }) => value))];
  const known = await db.q
    .select()
    .from(shareStratum)
    .where(and(eq(shareStratum.projectId, projectId), inArray(shareStratum.value, values)));
  const before = new Map<string, Stratum>(known.map((row) => [row.value, row]));
  const { inShare, after } = dealShare(tasks, before, share.percent);
  if (inShare.length > 0) {
    const overlap = Math.max(wanted.overlap, share.overlap);
    await db.q.update(task).set({ inShare: true, overlap }).where(inArray(task.id, inShare));
    await recountLocked(db, { taskIds: inShare });
  }
  const rows = [...after].map(([value, stratum]) => ({ projectId, value, ...stratum }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db.q
      .insert(shareStratum)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: [shareStratum.projectId, shareStratum.value],
        set: { tasks: sql`excluded.tasks`, inShare: sql`excluded.in_share` },
      });
}

export type Counted = {
  tasks: number;
  inShare: number;
  byHand: number;
  asked: number;
  wanted: number;
  given: number;
  beyond: number;
};

/** What the settings would ask for, without writing; gold tasks are left out. Walks the project: a `scan`. */
export async function countOverlap(
  { read, scan }: Database,
  project: Project,
  wanted: Wanted,
): Promise<Counted> {
  const query = read.q
    .select({
      tasks: sql`count(*)`.as("tasks"),
      in_share: sql`sum(case when is_in then 1 else 0 end)`.as("in_share"),
      by_hand: sql`sum(case when overlap_by_hand then 1 else 0 end)`.as("by_hand"),
      asked: sql`sum(case when overlap_asked > 0 then 1 else 0 end)`.as("asked"),
      wanted: sql`sum(wanted)`.as("wanted"),
      given: sql`sum(case when answers < wanted then answers else wanted end)`.as("given"),
      answers: sql`sum(answers)`.as("answers"),
    })
    .from(sql`(${dealtTasks(read, project, wanted)}) as dealt`)
    .where(sql`not gold`);
  const [row] = await scan<Record<string, unknown>>(query.toSQL());
  const of = (name: string) => Number(row?.[name] ?? 0);
  return {
    tasks: of("tasks"),
    inShare: of("in_share"),
    byHand: of("by_hand"),
    asked: of("asked"),
    wanted: of("wanted"),
    given: of("given"),
    beyond: of("answers") - of("given"),
  };
}

export type CountedValue = { value: string; tasks: number; inShare: number };

/** By value of the data field of the share, the most frequent first, and how many values there are; a `scan`. */
export async function countByValue(
  { read, scan }: Database,
  project: Project,
  wanted: Wanted,
  limit: number,
): Promise<{ values: number; items: CountedValue[] }> {
  const query = read.q
    .select({
      value: sql`value`.as("value"),
      tasks: sql`count(*)`.as("tasks"),
      in_share: sql`sum(case when is_in then 1 else 0 end)`.as("in_share"),
      values: sql`count(*) over ()`.as("values"),
    })
    .from(sql`(${dealtTasks(read, project, wanted)}) as dealt`)
    .where(sql`not gold`)
    .groupBy(sql`value`)
    .orderBy(sql`count(*) desc, value`)
    .limit(limit);
  const rows = await scan<Record<string, unknown>>(query.toSQL());
  return {
    values: Number(rows[0]?.values ?? 0),
    items: rows.map((row) => ({
      value: String(row.value ?? ""),
      tasks: Number(row.tasks),
      inShare: Number(row.in_share),
    })),
  };
}
