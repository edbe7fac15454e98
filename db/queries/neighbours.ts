/** The tasks around tasks in their group, by task number, for all tasks at once: annotators read them as context. */
import { aliasedTable, and, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";

export type NeighbourRow = {
  /** The task around which it stands. */
  taskId: string;
  seq: number;
  data: Record<string, unknown>;
};

/** Above every task number. */
const LAST = 2_147_483_647;

type Asked = { projectId: string; taskIds: unknown; others: number };

const around = prepared<Asked, NeighbourRow[]>((db) => {
  const { task } = db.t;
  const neighbour = aliasedTable(task, "neighbour");
  // SQLite keeps no statistics here and would walk all tasks of the project between two numbers.
  const hint = db.dialect === "sqlite" ? sql` indexed by task_group` : sql``;
  const neighbours = sql`${task} as neighbour${hint}`;
  const edge = aliasedTable(task, "edge");
  // The number of the furthest neighbour on a side; with fewer on it, all of them are near enough.
  const furthest = (side: SQL, order: SQL, otherwise: number) =>
    sql`coalesce((select ${edge.seq} from ${task} as edge where ${and(
      eq(edge.projectId, task.projectId),
      eq(edge.groupKey, task.groupKey),
      side,
    )} order by ${order} limit 1 offset ${place("others")}), ${sql.raw(String(otherwise))})`;
  const first = furthest(sql`${edge.seq} < ${task.seq}`, sql`${edge.seq} desc`, 0);
  const last = furthest(sql`${edge.seq} > ${task.seq}`, sql`${edge.seq} asc`, LAST);
  return (
    db.q
      .select({
        taskId: task.id,
        seq: sql<number>`${neighbour.seq}`.mapWith(task.seq),
        data: sql<NeighbourRow["data"]>`${neighbour.data}`.mapWith(task.data),
      })
      .from(task)
      .innerJoin(
        neighbours,
        and(
          eq(neighbour.projectId, task.projectId),
          eq(neighbour.groupKey, task.groupKey),
          ne(neighbour.seq, task.seq),
          sql`${neighbour.seq} >= ${first}`,
          sql`${neighbour.seq} <= ${last}`,
        ),
      )
      // Not by the bare column: SQLite would then read all tasks of the project that have a group to find those few.
      .where(and(sql`${task.projectId} || '' = ${place("projectId")}`, inPlace(db, task.id, "taskIds")))
      .orderBy(neighbour.seq)
  );
});

/**
 * @param count how many are read before and after each task, at least 1
 * @returns in the order of their numbers; tasks without a group have none, and those of other projects are left out
 */
export async function neighboursOfTasks(
  db: Db,
  { projectId, taskIds, count }: { projectId: string; taskIds: string[]; count: number },
): Promise<NeighbourRow[]> {
  if (taskIds.length === 0) return [];
  return around(db, { projectId, taskIds: listOf(db, taskIds), others: count - 1 });
}
