import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Distribution } from "@/lib/contracts/distribution";
import { askDisputedTasks } from "@/lib/server/distribution/adaptive-lane";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
const people: Person[] = [];

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  for (let at = 0; at < 6; at += 1) people.push(await server.person(`annotator${at}`));
});
afterAll(() => server.close());

type Adaptive = NonNullable<Distribution["adaptive"]>;
const ON: Adaptive = { below: 0.8, upTo: 4, control: null };
const put = (project: string, settings: Partial<Distribution>) =>
  server.call("putDistribution", {
    as: manager,
    params: { project },
    body: { overlap: 2, share: null, adaptive: null, limits: { total: null, perDay: null }, ...settings },
  });

async function started(tasks: number, adaptive: Adaptive | null = ON) {
  const project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, texts(tasks));
  for (const person of people) await server.join(project, person, "annotator");
  await put(project, { adaptive });
  return project;
}
const person = (at: number): Person => people[at] as Person;

async function tasksOf(project: string, query: Record<string, string> = {}) {
  const { body } = await server.call("listTasks", {
    as: manager,
    params: { project },
    query: { limit: "500", ...query },
  });
  return body.items;
}
const taskOf = async (project: string, at = 0) => {
  const task = (await tasksOf(project))[at];
  if (!task) throw new Error("no task");
  return task;
};
/** Submits, and has the lane look at what has changed. */
async function say(project: string, at: number, task: string, topic: string) {
  const answer = await submit(server, person(at), task, topic);
  expect(answer.body.annotation?.state).toBe("submitted");
  await askDisputedTasks(server.services);
  return (await tasksOf(project)).find(({ id }) => id === task);
}

describe("a task whose annotators disagree", () => {
  it("is asked for one more until they agree enough, and goes back into the queue", async () => {
    const project = await started(2);
    const { id } = await taskOf(project);
    expect(await say(project, 0, id, "billing")).toMatchObject({ overlap: 2, status: "started" });
    expect(await say(project, 1, id, "refund")).toMatchObject({
      overlap: 3,
      overlapBy: "disagreement",
      status: "started",
    });
    const [next] = await takeTasks(server, person(2), project, 1);
    expect(next?.id).toBe(id);
    // Of three pairs one agrees: 0.33 is below 0.8.
    expect(await say(project, 2, id, "refund")).toMatchObject({ overlap: 4 });
    // The most is reached, and they still disagree.
    expect(await say(project, 3, id, "refund")).toMatchObject({ overlap: 4, status: "done" });
    const { body } = await server.call("getDistribution", { as: manager, params: { project } });
    expect([body.asked, body.atMost]).toEqual([1, 1]);
    expect((await tasksOf(project, { asked: "true" })).map((task) => task.id)).toEqual([id]);
    expect((await tasksOf(project, { asked: "false" })).length).toBe(1);
  });

  it("is left as it is where they agree, or where the agreement is just the bound", async () => {
    const project = await started(1, { below: 0.5, upTo: 3, control: "topic" });
    const { id } = await taskOf(project);
    await say(project, 0, id, "billing");
    expect(await say(project, 1, id, "billing")).toMatchObject({ overlap: 2, status: "done" });
  });

  it("is asked by one question alone where the settings name it", async () => {
    const project = await started(2, { ...ON, control: "clarity" });
    const { id } = await taskOf(project);
    await say(project, 0, id, "billing");
    // They disagree about the topic; nobody has rated the clarity, so that there is no agreement on it.
    expect(await say(project, 1, id, "refund")).toMatchObject({ overlap: 2, status: "done" });
  });

  it("is asked when the setting is turned on, and stays asked when it is turned off", async () => {
    const project = await started(3, null);
    for (let at = 0; at < 2; at += 1)
      for (const { id } of await tasksOf(project))
        await say(project, at, id, at === 0 || id === (await taskOf(project)).id ? "billing" : "refund");
    await server.call("getAgreement", { as: manager, params: { project } });
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 2, 2]);
    expect((await put(project, { adaptive: ON })).body.asked).toBe(2);
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 3, 3]);
    // Nobody is asked twice for the same disagreement.
    await put(project, { adaptive: { ...ON, below: 0.9 } });
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 3, 3]);
    await put(project, {});
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 3, 3]);
    // A larger number for all takes in what was asked for.
    await put(project, { overlap: 3 });
    expect((await tasksOf(project)).map(({ overlapBy }) => overlapBy)).toEqual([
      "project",
      "disagreement",
      "disagreement",
    ]);
  });

  it("is not asked while its agreement is out of date", async () => {
    const project = await started(1, null);
    const { id } = await taskOf(project);
    await submit(server, person(0), id, "billing");
    await submit(server, person(1), id, "refund");
    await put(project, { adaptive: ON });
    expect((await taskOf(project)).overlap).toBe(2);
    await askDisputedTasks(server.services);
    expect((await taskOf(project)).overlap).toBe(3);
  });

  it("is not asked when it is gold, has its own number, or a person has decided it, until it is opened again", async () => {
    const project = await started(3, null);
    const [gold, own, decided] = await tasksOf(project);
    for (let at = 0; at < 2; at += 1)
      for (const task of [gold, own, decided])
        await submit(server, person(at), task?.id ?? "", at === 0 ? "billing" : "refund");
    const document = { answers: { topic: "refund" }, regions: [], relations: [] };
    await server.call("putGoldAnswer", {
      as: manager,
      params: { task: gold?.id ?? "" },
      body: { baseRevision: 0, document },
    });
    await server.call("startBulkAction", {
      as: manager,
      params: { project },
      body: { selection: { ids: [own?.id] }, action: { kind: "setOverlap", overlap: 2 } },
    });
    await server.runJobs();
    const resolved = await server.call("putResolution", {
      as: manager,
      params: { task: decided?.id ?? "" },
      body: { baseRevision: 0, document, note: "" },
    });
    expect(resolved.status).toBe(200);
    await put(project, { adaptive: ON });
    await askDisputedTasks(server.services);
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 2, 2]);
    await server.call("deleteResolution", {
      as: manager,
      params: { task: decided?.id ?? "" },
      query: { revision: "1" },
    });
    expect((await tasksOf(project)).map(({ overlap }) => overlap)).toEqual([2, 2, 3]);
  });

  it("and bounds that cannot be are refused", async () => {
    const project = await started(1, null);
    for (const adaptive of [
      { ...ON, below: 0 },
      { ...ON, below: 1.2 },
      { ...ON, upTo: 2 },
      { ...ON, upTo: 21 },
      { ...ON, control: "nothing" },
    ])
      expect((await put(project, { adaptive })).status).toBe(400);
  });
});

