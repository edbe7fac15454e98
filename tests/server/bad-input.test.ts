import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { importTexts, makeProject } from "../support/project";
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

const tasks = async () =>
  (await server.call("listTasks", { as: manager, params: { project } })).body.items.length;

it("stops an upload that grows over the limit, whatever length it announced", async () => {
  server.services.config.maxUploadBytes = 1024 ** 2;
  const line = new TextEncoder().encode(`${JSON.stringify({ text: "x".repeat(1_000) })}\n`);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += line.byteLength;
      controller.enqueue(line);
    },
  });
  const answer = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl" },
    raw: endless,
  });
  expect(answer.status).toBe(413);
  expect(sent).toBeLessThan(2 * 1024 ** 2);
  expect(await server.services.storage.list("uploads")).toEqual([]);
  const imports = await server.call("listImports", { as: manager, params: { project } });
  expect(imports.body.items).toEqual([]);
});

it("refuses a guideline of 5 MB and keeps the draft that was there", async () => {
  const save = (markdown: string, baseRevision: number) =>
    server.call("putGuidelineDraft", { as: manager, params: { project }, body: { markdown, baseRevision } });
  expect((await save("# Short", 0)).status).toBe(200);
  const large = await save("x".repeat(5 * 1024 ** 2), 1);
  expect([400, 413]).toContain(large.status);
  const draft = await server.call("getGuidelineDraft", { as: manager, params: { project } });
  expect(draft.body.markdown).toBe("# Short");
});

it("refuses __proto__ also when it is written with escapes, and half a body", async () => {
  for (const body of [
    '{"name":"x","\\u005f_proto__":{"role":"owner"}}',
    '{"name":"x"',
    '{"name":',
    "[]",
    "null",
  ]) {
    const answer = await server.call("createProject", { as: manager, body });
    expect(answer.status, body).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect(({} as { role?: string }).role).toBeUndefined();
});

it("keeps a text with U+0000 as it is or refuses it with 400, as the database can", async () => {
  const odd = "before\u0000after";
  const rule = { title: odd, statement: odd };
  const told = [
    await server.call("createProject", { as: manager, body: { name: odd, template: "text-classification" } }),
    await server.call("patchMe", { as: manager, body: { name: odd } }),
    await server.call("createRule", { as: manager, params: { project }, body: rule }),
    await server.call("putGuidelineDraft", {
      as: manager,
      params: { project },
      body: { markdown: odd, baseRevision: 0 },
    }),
  ];
  for (const { status, body } of told)
    if (status >= 300) expect(body).toMatchObject({ status: 400, code: "invalid_input" });
    else expect(JSON.stringify(body)).toContain("before\\u0000after");
});

it("names the field of every refusal", async () => {
  const answer = await server.call("createProject", {
    as: manager,
    body: { name: "", template: "text-classification", settings: { overlap: 0 } },
  });
  expect(answer.body).toMatchObject({ code: "invalid_input" });
  const { issues } = answer.body as unknown as { issues: { path: string }[] };
  expect(issues.map((issue) => issue.path).sort()).toEqual(["name", "settings.overlap"]);
});

it("tells a message in English, and its key and params beside it", async () => {
  const answer = await server.call("createProject", {
    as: manager,
    body: { name: "a".repeat(201), template: "text-classification" },
  });
  const told = { key: "fields.tooLong", params: { max: 200 } };
  expect(answer.body).toMatchObject({
    detail: "name: at most 200 characters",
    key: "requests.at",
    params: { path: "name", message: told },
    issues: [{ path: "name", message: "at most 200 characters", ...told }],
  });
  const missing = await server.call("getProject", { as: manager, params: { project: newId() } });
  expect(missing.body).toMatchObject({ code: "not_found", key: "notFound.project" });
});

it("says which names a mapping and a query know when one of theirs is unknown", async () => {
  const start = (query: Record<string, string>) =>
    server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl", ...query },
      raw: "{}",
    });
  const unknown = 'there is no "inputs"; known are fields, id, group, priority, changed, keepOther, labels';
  expect(await start({ mapping: '{"inputs":{"text":"body"},"id":5}' })).toMatchObject({
    status: 400,
    body: {
      detail: "mapping.id: Invalid input: expected string, received number",
      issues: [{ path: "mapping.id" }, { path: "mapping", message: unknown }],
    },
  });
  expect((await start({ mapping: '{"inputs":{}}' })).body).toMatchObject({ detail: `mapping: ${unknown}` });
  expect((await start({ mapping: "[]" })).body).toMatchObject({ issues: [{ path: "mapping" }] });
  expect((await start({ map: "x" })).body).toMatchObject({
    detail:
      'query: there is no "map"; known are format, mode, fileName, mapping, table, encoding, taskPer, delimiter, header',
  });
});

it("adds an id that stands twice in a file once, and lists the row that says something else", async () => {
  const lines = ["a", "b", "a"].map((id, i) => JSON.stringify({ id, text: `text ${i}` })).join("\n");
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mode: "skip-bad-rows", mapping },
    raw: lines,
  });
  await server.runJobs();
  const job = await server.call("getImport", { as: manager, params: { project, job: started.body.id } });
  expect(job.body).toMatchObject({ status: "done", added: 2, duplicates: 0, errors: 1 });
  expect(await tasks()).toBe(2);
});

it("refuses ids of another project among the selected tasks, whole", async () => {
  await importTexts(server, manager, project, ["one"]);
  const elsewhere = await makeProject(server, manager);
  await importTexts(server, manager, elsewhere, ["two"]);
  const idOf = async (id: string) =>
    (await server.call("listTasks", { as: manager, params: { project: id } })).body.items[0]?.id ?? "";
  const ids = [await idOf(project), await idOf(elsewhere)];
  const answer = await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids }, withAnswers: true },
  });
  expect(answer.status).toBe(404);
  expect(await tasks()).toBe(1);
});
