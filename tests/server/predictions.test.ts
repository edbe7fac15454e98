import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

const topic = (label: string) => ({ answers: { topic: label }, regions: [], relations: [] });
const span = (start: number, end: number, text: string) => ({
  answers: {},
  regions: [
    { id: "a", control: "parts", labels: ["amount"], shape: { kind: "span", parts: [{ start, end, text }] } },
  ],
  relations: [],
});
type Item = { taskId?: string; externalId?: string; document: unknown; score?: number };
const add = (model: string, items: Item[], to = project) =>
  server.call("addPredictions", { as: manager, params: { project: to }, body: { model, items } });
const list = async (query: Record<string, string> = {}) =>
  (await server.call("listPredictions", { as: manager, params: { project }, query })).body;
const models = async () =>
  (await server.call("listPredictionModels", { as: manager, params: { project } })).body.items;

describe("suggestions of a model", () => {
  it("reach whoever gets the task, the surest first, from the queue and when it is opened again", async () => {
    await importTexts(server, manager, project, texts(2));
    const sent = await add("rules-1", [{ externalId: "t1", document: topic("refund"), score: 0.4 }]);
    expect(sent.status).toBe(200);
    expect(sent.body).toEqual({ added: 1, replaced: 0 });
    await add("model-2", [{ externalId: "t1", document: topic("billing"), score: 0.87 }]);
    const tasks = await takeTasks(server, manager, project, 2);
    expect(tasks.map((task) => task.predictions.map(({ model, score }) => [model, score]))).toEqual([
      [
        ["model-2", 0.87],
        ["rules-1", 0.4],
      ],
      [],
    ]);
    expect(tasks[0]?.predictions[0]?.document).toEqual(topic("billing"));
    expect(tasks[0]?.annotation).toBeNull();
    const opened = await server.call("getLabelTask", { as: manager, params: { task: tasks[0]?.id ?? "" } });
    expect(opened.body.predictions).toEqual(tasks[0]?.predictions);
    const next = await submit(server, manager, tasks[1]?.id ?? "", "other", { next: { count: 2, have: [] } });
    expect(next.body.next?.tasks[0]?.predictions).toHaveLength(2);
  });

  it("replace the earlier one for the same task and model, and only that", async () => {
    await importTexts(server, manager, project, texts(3));
    await add("m", [
      { externalId: "t1", document: topic("refund") },
      { externalId: "t2", document: topic("refund") },
    ]);
    const again = await add("m", [
      { externalId: "t2", document: topic("billing"), score: 1 },
      { externalId: "t3", document: topic("other") },
    ]);
    expect(again.body).toEqual({ added: 1, replaced: 1 });
    const found = (await list()).items.map(({ document, score }) => [document.answers.topic, score]);
    expect(found.sort()).toEqual([
      ["billing", 1],
      ["other", null],
      ["refund", null],
    ]);
    expect((await models()).map(({ model, predictions }) => [model, predictions])).toEqual([["m", 3]]);
  });

  it("may name labels and questions by name, and a task by its number; a refusal lists the labels there are", async () => {
    const lines = [
      { id: 7, text: "seven" },
      { id: 8.5, text: "and a half" },
    ];
    const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
    await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl", mapping },
      raw: lines.map((line) => JSON.stringify(line)).join("\n"),
    });
    await server.runJobs();
    const items = [
      { externalId: 7, document: { answers: { Topic: "Refund" }, regions: [], relations: [] } },
      { externalId: 8.5, document: { answers: { topic: "billing" }, regions: [], relations: [] } },
    ];
    const body = { model: "m", items };
    const sent = await server.call("addPredictions", { as: manager, params: { project }, body });
    expect(sent.body).toEqual({ added: 2, replaced: 0 });
    const found = (await list()).items.map(({ document }) => document.answers);
    expect(found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
      { topic: "billing" },
      { topic: "refund" },
    ]);
    const refused = await add("m", [{ externalId: "7", document: topic("Complaint") }]);
    expect(refused.body).toMatchObject({
      issues: [
        {
          path: "items.0.document.answers.topic",
          message:
            'there is no label "Complaint" here; there are: billing (Billing), refund (Refund), other (Other)',
        },
      ],
    });
    const unsafe = { model: "m", items: [{ externalId: 2 ** 53, document: topic("billing") }] };
    const inexact = await server.call("addPredictions", { as: manager, params: { project }, body: unsafe });
    expect(inexact.status).toBe(400);
  });

  it("are all refused when one is bad, with the place of what is wrong", async () => {
    await importTexts(server, manager, project, ["Pay €20 now", "two"]);
    const answer = await add("m", [
      { externalId: "t2", document: topic("billing") },
      { externalId: "t1", document: span(4, 7, "€21") },
    ]);
    expect(answer.status).toBe(400);
    const paths = (answer.body as unknown as { issues: { path: string }[] }).issues.map(({ path }) => path);
    expect(paths).toEqual(["items.1.document.regions.0.shape.parts.0.text"]);
    expect((await list()).items).toEqual([]);
    expect((await add("m", [{ externalId: "t1", document: span(4, 7, "€20") }])).status).toBe(200);
  });

  it("of an unknown task, of another project's task and of a task named twice are refused alike", async () => {
    await importTexts(server, manager, project, ["one"]);
    const other = await makeProject(server, manager);
    await importTexts(server, manager, other, ["a", "b"]);
    const [foreign] = await takeTasks(server, manager, other, 1);
    const unknown = await add("m", [{ taskId: newId(), document: topic("other") }]);
    const stranger = await add("m", [{ taskId: foreign?.id ?? "", document: topic("other") }]);
    expect(unknown.status).toBe(400);
    expect(stranger.body).toEqual(unknown.body);
    expect((await add("m", [{ externalId: "t2", document: topic("other") }])).status).toBe(400);
    const twice = { externalId: "t1", document: topic("other") };
    expect((await add("m", [twice, twice])).status).toBe(400);
    expect((await add("m", [{ document: topic("other") }])).status).toBe(400);
    expect((await add("m", [{ ...twice, taskId: newId() }])).status).toBe(400);
    expect((await add("m", [{ ...twice, score: 1.5 }])).status).toBe(400);
    expect((await list()).items).toEqual([]);
  });

  it("made for older labels are kept but no longer shown", async () => {
    await importTexts(server, manager, project, ["one"]);
    await add("m", [{ externalId: "t1", document: topic("other") }]);
    await server.call("putSchema", {
      as: manager,
      params: { project },
      body: { schema: TOPIC_SCHEMA, baseVersion: 1 },
    });
    const [task] = await takeTasks(server, manager, project, 1);
    expect(task?.predictions).toEqual([]);
    expect((await models())[0]).toMatchObject({ model: "m", predictions: 1, schemaVersion: 1 });
    await add("m", [{ externalId: "t1", document: topic("other") }]);
    const [again] = await takeTasks(server, manager, project, 1);
    expect(again?.predictions).toHaveLength(1);
  });

  it("are listed page by page, of all models or of one", async () => {
    await importTexts(server, manager, project, texts(4));
    const items = [1, 2, 3, 4].map((n) => ({ externalId: `t${n}`, document: topic("other") }));
    await add("a.b", items);
    await add("c", items.slice(0, 3));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: "3", ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ model }) => model));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(["a.b", "a.b", "a.b", "a.b", "c", "c", "c"]);
    expect((await list({ model: "c" })).items).toHaveLength(3);
    const wrong = await server.call("listPredictions", {
      as: manager,
      params: { project },
      query: { cursor: "x" },
    });
    expect(wrong.status).toBe(400);
  });

  it("go with their model, and with their task", async () => {
    await importTexts(server, manager, project, texts(3));
    const items = [1, 2, 3].map((n) => ({ externalId: `t${n}`, document: topic("other") }));
    await add("a", items);
    await add("b", items);
    const removed = await server.call("removePredictions", {
      as: manager,
      params: { project },
      query: { model: "a" },
    });
    expect(removed.body).toEqual({ removed: 3 });
    expect((await models()).map(({ model }) => model)).toEqual(["b"]);
    const [task] = await takeTasks(server, manager, project, 1);
    await server.call("deleteTasks", {
      as: manager,
      params: { project },
      body: { selection: { ids: [task?.id] }, withAnswers: true },
    });
    expect((await models())[0]?.predictions).toBe(2);
    const events = (await server.call("listEvents", { as: manager, params: { project } })).body.items;
    const told = events
      .filter(({ action }) => action.startsWith("prediction."))
      .map(({ action, detail }) => [action, detail]);
    expect(told).toEqual([
      ["prediction.remove", { removed: 3 }],
      ["prediction.add", { added: 3, replaced: 0 }],
      ["prediction.add", { added: 3, replaced: 0 }],
    ]);
  });

  it("come in a thousand at a time and no more, from two senders at once too", async () => {
    await importTexts(server, manager, project, texts(1_000));
    const items = Array.from({ length: 1_000 }, (_, i) => ({
      externalId: `t${i + 1}`,
      document: topic("other"),
    }));
    const both = await Promise.all([add("m", items), add("m", items)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.added + body.replaced)).toEqual([1_000, 1_000]);
    expect((await models())[0]?.predictions).toBe(1_000);
    expect((await add("m", [...items, { externalId: "t1", document: topic("other") }])).status).toBe(400);
  });
});

it("finds tasks and suggestions by their own indexes on SQLite, however large the project is", async () => {
  const { database } = server.services;
  if (database.dialect !== "sqlite") return;
  const plan = async (sql: string, params: unknown[]) =>
    (await database.read.raw.all<{ detail: string }>(`explain query plan ${sql}`, params))
      .map(({ detail }) => detail)
      .join("; ");
  const ids = "(select value from json_each(?))";
  expect(
    await plan(`select id from task where project_id = ? and identity in ${ids}`, [project, "[]"]),
  ).toContain("task_identity (project_id=? AND identity=?)");
  expect(
    await plan(`select document from prediction where task_id in ${ids} and schema_version = ?`, ["[]", 1]),
  ).toContain("prediction_task_model (task_id=?)");
  expect(
    await plan(
      "select model, count(*), max(id) from prediction where project_id = ? group by model order by model limit 5",
      [project],
    ),
  ).toContain("COVERING INDEX prediction_model");
});
