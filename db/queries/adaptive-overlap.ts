/** One more annotator where the annotators of a task disagree. */
import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database, Db } from "../client/database";
import type { DistributionSettings } from "../schema/projects";
import { larger, whole } from "./overlap";
import { recountLocked } from "./queue";

type Project = { projectId: string };

/** Sums of fractions are not exact: 0.8 is not below 0.8. */
const NEAR = 1e-9;

export type Adaptive = NonNullable<DistributionSettings["adaptive"]>;

/** The annotators of a task disagree: its agreement is up to date, is there at all, and is below the bound. */
function isDisputed({ t: { task } }: Db, { below, control }: Adaptive): SQL {
  const on = control === null ? sql`true` : sql`u.control_id = ${control}`;
  const unit = sql`exists (select 1 from agreement_unit as u
    where u.task_id = ${task.id} and u.disagreement > ${1 - below + NEAR} and ${on})`;
  const decided = sql`exists (select 1 from resolution as r where r.task_id = ${task.id})`;
  return sql`(not agreement_stale and answer_count >= 2 and answer_count >= overlap and not gold
    and not overlap_by_hand and not ${decided} and ${unit})`;
}

/**
 * Asks for one more annotator of each task that has all it needs and whose annotators disagree, up to the most there may be.
 * The caller has locked the tasks.
 * @param taskIds all tasks of the project where left out
 * @returns how many tasks were asked for one more
 */
export async function askForOneMore(
  db: Db,
  { projectId, taskIds, adaptive }: Project & { taskIds?: string[]; adaptive: Adaptive },
): Promise<number> {
  if (taskIds?.length === 0) return 0;
  const { task } = db.t;
  const has = larger(db, sql`overlap`, sql`answer_count`);
  const asked = await db.q
    .update(task)
    .set({ overlap: sql`${has} + 1`, overlapAsked: sql`${has} + 1` })
    .where(
      and(
        eq(task.projectId, projectId),
        taskIds && inArray(task.id, taskIds),
        sql`${has} < ${whole(adaptive.upTo)}`,
        isDisputed(db, adaptive),
      ),
    )
    .returning({ id: task.id });
  await recountLocked(db, { taskIds: asked.map(({ id }) => id) });
  return asked.length;
}

/** Tasks with as many annotators as there may be that still disagree; a `scan`. */
export async function countAtMost(
  { read, scan }: Database,
  { projectId, adaptive }: Project & { adaptive: Adaptive },
): Promise<number> {
  const { task } = read.t;
  const query = read.q
    .select({ tasks: sql`count(*)`.as("tasks") })
    .from(task)
    .where(
      and(
        eq(task.projectId, projectId),
        sql`${larger(read, sql`overlap`, sql`answer_count`)} >= ${whole(adaptive.upTo)}`,
        isDisputed(read, adaptive),
      ),
    );
  const [row] = await scan<{ tasks: number }>(query.toSQL());
  return Number(row?.tasks ?? 0);
}

/** Projects that ask for more annotators and have tasks whose agreement is out of date. */
export async function projectsToAsk(db: Db): Promise<string[]> {
  const { project } = db.t;
  const rows = await db.q
    .select({ id: project.id, distribution: project.distribution })
    .from(project)
    .where(
      and(
        isNotNull(project.distribution),
        sql`exists (select 1 from task where project_id = ${project.id} and agreement_stale)`,
      ),
    );
  return rows.flatMap(({ id, distribution }) => (distribution?.adaptive ? [id] : []));
}
