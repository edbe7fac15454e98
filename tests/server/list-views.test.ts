/** Columns that a list is asked for, and the views people save of it. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager");
  project = await makeProject(server, manager, 2);
});
afterEach(() => server.close());

const params = () => ({ project });

async function importRows(rows: object[]): Promise<void> {
  const raw = rows.map((row) => JSON.stringify(row)).join("\n");
  const has = (column: string) => rows.some((row) => column in row);
  const mapping = JSON.stringify({ ...(has("id") && { id: "id" }), ...(has("group") && { group: "group" }) });
  const query = { format: "jsonl", fileName: "letters.jsonl", mapping };
  const started = await server.call("startImport", { as: manager, params: params(), query, raw });
  expect(started.status).toBe(202);
  await server.runJobs();
}

it("gives data fields, labels by question, agreement and more for the columns asked for", async () => {
  await importRows([
    { text: "one", id: "a", group: "g1", lang: "de", "odd, name: ü": { deep: [1, 2] }, score: 0.5 },
    { text: "two", id: "b", lang: "  two\nlines  ", score: null },
  ]);
  const [ada, bo] = [await server.person("Ada"), await server.person("Bo")];
  for (const [person, topic] of [
    [ada, "billing"],
    [bo, "other"],
  ] as const) {
    await server.join(project, person, "annotator");
    const task = (await takeTasks(server, person, project, 2)).find(({ seq }) => seq === 1);
    await submit(server, person, task?.id ?? "", topic);
  }
  const odd = `data:${encodeURIComponent("odd, name: ü")}`;
  const columns = `number,data:lang,${odd},data:score,data:none,labels:topic,labels:gone,agreement:topic,externalId,group,import,annotators,priority,added`;
  const { body } = await server.call("listTasks", { as: manager, params: params(), query: { columns } });
  const [first, second] = body.items.map(({ cells }) => cells);
  expect(first).toMatchObject({
    "data:lang": "de",
    [odd]: '{"deep":[1,2]}',
    "data:score": "0.5",
    "data:none": null,
    "labels:gone": null,
    "agreement:topic": 0,
    externalId: "a",
    group: "g1",
    import: "letters.jsonl",
    annotators: "Ada, Bo",
    priority: 0,
    added: expect.any(Number),
  });
  expect(first?.["labels:topic"]).toMatchObject({
    parts: [
      { control: "topic", words: "Billing", annotators: 1 },
      { control: "topic", words: "Other", annotators: 1 },
    ],
  });
  expect(second).toMatchObject({
    "data:lang": "two lines",
    "data:score": null,
    "labels:topic": null,
    "agreement:topic": null,
    externalId: "b",
    group: null,
    annotators: null,
  });
  const plain = await server.call("listTasks", { as: manager, params: params(), query: {} });
  expect(plain.body.items[0]).not.toHaveProperty("cells");
  const reviews = await server.call("listReviews", {
    as: manager,
    params: params(),
    query: { columns: "labels:topic,agreement:topic,data:lang" },
  });
  expect(reviews.body.items.map(({ cells }) => cells)).toMatchObject([
    { "labels:topic": { parts: [{ words: "Billing" }] }, "agreement:topic": 0, "data:lang": "de" },
    { "labels:topic": { parts: [{ words: "Other" }] }, "agreement:topic": 0, "data:lang": "de" },
  ]);
});

it("refuses columns that are none, and counts apart from the page", async () => {
  await importRows(Array.from({ length: 12 }, (_, i) => ({ text: `row ${i}`, lang: i % 2 ? "de" : "en" })));
  const list = (query: Record<string, string>) =>
    server.call("listTasks", { as: manager, params: params(), query });
  for (const columns of [
    "data:",
    "data:%E0%A4%A",
    "a b",
    "x,,y",
    Array.from({ length: 31 }, (_, i) => `data:f${i}`).join(),
  ])
    expect((await list({ columns })).status, columns).toBe(400);
  const page = await list({ limit: "5", count: "false", field: "lang", fieldIs: "de" });
  expect(page.body).toMatchObject({ total: null, totalIsExact: null });
  const count = { as: manager, params: params(), query: { field: "lang", fieldIs: "de" } };
  expect((await server.call("countTasks", count)).body).toEqual({ total: 6, totalIsExact: true });
  const fields = await server.call("listTaskFields", { as: manager, params: params() });
  expect(fields.body.fields).toEqual(["text", "lang"]);
});

it("keeps views of one's own, shares those of managers, and remembers the columns chosen last", async () => {
  const [second, reviewer] = [await server.person("second"), await server.person("reviewer")];
  await server.join(project, second, "manager");
  await server.join(project, reviewer, "reviewer");
  const views = async (as: Person, list = "tasks") =>
    (await server.call("listViews", { as, params: params(), query: { list } })).body;
  const create = (as: Person, body: object) => server.call("createView", { as, params: params(), body });
  const own = await create(manager, { list: "tasks", name: "Mine", query: "status=done" });
  const shared = await create(manager, { list: "tasks", name: "Open", query: "status=new", shared: true });
  expect([own.status, shared.status]).toEqual([201, 201]);
  expect((await views(manager)).items).toMatchObject([
    { name: "Mine", shared: false, own: true, by: "manager" },
    { name: "Open", query: "status=new", shared: true },
  ]);
  expect((await views(second)).items).toMatchObject([{ name: "Open", own: false, by: "manager" }]);
  expect((await views(manager, "reviews")).items).toEqual([]);

  expect((await create(manager, { list: "tasks", name: "Mine", query: "" })).status).toBe(400);
  expect((await create(second, { list: "tasks", name: "Mine", query: "" })).status).toBe(201);
  expect((await create(reviewer, { list: "tasks", name: "T", query: "" })).status).toBe(403);
  expect((await create(reviewer, { list: "reviews", name: "R", query: "", shared: true })).status).toBe(403);
  expect((await create(reviewer, { list: "reviews", name: "R", query: "sample=5" })).status).toBe(201);
  expect((await create(manager, { list: "tasks", name: "Bad", query: "a\nb" })).status).toBe(400);

  const patch = (as: Person, view: string, body: object) =>
    server.call("patchView", { as, params: { project, view }, body });
  expect((await patch(second, own.body.id, { name: "Stolen" })).status).toBe(404);
  expect((await patch(second, shared.body.id, { query: "status=started" })).body).toMatchObject({
    query: "status=started",
    own: false,
  });
  expect((await patch(manager, own.body.id, { name: "Open" })).status).toBe(400);
  const twins = await Promise.all(
    ["A", "B"].map((name) => create(manager, { list: "tasks", name, query: "" })),
  );
  const renamed = await Promise.all(twins.map(({ body }) => patch(manager, body.id, { name: "Twin" })));
  expect(renamed.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  for (const { body } of twins)
    await server.call("deleteView", { as: manager, params: { project, view: body.id } });
  const other = await makeProject(server, manager, 1);
  const elsewhere = { project: other, view: own.body.id };
  expect((await server.call("deleteView", { as: manager, params: elsewhere })).status).toBe(404);
  expect(
    (await server.call("deleteView", { as: manager, params: { project, view: own.body.id } })).status,
  ).toBe(200);
  expect((await views(manager)).items.map(({ name }) => name)).toEqual(["Open"]);

  const columns = (as: Person, value: string | null) =>
    server.call("putColumns", { as, params: params(), body: { list: "tasks", columns: value } });
  await columns(manager, "number,data:lang");
  await columns(manager, "number,preview");
  expect((await views(manager)).columns).toBe("number,preview");
  expect((await views(second)).columns).toBeNull();
  await columns(manager, null);
  expect((await views(manager)).columns).toBeNull();
  expect((await columns(manager, "data:")).status).toBe(400);
});
