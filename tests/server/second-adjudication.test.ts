/** What waits for adjudication, and the second decision of somebody else on a sample. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { deleteMethodResolutions, saveMethodResolutions } from "@/db/queries/method-resolutions";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let second: Person;
let annotators: Person[];
let project: string;
const document = (topic: string) => ({ answers: { topic }, regions: [], relations: [] });

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  annotators = await Promise.all(["ada", "bob"].map((name) => server.person(name)));
  for (const person of annotators) await server.join(project, person, "annotator");
  second = await server.person("rita");
  await server.join(project, second, "reviewer");
});
afterEach(() => server.close());

/** @param answers by task, what the two annotators say; null where the second has not answered */
async function label(answers: [string, string | null][]): Promise<string[]> {
  await importTexts(server, manager, project, texts(answers.length));
  const ids: string[] = [];
  for (const [i, person] of annotators.entries()) {
    const taken = await takeTasks(server, person, project, answers.length);
    const inOrder = taken.toSorted((a, b) => a.seq - b.seq);
    for (const [at, { id }] of inOrder.entries()) {
      ids[at] = id;
      const said = answers[at]?.[i];
      if (said) await submit(server, person, id, said);
    }
  }
  return ids;
}
const overview = async (as: Person) =>
  (await server.call("getAdjudicationOverview", { as, params: { project } })).body;
const resolve = (as: Person, task: string, topic: string) =>
  server.call("putResolution", {
    as,
    params: { task },
    body: { baseRevision: 0, document: document(topic) },
  });
const again = (as: Person, task: string, topic: string) =>
  server.call("putSecondResolution", { as, params: { task }, body: { document: document(topic) } });
const draw = (count: number) =>
  server.call("drawSecondSample", { as: manager, params: { project }, body: { count } });

it("what waits is what all have answered and nobody agrees on or has decided, the same for everybody", async () => {
  const [first, , , fourth] = await label([
    ["billing", "refund"],
    ["refund", "refund"],
    ["other", null],
    ["other", "refund"],
  ]);
  expect((await overview(manager)).waiting.map(({ id }) => id)).toEqual([first, fourth]);
  expect((await overview(second)).waiting).toMatchObject([
    { id: first, seq: 1, disagreement: 1 },
    { id: fourth, seq: 4 },
  ]);
  await resolve(manager, first ?? "", "billing");
  expect(await overview(manager)).toMatchObject({ waiting: [{ id: fourth }], resolved: 1 });
});

it("a task that is opened again, or whose result by method is taken back or outdated, waits again", async () => {
  const [first = "", second_ = ""] = await label([
    ["billing", "refund"],
    ["refund", "billing"],
  ]);
  const waits = async () => (await overview(manager)).waiting.map(({ id }) => id);
  const settled = async () => {
    const rows = await server.services.database.read.raw.all<{ id: string }>(
      "select distinct task_id as id from agreement_unit where settled order by task_id",
      [],
    );
    return rows.map(({ id }) => id);
  };
  expect(await waits()).toEqual([first, second_]);
  await resolve(manager, first, "billing");
  expect([await waits(), await settled()]).toEqual([[second_], [first]]);
  await server.call("deleteResolution", { as: manager, params: { task: first }, query: { revision: "1" } });
  expect([await waits(), await settled()]).toEqual([[first, second_], []]);
  const { database, now } = server.services;
  const result = {
    ...{ taskId: second_, projectId: project, waitsFor: null, document: document("refund") },
    ...{ schemaVersion: 1, confidence: 1, controls: {}, jobId: "job", createdAt: now() },
  };
  await database.write((db) => saveMethodResolutions(db, [result]));
  expect([await waits(), await settled()]).toEqual([[first], [second_]]);
  await database.write((db) => deleteMethodResolutions(db, { taskIds: [second_] }));
  expect([await waits(), await settled()]).toEqual([[first, second_], []]);
  await database.write((db) => saveMethodResolutions(db, [result]));
  // What it rests on changes: the agreement is computed again, and the result stands no more.
  const [ada] = annotators;
  const { body: own } = await server.call("getLabelTask", { as: ada as Person, params: { task: second_ } });
  const { id: annotationId, revision: baseRevision } = own.annotation ?? {};
  const changed = await submit(server, ada as Person, second_, "other", { annotationId, baseRevision });
  expect(changed.status).toBe(200);
  expect([await waits(), await settled()]).toEqual([[first, second_], []]);
});

