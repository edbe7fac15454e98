/** Facts for the list of next steps. Each is one look into an index, or a count that ends at a limit: no project is walked. */
import type { Db } from "../client/database";
import type { ProjectRole } from "../schema/people";
import { CAME_BACK } from "./queue";

export type StepFacts = {
  projectId: string;
  name: string;
  /** Null where the user is no member, as the owner of the instance may be. */
  role: ProjectRole | null;
  submitted: number;
  schemaVersion: number;
  hasGuideline: boolean;
  hasTasks: boolean;
  isDone: boolean;
  isLabeled: boolean;
  members: number;
  isInviting: boolean;
  isReviewed: boolean;
  isReleased: boolean;
  /** Annotators may be paused by their answers to gold tasks. */
  pauses: boolean;
};

type Row = Record<
  "submitted" | "schema_version" | "guideline_version" | "members",
  number | string | null
> & { id: string; name: string; role: ProjectRole | null } & Record<
    "tasks" | "open" | "labeled" | "inviting" | "reviewed" | "released" | "pauses",
    number | string
  >;

const flag = (condition: string, name: string) => `case when ${condition} then 1 else 0 end as ${name}`;

const FACTS = [
  "p.id, p.name, p.schema_version, p.guideline_version, m.role, coalesce(m.submitted, 0) as submitted",
  "(select count(*) from membership c where c.project_id = p.id) as members",
  flag("exists (select 1 from task t where t.project_id = p.id)", "tasks"),
  flag(
    `exists (select 1 from task t where t.project_id = p.id and t.status = 'new' and not t.gold)
     or exists (select 1 from task t where t.project_id = p.id and t.status = 'started' and not t.gold)`,
    "open",
  ),
  flag("exists (select 1 from membership c where c.project_id = p.id and c.submitted > 0)", "labeled"),
  flag(
    "exists (select 1 from invite i where i.project_id = p.id and i.used_at is null and i.expires_at > ?)",
    "inviting",
  ),
  flag(
    `exists (select 1 from membership c where c.project_id = p.id and c.role = 'reviewer')
     or exists (select 1 from review r where r.project_id = p.id)`,
    "reviewed",
  ),
  flag(
    `exists (select 1 from "release" r where r.project_id = p.id and r.status <> 'failed' and r.created_at >=
       (select t.created_at from task t where t.project_id = p.id order by t.seq desc limit 1))`,
    "released",
  ),
  flag("p.gold is not null and exists (select 1 from gold_answer g where g.project_id = p.id)", "pauses"),
].join(", ");

/** Of one project, or of the newest projects that the user is a member of. */
export async function stepFacts(
  db: Db,
  { userId, projectId, nowMs, limit }: { userId: string; projectId?: string; nowMs: number; limit: number },
): Promise<StepFacts[]> {
  const rows =
    projectId === undefined
      ? await db.raw.all<Row>(
          `select ${FACTS} from membership m join project p on p.id = m.project_id
           where m.user_id = ? order by p.id desc limit ?`,
          [nowMs, userId, limit],
        )
      : await db.raw.all<Row>(
          `select ${FACTS} from project p left join membership m on m.project_id = p.id and m.user_id = ?
           where p.id = ?`,
          [nowMs, userId, projectId],
        );
  return rows.map((row) => ({
    projectId: row.id,
    name: row.name,
    role: row.role,
    submitted: Number(row.submitted),
    schemaVersion: Number(row.schema_version),
    hasGuideline: row.guideline_version !== null,
    hasTasks: Number(row.tasks) === 1,
    isDone: Number(row.tasks) === 1 && Number(row.open) === 0,
    isLabeled: Number(row.labeled) === 1,
    members: Number(row.members),
    isInviting: Number(row.inviting) === 1,
    isReviewed: Number(row.reviewed) === 1,
    isReleased: Number(row.released) === 1,
    pauses: Number(row.pauses) === 1,
  }));
}

/** Own tasks that came back with the ruling on a question of one's own; those that a reviewer sent back are not among them. */
export async function countAnswered(
  db: Db,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<number> {
  const [row] = await db.raw.all<{ tasks: number | string }>(
    `select count(*) as tasks from assignment s
     where s.project_id = ? and s.user_id = ? and not done and s.rank = ${CAME_BACK}
       and exists (select 1 from question q
         where q.task_id = s.task_id and q.asked_by = s.user_id and q.status = 'answered')
       and not exists (select 1 from annotation a join review r on r.annotation_id = a.id and r.decision = 'rejected'
         where a.task_id = s.task_id and a.user_id = s.user_id and a.state = 'draft')`,
    [projectId, userId],
  );
  return Number(row?.tasks ?? 0);
}

/**
 * How many tasks have a disagreement of at least `from`, counted up to `most`. It reads the index of disputed tasks alone.
 * @param from 0 to 1; with 0 all tasks are counted that two or more annotators answered
 */
export async function countDisputed(
  db: Db,
  { projectId, controlId, from, most }: { projectId: string; controlId: string; from: number; most: number },
): Promise<number> {
  const [row] = await db.raw.all<{ tasks: number | string }>(
    `select count(*) as tasks from (select 1 as one from agreement_unit
     where project_id = ? and control_id = ? and disagreement >= ? limit ?) as found`,
    [projectId, controlId, from, most],
  );
  return Number(row?.tasks ?? 0);
}
