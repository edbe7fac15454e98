/** What a plan limits and binds: agreement, people, tasks, policies, splits by hand and folds, from the answers to the files. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
const people: Person[] = [];

/** Each text is a group of its own. */
async function importAlone(into: string, rows: string[]): Promise<void> {
  await server.call("startImport", {
    as: manager,
    params: { project: into },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" } }) },
    raw: rows.map((text) => JSON.stringify({ text })).join("\n"),
  });
  await server.runJobs();
}

/** Three people answer 20 tasks: about every fourth, from the fourth on, one of them disagrees. */
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  await importAlone(project, texts(20));
  people.length = 0;
  for (const [i, name] of ["a", "b", "c"].entries()) {
    const person = await server.person(name);
    people.push(person);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 20))
      await submit(server, person, task.id, task.seq % 4 === 0 && i === 2 ? "refund" : "other");
  }
});
afterEach(() => server.close());

const base = { labels: "majority", ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: "7" };
const preview = async (changes: object) =>
  server.call("previewRelease", { as: manager, params: { project }, body: { ...base, ...changes } });

async function released(changes: object, format = "jsonl") {
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan: { ...base, ...changes } },
  });
  await server.runJobs();
  const answer = await server.response("downloadRelease", {
    as: manager,
    params: { release: made.body.id },
    query: { format },
  });
  return unzip(Buffer.from(await answer.arrayBuffer()));
}
type Item = { seq: number; split: string; fold?: number };
const itemsIn = (files: Record<string, Buffer>): Item[] =>
  ["train", "validation", "test"].flatMap((split) =>
    String(files[`${split}.jsonl`])
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Item),
  );

async function decide(seqs: number[]): Promise<void> {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  for (const seq of seqs) {
    const task = items.find((item) => item.seq === seq)?.id ?? "";
    await server.call("putResolution", {
      as: manager,
      params: { task },
      body: { baseRevision: 0, document: { answers: { topic: "billing" }, regions: [], relations: [] } },
    });
  }
}

it("tasks on which people agree too little are left out, unless a person has decided them", async () => {
  expect((await preview({ minConfidence: 0.7 })).body).toMatchObject({
    tasks: 15,
    excluded: [{ reason: "low-confidence", count: 5 }],
  });
  expect((await preview({ minConfidence: 0.6 })).body).toMatchObject({ tasks: 20, excluded: [] });
  await decide([4]);
  expect((await preview({ minConfidence: 0.7 })).body.tasks).toBe(16);
});

it("only answers of some people, or without those of some, count; a release names none of them", async () => {
  const users = [people[0]?.id, people[1]?.id];
  expect((await preview({ annotators: { mode: "only", users } })).body.annotations).toBe(40);
  expect((await preview({ annotators: { mode: "without", users } })).body.annotations).toBe(20);
  expect((await preview({ annotators: { mode: "without", users }, minAnswers: 2 })).body).toMatchObject({
    tasks: 0,
    excluded: [{ reason: "outside-limits", count: 20 }],
  });
  const files = await released({ annotators: { mode: "only", users } });
  const all = Object.values(files).map(String).join("\n");
  for (const user of users) expect(all).not.toContain(user);
  expect(JSON.parse(String(files["manifest.json"])).plan.annotators).toEqual({ mode: "only", users: 2 });
});

it("only tasks that a search finds, or whose field has one of the values, are in", async () => {
  expect((await preview({ tasks: { search: "Ticket 1:" } })).body.tasks).toBeGreaterThan(0);
  const one = texts(20)[4] as string;
  const only = await preview({ tasks: { field: { name: "text", values: [one] } } });
  expect(only.body).toMatchObject({ tasks: 1, excluded: [{ reason: "filtered-out", count: 19 }] });
  expect((await preview({ tasks: { search: "nothing like this" } })).body.tasks).toBe(0);
});

it("only decided tasks are in test, and those on which people agree less are not in validation", async () => {
  await decide([1, 2, 3, 5]);
  const policies = { testOnlyDecided: true, minAgreement: { validation: 0.9 } };
  const items = itemsIn(await released({ policies }));
  expect(items).toHaveLength(20);
  const test = items.filter(({ split }) => split === "test").map(({ seq }) => seq);
  expect(test.sort()).toEqual([1, 2, 3, 5]);
  for (const { seq, split } of items) if (seq % 4 === 0) expect(split).toBe("train");
});

