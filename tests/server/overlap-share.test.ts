import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Distribution, OverlapShare } from "@/lib/contracts/distribution";
import { shareOf } from "@/lib/distribution/deal-share";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterAll(() => server.close());

const NONE: Distribution = {
  overlap: 1,
  share: null,
  adaptive: null,
  limits: { total: null, perDay: null },
};
const put = (project: string, settings: Partial<Distribution>) =>
  server.call("putDistribution", {
    as: manager,
    params: { project },
    body: { ...NONE, ...settings },
  });
const share = (percent: number, field: string | null = null, overlap = 3): OverlapShare => ({
  percent,
  overlap,
  field,
});

let imports = 0;
/** Tasks whose data have the field `source`, or nothing where that is null. */
async function importRows(project: string, sources: readonly (string | null)[]) {
  imports += 1;
  const lines = sources.map((source, i) =>
    JSON.stringify({ id: `i${imports}-${i}`, text: `Text ${imports} ${i}`, ...(source && { source }) }),
  );
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: {
      format: "jsonl",
      mapping: JSON.stringify({ fields: { text: "text", source: "source" }, id: "id" }),
    },
    raw: lines.join("\n"),
  });
  expect(started.status).toBe(202);
  await server.runJobs();
}

async function tasksOf(project: string, query: Record<string, string> = {}) {
  const { body } = await server.call("listTasks", {
    as: manager,
    params: { project },
    query: { limit: "500", ...query },
  });
  return body.items;
}
const inShare = async (project: string) =>
  new Set((await tasksOf(project)).filter(({ overlapBy }) => overlapBy === "share").map(({ seq }) => seq));
const previewOf = async (project: string, settings: Partial<Distribution>) =>
  (
    await server.call("previewDistribution", {
      as: manager,
      params: { project },
      body: { overlap: settings.overlap ?? 1, share: settings.share ?? null },
    })
  ).body;

async function bulk(project: string, action: Record<string, unknown>, selection: unknown = { filter: {} }) {
  const started = await server.call("startBulkAction", {
    as: manager,
    params: { project },
    body: { selection, action },
  });
  expect(started.status).toBe(202);
  await server.runJobs();
  return (await server.call("getBulkAction", { as: manager, params: { project, bulk: started.body.id } }))
    .body;
}
async function undo(project: string, id: string) {
  const started = await server.call("undoBulkAction", { as: manager, params: { project, bulk: id } });
  expect(started.status).toBe(202);
  await server.runJobs();
}

async function annotator(project: string): Promise<Person> {
  count += 1;
  const person = await server.person(`annotator${count}`);
  await server.join(project, person, "annotator");
  return person;
}

