import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let people: Person[];
let project: string;
let taskIds: string[];
/** Five tasks, three people; they disagree on the first two. */
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  await importTexts(server, manager, project, texts(5));
  people = [];
  for (const [i, name] of ["a", "b", "c"].entries()) {
    const person = await server.person(name);
    people.push(person);
    await server.join(project, person, "annotator");
    const tasks = (await takeTasks(server, person, project, 5)).sort((x, y) => x.seq - y.seq);
    taskIds = tasks.map((task) => task.id);
    for (const task of tasks) {
      const topics = ["billing", "refund", "other"];
      await submit(server, person, task.id, task.seq <= 2 ? (topics[i] ?? "") : "billing");
    }
  }
});
afterEach(() => server.close());

const params = () => ({ project });
const first = () => taskIds[0] ?? "";
const put = (as: Person, task: string, body: object) =>
  server.call("putResolution", { as, params: { task }, body: { baseRevision: 0, ...body } });
const detail = async (task: string) =>
  (await server.call("getTask", { as: manager, params: { project, task } })).body;
const documentOf = (topic: string) => ({ answers: { topic }, regions: [], relations: [] });
const plan = (labels: string) => ({ labels, ratios: { train: 1, validation: 0, test: 0 }, seed: "7" });
const preview = async (labels: string) =>
  (await server.call("previewRelease", { as: manager, params: params(), body: plan(labels) })).body;

it("takes one person's answer as it stands, and says whose and under which rule", async () => {
  const rule = await server.call("createRule", {
    as: manager,
    params: params(),
    body: { title: "Money first", statement: "Anything about money is billing." },
  });
  const [answer] = (await detail(first())).answers;
  const saved = await put(manager, first(), {
    annotationId: answer?.annotationId,
    annotationRevision: answer?.revision,
    ruleId: rule.body.id,
    note: "Settled.",
  });
  expect(saved.status).toBe(200);
  const expected = {
    revision: 1,
    method: "chosen",
    annotationId: answer?.annotationId,
    document: answer?.document,
    rule: { code: "R-001" },
    note: "Settled.",
    resolvedBy: "manager",
  };
  expect(saved.body).toMatchObject(expected);
  expect((await detail(first())).resolution).toMatchObject(expected);
  const read = await server.call("getResolution", { as: manager, params: { task: first() } });
  expect(read.body).toEqual(saved.body);
});

it("takes a document of its own, checked like any answer", async () => {
  const bad = await put(manager, first(), { document: documentOf("nonsense") });
  expect(bad).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  expect(JSON.stringify(bad.body)).toContain("answers.topic");
  expect((await put(manager, first(), {})).status).toBe(400);
  expect((await detail(first())).resolution).toBeNull();
  const saved = await put(manager, first(), { document: documentOf("other") });
  expect(saved.body).toMatchObject({ method: "edited", annotationId: null });
});

it("refuses a decision about an answer that was changed meanwhile, or of another task", async () => {
  const [answer] = (await detail(first())).answers;
  const chosen = { annotationId: answer?.annotationId, annotationRevision: (answer?.revision ?? 0) + 1 };
  expect(await put(manager, first(), chosen)).toMatchObject({
    status: 409,
    body: { code: "stale_revision" },
  });
  const elsewhere = { ...chosen, annotationRevision: answer?.revision };
  expect((await put(manager, taskIds[1] ?? "", elsewhere)).status).toBe(404);
  const ghost = await put(manager, first(), { document: documentOf("other"), ruleId: newId() });
  expect(ghost).toMatchObject({ status: 400, body: { issues: [{ path: "ruleId" }] } });
});

it("never overwrites a decision made meanwhile: the second of two gets 409 with the first", async () => {
  const both = await Promise.all(
    ["billing", "other"].map((topic) => put(manager, first(), { document: documentOf(topic) })),
  );
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const won = both.find((answer) => answer.status === 200)?.body;
  const lost = both.find((answer) => answer.status === 409)?.body as unknown as { current: unknown };
  expect(lost.current).toEqual(won);
  const again = await put(manager, first(), { document: documentOf("refund"), baseRevision: 1 });
  expect(again.body).toMatchObject({ revision: 2, document: documentOf("refund") });
});