describe("whatever happens, in any order", () => {
  const TASKS = 4;
  const event = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant("say" as const), who: fc.nat(5), topic: fc.nat(2) }),
    },
    fc.record({ kind: fc.constant("look" as const) }),
    fc.record({
      kind: fc.constant("set" as const),
      task: fc.nat(TASKS - 1),
      overlap: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ kind: fc.constant("follow" as const) }),
    fc.record({ kind: fc.constant("exclude" as const), who: fc.nat(5) }),
  );
  const TOPICS = ["billing", "refund", "other"];

  it("no task needs more than the most, and none that is disputed is done below it", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 15, maxLength: 40 }),
        fc.integer({ min: 3, max: 4 }),
        async (events, upTo) => {
          const project = await started(TASKS, { ...ON, upTo });
          const ids = (await tasksOf(project)).map(({ id }) => id);
          const run = async (selection: unknown, action: unknown) => {
            await server.call("startBulkAction", {
              as: manager,
              params: { project },
              body: { selection, action },
            });
            await server.runJobs();
          };
          for (const one of events) {
            if (one.kind === "say") {
              const [task] = await takeTasks(server, person(one.who), project, 1);
              if (task) await submit(server, person(one.who), task.id, TOPICS[one.topic] ?? "");
            } else if (one.kind === "look") await askDisputedTasks(server.services);
            else if (one.kind === "set")
              await run({ ids: [ids[one.task]] }, { kind: "setOverlap", overlap: one.overlap });
            else if (one.kind === "follow") await run({ filter: {} }, { kind: "followProject" });
            else
              await server.call("createExclusion", {
                as: manager,
                params: { project },
                body: { userId: person(one.who).id, reason: "random", requeue: one.who % 2 === 0 },
              });
          }
          await askDisputedTasks(server.services);
          const { body } = await server.call("listTasks", {
            as: manager,
            params: { project },
            query: { columns: "agreement:topic" },
          });
          for (const task of body.items) {
            if (task.overlapBy !== "hand") expect(task.overlap).toBeLessThanOrEqual(upTo);
            const isFull = task.answers >= task.overlap;
            expect(task.status === "done").toBe(isFull);
            const disputed = await server.call("listTasks", {
              as: manager,
              params: { project },
              query: { agreementOn: "topic", agreementBelow: "0.8" },
            });
            const isDisputed = disputed.body.items.some(({ id }) => id === task.id);
            if (isDisputed && isFull && task.answers >= 2 && task.overlapBy !== "hand")
              expect(Math.max(task.overlap, task.answers)).toBeGreaterThanOrEqual(upTo);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
