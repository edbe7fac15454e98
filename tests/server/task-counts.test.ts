/** Counts of a task while several transactions change it at once. On SQLite there is one writer: nothing to prove. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/db/client/database";
import { markAllStale } from "@/db/queries/agreement";
import { deleteLease } from "@/db/queries/leases";
import { applyOverlap } from "@/db/queries/overlap";
import { recountTasks } from "@/db/queries/queue";
import { setQueueOrder } from "@/db/queries/task-settings";
import { lockTask } from "@/db/queries/tasks";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { until } from "../support/until";

const onPostgres = process.env.CONCORD_TEST_DATABASE === "postgres";
const MINUTE_MS = 60_000;

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

async function setting(tasks: number, overlap: number) {
  const project = await makeProject(server, manager, overlap);
  await importTexts(server, manager, project, texts(tasks));
  const [ada, bo] = [await server.person("Ada"), await server.person("Bo")];
  for (const person of [ada, bo]) await server.join(project, person, "annotator");
  const list = await server.call("listTasks", { as: manager, params: { project } });
  return { project, ada, bo, tasks: list.body.items.map(({ id }) => id) };
}
const assign = (project: string, ids: string[], person: Person) =>
  server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids }, userId: person.id, assigned: true },
  });

/** Opens a transaction that does the work and then stays open until it is told to end. */
async function holding(work: (db: Db) => Promise<unknown>) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let done: Promise<void> | undefined;
  await new Promise<void>((reached, reject) => {
    done = server.services.database.write(async (db) => {
      await work(db);
      reached();
      await ended;
    });
    done.catch(reject);
  });
  return async () => {
    end();
    await done;
  };
}

/** Lets a request do its work and keeps its transaction open. */
async function holdingRequest(request: () => Promise<unknown>) {
  const { services } = server;
  const { database } = services;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let answer: Promise<unknown> | undefined;
  await new Promise<void>((reached) => {
    const write: typeof database.write = (work) =>
      database.write(async (db) => {
        const value = await work(db);
        reached();
        await ended;
        return value;
      });
    services.database = { ...database, write };
    answer = request();
  });
  services.database = database;
  return async () => {
    end();
    await answer;
  };
}

/** Until somebody waits for a lock of somebody else's. */
const untilBlocked = () =>
  until("a transaction that waits for another one", 10_000, async () => {
    const [row] = await server.services.database.read.raw.all<{ waiting: number }>(
      "select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      [],
    );
    return row && row.waiting > 0 ? true : undefined;
  });

async function countsOf(task: string) {
  const { database } = server.services;
  const read = () =>
    database.read.raw.all<{ answers: number; open: number; status: string }>(
      "select answer_count as answers, open_slots as open, status from task where id = ?",
      [task],
    );
  const [kept] = await read();
  await database.write((db) => recountTasks(db, { taskIds: [task] }));
  const [recounted] = await read();
  return { kept, recounted };
}

describe.runIf(onPostgres)("the counts of a task", () => {
  it("have an answer in them for which a claim had to wait", async () => {
    const { project, ada, bo, tasks } = await setting(1, 3);
    const task = tasks[0] ?? "";
    await takeTasks(server, ada, project, 1);
    await assign(project, [task], bo);
    const commit = await holdingRequest(() => submit(server, ada, task, "billing"));
    const claim = takeTasks(server, bo, project, 1);
    await untilBlocked();
    await commit();
    expect((await claim).map(({ id }) => id)).toEqual([task]);
    const { kept, recounted } = await countsOf(task);
    expect(kept).toEqual({ answers: 1, open: 1, status: "started" });
    expect(kept).toEqual(recounted);
  });

  it("have an answer in them for which a member's leaving had to wait", async () => {
    const { project, ada, bo, tasks } = await setting(2, 2);
    const task = tasks[0] ?? "";
    await takeTasks(server, ada, project, 1);
    await takeTasks(server, bo, project, 2);
    const commit = await holdingRequest(() => submit(server, ada, task, "billing"));
    const params = { project, user: bo.id };
    const leaving = server.call("removeMember", { as: manager, params });
    await untilBlocked();
    await commit();
    expect((await leaving).status).toBe(200);
    const { kept, recounted } = await countsOf(task);
    expect(kept).toEqual({ answers: 1, open: 1, status: "started" });
    expect(kept).toEqual(recounted);
  });

  it("are not waited for crosswise by somebody who works on them and a member's leaving", async () => {
    const { project, ada, tasks } = await setting(1, 2);
    const task = tasks[0] ?? "";
    await takeTasks(server, ada, project, 1);
    const { database } = server.services;
    let runs = 0;
    let goOn = () => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let working: Promise<unknown> | undefined;
    await new Promise<void>((reached) => {
      working = database.write(async (db) => {
        runs += 1;
        await lockTask(db, { taskId: task });
        reached();
        await told;
        await deleteLease(db, { taskId: task, userId: ada.id });
      });
    });
    const leaving = server.call("removeMember", { as: manager, params: { project, user: ada.id } });
    await untilBlocked();
    goOn();
    await working;
    expect((await leaving).status).toBe(200);
    // One of two that wait for each other would have been ended, and run again.
    expect(runs).toBe(1);
  });

  it.each(["createExclusion", "removeMember"] as const)(
    "leave out an answer that was being submitted when %s excluded its annotator",
    async (how) => {
      const { project, ada, tasks } = await setting(2, 1);
      await takeTasks(server, ada, project, 2);
      const [earlier = "", task = ""] = tasks;
      await submit(server, ada, earlier, "billing");
      const commit = await holdingRequest(() => submit(server, ada, task, "billing"));
      const excluding =
        how === "createExclusion"
          ? server.call(how, {
              as: manager,
              params: { project },
              body: { userId: ada.id, reason: "Guesses.", requeue: true },
            })
          : server.call(how, {
              as: manager,
              params: { project, user: ada.id },
              query: { annotations: "requeue", reason: "Guesses." },
            });
      await untilBlocked();
      await commit();
      expect((await excluding).status).toBeLessThan(300);
      const { kept, recounted } = await countsOf(task);
      expect(kept).toEqual({ answers: 0, open: 1, status: "new" });
      expect(kept).toEqual(recounted);
    },
  );

  it("let no assignment in for which there was no place any more when it had waited", async () => {
    const { project, ada, bo, tasks } = await setting(1, 1);
    const commit = await holdingRequest(() => takeTasks(server, ada, project, 1));
    const assigned = assign(project, tasks, bo);
    await untilBlocked();
    await commit();
    expect((await assigned).body).toEqual({ changed: 0, full: 1 });
  });
});