describe("a share of the tasks needs more annotators", () => {
  it("exactly so many, the same again, and more of them only beside those when the share grows", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(95));
    expect((await put(project, { share: share(10) })).status).toBe(200);
    const ten = await inShare(project);
    expect(ten.size).toBe(10);
    await put(project, { share: share(10) });
    expect(await inShare(project)).toEqual(ten);
    await put(project, { share: share(31) });
    const more = await inShare(project);
    expect(more.size).toBe(30);
    expect([...ten].every((seq) => more.has(seq))).toBe(true);
    await put(project, { share: share(10) });
    expect(await inShare(project)).toEqual(ten);
    await put(project, { share: share(100) });
    expect((await inShare(project)).size).toBe(95);
    const tasks = await tasksOf(project);
    expect(tasks.every(({ overlap }) => overlap === 3)).toBe(true);
    await put(project, { share: share(0) });
    expect((await inShare(project)).size).toBe(0);
    await put(project, {});
    expect((await tasksOf(project)).every(({ overlap }) => overlap === 1)).toBe(true);
  });

  it("as the preview has said, which writes nothing", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(40));
    const ada = await annotator(project);
    for (const { id } of await takeTasks(server, ada, project, 3)) await submit(server, ada, id, "billing");
    const told = await previewOf(project, { overlap: 2, share: share(25, null, 4) });
    expect(told).toEqual({
      tasks: 40,
      inShare: 10,
      byHand: 0,
      wanted: 30 * 2 + 10 * 4,
      given: 3,
      left: 97,
      beyond: 0,
      byValue: null,
    });
    expect((await tasksOf(project)).every(({ overlap }) => overlap === 1)).toBe(true);
    const { body } = await put(project, { overlap: 2, share: share(25, null, 4) });
    expect(body.preview).toEqual(told);
  });

  it("of each value of a field, also when tasks come in several imports", async () => {
    const project = await makeProject(server, manager);
    const field = "source";
    const sources = (news: number, mail: number, none: number) => [
      ...Array.from({ length: news }, () => "news"),
      ...Array.from({ length: mail }, () => "mail"),
      ...Array.from({ length: none }, () => null),
    ];
    await importRows(project, sources(30, 4, 3));
    const { body } = await put(project, { share: share(10, field) });
    const byValue = () => previewOf(project, { share: share(10, field) });
    expect(body.preview.byValue).toEqual({
      values: 3,
      items: [
        { value: "news", tasks: 30, inShare: 3 },
        { value: "mail", tasks: 4, inShare: 1 },
        { value: "", tasks: 3, inShare: 1 },
      ],
    });
    const before = await inShare(project);
    await importRows(project, [...sources(1, 30, 0), "forum"]);
    const after = await inShare(project);
    expect([...before].every((seq) => after.has(seq))).toBe(true);
    expect((await byValue()).byValue?.items).toEqual([
      { value: "mail", tasks: 34, inShare: 4 },
      { value: "news", tasks: 31, inShare: 4 },
      { value: "", tasks: 3, inShare: 1 },
      { value: "forum", tasks: 1, inShare: 1 },
    ]);
    expect(after.size).toBe(10);
    // What the settings would deal is what imports have dealt.
    await put(project, { share: share(10, field) });
    expect(await inShare(project)).toEqual(after);
  });

  it("by one rule, whether imports deal or the settings do", { timeout: 60_000 }, async () => {
    const kinds = fc.array(fc.constantFrom("a", "b", null), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(kinds, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        async (parts, percent, later, isStratified) => {
          const field = isStratified ? "source" : null;
          const project = await makeProject(server, manager);
          await put(project, { share: share(percent, field) });
          for (const part of parts) await importRows(project, part);
          const dealt = await inShare(project);
          const all = parts.flat();
          const sizeOf = (value: string | null) => all.filter((one) => one === value).length;
          const expected = isStratified
            ? ["a", "b", null].reduce((sum, value) => sum + shareOf(sizeOf(value), percent), 0)
            : shareOf(all.length, percent);
          expect(dealt.size).toBe(expected);
          await put(project, { share: share(later, field) });
          const other = await inShare(project);
          const [small, large] = later >= percent ? [dealt, other] : [other, dealt];
          expect([...small].every((seq) => large.has(seq))).toBe(true);
        },
      ),
      { numRuns: 8 },
    );
  });

  it("and gold tasks are dealt by themselves, without a number", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(20));
    const [gold] = await tasksOf(project);
    await server.call("putGoldAnswer", {
      as: manager,
      params: { task: gold?.id ?? "" },
      body: { baseRevision: 0, document: { answers: { topic: "refund" }, regions: [], relations: [] } },
    });
    const { body } = await put(project, { share: share(10) });
    expect(body.preview).toMatchObject({ tasks: 19, inShare: 2, wanted: 17 + 6 });
    // A gold task needs nothing while it is gold.
    const [still] = await tasksOf(project, { gold: "true" });
    expect(still?.status).not.toBe("done");
  });

  it("refuses a share that needs no more than the others, and shares beyond 0 to 100", async () => {
    const project = await makeProject(server, manager);
    for (const settings of [
      { overlap: 3, share: share(10) },
      { share: share(101) },
      { share: share(-1) },
      { share: share(10, "") },
      { overlap: 0 },
      { overlap: 21 },
    ])
      expect((await put(project, settings)).status).toBe(400);
  });

  it("opens done tasks again and closes open ones when the numbers change", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(10));
    const ada = await annotator(project);
    for (const { id } of await takeTasks(server, ada, project, 10)) await submit(server, ada, id, "billing");
    await put(project, { share: share(30) });
    expect((await tasksOf(project, { status: "done" })).length).toBe(7);
    await put(project, {});
    expect((await tasksOf(project, { status: "done" })).length).toBe(10);
  });
});

