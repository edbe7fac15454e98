/** A release is of one instant and one version of the labels, and what looks the same is in one split. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Db } from "@/db/client/database";
import { newId } from "@/lib/core/ids";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

const RATIOS = { train: 0.6, validation: 0.2, test: 0.2 };
const create = async (changes: object = {}): Promise<string> => {
  const plan = { labels: "majority", ratios: RATIOS, seed: "7", ...changes };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  return made.body.id;
};

async function filesOf(release: string, format = "jsonl"): Promise<Record<string, string>> {
  const params = { release };
  const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString("utf8")]));
}

type Item = { data: { text: string }; labels: { answers: { topic: string } } };
const itemsIn = (file = ""): Item[] =>
  file
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item);

async function labelAll(topic: string): Promise<void> {
  const person = await server.person("annotator");
  await server.join(project, person, "annotator");
  for (;;) {
    const tasks = await takeTasks(server, person, project, 30);
    if (tasks.length === 0) return;
    for (const task of tasks) await submit(server, person, task.id, topic);
  }
}

it("keeps equal texts in one split, whatever else their rows say", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ text: `Text number ${Math.floor(i / 2)}`, row: i }));
  const mapping = JSON.stringify({ fields: { text: "text" }, keepOther: true });
  await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  await server.runJobs();
  await labelAll("other");
  const release = await create();
  await server.runJobs();
  const files = await filesOf(release);
  const splitsOf = new Map<string, string[]>();
  for (const split of ["train", "validation", "test"])
    for (const { data } of itemsIn(files[`${split}.jsonl`]))
      splitsOf.set(data.text, [...(splitsOf.get(data.text) ?? []), split]);
  expect(splitsOf.size).toBe(30);
  for (const [text, splits] of splitsOf) expect(splits, text).toEqual([splits[0], splits[0]]);
});

it("is made with the labels it was asked for with, also when they change before its turn comes", async () => {
  await importTexts(server, manager, project, texts(4));
  await labelAll("billing");
  const release = await create({ ratios: { train: 1, validation: 0, test: 0 } });
  const [topic, ...others] = TOPIC_SCHEMA.controls;
  const schema = { ...TOPIC_SCHEMA, controls: [...others, { ...topic, id: "topic2", name: "Second" }] };
  const saved = await server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema, baseVersion: 1, acceptLoss: true },
  });
  expect(saved.status).toBe(200);
  await server.runJobs();
  const { body } = await server.call("getRelease", { as: manager, params: { release } });
  expect(body).toMatchObject({ status: "frozen", schemaVersion: 1 });
  expect(body.counts?.labels).toContainEqual(
    expect.objectContaining({ control: "topic", label: "billing", name: "Topic › Billing", total: 4 }),
  );
  const [header, ...lines] = ((await filesOf(release, "csv"))["train.csv"] ?? "").trim().split("\n");
  expect(header).toContain("Topic");
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toContain("Billing");
});

/** So many tasks, each with one submitted answer. */
async function answeredTasks(count: number, topic: string): Promise<void> {
  await importTexts(server, manager, project, texts(count));
  const { id: userId } = await server.person("annotator");
  const { database } = server.services;
  const tasks = await database.read.raw.all<{ id: string }>("select id from task", []);
  const answer = {
    ...{ projectId: project, userId, state: "submitted", revision: 1, schemaVersion: 1 },
    document: { answers: { topic }, regions: [], relations: [] },
    ...{ guidelineVersion: null, leadTimeMs: 1, skipReason: null, skipNote: null, late: false },
    ...{ reviewDue: true, createdAt: 1, updatedAt: 1, submittedAt: 1 },
  };
  await database.write(async (db) => {
    await db.raw.insertMany(
      db.t.annotation,
      tasks.map(({ id }) => ({ ...answer, id: newId(), taskId: id })),
    );
    await db.raw.all("update task set answer_count = 1, open_slots = 0, status = 'done'", []);
  });
}

it("shows one instant: what changes while it is made is not in it, and is in the next", async () => {
  await answeredTasks(1_200, "billing");
  const { database } = server.services;
  const write = database.write.bind(database);
  let relabeled = false;
  // The job tells how far it is while tasks are still being read: then every answer changes.
  database.write = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const value = await write(work);
    const [job] = await database.read.raw.all<{ progress: string | { done: number } }>(
      "select progress from job where kind = 'release'",
      [],
    );
    const { done } = typeof job?.progress === "string" ? JSON.parse(job.progress) : (job?.progress ?? {});
    if (done > 0 && done < 1_200 && !relabeled) {
      relabeled = true;
      const change = "update annotation set document = replace(document, 'billing', 'refund')";
      await write((db) => db.raw.all(change, []));
    }
    return value;
  };
  const topicsOf = async (release: string) => {
    const items = itemsIn((await filesOf(release))["train.jsonl"]);
    return { count: items.length, topics: [...new Set(items.map(({ labels }) => labels.answers.topic))] };
  };
  const ratios = { train: 1, validation: 0, test: 0 };
  const first = await create({ ratios });
  await server.runJobs();
  expect(relabeled).toBe(true);
  expect(await topicsOf(first)).toEqual({ count: 1_200, topics: ["billing"] });
  const second = await create({ ratios });
  await server.runJobs();
  expect(await topicsOf(second)).toEqual({ count: 1_200, topics: ["refund"] });
});