describe.runIf(onPostgres)(
  "several tasks are locked in the order of their ids, so that no two wait for each other,",
  () => {
    const settings = { order: "sequence" as const };
    it.each<[string, (db: Db, projectId: string, taskIds: string[]) => Promise<void>]>([
      ["when they are counted", (db, _, taskIds) => recountTasks(db, { taskIds })],
      [
        "when their overlap changes",
        (db, projectId) => applyOverlap(db, { projectId }, { overlap: 2, share: null }),
      ],
      ["when their order changes", (db, projectId) => setQueueOrder(db, { projectId, ...settings })],
      ["when their agreement is to be computed again", (db, projectId) => markAllStale(db, { projectId })],
    ])("%s", async (_, change) => {
      const { project, tasks } = await setting(4, 1);
      const ids = tasks.toSorted();
      const { database } = server.services;
      await database.write((db) => db.raw.all("update task set answer_count = 1", []));
      // Changed last, it comes last in the table: the order of the ids is not the order of the rows.
      await database.write((db) => db.raw.all("update task set preview = 'x' where id = ?", [ids[0]]));
      const release = await holding((db) => lockTask(db, { taskId: ids[0] ?? "" }));
      const changing = database.write((db) => change(db, project, ids.toReversed()));
      await untilBlocked();
      const free = await database.write((db) =>
        db.raw.all<{ id: string }>("select id from task order by id for update skip locked", []),
      );
      await release();
      await changing;
      expect(free.map(({ id }) => id)).toEqual(ids.slice(1));
    });
  },
);

describe.runIf(onPostgres)("a lease that has run out", () => {
  it("on a task that is being saved keeps nobody else from being given tasks", async () => {
    const { project, ada, bo, tasks } = await setting(3, 1);
    const [mine] = await takeTasks(server, ada, project, 1);
    const task = mine?.id ?? "";
    server.advance(16 * MINUTE_MS);
    const own = { taskId: task, userId: ada.id };
    const commit = await holding((db) => lockTask(db, { taskId: task }));
    const given = (await takeTasks(server, bo, project, 5)).map(({ id }) => id);
    expect(given.toSorted()).toEqual(tasks.filter((id) => id !== task).toSorted());
    await commit();
    expect(await server.services.database.write((db) => deleteLease(db, own))).toBe(true);
  });

  it("and was taken back by somebody else meanwhile is not handed to its first holder again", async () => {
    const { project, ada, bo, tasks } = await setting(1, 1);
    await takeTasks(server, ada, project, 1);
    server.advance(16 * MINUTE_MS);
    const commit = await holdingRequest(() => takeTasks(server, bo, project, 1));
    const late = takeTasks(server, ada, project, 1);
    await untilBlocked();
    await commit();
    expect(await late).toEqual([]);
    expect((await takeTasks(server, bo, project, 1)).map(({ id }) => id)).toEqual(tasks);
  });

  it("is waited for rather than that somebody is told that nothing is left", async () => {
    const { project, ada, bo, tasks } = await setting(1, 1);
    const task = tasks[0] ?? "";
    await takeTasks(server, ada, project, 1);
    server.advance(16 * MINUTE_MS);
    const commit = await holding((db) => lockTask(db, { taskId: task }));
    const claim = takeTasks(server, bo, project, 1);
    await untilBlocked();
    await commit();
    expect((await claim).map(({ id }) => id)).toEqual([task]);
  });
});
