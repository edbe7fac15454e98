/** Tasks that wait for adjudication: all who were asked have answered, they disagree, and nobody has decided yet. */
import type { Db } from "../client/database";

export type WaitingTask = { id: string; seq: number; disagreement: number };

type Asked = {
  projectId: string;
  controlIds: readonly string[];
  /** Of somebody whose own annotations keep them from deciding. */
  userId?: string;
  limit: number;
};

/** Without what a person or a run of consensus has settled; of a few tasks that are found already. */
const isOpen = (task: string) => `not exists (select 1 from resolution r where r.task_id = ${task})
  and not exists (select 1 from method_resolution m where m.task_id = ${task} and m.waits_for is null and not m.outdated)`;
const NOT_OWN = "and not exists (select 1 from annotation a where a.task_id = t.id and a.user_id = ?)";

/**
 * The most disputed first, then those that consensus could not settle without a dispute that is measured; tasks of one kind in
 * the order of their numbers. Each question is read by the index of its disputed tasks that are not settled, so that it costs what is
 * asked for: PostgreSQL would read all tasks for conditions of which it expects that few tasks meet them.
 */
export async function waitingTasks(
  db: Db,
  { projectId, controlIds, userId, limit }: Asked,
): Promise<WaitingTask[]> {
  const own = userId === undefined ? "" : NOT_OWN;
  const mine = userId === undefined ? [] : [userId];
  const disputed = `select * from (select t.id, t.seq, u.disagreement from agreement_unit u join task t on t.id = u.task_id
     where u.project_id = ? and u.control_id = ? and u.disagreement > 0 and u.settled = false and t.status = 'done' ${own}
     order by u.disagreement desc limit ?) as disputed`;
  const unsettled = `select * from (select t.id, t.seq, 0.0 as disagreement from method_resolution w join task t on t.id = w.task_id
     where w.project_id = ? and w.waits_for is not null and t.status = 'done' and ${isOpen("t.id")} ${own} limit ?) as unsettled`;
  const rows = await db.raw.all<{ id: string; seq: number | string; disagreement: number | string }>(
    `select id, seq, max(disagreement) as disagreement
     from (${[...controlIds.map(() => disputed), unsettled].join(" union all ")}) as waiting
     where ${isOpen("waiting.id")} group by id, seq order by max(disagreement) desc, seq limit ?`,
    [
      ...controlIds.flatMap((controlId) => [projectId, controlId, ...mine, limit]),
      ...[projectId, ...mine, limit],
      limit,
    ],
  );
  return rows.map(({ id, seq, disagreement }) => ({
    id,
    seq: Number(seq),
    disagreement: Number(disagreement),
  }));
}
