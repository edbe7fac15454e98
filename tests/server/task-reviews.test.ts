/** How far the review of each task is: told in the list, and what the list is filtered by. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { partsOfFilter } from "@/db/queries/task-filter";
import { countOfTasks, type FirstPart } from "@/db/queries/task-list";
import type { ListTasks } from "@/lib/contracts/tasks";
import { taskWhere } from "@/lib/server/tasks/task-where";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;
const documentOf = (topic: string) => ({ answers: { topic }, regions: [], relations: [] });

const review = async (of: { id: string; revision: number }, body: Record<string, unknown>) => {
  const saved = await server.call("createReview", {
    as: manager,
    params: { project },
    body: { annotationId: of.id, revision: of.revision, ...body },
  });
  expect(saved.status).toBe(200);
};
const answer = async (person: Person, task: string, topic: string, extra = {}) =>
  (await submit(server, person, task, topic, extra)).body.annotation;

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(5));
  const tasks = (await takeTasks(server, ada, project, 5)).map(({ id }) => id);
  await takeTasks(server, bob, project, 5);
  const [one, two, three, four] = tasks as [string, string, string, string];
  // 1: one accepted, one waits. 2: one corrected. 3: one sent back. 4: sent back and submitted again. 5: nothing.
  await review(await answer(ada, one, "refund"), { decision: "accepted" });
  await answer(bob, one, "refund");
  await review(await answer(ada, two, "refund"), { decision: "fixed", document: documentOf("billing") });
  const rejected = { decision: "rejected", reason: "Read the rule on refunds." };
  await review(await answer(ada, three, "refund"), rejected);
  const first = await answer(ada, four, "refund");
  await review(first, rejected);
  // What is sent back is a draft of the next revision.
  const again = { annotationId: first.id, baseRevision: first.revision + 1 };
  expect(await answer(ada, four, "other", again)).toMatchObject({
    state: "submitted",
  });
});
afterAll(() => server.close());

const list = async (query: Partial<Record<keyof ListTasks, string>>) =>
  (await server.call("listTasks", { as: manager, params: { project }, query })).body;

it.each([
  ["waiting", [1, 4]],
  ["accepted", [1]],
  ["fixed", [2]],
  ["rejected", [3]],
] as const)("finds tasks with an annotation that is %s", async (state, expected) => {
  const { items, total } = await list({ review: state });
  expect(items.map(({ seq }) => seq)).toEqual(expected);
  expect(total).toBe(expected.length);
  const { read: db, scan } = server.services.database;
  const where = taskWhere(project, { review: state });
  const parts = partsOfFilter(db, where);
  for (const first of [undefined, ...parts.filter((part): part is FirstPart => part.ids !== undefined)]) {
    const [row] = await scan<{ tasks: number }>(countOfTasks(db, { where, parts }, { first, atMost: 9 }));
    expect(Number(row?.tasks)).toBe(expected.length);
  }
});

it("counts the annotations of each task by the state of their review", async () => {
  const { items } = await list({ columns: "number,review" });
  expect(items.map(({ cells }) => cells?.review)).toEqual([
    { accepted: 1, waiting: 1 },
    { fixed: 1 },
    { rejected: 1 },
    { waiting: 1 },
    null,
  ]);
});

it("shows what an annotation says once a reviewer has corrected it", async () => {
  const { items } = await list({ columns: "number,labels:topic" });
  expect(items[1]).toMatchObject({
    summary: { parts: [{ words: "Billing" }] },
    cells: { "labels:topic": { parts: [{ words: "Billing" }] } },
  });
});
