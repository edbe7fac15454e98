import { afterEach, beforeEach, expect, it } from "vitest";
import type { Db } from "@/db/client/database";
import { findSchema } from "@/db/queries/projects";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const documentOf = (topic: string) => ({ answers: { topic }, regions: [], relations: [] });
const [topic, ...others] = TOPIC_SCHEMA.controls;
const withTopics = (...ids: string[]) => ({
  ...TOPIC_SCHEMA,
  controls: [{ ...topic, labels: ids.map((id) => ({ id, name: id })) }, ...others],
});

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

const save = (schema: object, extra: object = {}) =>
  server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema, baseVersion: 1, ...extra },
  });

/** Three tasks: billing as answered; billing decided as refund; billing that a reviewer fixed to refund. */
async function answers(): Promise<void> {
  const [ada, rita] = [await server.person("Ada"), await server.person("Rita")];
  await server.join(project, ada, "annotator");
  await server.join(project, rita, "reviewer");
  await importTexts(server, manager, project, texts(3));
  const tasks = await takeTasks(server, ada, project, 3);
  const given = [];
  for (const task of tasks) given.push((await submit(server, ada, task.id, "billing")).body.annotation);
  await server.call("putResolution", {
    as: manager,
    params: { task: tasks[1]?.id ?? "" },
    body: { baseRevision: 0, document: documentOf("refund") },
  });
  const fixed = await server.call("createReview", {
    as: rita,
    params: { project },
    body: {
      annotationId: given[2]?.id,
      revision: given[2]?.revision,
      decision: "fixed",
      document: documentOf("refund"),
    },
  });
  expect(fixed.status).toBeLessThan(300);
}

it("that takes away what answers, final answers or corrections use says how many, and asks first", async () => {
  await answers();
  const refused = await save(withTopics("other", "new"));
  expect(refused).toMatchObject({
    status: 409,
    body: {
      losses: [
        { what: "Topic › Billing", annotations: 3 },
        { what: "Topic › Refund", annotations: 2 },
      ],
    },
  });
  const version = (number: number) =>
    findSchema(server.services.database.read, { projectId: project, version: number });
  expect(await version(2)).toBeUndefined();
  expect(await save(withTopics("other", "new"), { acceptLoss: true })).toMatchObject({
    status: 200,
    body: { version: 2 },
  });
  expect(await version(2)).toMatchObject({
    controls: [{ labels: [{ id: "other" }, { id: "new" }] }, {}, {}],
  });
});

it("that takes away what nobody used asks nothing", async () => {
  await answers();
  expect((await save(withTopics("billing", "refund"))).status).toBe(200);
});

it("counts the very id: a sign that patterns know means itself", async () => {
  await save(withTopics("a_b", "axb"), { acceptLoss: true });
  const ada = await server.person("Ada");
  await server.join(project, ada, "annotator");
  await importTexts(server, manager, project, texts(1));
  const [task] = await takeTasks(server, ada, project, 1);
  expect((await submit(server, ada, task?.id ?? "", "axb", { schemaVersion: 2 })).status).toBe(200);
  expect((await save(withTopics("axb", "new"), { baseVersion: 2 })).status).toBe(200);
});

it("a marked text that is the word of a label id is no use of that label, in any case of letters", async () => {
  await importTexts(server, manager, project, ["refund Refund billing"]);
  const [task] = await takeTasks(server, manager, project, 1);
  const mark = (id: string, start: number, end: number, text: string) => ({
    id,
    control: "parts",
    labels: ["amount"],
    shape: { kind: "span", parts: [{ start, end, text }] },
  });
  const document = {
    answers: { topic: "other" },
    regions: [
      mark("refund", 0, 6, "refund"),
      mark("REFUND", 7, 13, "Refund"),
      mark("billing", 14, 21, "billing"),
    ],
    relations: [],
  };
  expect((await submit(server, manager, task?.id ?? "", "", { document })).status).toBe(200);
  const refused = await save(withTopics("new", "more"));
  expect(refused.body).toMatchObject({ losses: [{ what: "Topic › Other", annotations: 1 }] });
  expect((refused.body as unknown as { losses: unknown[] }).losses).toHaveLength(1);
  expect((await save(withTopics("other", "new"))).status).toBe(200);
});

