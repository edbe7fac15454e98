import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { partsOfFilter } from "@/db/queries/task-filter";
import { countOfTasks, type FirstPart, pageOfTasks } from "@/db/queries/task-list";
import { indexTexts } from "@/db/queries/task-search";
import { countTasks } from "@/lib/server/tasks/find-tasks";
import { indexWaitingTexts } from "@/lib/server/tasks/search-indexer";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const TRIAL = path.resolve(process.cwd(), "../shared/data/trials/search.jsonl");
if (!existsSync(TRIAL)) console.warn("skipped: ../shared/data/trials/search.jsonl is not here");

const FAR = `${"word ".repeat(500)}Zebrafish at the far end.`;
const ROWS = [
  { id: "ORD-2024-000117", text: FAR, customer: { name: "Contoso", tags: ["north", 4711] } },
  { id: "ORD-2024-000118", text: "Café на углу, composed", customer: "Fabrikam" },
  { id: "ORD-2024-000119", text: "Cafe\u0301 at the corner, decomposed", customer: "Fabrikam" },
  { id: "ORD-2024-000120", text: "СРОЧНО: Ёлка и ПОСЫЛКА", customer: "Ромашка" },
  { id: "ORD-2024-000121", text: "İstanbul'da IŞIK ve ılık", customer: "x" },
  { id: "ORD-2024-000122", text: '100% sure_thing \\ "done" 🙁 A\u0000B', customer: "x" },
];

/** What each query finds, as the last digits of the ids. */
const CASES: [string, number[]][] = [
  ["zebrafish", [117]],
  ["ZEBRAFISH at the", [117]],
  ["000117", [117]],
  ["ord-2024", [117, 118, 119, 120, 121, 122]],
  ["contoso", [117]],
  ["4711", [117]],
  ["north", [117]],
  ["fabrikam", [118, 119]],
  ["café", [118, 119]],
  ["CAFE\u0301", [118, 119]],
  ["cafe", []],
  ["ёлка", [120]],
  ["посылка", [120]],
  ["РОМАШКА", [120]],
  ["istanbul", [121]],
  ["ışık", [121]],
  ["ILIK", [121]],
  ["100%", [122]],
  ["0% s", [122]],
  ["sure_", [122]],
  ["sure-", []],
  ["\\", [122]],
  ['"done"', [122]],
  ["🙁", [122]],
  ["é", [118, 119]],
  ["na", []],
  ["на", [118]],
  ["word zebrafish", [117]],
  ["zebraword", []],
  ["3", [119]],
];

let server: TestServer;
let manager: Person;
let project: string;

const importRows = async (into: string, lines: string) => {
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id" });
  await server.call("startImport", {
    as: manager,
    params: { project: into },
    query: { format: "jsonl", mapping },
    raw: lines,
  });
  await server.runJobs();
};
const found = async (search: string, of = project) => {
  const { body } = await server.call("listTasks", {
    as: manager,
    params: { project: of },
    query: { search },
  });
  expect(body).toMatchObject({ total: body.items.length, totalIsExact: true });
  return body.items.map((item) => Number(item.externalId?.slice(-3)));
};
const waiting = async () => {
  const rows = "select count(*) as waiting from task_search where not indexed or project_id = ''";
  return Number((await server.services.database.read.raw.all<{ waiting: number }>(rows, []))[0]?.waiting);
};

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
  await importRows(project, ROWS.map((row) => JSON.stringify(row)).join("\n"));
  const other = await makeProject(server, manager);
  await importRows(other, ROWS.map((row) => JSON.stringify({ ...row, id: `${row.id}-other` })).join("\n"));
});
afterEach(() => server.close());

it("finds exactly the same by every query, whether the texts are in the index yet or not, or some of them", async () => {
  for (const [query, expected] of CASES) expect([query, await found(query)]).toEqual([query, expected]);
  await indexWaitingTexts(server.services);
  expect(await waiting()).toBe(0);
  for (const [query, expected] of CASES) expect([query, await found(query)]).toEqual([query, expected]);
  await importRows(
    project,
    JSON.stringify({ id: "ORD-2024-000999", text: "another zebrafish", customer: 1 }),
  );
  expect(await found("zebrafish")).toEqual([117, 999]);
});

it("finds a task by its number beside all that hold the digits", async () => {
  const numbers = async (search: string) =>
    (await server.call("listTasks", { as: manager, params: { project }, query: { search } })).body.items.map(
      (item) => item.seq,
    );
  expect(await numbers("3")).toEqual([3]);
  expect(await numbers("117")).toEqual([1]);
  expect(await numbers("2")).toEqual([1, 2, 3, 4, 5, 6]);
});