it("a task without an open split is left out with its reason, and counts are of what is in", async () => {
  const files = await released({ policies: { minAgreement: { train: 0.9, validation: 0.9, test: 0.9 } } });
  const manifest = JSON.parse(String(files["manifest.json"]));
  expect(manifest.counts).toMatchObject({
    tasks: 15,
    annotations: 45,
    excluded: [{ reason: "no-split-open", count: 5 }],
  });
  expect(itemsIn(files)).toHaveLength(15);
});

it("tasks are put in a split by hand, with the reason in the datasheet; numbers that are not there are told", async () => {
  const byHand = [{ tasks: [7, 8, 99], split: "test", reason: "Looked at twice" }];
  const seen = await preview({ byHand });
  expect(seen.body.warnings).toContainEqual({ code: "by-hand-missing", params: { tasks: 1, of: 3 } });
  const files = await released({ byHand });
  const splits = new Map(itemsIn(files).map(({ seq, split }) => [seq, split]));
  expect([splits.get(7), splits.get(8)]).toEqual(["test", "test"]);
  expect(String(files["datasheet.md"])).toContain(
    "By hand in test: 7, 8, 99 (numbers of tasks). Looked at twice",
  );
  const closed = {
    policies: { testOnlyDecided: true },
    byHand: [{ tasks: [7], split: "test", reason: "x" }],
  };
  expect((await preview(closed)).body.warnings).toContainEqual({
    code: "by-hand-left-out",
    params: { tasks: 1, of: 1 },
  });
  expect((await preview({ byHand: [{ tasks: [], split: "test", reason: "x" }] })).status).toBe(400);
  expect((await preview({ byHand: [{ tasks: [1], split: "test", reason: " " }] })).status).toBe(400);
});

it("what is not in test has a fold, in JSONL and in tables; other formats say that they lose it", async () => {
  const files = await released({ folds: 4 });
  const items = itemsIn(files);
  for (const { split, fold } of items) expect(fold === undefined).toBe(split === "test");
  const counts = JSON.parse(String(files["manifest.json"])).counts;
  expect(counts.folds).toEqual([4, 4, 4, 4]);
  const table = String((await released({ folds: 4 }, "csv"))["train.csv"]).split("\r\n");
  expect(table[0]?.split(",").slice(0, 5)).toEqual(["id", "external_id", "split", "fold", "group"]);
  expect((await preview({ folds: 1 })).status).toBe(400);
});

it("a field to balance by that no task has is refused", async () => {
  const asked = (field: string) => preview({ method: "balanced", balanceBy: { field } });
  expect(await asked("nowhere")).toMatchObject({
    status: 400,
    body: { issues: [{ path: "balanceBy.field" }] },
  });
  expect((await asked("text")).status).toBe(200);
});

it("tasks without any label are left out where that is asked", async () => {
  const empty = await server.person("d");
  const controls = TOPIC_SCHEMA.controls.map((control) => ({ ...control, required: false }));
  const other = await makeProject(server, manager, 1, { ...TOPIC_SCHEMA, controls });
  await server.join(other, empty, "annotator");
  await importAlone(other, texts(2));
  const [task] = await takeTasks(server, empty, other, 1);
  await decideIn(task?.id ?? "");
  const body = { ...base, labels: "resolved" };
  const ask = (onlyLabeled: boolean) =>
    server.call("previewRelease", {
      as: manager,
      params: { project: other },
      body: { ...body, onlyLabeled },
    });
  expect((await ask(false)).body.tasks).toBe(1);
  expect((await ask(true)).body).toMatchObject({ tasks: 0, excluded: [{ reason: "no-labels", count: 1 }] });
});

const decideIn = (task: string) =>
  server.call("putResolution", {
    as: manager,
    params: { task },
    body: { baseRevision: 0, document: { answers: {}, regions: [], relations: [] } },
  });

it("a preview is told while it is made: how far it is, then the same counts; a problem as its last line", async () => {
  const watch = async (changes: object) => {
    const body = { ...base, ...changes };
    const answer = await server.response("watchPreview", { as: manager, params: { project }, body });
    expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
    return (await answer.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
  const lines = await watch({});
  expect(lines[0]).toEqual({ progress: { done: 20, total: 20 } });
  expect(lines.at(-1)).toEqual({ counts: (await preview({})).body });
  const [problem] = (await watch({ groupField: "nowhere" })).slice(-1);
  expect(problem).toMatchObject({ problem: { code: "invalid_input", issues: [{ path: "groupField" }] } });
  const refused = await server.response("watchPreview", {
    as: manager,
    params: { project },
    body: { ...base, ratios: { train: 1, validation: 1, test: 1 } },
  });
  expect(refused.status).toBe(400);
});
