/** The audit trail: who changed what, in order, in a chain that shows a later edit; for managers only. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { canonicalJson } from "@/lib/core/canonical-json";
import { importTexts, makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

const events = async (query: Record<string, string> = {}) =>
  (await server.call("listEvents", { as: manager, params: { project }, query })).body;

it("tells what happened, newest first, with who did it, page by page", async () => {
  await importTexts(server, manager, project, ["one"]);
  await server.call("patchProject", { as: manager, params: { project }, body: { name: "Renamed" } });
  const { items, nextCursor } = await events();
  expect(items.map((item) => item.action)).toEqual(["project.change", "import.start", "project.create"]);
  expect(new Set(items.map((item) => item.actorName))).toEqual(new Set(["manager"]));
  expect(nextCursor).toBeNull();
  const first = await events({ limit: "2" });
  const second = await events({ limit: "2", cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items]).toEqual(items);
  const wrong = await server.call("listEvents", { as: manager, params: { project }, query: { cursor: "x" } });
  expect(wrong.status).toBe(400);
});

it("chains each event to the one before it", async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      server.call("patchProject", { as: manager, params: { project }, body: { description: `${i}` } }),
    ),
  );
  const items = (await events()).items.toReversed();
  expect(items.map((item) => item.number)).toEqual(items.map((_, i) => i + 1));
  let previousHash = "";
  for (const { hash, actorName: _name, subject: _subject, ...event } of items) {
    const text = canonicalJson({ ...event, projectId: project, previousHash });
    expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
    previousHash = hash;
  }
});

it("names what was changed as people know it, while it is there", async () => {
  const params = { project };
  const ada = await server.person("Ada");
  await server.join(project, ada, "annotator");
  await importTexts(server, manager, project, ["one", "two"]);
  const rule = { title: "Money back is Refund", statement: "Always." };
  await server.call("createRule", { as: manager, params, body: rule });
  await server.call("publishGuideline", { as: manager, params, body: {} });
  const { items: tasks } = (await server.call("listTasks", { as: manager, params })).body;
  const selection = { ids: [tasks[0]?.id] };
  await server.call("assignTasks", { as: manager, params, body: { selection, userId: ada.id } });
  const document = { answers: { topic: "other" }, regions: [], relations: [] };
  for (const task of tasks)
    await server.call("putResolution", {
      as: manager,
      params: { task: task.id },
      body: { baseRevision: 0, document },
    });
  const gone = { selection: { ids: [tasks[1]?.id] }, withAnswers: true };
  await server.call("deleteTasks", { as: manager, params, body: gone });
  await server.call("patchMember", {
    as: manager,
    params: { project, user: ada.id },
    body: { role: "reviewer" },
  });
  const told = (await events()).items.map(({ action, subject }) => [action, subject]).reverse();
  expect(told).toEqual([
    ["project.create", null],
    ["import.start", null],
    ["rule.save", "R-001"],
    ["guideline.publish", "1"],
    ["task.assign", "Ada"],
    ["task.resolve", "1"],
    ["task.resolve", null],
    ["task.delete", null],
    ["member.change-role", "Ada"],
  ]);
});