it("counts the matches of a search up to a limit and says when there are more; without a search it counts all", async () => {
  const count = (where: object, limit: number) =>
    countTasks(server.services.database, { projectId: project, ...where }, limit);
  for (const isIndexed of [false, true]) {
    if (isIndexed) await indexWaitingTexts(server.services);
    for (const more of [{}, { status: "new" as const }]) {
      expect(await count({ search: "ord-2024", ...more }, 5)).toEqual({ total: 5, totalIsExact: false });
      expect(await count({ search: "ord-2024", ...more }, 6)).toEqual({ total: 6, totalIsExact: true });
      expect(await count({ search: "fabrikam", ...more }, 6)).toEqual({ total: 2, totalIsExact: true });
      // The task of this number holds the digit, too, and is counted once.
      expect(await count({ search: "2", ...more }, 6)).toEqual({ total: 6, totalIsExact: true });
      expect(await count({ search: "3", ...more }, 6)).toEqual({ total: 1, totalIsExact: true });
      expect(await count(more, 2)).toEqual({ total: 6, totalIsExact: true });
    }
    expect(await count({ search: "ord-2024", status: "done" }, 5)).toEqual({ total: 0, totalIsExact: true });
  }
});

it("finds and counts the same by the index and by reading the texts of the tasks that pass a filter", async () => {
  const { read: db, scan } = server.services.database;
  for (const isIndexed of [false, true]) {
    if (isIndexed) await indexWaitingTexts(server.services);
    for (const [search] of CASES) {
      const where = { projectId: project, search, status: "new" as const };
      const parts = partsOfFilter(db, where);
      const [byIndex, byText] = await Promise.all(
        [parts.at(-1) as FirstPart, undefined].map(async (first) => [
          await scan(pageOfTasks(db, { where, parts, sort: "seq", limit: 100 }, first)),
          await scan(countOfTasks(db, { where, parts }, { first, atMost: 4 })),
        ]),
      );
      expect([search, byIndex]).toEqual([search, byText]);
    }
  }
});

it("finds nothing of a deleted task or project, and takes their texts out of the index", async () => {
  await indexWaitingTexts(server.services);
  const remove = { selection: { filter: { search: "fabrikam" } } };
  await server.call("deleteTasks", { as: manager, params: { project }, body: remove });
  expect(await found("fabrikam")).toEqual([]);
  expect(await found("café")).toEqual([]);
  expect(await found("zebrafish")).toEqual([117]);
  await server.call("deleteProject", { as: manager, params: { project } });
  await indexWaitingTexts(server.services);
  expect(await waiting()).toBe(0);
  const left = await server.services.database.read.raw.all("select id from task_search", []);
  expect(left).toHaveLength(ROWS.length);
  if (server.services.database.dialect === "sqlite")
    await server.services.database.write((db) =>
      db.raw.all("insert into task_search_index (task_search_index) values ('integrity-check')", []),
    );
});

it("leaves the index alone while a job runs, and lets two processes index at once", async () => {
  await Promise.all([indexWaitingTexts(server.services), indexWaitingTexts(server.services)]);
  expect(await found("zebrafish")).toEqual([117]);
  expect(await server.services.database.write(indexTexts)).toBe(false);
  await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "txt" },
    raw: "a waiting line",
  });
  await server.services.database.write(async (db) => {
    const row = { taskId: "nobody", projectId: "nothing", text: "waits" };
    await db.raw.insertMany(db.t.taskSearch, [row]);
  });
  await indexWaitingTexts(server.services);
  expect(await waiting()).toBe(1);
});

it.skipIf(!existsSync(TRIAL))("finds what the trial file of other tools' failures asks for", async () => {
  const trial = await makeProject(server, manager);
  await importRows(trial, readFileSync(TRIAL, "utf8"));
  for (const [query, expected] of [
    ["Zebrafish", [117]],
    ["000117", [117]],
    ["Contoso", [117]],
    ["Café", [118, 119]],
    ["Cafe\u0301", [118, 119]],
    ["посылка", [120]],
    ["ёлка", [120]],
    ["istanbul", [121]],
    ["100%", [122]],
    ["sure_thing \\", [122]],
  ] as const)
    expect([query, await found(query, trial)]).toEqual([query, expected]);
});