it("opens a decided task again, only at the revision that was looked at", async () => {
  await put(manager, first(), { document: documentOf("other") });
  const open = (revision: string) =>
    server.call("deleteResolution", { as: manager, params: { task: first() }, query: { revision } });
  expect((await open("2")).status).toBe(409);
  expect((await open("1")).status).toBe(200);
  expect((await detail(first())).resolution).toBeNull();
  const events = (await server.call("listEvents", { as: manager, params: params() })).body.items;
  expect(events.slice(0, 2).map((event) => event.action)).toEqual(["task.reopen", "task.resolve"]);
});

it("keeps the answers it rests on: a submitted one can no longer be changed", async () => {
  await put(manager, first(), { document: documentOf("other") });
  const answer = (await detail(first())).answers[0];
  const again = await submit(server, people[0] as Person, first(), "other", {
    annotationId: answer?.annotationId,
    baseRevision: answer?.revision,
  });
  expect(again).toMatchObject({ status: 409, body: { code: "locked" } });
  expect((await detail(first())).answers[0]).toEqual(answer);
});

it("lets a reviewer decide, but never a task they have answered themselves", async () => {
  const reviewer = await server.person("reviewer");
  await server.join(project, reviewer, "reviewer");
  expect((await put(reviewer, first(), { document: documentOf("other") })).status).toBe(200);
  const judge = people[0] as Person;
  const member = { project, user: judge.id };
  await server.call("patchMember", { as: manager, params: member, body: { role: "reviewer" } });
  const own = await put(judge, taskIds[1] ?? "", { document: documentOf("billing") });
  expect(own).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect((await put(people[1] as Person, first(), { document: documentOf("other") })).status).toBe(403);
});

it("takes a decided task off the list of disputed ones, and the answers stay as they were", async () => {
  const disputed = async (extra: Record<string, string> = {}) => {
    const query = { control: "topic", ...extra };
    return (await server.call("listDisputed", { as: manager, params: params(), query })).body.items;
  };
  expect((await disputed()).map((item) => item.seq)).toEqual([1, 2]);
  const before = (await detail(first())).answers;
  await put(manager, first(), { document: documentOf("other") });
  expect((await disputed()).map((item) => item.seq)).toEqual([2]);
  // Who works through the list keeps their place in it.
  const all = await disputed({ decided: "true" });
  expect(all.map((item) => [item.seq, item.decided])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect((await detail(first())).answers).toEqual(before);
  expect((await detail(first())).task.decided).toBe(true);
});

it("enters releases before any vote, and alone where only decisions are wanted", async () => {
  expect(await preview("majority")).toMatchObject({
    tasks: 3,
    excluded: [{ reason: "no-majority", count: 2 }],
  });
  expect(await preview("resolved")).toMatchObject({ tasks: 0 });
  await put(manager, first(), { document: documentOf("other") });
  expect(await preview("majority")).toMatchObject({ tasks: 4, excluded: [{ count: 1 }] });
  expect(await preview("unanimous")).toMatchObject({ tasks: 4 });
  expect(await preview("resolved")).toMatchObject({
    tasks: 1,
    excluded: [{ reason: "not-resolved", count: 4 }],
  });
});

it("is in the export with where the labels come from, also of a task nobody has answered", async () => {
  await importTexts(server, manager, project, texts(6));
  const list = await server.call("listTasks", { as: manager, params: params(), query: { status: "new" } });
  const unseen = list.body.items[0]?.id ?? "";
  await put(manager, unseen, { document: documentOf("other") });
  const rows = await releasedItems(server, manager, project, "majority");
  expect(rows.map((row) => row.labelsFrom)).toEqual(["majority", "majority", "majority", "resolution"]);
  expect(rows[3]).toMatchObject({ labels: documentOf("other"), annotations: [] });
});