it("the ids of what annotations, suggestions, rules or releases hold are told, and no others", async () => {
  const held = async () =>
    (await server.call("getSchemaUsage", { as: manager, params: { project } })).body.held;
  expect(await held()).toEqual([]);
  await importTexts(server, manager, project, texts(2));
  const [task] = await takeTasks(server, manager, project, 1);
  const document = { answers: { topic: "refund" }, regions: [], relations: [] };
  await server.call("addPredictions", {
    as: manager,
    params: { project },
    body: { model: "m", items: [{ externalId: "t2", document }] },
  });
  expect(await held()).toEqual(["topic", "topic/refund"]);
  const rule = { title: "Amounts", statement: "Mark them.", labels: ["parts/amount"] };
  await server.call("createRule", { as: manager, params: { project }, body: rule });
  expect(await held()).toEqual(["parts", "parts/amount", "topic", "topic/refund"]);
  await submit(server, manager, task?.id ?? "", "billing");
  expect(await held()).toEqual(["parts", "parts/amount", "topic", "topic/billing", "topic/refund"]);
  const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
  await server.call("createRelease", { as: manager, params: { project }, body: { name: "R", plan } });
  await server.runJobs();
  expect(await held()).toEqual([
    "clarity",
    "parts",
    "parts/amount",
    "parts/product",
    "topic",
    "topic/billing",
    "topic/other",
    "topic/refund",
  ]);
});

it("an id that nothing holds may be given to another label", async () => {
  const labeled = (...pairs: [id: string, name: string][]) => ({
    ...TOPIC_SCHEMA,
    controls: [{ ...topic, labels: pairs.map(([id, name]) => ({ id, name })) }, ...others],
  });
  expect((await save(labeled(["spam", "Spam"], ["b", "Other"]))).status).toBe(200);
  expect((await save(labeled(["b", "Other"], ["c", "More"]), { baseVersion: 2 })).status).toBe(200);
  expect((await save(labeled(["b", "Other"], ["spam", "Praise"]), { baseVersion: 3 })).status).toBe(200);
});

it("that asks for relations where nothing can be related is refused with a clear issue", async () => {
  const labels = [{ id: "of", name: "Of" }];
  const links = { id: "links", kind: "relation", name: "Links", required: true, labels };
  const refused = await save({ ...TOPIC_SCHEMA, controls: [topic, links] });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      issues: [
        {
          path: expect.stringMatching(/controls\.1\.kind$/),
          message: "relations need a question that marks regions",
        },
      ],
    },
  });
});

it("that gives the id of a removed label or question to another is refused, in every later version; the same may come back", async () => {
  const labeled = (...pairs: [id: string, name: string][]) => ({
    ...TOPIC_SCHEMA,
    controls: [{ ...topic, labels: pairs.map(([id, name]) => ({ id, name })) }, ...others],
  });
  const next = async (schema: object, baseVersion: number) =>
    server.call("putSchema", {
      as: manager,
      params: { project },
      body: { schema, baseVersion, acceptLoss: true },
    });
  const both = labeled(["a", "Complaint"], ["b", "Other"], ["c", "More"]);
  expect((await next(both, 1)).body).toEqual({ version: 2 });
  await importTexts(server, manager, project, texts(1));
  const [task] = await takeTasks(server, manager, project, 1);
  await submit(server, manager, task?.id ?? "", "a", { schemaVersion: 2 });
  expect((await next(labeled(["b", "Others"], ["c", "More"]), 2)).body).toEqual({ version: 3 });
  expect((await next(labeled(["b", "Rest"], ["c", "More"]), 3)).body).toEqual({ version: 4 });
  const refused = await next(labeled(["b", "Rest"], ["a", "Praise"]), 4);
  expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: "controls.0.labels.1.id" }] } });
  expect((await next(labeled(["b", "Rest"], ["a", "complaint "]), 4)).body).toEqual({ version: 5 });
  const [, ...rest] = both.controls;
  expect((await next({ ...both, controls: rest }, 5)).body).toEqual({ version: 6 });
  const other = {
    ...topic,
    name: "Mood",
    labels: [
      { id: "a", name: "Good" },
      { id: "b", name: "Bad" },
    ],
  };
  expect(await next({ ...both, controls: [other, ...rest] }, 6)).toMatchObject({
    body: { issues: [{ path: "controls.0.id", message: expect.stringContaining("Topic") }] },
  });
});

