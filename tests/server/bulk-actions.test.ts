import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1);
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
});
afterEach(() => server.close());

const params = () => ({ project });
const list = async (query: Record<string, string> = {}) =>
  (await server.call("listTasks", { as: manager, params: params(), query: { limit: "500", ...query } })).body;
const seqs = async (query: Record<string, string>) => (await list(query)).items.map(({ seq }) => seq);
const read = async (bulk: string, as = manager) =>
  (await server.call("getBulkAction", { as, params: { project, bulk } })).body;
async function run(selection: object, action: object) {
  const started = await server.call("startBulkAction", {
    as: manager,
    params: params(),
    body: { selection, action },
  });
  expect(started.status).toBe(202);
  await server.runJobs();
  return read(started.body.id);
}
async function undo(bulk: string) {
  const started = await server.call("undoBulkAction", { as: manager, params: { project, bulk } });
  if (started.status !== 202) return started;
  await server.runJobs();
  return { status: 202, body: await read(started.body.id) };
}
const report = async (bulk: string, query: Record<string, string> = {}) =>
  (await server.call("listBulkItems", { as: manager, params: { project, bulk }, query })).body.items.map(
    ({ seq, outcome }) => `${seq} ${outcome}`,
  );
const submitAll = async (person: Person, count: number) => {
  const tasks = await takeTasks(server, person, project, count);
  for (const { id } of tasks) expect((await submit(server, person, id, "billing")).status).toBe(200);
  return tasks;
};
const ALL = { filter: {} };

it("assigns all that match, over many transactions, and tells of each task what became of it", async () => {
  await importTexts(server, manager, project, texts(230));
  await submitAll(bob, 1);
  const action = await run(ALL, { kind: "assign", userId: ada.id });
  expect(action).toMatchObject({
    kind: "assign",
    status: "done",
    done: 230,
    total: 230,
    outcomes: { done: 229, full: 1 },
    canUndo: true,
    startedBy: "manager",
  });
  expect((await list({ assignee: ada.id })).total).toBe(229);
  expect(await report(action.id, { left: "true" })).toEqual(["1 full"]);
  expect((await run({ filter: { assignee: ada.id } }, { kind: "assign", userId: ada.id })).outcomes).toEqual({
    already: 229,
  });
});

it("an assignment is taken back, except where its annotator has begun", async () => {
  await importTexts(server, manager, project, texts(4));
  const action = await run(ALL, { kind: "assign", userId: ada.id });
  await submitAll(ada, 1);
  await takeTasks(server, ada, project, 1);
  const { body } = await undo(action.id);
  expect(body).toMatchObject({ kind: "undo", outcomes: { done: 2, changed: 1, worked: 1 }, canUndo: false });
  expect(await seqs({ assignee: ada.id })).toEqual([1, 2]);
  expect((await undo(action.id)).status).toBe(409);
});

it("returned tasks lose open assignments and leases, and get the assignments back", async () => {
  await importTexts(server, manager, project, texts(4));
  await run({ filter: { search: "Ticket 1" } }, { kind: "assign", userId: ada.id });
  await takeTasks(server, bob, project, 2);
  const action = await run(ALL, { kind: "return" });
  expect(action.outcomes).toEqual({ done: 3, already: 1 });
  expect(await seqs({ assignee: ada.id })).toEqual([]);
  expect(await takeTasks(server, ada, project, 4)).toHaveLength(4);
  await server.call("startBulkAction", {
    as: manager,
    params: params(),
    body: { selection: ALL, action: { kind: "return" } },
  });
  await server.runJobs();
  expect((await undo(action.id)).status).toBe(409);
});

