import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueRank } from "@/db/queries/queue-rank";
import type { LabelTask } from "@/lib/contracts/labeling";
import { queueOrderOf } from "@/lib/server/gold/queue-order";
import { answerBody, importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterAll(() => server.close());

const SETTINGS = { rate: 0.25, onboarding: 0, training: false, pauseBelow: null, pauseAfter: 5 };

/** A project whose first `gold` tasks are gold with the topic "billing". */
async function setting(tasks: number, gold: number, settings: Record<string, unknown> = {}, overlap = 1) {
  const project = await makeProject(server, manager, overlap);
  await importTexts(server, manager, project, texts(tasks));
  const params = { project };
  const { body } = await server.call("listTasks", { as: manager, params, query: { limit: "500" } });
  const golden = body.items.slice(0, gold).map(({ id }) => id);
  for (const task of golden) await makeGold(task, "billing");
  await server.call("putGoldSettings", { as: manager, params, body: { ...SETTINGS, ...settings } });
  return { project, params, golden: new Set(golden) };
}

const makeGold = async (task: string, topic: string, baseRevision = 0) => {
  const made = await server.call("putGoldAnswer", {
    as: manager,
    params: { task },
    body: { baseRevision, document: answerBody(topic).document },
  });
  expect(made.status).toBe(200);
};

async function annotator(project: string): Promise<Person> {
  count += 1;
  const person = await server.person(`annotator${count}`);
  await server.join(project, person, "annotator");
  return person;
}

/** Tasks one by one, each answered with what `topicOf` says, until nothing is left. */
async function workThrough(
  person: Person,
  project: string,
  topicOf: (task: LabelTask) => string,
  most = 100,
) {
  const done: string[] = [];
  while (done.length < most) {
    const [task] = await takeTasks(server, person, project, 1);
    if (!task) break;
    const answer = await submit(server, person, task.id, topicOf(task));
    expect(answer.status).toBe(200);
    expect(answer.body.annotation.state).toBe("submitted");
    done.push(task.id);
  }
  return done;
}

describe("the queue mixes gold tasks in", () => {
  it("at the rate, each once to each annotator, beside all ordinary tasks", async () => {
    const { project, golden } = await setting(44, 10);
    const ada = await annotator(project);
    const done = await workThrough(ada, project, () => "billing");
    expect(new Set(done).size).toBe(done.length);
    expect(done.filter((id) => !golden.has(id))).toHaveLength(34);
    // Of each four draws one is gold, until the ten are used up; an ordinary task ends the walk.
    const goldDone = done.filter((id) => golden.has(id)).length;
    expect(goldDone).toBe(10);
    const early = done.slice(0, 40).map((id) => golden.has(id));
    for (let from = 0; from + 4 <= 40; from += 4)
      expect(early.slice(from, from + 4).filter(Boolean)).toHaveLength(1);
  });

  it("to everybody, whatever the overlap, and the project is done without them", async () => {
    const { project, params, golden } = await setting(12, 3, { rate: 0.5 });
    const [ada, bo] = [await annotator(project), await annotator(project)];
    const first = await workThrough(ada, project, () => "billing", 6);
    const second = await workThrough(bo, project, () => "billing");
    expect(first.filter((id) => golden.has(id))).toHaveLength(3);
    expect(second.filter((id) => golden.has(id))).toHaveLength(3);
    await workThrough(ada, project, () => "billing");
    const { body } = await server.call("getProject", { as: manager, params });
    expect([body.tasks, body.done]).toEqual([9, 9]);
  });

  it("first of all those of the onboarding, in another order for each annotator", async () => {
    const { project, golden } = await setting(20, 8, { rate: 0, onboarding: 8 });
    const orders: string[][] = [];
    for (let at = 0; at < 3; at += 1) {
      const done = await workThrough(await annotator(project), project, () => "billing", 8);
      expect(done.every((id) => golden.has(id))).toBe(true);
      orders.push(done);
    }
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
  });

  it("before ordinary ones of the same batch", async () => {
    const { project, golden } = await setting(20, 1, { rate: 0, onboarding: 1 });
    for (let at = 0; at < 4; at += 1) {
      const batch = await takeTasks(server, await annotator(project), project, 4);
      expect(batch.map(({ id }) => golden.has(id))).toEqual([true, false, false, false]);
    }
  });

  it("the same in a second browser, and in batches for work without a network", async () => {
    const { project, golden } = await setting(60, 12);
    const ada = await annotator(project);
    const batch = (await takeTasks(server, ada, project, 40)).map(({ id }) => id);
    expect(batch.filter((id) => golden.has(id))).toHaveLength(10);
    const again = (await takeTasks(server, ada, project, 40)).map(({ id }) => id);
    expect(again).toEqual(batch);
  });

  it("and a gold task that was given back comes next, as any other does", async () => {
    const { project, golden } = await setting(20, 4, { rate: 0, onboarding: 2 });
    const ada = await annotator(project);
    const [task] = await takeTasks(server, ada, project, 1);
    expect(golden.has(task?.id ?? "")).toBe(true);
    await server.call("releaseLease", { as: ada, params: { task: task?.id ?? "" } });
    const [next] = await takeTasks(server, ada, project, 1);
    expect(next?.id).toBe(task?.id);
  });

  it("not for managers and reviewers, who may see gold answers", async () => {
    const { project, golden } = await setting(12, 4, { rate: 0, onboarding: 4 });
    const rita = await annotator(project);
    await server.call("patchMember", {
      as: manager,
      params: { project, user: rita.id },
      body: { role: "manager" },
    });
    const done = await workThrough(rita, project, () => "billing");
    expect(done.filter((id) => golden.has(id))).toEqual([]);
  });

  it("and says how many tasks are left, gold ones among them", async () => {
    const { project, params } = await setting(24, 6);
    const ada = await annotator(project);
    const leftOf = async () => (await server.call("getOwnProgress", { as: ada, params })).body.left;
    let left = await leftOf();
    expect(left).toBe(24);
    for (;;) {
      const [task] = await takeTasks(server, ada, project, 1);
      expect(await leftOf()).toBe(left);
      if (!task) break;
      await submit(server, ada, task.id, "billing");
      left -= 1;
      expect(await leftOf()).toBe(left);
    }
    expect(left).toBe(0);
  });
});

describe("gold answers measure annotators", () => {
  const figuresOf = async (params: { project: string }, person: Person) => {
    const { body } = await server.call("getAnnotatorFigures", { as: manager, params });
    return body.annotators.find(({ userId }) => userId === person.id)?.gold;
  };

  it("with an accuracy and its limits from 30 answers on, and their number before", async () => {
    const { project, params, golden } = await setting(80, 32, { rate: 0, onboarding: 32 });
    const ada = await annotator(project);
    let at = 0;
    // Every eighth answer is wrong.
    const topicOf = () => (at++ % 8 === 0 ? "other" : "billing");
    await workThrough(ada, project, topicOf, 29);
    expect(await figuresOf(params, ada)).toEqual({ share: null, answers: 29, unscored: 0, paused: false });
    const more = await workThrough(ada, project, topicOf, 3);
    expect(more.every((id) => golden.has(id))).toBe(true);
    const gold = await figuresOf(params, ada);
    expect(gold?.share).toMatchObject({ value: 28 / 32, tasks: 32 });
    expect(gold?.share?.interval[0]).toBeLessThan(28 / 32);
  });

  it("and cannot where a label of the answer was retired: told apart, and handed to nobody", async () => {
    const { project, params, golden } = await setting(12, 3, { rate: 0, onboarding: 3 });
    const ada = await annotator(project);
    const [task] = await takeTasks(server, ada, project, 1);
    await submit(server, ada, task?.id ?? "", "refund");
    const { schema } = (await server.call("getProject", { as: manager, params })).body;
    const controls = schema.controls.map((control) =>
      control.id === "topic" && "labels" in control
        ? { ...control, labels: control.labels.filter(({ id }) => id !== "billing") }
        : control,
    );
    const saved = await server.call("putSchema", {
      as: manager,
      params,
      body: { schema: { ...schema, controls }, baseVersion: 1, acceptLoss: true },
    });
    expect(saved.status).toBe(200);
    expect(await figuresOf(params, ada)).toEqual({ share: null, answers: 0, unscored: 1, paused: false });
    const state = (await server.call("getGold", { as: manager, params })).body;
    expect([state.tasks, state.unfit]).toEqual([3, 3]);
    const [next] = await takeTasks(server, ada, project, 1);
    expect(golden.has(next?.id ?? "")).toBe(false);
  });

  it("and pause those who are surely below the bound, until a manager lets them go on", async () => {
    const { project, params } = await setting(40, 20, {
      rate: 0,
      onboarding: 20,
      pauseBelow: 0.8,
      pauseAfter: 5,
    });
    const [ada, bo] = [await annotator(project), await annotator(project)];
    await workThrough(bo, project, () => "billing", 10);
    const done = await workThrough(ada, project, () => "other");
    expect(done).toHaveLength(5);
    const queue = () => server.call("queue", { as: ada, params, body: { count: 3 } });
    expect((await queue()).body).toMatchObject({ tasks: [], paused: { managers: ["manager"] } });
    const state = await server.call("getGold", { as: manager, params });
    expect(state.body.paused).toMatchObject([{ userId: ada.id }]);
    expect((await figuresOf(params, ada))?.paused).toBe(true);
    const gone = await server.call("letGoOn", { as: manager, params: { project, user: ada.id } });
    expect(gone.body.paused).toEqual([]);
    expect((await queue()).body.tasks).toHaveLength(3);
    const { body } = await server.call("listEvents", { as: manager, params });
    expect(body.items.map(({ action }) => action)).toContain("gold.let-go-on");
  });
});

describe("training mode", () => {
  it("shows the gold answer after the submit, which then stays; without it never", async () => {
    const { project, params, golden } = await setting(12, 2, { rate: 0, onboarding: 2, training: true });
    const ada = await annotator(project);
    const [first] = await takeTasks(server, ada, project, 1);
    const task = first?.id ?? "";
    const show = (id = task) => server.call("showGoldFeedback", { as: ada, params: { task: id } });
    expect((await show()).status).toBe(404);
    const body = answerBody("other");
    const call = { as: ada, params: { task }, body };
    expect((await server.call("putAnnotation", call)).body.feedback).toBe(true);
    expect((await show()).body).toMatchObject({
      given: { answers: { topic: "other" } },
      gold: { answers: { topic: "billing" } },
      score: 0,
    });
    const changed = await server.call("putAnnotation", {
      ...call,
      body: { ...body, baseRevision: 1, document: answerBody("billing").document },
    });
    expect(changed.body).toMatchObject({ code: "locked" });
    await server.call("putGoldSettings", {
      as: manager,
      params,
      body: { ...SETTINGS, rate: 0, onboarding: 2, training: false },
    });
    const [second] = await takeTasks(server, ada, project, 1);
    expect(golden.has(second?.id ?? "")).toBe(true);
    expect((await submit(server, ada, second?.id ?? "", "other")).body).not.toHaveProperty("feedback");
    expect((await show(second?.id)).status).toBe(404);
  });
});

describe("bulk actions", () => {
  it("mark tasks as gold by their final answers, which filters find, and are taken back", async () => {
    const { params } = await setting(4, 0);
    const { body } = await server.call("listTasks", { as: manager, params });
    const [first, second, third] = body.items.map(({ id }) => id);
    const resolve = (task: string) =>
      server.call("putResolution", {
        as: manager,
        params: { task },
        body: { baseRevision: 0, document: answerBody("refund").document },
      });
    await resolve(first ?? "");
    await resolve(second ?? "");
    const golden = async () =>
      (await server.call("listTasks", { as: manager, params, query: { gold: "true" } })).body.items.map(
        ({ id }) => id,
      );
    const run = async (kind: "markGold" | "unmarkGold") => {
      const started = await server.call("startBulkAction", {
        as: manager,
        params,
        body: { selection: { ids: [first, second, third] }, action: { kind } },
      });
      await server.runJobs();
      const of = { ...params, bulk: started.body.id };
      return (await server.call("getBulkAction", { as: manager, params: of })).body;
    };
    const undo = async (bulk: string) => {
      await server.call("undoBulkAction", { as: manager, params: { ...params, bulk } });
      await server.runJobs();
    };
    const marked = await run("markGold");
    expect(marked.outcomes).toEqual({ done: 2, undecided: 1 });
    expect(await golden()).toEqual([first, second]);
    await undo(marked.id);
    expect(await golden()).toEqual([]);
    await run("markGold");
    const unmarked = await run("unmarkGold");
    expect(unmarked.outcomes).toEqual({ done: 2, already: 1 });
    expect(await golden()).toEqual([]);
    await undo(unmarked.id);
    expect(await golden()).toEqual([first, second]);
    const { answer } = (await server.call("getGoldAnswer", { as: manager, params: { task: first ?? "" } }))
      .body;
    expect(answer).toMatchObject({
      source: "resolution",
      fits: true,
      document: { answers: { topic: "refund" } },
    });
  });
});

describe("the secret order of the queue", () => {
  it("is the same of tasks that were there and of those that an import adds", async () => {
    const { project, params } = await setting(30, 0);
    const { database } = server.services;
    const ranks = () =>
      database.read.raw.all<{ seq: number; rank: number }>(
        'select seq, queue_rank as "rank" from task where project_id = ? order by seq',
        [project],
      );
    const [row] = await database.read.raw.all<{ gold: string }>("select gold from project where id = ?", [
      project,
    ]);
    const gold = JSON.parse(row?.gold ?? "null");
    const order = queueOrderOf({ settings: { overlap: 1, strategy: "sequence", leaseMinutes: 15 }, gold });
    for (const { seq, rank } of await ranks()) expect(Number(rank)).toBe(queueRank(order, 0, Number(seq)));
    const numbers = (await ranks())
      .toSorted((a, b) => Number(a.rank) - Number(b.rank))
      .map(({ seq }) => Number(seq));
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
    await server.call("putGoldSettings", { as: manager, params, body: { ...SETTINGS, rate: 0 } });
    for (const { seq, rank } of await ranks())
      expect(Number(rank)).toBe(queueRank("sequence", 0, Number(seq)));
  });
});
