/** Comments on annotations: who may write and read them, pinned to regions, resolved, and told to their annotators. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let bo: Person;
let rita: Person;
let project: string;
let task: string;
let annotation: string;
const span = {
  ...{ id: "r1", control: "parts", labels: ["product"] },
  shape: { kind: "span", parts: [{ start: 0, end: 4, text: "Some" }] },
};

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, ["Some words about nothing"]);
  [ada, bo, rita] = (await Promise.all(["Ada", "Bo", "Rita"].map((name) => server.person(name)))) as [
    Person,
    Person,
    Person,
  ];
  await server.join(project, ada, "annotator");
  await server.join(project, bo, "annotator");
  await server.join(project, rita, "reviewer");
  const [taken] = await takeTasks(server, ada, project, 1);
  task = taken?.id ?? "";
  const done = await submit(server, ada, task, "billing");
  annotation = done.body.annotation.id;
});
afterEach(() => server.close());

const write = (as: Person, body: object) =>
  server.call("createComment", { as, params: { task }, body: { annotationId: annotation, ...body } });
const read = (as: Person, query: Record<string, string> = {}) =>
  server.call("listComments", { as, params: { task }, query });
const resolve = (as: Person, thread: string, resolved: boolean) =>
  server.call("patchThread", { as, params: { task, thread }, body: { resolved } });

it("a thread goes to and fro between a reviewer and the annotator, and is resolved", async () => {
  const { status, body: thread } = await write(rita, { text: "  Why billing? " });
  expect([status, thread.comments.map(({ text }) => text)]).toEqual([201, ["Why billing?"]]);
  const reply = await write(ada, { threadId: thread.id, text: "The rule says so." });
  expect(reply.body.comments).toMatchObject([
    { by: "Rita", own: false },
    { by: "Ada", own: true },
  ]);
  expect((await resolve(rita, thread.id, true)).body.resolved).toBe(true);
  // A reply opens it again.
  expect((await write(ada, { threadId: thread.id, text: "One more thing." })).body.resolved).toBe(false);
  const { threads } = (await read(rita)).body;
  expect(threads).toMatchObject([{ id: thread.id, regionId: null, resolved: false }]);
  expect(threads[0]?.comments).toHaveLength(3);
});

it("is only for the annotator, and for reviewers who are not labeling the task", async () => {
  const { body: thread } = await write(rita, { text: "Look here." });
  await takeTasks(server, bo, project, 1);
  for (const answer of [
    await read(bo),
    await write(bo, { text: "Hello" }),
    await resolve(bo, thread.id, true),
  ])
    expect(answer.status).toBe(404);
  const stranger = await server.person("stranger");
  expect((await read(stranger)).status).toBe(404);
  await server.call("patchMember", {
    as: manager,
    params: { project, user: bo.id },
    body: { role: "reviewer" },
  });
  // Still holds the task.
  expect((await read(bo)).status).toBe(403);
  expect((await read(bo, { own: "true" })).body).toEqual({ threads: [] });
  expect((await read(manager, { own: "true" })).body).toEqual({ threads: [] });
});

it("is pinned to a region that the annotation has", async () => {
  expect((await write(rita, { text: "Too long", regionId: "r1" })).status).toBe(400);
  const document = { answers: { topic: "billing" }, regions: [span], relations: [] };
  await submit(server, ada, task, "billing", { annotationId: annotation, baseRevision: 1, document });
  const { status, body } = await write(rita, { text: "Too long", regionId: "r1" });
  expect([status, body.regionId]).toEqual([201, "r1"]);
  const moved = await write(ada, { threadId: body.id, text: "Fine", regionId: "r1" });
  expect(moved.status).toBe(400);
});

it("refuses what is empty or too long, and threads of another annotation", async () => {
  expect((await write(rita, { text: "   " })).status).toBe(400);
  expect((await write(rita, { text: "x".repeat(2001) })).status).toBe(400);
  expect((await write(rita, { text: "Hm", threadId: annotation })).status).toBe(404);
  const { body: thread } = await write(rita, { text: "Look here." });
  const [taken] = await takeTasks(server, bo, project, 1);
  const other = (await submit(server, bo, taken?.id ?? "", "refund")).body.annotation.id;
  expect((await write(rita, { annotationId: other, threadId: thread.id, text: "Hm" })).status).toBe(404);
});

it("is told to the annotator with the task and in the list of their own", async () => {
  const own = async (query: Record<string, string> = {}) =>
    (await server.call("listOwnWork", { as: ada, params: { project }, query })).body.items;
  expect(await own({ state: "commented" })).toEqual([]);
  const { body: thread } = await write(rita, { text: "Look here." });
  expect(await own({ state: "commented" })).toMatchObject([{ taskId: task, comments: 1 }]);
  const progress = await server.call("getOwnProgress", { as: ada, params: { project } });
  expect(progress.body.commented).toBe(1);
  const opened = await server.call("getLabelTask", { as: ada, params: { task } });
  expect(opened.body.comments).toBe(1);
  await resolve(ada, thread.id, true);
  expect(await own()).toMatchObject([{ comments: 0 }]);
  await server.call("deleteProject", { as: manager, params: { project } });
  expect((await read(manager)).status).toBe(404);
});

it("a reviewer is told of the replies that are theirs to answer, until they answer or resolve", async () => {
  const replies = async (as: Person) =>
    (await server.call("listCommentReplies", { as, params: { project } })).body.items;
  const { body: thread } = await write(rita, { text: "Why billing?" });
  const { body: other } = await write(manager, { text: "Fine." });
  expect(await replies(rita)).toEqual([]);
  server.advance(10);
  await write(ada, { threadId: thread.id, text: "The rule says so." });
  await write(ada, { threadId: other.id, text: "Thank you." });
  server.advance(10);
  await write(ada, { threadId: thread.id, text: "Rule 2." });
  const shown = { annotationId: annotation, task: { id: task, seq: 1 } };
  // The last word alone, and nobody else's thread.
  expect(await replies(rita)).toMatchObject([{ ...shown, threadId: thread.id, by: "Ada", text: "Rule 2." }]);
  expect(await replies(manager)).toMatchObject([{ ...shown, threadId: other.id, text: "Thank you." }]);
  server.advance(10);
  await write(rita, { threadId: thread.id, text: "I see." });
  expect(await replies(rita)).toEqual([]);
  await resolve(manager, other.id, true);
  expect(await replies(manager)).toEqual([]);
  // A reply opens the thread again.
  server.advance(10);
  await write(ada, { threadId: other.id, text: "One more thing." });
  expect(await replies(manager)).toMatchObject([{ text: "One more thing." }]);
  expect((await server.call("listCommentReplies", { as: ada, params: { project } })).status).toBe(403);
});

it("a reviewer who is to label the task is told of no reply about it", async () => {
  const { body: thread } = await write(rita, { text: "Why billing?" });
  server.advance(10);
  await write(ada, { threadId: thread.id, text: "The rule says so." });
  const assigned = await server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids: [task] }, userId: rita.id },
  });
  expect(assigned.status).toBe(200);
  expect((await server.call("listCommentReplies", { as: rita, params: { project } })).body.items).toEqual([]);
});