it("a reviewer's own annotation keeps the task from them", async () => {
  const [task] = await label([["billing", "refund"]]);
  const [ada] = annotators;
  await server.call("patchMember", {
    as: manager,
    params: { project, user: ada?.id ?? "" },
    body: { role: "reviewer" },
  });
  expect((await overview(ada as Person)).waiting).toEqual([]);
  expect((await overview(second)).waiting).toMatchObject([{ id: task }]);
});

it("a sample is decided again by somebody else without sight of the first, and both are compared", async () => {
  const tasks = await label([
    ["billing", "refund"],
    ["refund", "billing"],
    ["other", "billing"],
  ]);
  expect((await draw(1)).status).toBe(409);
  for (const task of tasks) await resolve(manager, task, "refund");
  expect((await again(second, tasks[0] ?? "", "refund")).status).toBe(409);
  expect((await draw(0)).status).toBe(400);
  expect((await draw(2)).body).toEqual({ drawn: 2 });
  expect((await draw(2)).body).toEqual({ drawn: 1 });
  // The manager has decided all of them first.
  expect((await overview(manager)).second).toMatchObject({ sampled: 3, done: 0, open: [] });
  const { open } = (await overview(second)).second;
  expect(open.toSorted()).toEqual([...tasks].sort());
  const shown = await server.call("getAdjudication", {
    as: second,
    params: { project, task: tasks[0] ?? "" },
    query: { second: "true" },
  });
  expect(shown.body).toMatchObject({ document: { answers: {} }, items: [{}] });
  expect((await again(manager, tasks[0] ?? "", "refund")).status).toBe(403);
  expect((await again(second, tasks[0] ?? "", "refund")).status).toBe(200);
  expect((await again(second, tasks[1] ?? "", "billing")).status).toBe(200);
  // The first decision may have been seen since.
  expect((await again(second, tasks[1] ?? "", "refund")).status).toBe(409);
  const { second: figures } = await overview(manager);
  expect(figures).toMatchObject({
    ...{ sampled: 3, done: 2 },
    differing: [{ id: tasks[1], seq: 2, disagreement: 1 }],
  });
  expect(figures.questions[0]).toMatchObject({ control: "topic", agreement: { units: 2, value: 0 } });
  // Nobody has been asked about clarity twice.
  expect(figures.questions.map(({ control }) => control)).not.toContain("clarity");
  const detail = await server.call("getTask", { as: manager, params: { project, task: tasks[1] ?? "" } });
  expect(detail.body).toMatchObject({
    resolution: { document: document("refund") },
    second: { document: document("billing"), resolvedBy: "rita" },
  });
  // What becomes final later is no second opinion.
  await server.call("putResolution", {
    as: manager,
    params: { task: tasks[1] ?? "" },
    body: { baseRevision: 1, document: document("billing") },
  });
  expect((await overview(manager)).second.differing).toHaveLength(1);
  const emptied = await server.call("emptySecondSample", { as: manager, params: { project } });
  expect(emptied.body).toEqual({ removed: 1 });
  expect((await overview(manager)).second).toMatchObject({ sampled: 2, done: 2 });
});

it("where one cannot decide and the other can they differ; without the first decision nothing is compared", async () => {
  const [task = ""] = await label([["billing", "refund"]]);
  await resolve(manager, task, "refund");
  await draw(1);
  const empty = { answers: {}, regions: [], relations: [] };
  const unclear = await server.call("putSecondResolution", {
    as: second,
    params: { task },
    body: { document: empty, undecidable: [{ control: "topic" }] },
  });
  expect(unclear.body).toMatchObject({ undecidable: [{ control: "topic" }] });
  const told = (await overview(manager)).second;
  expect(told.differing).toMatchObject([{ id: task, disagreement: 1 }]);
  expect(told.questions[0]).toMatchObject({ control: "topic", agreement: { units: 0 }, oneSided: 1 });
  await server.call("deleteResolution", { as: manager, params: { task }, query: { revision: "1" } });
  expect((await overview(manager)).second).toMatchObject({ sampled: 0, done: 0, differing: [] });
});