/** Holds back the next write until it is let go, as a busy queue of writers does by itself. */
function holdNextWrite(): { isHeld: Promise<void>; letGo: () => void } {
  const { database } = server.services;
  const write = database.write.bind(database);
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let arrived = () => {};
  const isHeld = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  database.write = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    database.write = write;
    arrived();
    await gate;
    return write(work);
  };
  return { isHeld, letGo };
}

it("keeps out an answer that was checked against the labels of before, however close they pass", async () => {
  await importTexts(server, manager, project, texts(3));
  const ada = await server.person("Ada");
  await server.join(project, ada, "annotator");
  const [task] = await takeTasks(server, ada, project, 1);
  const { isHeld, letGo } = holdNextWrite();
  const answering = submit(server, ada, task?.id ?? "", "billing");
  await isHeld;
  expect(await save(withTopics("refund", "other"))).toMatchObject({ status: 200, body: { version: 2 } });
  letGo();
  expect(await answering).toMatchObject({
    status: 409,
    body: { code: "schema_changed", schemaVersion: 2 },
  });
  const detail = await server.call("getTask", { as: manager, params: { project, task: task?.id ?? "" } });
  expect(detail.body.answers).toEqual([]);
});

it("keeps out a decision that was checked against the labels of before", async () => {
  await importTexts(server, manager, project, texts(1));
  const ada = await server.person("Ada");
  await server.join(project, ada, "annotator");
  const [task] = await takeTasks(server, ada, project, 1);
  const params = { task: task?.id ?? "" };
  await submit(server, ada, params.task, "other");
  const { isHeld, letGo } = holdNextWrite();
  const body = { baseRevision: 0, document: documentOf("billing") };
  const deciding = server.call("putResolution", { as: manager, params, body });
  await isHeld;
  expect((await save(withTopics("refund", "other"))).status).toBe(200);
  letGo();
  expect(await deciding).toMatchObject({ status: 409, body: { code: "schema_changed" } });
  expect((await server.call("getResolution", { as: manager, params })).status).toBe(404);
});

it("that asks for another field is refused where tasks have nothing in it, and taken where they do", async () => {
  await importTexts(server, manager, project, texts(3));
  const input = TOPIC_SCHEMA.inputs[0];
  const shows = (field: string) => ({ ...TOPIC_SCHEMA, inputs: [{ ...input, field }] });
  expect(await save(shows("txt"))).toMatchObject({
    status: 400,
    body: {
      issues: [
        {
          path: "inputs.0.field",
          message: '3 of the 3 tasks looked at have nothing to show in "txt"',
        },
      ],
    },
  });
  const other = await makeProject(server, manager);
  const raw = JSON.stringify({ text: "one", title: "two" });
  const mapping = JSON.stringify({ fields: { text: "text" }, keepOther: true });
  const query = { format: "jsonl", mapping };
  await server.call("startImport", { as: manager, params: { project: other }, query, raw });
  await server.runJobs();
  const body = { schema: shows("title"), baseVersion: 1 };
  expect((await server.call("putSchema", { as: manager, params: { project: other }, body })).status).toBe(
    200,
  );
});

it("that cuts a rating says how many answers are above it", async () => {
  await importTexts(server, manager, project, texts(2));
  const ada = await server.person("Ada");
  await server.join(project, ada, "annotator");
  for (const [i, task] of (await takeTasks(server, ada, project, 2)).entries())
    await submit(server, ada, task.id, "other", {
      document: { answers: { topic: "other", clarity: 2 + 3 * i }, regions: [], relations: [] },
    });
  const cut = {
    ...TOPIC_SCHEMA,
    controls: TOPIC_SCHEMA.controls.map((control) =>
      control.kind === "rating" ? { ...control, max: 3 } : control,
    ),
  };
  expect(await save(cut)).toMatchObject({
    status: 409,
    body: { losses: [{ what: "Clarity › 5", annotations: 1 }] },
  });
});
