/**
 * Bulk actions on 100,000 tasks over HTTP on SQLite with fsync, and what they do to everybody else: the round trips of five
 * annotators in another project meanwhile, beside the same without a bulk action. Needs a build.
 */
import { newId } from "@/lib/core/ids";
import { type Bench, call, type Figure, ownerId, perSecond, quantile, start, stop, until } from "./instance";
import { addAnnotators, answer, importRows } from "./server-work";

const TASKS = 100_000;
const ANNOTATORS = 5;
const QUIET_MS = 5_000;
/** As fast as somebody who decides by a key. */
const PAUSE_MS = 100;

type Next = { tasks: { id: string }[] };

/** Annotators who label until `isOver`. @returns the milliseconds of each round trip of a submit */
async function labeling(clients: Bench[], project: string, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    clients.map(async (client) => {
      const { tasks } = await call<Next>(client, "POST", `/api/v1/projects/${project}/queue`, { count: 2 });
      const pool = tasks.map(({ id }) => id);
      while (!isOver()) {
        const task = pool.shift();
        if (task === undefined) throw new Error("the queue ran dry");
        const began = performance.now();
        const { next } = await call<{ next: Next }>(client, "PUT", `/api/v1/tasks/${task}/annotation`, {
          ...answer,
          annotationId: newId(),
          next: { count: 1, have: pool },
        });
        times.push(performance.now() - began);
        pool.push(...next.tasks.map(({ id }) => id));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }),
  );
  return times;
}

/** Submitted annotations of all tasks, written straight into the database. */
async function answerAll({ database }: Bench, project: string): Promise<void> {
  const owner = await ownerId(database);
  await database.write(async (db) => {
    await db.raw.all(
      `insert into annotation (id, project_id, task_id, user_id, state, revision, document, schema_version, lead_time_ms,
         late, review_due, created_at, updated_at, submitted_at)
       select id, project_id, id, ?, 'submitted', 1, ?, 1, 1000, false, true, 1, 1, 1 from task where project_id = ?`,
      [owner, JSON.stringify(answer.document), project],
    );
    await db.raw.all(
      "update task set answer_count = 1, status = 'done', open_slots = 0 where project_id = ?",
      [project],
    );
  });
}

type Action = { id: string; status: string };

export async function* benchBulk(): AsyncGenerator<Figure> {
  const bench = await start();
  try {
    const { project: large } = await importRows(bench, TASKS);
    const { project: other } = await importRows(bench, 30_000);
    const clients = await addAnnotators(bench, other, ANNOTATORS);
    const [assignee] = await addAnnotators(bench, large, 1);
    if (!assignee) throw new Error("nobody to assign to");
    const { id: userId } = await call<{ id: string }>(assignee, "GET", "/api/v1/me");
    const path = `/api/v1/projects/${large}/bulk-actions`;
    const endsAt = performance.now() + QUIET_MS;
    const quiet = await labeling(clients, other, () => performance.now() > endsAt);
    const run = async (begin: () => Promise<Action>) => {
      const startedAt = performance.now();
      const { id } = await begin();
      let isOver = false;
      const meanwhile = labeling(clients, other, () => isOver);
      await until(async () => {
        const { status } = await call<Action>(bench, "GET", `${path}/${id}`);
        if (status === "failed") throw new Error("the bulk action failed");
        return status === "done";
      }, 200);
      const rate = perSecond(TASKS, startedAt);
      isOver = true;
      return { id, rate, times: await meanwhile };
    };
    const selection = { filter: {} };
    const act = (action: object) => () => call<Action>(bench, "POST", path, { selection, action });
    const assigned = await run(act({ kind: "assign", userId }));
    const undone = await run(() => call<Action>(bench, "POST", `${path}/${assigned.id}/undo`));
    await answerAll(bench, large);
    const rejected = await run(act({ kind: "reject", reason: "Not as the guideline says." }));
    for (const [name, { rate, times }] of Object.entries({
      assign: assigned,
      undo: undone,
      reject: rejected,
    })) {
      yield { name: `${name} ${TASKS} tasks`, value: rate, unit: "tasks/s" };
      yield {
        name: `submits of five annotators meanwhile, p95 (${name}, n = ${times.length})`,
        value: Math.round(quantile(times, 0.95) * 10) / 10,
        unit: "ms",
        floorName: "without a bulk action",
        floor: Math.round(quantile(quiet, 0.95) * 10) / 10,
      };
    }
  } finally {
    await stop(bench);
  }
}