it("accepts and rejects all that wait, never the reviewer's own, and takes both back", async () => {
  await importTexts(server, manager, project, texts(3));
  await server.join(project, manager, "manager");
  const [own] = await submitAll(manager, 1);
  await submitAll(ada, 2);
  const waiting = async () =>
    (await server.call("listReviews", { as: manager, params: params() })).body.items.length;
  expect(await waiting()).toBe(2);
  const accepted = await run(ALL, { kind: "accept" });
  expect(accepted.outcomes).toEqual({ done: 2, own: 1 });
  expect(await report(accepted.id, { left: "true" })).toEqual([`${own?.seq} own`]);
  expect(await waiting()).toBe(0);
  expect((await undo(accepted.id)).body).toMatchObject({ outcomes: { done: 2 } });
  expect(await waiting()).toBe(2);

  const rejected = await run({ filter: { annotator: ada.id } }, { kind: "reject", reason: "Too loose." });
  expect(rejected.outcomes).toEqual({ done: 2 });
  expect(await waiting()).toBe(0);
  const mine = await server.call("listOwnWork", { as: ada, params: params(), query: { state: "returned" } });
  expect(mine.body.items.map(({ review }) => review?.reason)).toEqual(["Too loose.", "Too loose."]);
  const [first] = await takeTasks(server, ada, project, 1);
  await server.call("putAnnotation", {
    as: ada,
    params: { task: first?.id ?? "" },
    body: {
      annotationId: first?.annotation?.id,
      baseRevision: first?.annotation?.revision,
      state: "submitted",
      document: { answers: { topic: "refund" }, regions: [], relations: [] },
      leadTimeMs: 1,
      schemaVersion: 1,
      guidelineVersion: null,
    },
  });
  expect((await undo(rejected.id)).body).toMatchObject({ outcomes: { done: 1, changed: 1 } });
  expect(await waiting()).toBe(2);
  expect((await list({ status: "done" })).total).toBe(3);
});

it("a reviewer decides about annotations as they were looked at, and sees own actions alone", async () => {
  await importTexts(server, manager, project, texts(3));
  await submitAll(ada, 3);
  const reviewer = await server.person("reviewer");
  await server.join(project, reviewer, "reviewer");
  const { items } = (await server.call("listReviews", { as: reviewer, params: params() })).body;
  const annotations = items.map(({ annotationId, revision }, i) => ({
    annotationId,
    revision: i === 0 ? revision + 1 : revision,
  }));
  const body = { annotations, decision: { kind: "reject", reason: "Look again." } };
  const started = await server.call("startBulkReview", { as: reviewer, params: params(), body });
  await server.runJobs();
  expect((await read(started.body.id, reviewer)).outcomes).toEqual({ done: 2, changed: 1 });
  const other = await run(ALL, { kind: "return" });
  const seen = await server.call("listBulkActions", { as: reviewer, params: params() });
  expect(seen.body.items.map(({ id }) => id)).toEqual([started.body.id]);
  const hidden = await server.call("getBulkAction", { as: reviewer, params: { project, bulk: other.id } });
  expect(hidden.status).toBe(404);
});

it("deletes for good, keeps what was worked on, and refuses ids of another project", async () => {
  await importTexts(server, manager, project, texts(3));
  await submitAll(ada, 1);
  const action = await run(ALL, { kind: "delete", withAnswers: false });
  expect(action).toMatchObject({ outcomes: { done: 2, worked: 1 }, canUndo: false });
  expect((await list()).total).toBe(1);
  const other = await makeProject(server, manager, 1);
  await importTexts(server, manager, other, ["elsewhere"]);
  const stranger = (await server.call("listTasks", { as: manager, params: { project: other } })).body
    .items[0];
  const body = { selection: { ids: [stranger?.id] }, action: { kind: "return" } };
  expect((await server.call("startBulkAction", { as: manager, params: params(), body })).status).toBe(404);
});

it("a cancelled action stops; what it has done stays in its report", async () => {
  await importTexts(server, manager, project, texts(3));
  const body = { selection: ALL, action: { kind: "assign", userId: ada.id } };
  const { id } = (await server.call("startBulkAction", { as: manager, params: params(), body })).body;
  await server.call("cancelBulkAction", { as: manager, params: { project, bulk: id } });
  await server.runJobs();
  expect(await read(id)).toMatchObject({ status: "cancelled", outcomes: {}, canUndo: false });
  expect((await list({ assignee: ada.id })).total).toBe(0);
});
