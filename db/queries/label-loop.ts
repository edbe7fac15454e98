/**
 * What every turn of the label loop has to know, one statement for each step. On PostgreSQL a statement costs a round
 * trip, and most of what is asked about here is not there: what is, is then read by the query of its own.
 */
import { and, eq, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import type { ProjectRole } from "../schema/people";
import type { AnnotationRow } from "./annotations";
import type { Membership } from "./members";
import type { ProjectRow } from "./projects";
import type { TaskRow } from "./tasks";

/**
 * Whether there is such a row. The `offset` is for PostgreSQL, which otherwise may read the whole table for it, while its
 * statistics say that the table is small.
 */
const isAny = (table: Db["t"][keyof Db["t"]], where: SQL | undefined) =>
  sql<boolean>`exists (select 1 from ${table} where ${where} limit 1 offset 0)`.mapWith(Boolean);

type PlaceOf = { project: ProjectRow; role: ProjectRole | null };

const projectFor = prepared<{ projectId: string; userId: string }, PlaceOf[]>(({ q, t }) =>
  q
    .select({ project: t.project, role: t.membership.role })
    .from(t.project)
    .leftJoin(
      t.membership,
      and(eq(t.membership.projectId, t.project.id), eq(t.membership.userId, place("userId"))),
    )
    .where(eq(t.project.id, place("projectId")))
    .limit(1),
);

/** A project with the role of a user in it, null when the user is no member. */
export async function findProjectFor(
  db: Db,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<PlaceOf | undefined> {
  const [row] = await projectFor(db, { projectId, userId });
  return row;
}

type TaskFor = PlaceOf & { task: TaskRow };

const taskFor = prepared<{ taskId: string; userId: string }, TaskFor[]>(({ q, t }) =>
  q
    .select({ task: t.task, project: t.project, role: t.membership.role })
    .from(t.task)
    .innerJoin(t.project, eq(t.project.id, t.task.projectId))
    .leftJoin(
      t.membership,
      and(eq(t.membership.projectId, t.task.projectId), eq(t.membership.userId, place("userId"))),
    )
    .where(eq(t.task.id, place("taskId")))
    .limit(1),
);

/** A task with its project and the role of a user there. */
export async function findTaskFor(
  db: Db,
  { taskId, userId }: { taskId: string; userId: string },
): Promise<TaskFor | undefined> {
  const [row] = await taskFor(db, { taskId, userId });
  return row;
}

type Answering = { projectId: string; taskId: string; userId: string; annotationId: string };

export type AnswerPlace = {
  /** The annotator's annotation of the task. */
  existing: AnnotationRow | null;
  /** Some annotation, of whatever task, has the id. */
  idExists: boolean;
  isLeased: boolean;
  /** Done or not. */
  isAssigned: boolean;
  /** A webhook of the project is on. */
  hasWebhooks: boolean;
  /** Terms that annotators have marked are suggested in the project. */
  hasConfirmedTerms: boolean;
};

const placeOfAnswer = prepared<Answering, AnswerPlace[]>(({ q, t }) => {
  const { task, annotation, lease, assignment, webhook, termList } = t;
  const ofPerson = (table: typeof annotation | typeof lease | typeof assignment) =>
    and(eq(table.taskId, place("taskId")), eq(table.userId, place("userId")));
  return q
    .select({
      existing: annotation,
      idExists: isAny(annotation, eq(annotation.id, place("annotationId"))),
      isLeased: isAny(lease, ofPerson(lease)),
      isAssigned: isAny(assignment, ofPerson(assignment)),
      hasWebhooks: isAny(webhook, and(eq(webhook.projectId, place("projectId")), eq(webhook.active, true))),
      hasConfirmedTerms: isAny(
        termList,
        and(eq(termList.projectId, place("projectId")), sql`kind = 'confirmed'`),
      ),
    })
    .from(task)
    .leftJoin(annotation, ofPerson(annotation))
    .where(eq(task.id, place("taskId")))
    .limit(1);
});

/** What stands before an answer is written. Call in its transaction, when the task is locked. */
export async function answerPlace(db: Db, answering: Answering): Promise<AnswerPlace | undefined> {
  const [row] = await placeOfAnswer(db, answering);
  return row;
}

export type QueuePlace = {
  membership: Membership | null;
  /** Leases of the project have run out, of any annotator. */
  hasDue: boolean;
  /** The annotator has leases beyond those that the request listed. */
  hasLeases: boolean;
  hasAssigned: boolean;
  hasDrafts: boolean;
  /** The annotator has an exclusion; the caller reads its period. */
  hasExclusion: boolean;
};

type Asking = { projectId: string; userId: string; have: unknown; nowMs: number };

const placeInQueue = prepared<Asking, QueuePlace[]>((db) => {
  const { project, membership, lease, assignment, annotation, exclusion } = db.t;
  const ofPerson = (table: typeof membership | typeof lease | typeof assignment | typeof annotation) =>
    and(eq(table.projectId, place("projectId")), eq(table.userId, place("userId")));
  const { role, queueCursor, submitted, submittedToday, submittedDay, limits } = membership;
  // Some conditions are written as text so that both planners match them to partial indexes.
  return db.q
    .select({
      membership: { role, queueCursor, submitted, submittedToday, submittedDay, limits },
      hasDue: isAny(
        lease,
        and(eq(lease.projectId, place("projectId")), lte(lease.expiresAt, place("nowMs"))),
      ),
      hasLeases: isAny(lease, and(ofPerson(lease), sql`not (${inPlace(db, lease.taskId, "have")})`)),
      hasAssigned: isAny(assignment, and(ofPerson(assignment), sql`not done`)),
      hasDrafts: isAny(annotation, and(ofPerson(annotation), sql`state = 'draft'`)),
      hasExclusion: isAny(
        exclusion,
        and(
          eq(exclusion.projectId, place("projectId")),
          eq(exclusion.userId, place("userId")),
          isNull(exclusion.liftedAt),
        ),
      ),
    })
    .from(project)
    .leftJoin(membership, and(eq(membership.projectId, project.id), eq(membership.userId, place("userId"))))
    .where(eq(project.id, place("projectId")))
    .limit(1);
});

/** An annotator's place in the queue, and which of the sources of tasks before it are not empty. */
export async function queuePlace(
  db: Db,
  { have, ...asking }: { projectId: string; userId: string; have: string[]; nowMs: number },
): Promise<QueuePlace | undefined> {
  const [row] = await placeInQueue(db, { ...asking, have: listOf(db, have) });
  return row;
}

export type TaskToShow = {
  task: TaskRow;
  hasImages: boolean;
  /** By the person. */
  isAskedAbout: boolean;
  /** By the annotator: answered, skipped or begun. */
  isAnswered: boolean;
  hasPredictions: boolean;
};

const tasksToShow = prepared<{ taskIds: unknown; userId: string }, TaskToShow[]>((db) => {
  const { task, taskAsset, question, annotation, prediction } = db.t;
  return db.q
    .select({
      task,
      hasImages: isAny(taskAsset, eq(taskAsset.taskId, task.id)),
      isAskedAbout: isAny(question, and(eq(question.taskId, task.id), eq(question.askedBy, place("userId")))),
      isAnswered: isAny(
        annotation,
        and(eq(annotation.taskId, task.id), eq(annotation.userId, place("userId"))),
      ),
      hasPredictions: isAny(prediction, eq(prediction.taskId, task.id)),
    })
    .from(task)
    .where(inPlace(db, task.id, "taskIds"));
});

/** Tasks of the project in the order of the ids, with the annotator's own annotation, lease and questions. */
export async function findTasksToShow(
  db: Db,
  { projectId, userId, taskIds }: { projectId: string; userId: string; taskIds: string[] },
): Promise<TaskToShow[]> {
  if (taskIds.length === 0) return [];
  const rows = await tasksToShow(db, { taskIds: listOf(db, taskIds), userId });
  const byId = new Map(
    rows.filter(({ task }) => task.projectId === projectId).map((row) => [row.task.id, row]),
  );
  return taskIds.flatMap((id) => byId.get(id) ?? []);
}