describe("the number of annotators of some tasks", () => {
  async function started(tasks = 6) {
    const project = await makeProject(server, manager, 2);
    await importTexts(server, manager, project, texts(tasks));
    return { project, tasks: await tasksOf(project) };
  }

  it("is set by hand for a selection, keeps when the project changes, and follows it again", async () => {
    const { project, tasks } = await started();
    const ids = tasks.slice(0, 2).map(({ id }) => id);
    const action = await bulk(project, { kind: "setOverlap", overlap: 4 }, { ids });
    expect(action.outcomes).toEqual({ done: 2 });
    expect((await tasksOf(project, { byHand: "true" })).map(({ overlap }) => overlap)).toEqual([4, 4]);
    await put(project, { overlap: 1, share: share(50, null, 3) });
    expect((await tasksOf(project, { byHand: "true" })).map(({ overlap }) => overlap)).toEqual([4, 4]);
    const again = await bulk(project, { kind: "followProject" });
    expect(again.outcomes).toEqual({ done: 2, already: 4 });
    const after = await tasksOf(project);
    expect(after.map(({ overlap }) => overlap).toSorted()).toEqual([1, 1, 1, 3, 3, 3]);
    expect((await tasksOf(project, { byHand: "true" })).length).toBe(0);
  });

  it("never loses annotations: those beyond it stay and are told, and undo puts all back", async () => {
    const { project, tasks } = await started(3);
    const [ada, bo] = [await annotator(project), await annotator(project)];
    for (const person of [ada, bo])
      for (const { id } of await takeTasks(server, person, project, 2))
        await submit(server, person, id, "other");
    const before = await tasksOf(project);
    const action = await bulk(project, { kind: "setOverlap", overlap: 1 });
    expect(action.outcomes).toEqual({ done: 1, beyond: 2 });
    const after = await tasksOf(project);
    expect(after.map(({ answers, overlap, status }) => [answers, overlap, status])).toEqual([
      [2, 1, "done"],
      [2, 1, "done"],
      [0, 1, "new"],
    ]);
    const report = await server.call("listBulkItems", {
      as: manager,
      params: { project, bulk: action.id },
      query: { left: "true" },
    });
    expect(report.body.items.map(({ outcome }) => outcome)).toEqual(["beyond", "beyond"]);
    expect(action.canUndo).toBe(true);
    await undo(project, action.id);
    expect(await tasksOf(project)).toEqual(before);
    expect(tasks.length).toBe(3);
  });

  it("opens tasks for another annotator at once", async () => {
    const { project, tasks } = await started(1);
    const [ada, bo, cy] = [await annotator(project), await annotator(project), await annotator(project)];
    for (const person of [ada, bo]) await submit(server, person, tasks[0]?.id ?? "", "other");
    expect(await takeTasks(server, cy, project, 1)).toEqual([]);
    await bulk(project, { kind: "setOverlap", overlap: 3 });
    expect((await takeTasks(server, cy, project, 1)).map(({ id }) => id)).toEqual([tasks[0]?.id]);
  });

  it("of a task goes on with a new version of its data", async () => {
    const { project } = await started(2);
    await bulk(project, { kind: "setOverlap", overlap: 5 }, { filter: { search: "1" } });
    const started2 = await server.call("startImport", {
      as: manager,
      params: { project },
      query: {
        format: "jsonl",
        mapping: JSON.stringify({
          fields: { text: "text" },
          id: "id",
          group: "group",
          changed: "new-version",
        }),
      },
      raw: JSON.stringify({ id: "t1", text: "Ticket 1, corrected", group: "g0" }),
    });
    expect(started2.status).toBe(202);
    await server.runJobs();
    const [first] = await tasksOf(project, { byHand: "true" });
    expect(first).toMatchObject({ version: 2, overlap: 5, overlapBy: "hand" });
  });
});

it("is exact also where tasks come in several batches of one import", async () => {
  const project = await makeProject(server, manager);
  await put(project, { share: share(7) });
  await importTexts(server, manager, project, texts(4_500));
  expect((await previewOf(project, { share: share(7) })).inShare).toBe(315);
  const { body } = await server.call("getDistribution", { as: manager, params: { project } });
  expect(body.preview).toMatchObject({ tasks: 4_500, inShare: 315, wanted: 4_500 + 2 * 315 });
});

it("tells the settings without counting a task", async () => {
  const project = await makeProject(server, manager);
  await put(project, { share: share(7) });
  const { database } = server.services;
  const { scan } = database;
  let scans = 0;
  database.scan = (query) => {
    scans += 1;
    return scan(query);
  };
  const asked = { as: manager, params: { project } };
  const { body } = await server.call("getDistributionSettings", asked);
  expect([body.share?.percent, scans]).toEqual([7, 0]);
  const counted = await server.call("getDistribution", asked);
  expect(counted.body.settings).toEqual(body);
  expect(scans).toBeGreaterThan(0);
});
