/** Term lists and patterns: uploaded, searched by a job, stored as predictions, run again, deleted. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimJob } from "@/db/queries/jobs";
import type { TermList } from "@/lib/contracts/terms";
import { JOBS } from "@/lib/server/jobs";
import { JOB_LEASE_MS, LostRun } from "@/lib/server/jobs/job-runner";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks } from "../support/project";
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

type Query = Record<string, string>;
const PRODUCTS = { name: "Products", control: "parts", label: "product", wholeWords: "true" };
const add = (raw: BodyInit, query: Query = {}) =>
  server.call("createTermList", { as: manager, params: { project }, query: { ...PRODUCTS, ...query }, raw });
const at = (list: TermList) => ({ as: manager, params: { project, list: list.id } });
async function ran(raw: BodyInit, query: Query = {}): Promise<TermList> {
  const added = await add(raw, query);
  expect([added.status, added.body]).toEqual([201, expect.anything()]);
  await server.runJobs();
  return added.body;
}
const lists = async () =>
  (await server.call("listTermLists", { as: manager, params: { project } })).body.items;
const predictions = async () =>
  (await server.call("listPredictions", { as: manager, params: { project } })).body.items;
/** What is suggested of all tasks: label, place and text. */
async function marks() {
  const parts = (await predictions()).flatMap(({ document }) =>
    document.regions.map(({ labels, shape }) => ({ labels, shape })),
  );
  return parts.flatMap(({ labels, shape }) =>
    shape.kind === "span" ? shape.parts.map(({ start, end, text }) => [labels[0], start, end, text]) : [],
  );
}
const issueOf = async (raw: BodyInit, query: Query = {}) => {
  const { status, body } = await add(raw, query);
  const { issues = [] } = body as { issues?: { path: string; message: string }[] };
  return [status, issues[0]?.path, issues[0]?.message];
};

describe("a term list", () => {
  it("becomes suggestions at the exact places of its terms, in code points", async () => {
    await importTexts(server, manager, project, [
      "🙁🙁 My Café-Maker and the Cafe\u0301-maker",
      "nothing here",
    ]);
    await ran("café-maker\nCAFÉ-MAKER\n\n  cafés \n");
    expect(await marks()).toEqual([
      ["product", 6, 16, "Café-Maker"],
      ["product", 25, 36, "Cafe\u0301-maker"],
    ]);
    expect((await predictions()).map(({ model, score }) => [model, score])).toEqual([
      ["Terms: Products", null],
    ]);
    expect(await lists()).toMatchObject([
      {
        name: "Products",
        kind: "terms",
        entries: 2,
        duplicates: 1,
        tasks: 1,
        run: { status: "done", done: 2, total: 2, regions: 2, cutShort: 0 },
      },
    ]);
  });

  it("is shown to annotators like the suggestions of any model, and touches no answer", async () => {
    await importTexts(server, manager, project, ["A kettle", "A cup"]);
    const [task] = await takeTasks(server, manager, project, 1);
    await submit(server, manager, task?.id ?? "", "other");
    await ran("kettle\ncup");
    const [open] = await takeTasks(server, manager, project, 1);
    expect(open?.predictions.map(({ model }) => model)).toEqual(["Terms: Products"]);
    const done = await server.call("getLabelTask", { as: manager, params: { task: task?.id ?? "" } });
    expect(done.body.annotation?.document).toEqual({
      answers: { topic: "other" },
      regions: [],
      relations: [],
    });
    expect(done.body.annotation?.revision).toBe(1);
  });

  it("marks what is read of a dialogue, not the record that holds it", async () => {
    const inputs = TOPIC_SCHEMA.inputs.map((input) => ({ ...input, form: "dialogue" }));
    project = await makeProject(server, manager, 1, { ...TOPIC_SCHEMA, inputs });
    const turns = [
      { author: "Ann", text: "Hello 🙂" },
      { author: "text", text: "A kettle" },
    ];
    const started = await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" } }) },
      raw: JSON.stringify({ text: turns }),
    });
    expect(started.status).toBe(202);
    await server.runJobs();
    await ran("kettle\ntext\nAnn");
    expect(await marks()).toEqual([["product", 10, 16, "kettle"]]);
  });

  it("may give each term a label, in tables of commas and tabs", async () => {
    await importTexts(server, manager, project, ["Ten euros for a kettle, please"]);
    await ran('term,label\n"Ten euros",Amount\nkettle,\n', { format: "csv" });
    expect(await marks()).toEqual([
      ["amount", 0, 9, "Ten euros"],
      ["product", 16, 22, "kettle"],
    ]);
    await ran("please\tamount", { format: "tsv", name: "Others" });
    expect(await marks()).toContainEqual(["amount", 24, 30, "please"]);
    expect((await lists()).map(({ name, tasks }) => [name, tasks])).toEqual([
      ["Others", 1],
      ["Products", 1],
    ]);
  });

  it("replaces its own suggestions when it is run again, and finds those of new tasks", async () => {
    await importTexts(server, manager, project, ["A kettle"]);
    const list = await ran("kettle");
    const before = await predictions();
    await importTexts(server, manager, project, ["A kettle", "Another kettle"]);
    expect((await server.call("startTermRun", at(list))).status).toBe(202);
    expect((await server.call("startTermRun", at(list))).status).toBe(409);
    expect((await server.call("deleteTermList", at(list))).status).toBe(409);
    await server.runJobs();
    const after = await predictions();
    expect(after).toHaveLength(2);
    expect(after.map(({ id }) => id)).not.toContain(before[0]?.id);
    expect(after.map(({ taskId }) => taskId)).toContain(before[0]?.taskId);
  });

  it("follows the labels of the project, and says so when its own are gone", async () => {
    await importTexts(server, manager, project, ["A kettle"]);
    const list = await ran("kettle");
    const parts = { ...TOPIC_SCHEMA.controls[2], labels: [{ id: "amount", name: "Amount" }] };
    const schema = { ...TOPIC_SCHEMA, controls: [...TOPIC_SCHEMA.controls.slice(0, 2), parts] };
    const body = { baseVersion: 1, schema };
    const saved = await server.call("putSchema", { as: manager, params: { project }, body });
    expect(saved.status).toBe(200);
    await server.call("startTermRun", at(list));
    await server.runJobs();
    expect((await lists())[0]?.run).toMatchObject({
      status: "failed",
      problemMessage: { key: "terms.labelGone", params: { label: "product" } },
    });
  });

  it("goes with its suggestions, and leaves those of others", async () => {
    await importTexts(server, manager, project, ["A kettle and a cup"]);
    const list = await ran("kettle");
    await ran("cup", { name: "Cups" });
    expect((await server.call("deleteTermList", at(list))).status).toBe(200);
    expect((await predictions()).map(({ model }) => model)).toEqual(["Terms: Cups"]);
    expect((await lists()).map(({ name }) => name)).toEqual(["Cups"]);
    expect((await server.call("deleteTermList", at(list))).status).toBe(404);
  });

  it("goes on where a killed run was, and ends where it was cancelled", async () => {
    await importTexts(server, manager, project, ["A kettle", "A kettle"]);
    await add("kettle");
    const { services } = server;
    const job = await services.database.write((db) =>
      claimJob(db, { kinds: ["terms"], nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
    );
    if (!job) throw new Error("no job waits");
    await JOBS.terms.run(services, job);
    await importTexts(server, manager, project, ["A kettle", "A kettle", "A third kettle"]);
    server.advance(JOB_LEASE_MS + 1);
    await server.runJobs();
    expect((await lists())[0]?.run).toMatchObject({ status: "done", done: 3, regions: 3 });
    // The run that was overtaken writes nothing more.
    await expect(JOBS.terms.run(services, job)).rejects.toThrow(LostRun);
  });

  it("can be cancelled, and keeps what it has found", async () => {
    await importTexts(server, manager, project, ["A kettle"]);
    const list = await ran("kettle");
    await server.call("startTermRun", at(list));
    expect((await server.call("cancelTermRun", at(list))).status).toBe(200);
    await server.runJobs();
    expect((await lists())[0]).toMatchObject({ tasks: 1, run: { status: "cancelled" } });
  });
});

describe("what is no term list", () => {
  it("is refused with the line and what is wrong with it", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `term${i}`).join("\n");
    expect(await issueOf(lines(1_000_000))).toEqual([
      400,
      "content",
      "more than 500000 lines: divide it into several lists",
    ]);
    expect(await issueOf(lines(100_001))).toEqual([400, "content", "at most 100000 terms; there are 100001"]);
    expect(await issueOf(" \n\n")).toEqual([400, "content", expect.stringContaining("nothing in it")]);
    expect(await issueOf(new Uint8Array([0x61, 0xff]))).toEqual([
      400,
      "content",
      expect.stringContaining("UTF-8"),
    ]);
    expect(await issueOf("a\nb,Complaint", { format: "csv" })).toEqual([
      400,
      "content",
      'line 2: there is no label "Complaint" here; there are: amount (Amount), product (Product)',
    ]);
    expect(await issueOf(`a\n${"b".repeat(201)}`)).toEqual([
      400,
      "content",
      "line 2: at most 200 characters",
    ]);
    expect(await issueOf("a\u0000")).toEqual([400, "content", "line 1: without control characters"]);
    expect(await issueOf("a,b,c", { format: "csv" })).toEqual([
      400,
      "content",
      expect.stringContaining("more than two columns"),
    ]);
    expect(await issueOf("a", { control: "topic" })).toEqual([400, "control", expect.any(String)]);
    expect(await issueOf("a", { label: "billing" })).toEqual([400, "label", expect.any(String)]);
    await add("a");
    expect(await issueOf("a")).toEqual([400, "name", "there is a list of this name already"]);
  });
});

describe("patterns", () => {
  const PATTERNS = { name: "Figures", format: "patterns", wholeWords: "false" };

  it("find what they match in each line, with a label each", async () => {
    await importTexts(server, manager, project, ["😀 EUR 20\nkettle-7 EUR 5", "No figures"]);
    await ran("^EUR|eur \\d+\tAmount\n[a-z]+-\\d{1,2}\n", PATTERNS);
    expect(await marks()).toEqual([
      ["amount", 2, 8, "EUR 20"],
      ["product", 9, 17, "kettle-7"],
      ["amount", 18, 23, "EUR 5"],
    ]);
  });

  it("are refused with the reason of the engine where they refer back or look around", async () => {
    const refused = async (pattern: string) => (await issueOf(`ok\n${pattern}`, PATTERNS))[2];
    expect(await refused("(a)\\1")).toBe("line 2: invalid escape sequence: `\\1`");
    expect(await refused("a(?=b)")).toBe("line 2: invalid or unsupported Perl syntax: `(?=`");
    expect(await refused("(")).toBe("line 2: missing closing ): `(`");
    expect(await refused("((a{30}){30})")).toMatch("repeats too much");
    expect(await refused("x".repeat(1_001))).toBe("line 2: at most 1000 characters");
  });
});

describe("what annotators have marked", () => {
  const CONFIRMED = { name: "Marked before", control: "parts" };
  const addConfirmed = async () => {
    const params = { project };
    const added = await server.call("createConfirmedTerms", { as: manager, params, body: CONFIRMED });
    expect([added.status, added.body]).toEqual([201, expect.anything()]);
    await server.runJobs();
  };
  /** A submit that marks the first place of each word. */
  const mark = async (
    person: Person,
    task: { id: string; data: Record<string, unknown> },
    words: string[],
  ) => {
    const text = String(task.data.text);
    const regions = words.map((word, i) => {
      const start = text.indexOf(word);
      const shape = { kind: "span", parts: [{ start, end: start + word.length, text: word }] };
      return { id: `r${i}`, control: "parts", labels: ["product"], shape };
    });
    const document = { answers: { topic: "other" }, regions, relations: [] };
    expect((await submit(server, person, task.id, "other", { document })).status).toBe(200);
  };

  it("is found in the other tasks, without what an excluded annotator or a draft has marked", async () => {
    await importTexts(server, manager, project, ["A kettle", "A spoon", "One kettle, one spoon", "A draft"]);
    const [ada, bo] = [await server.person("Ada"), await server.person("Bo")];
    for (const person of [ada, bo]) await server.join(project, person, "annotator");
    const [first] = await takeTasks(server, ada, project, 1);
    const [second] = await takeTasks(server, bo, project, 1);
    if (!first || !second) throw new Error("no tasks");
    await mark(ada, first, ["kettle"]);
    await mark(bo, second, ["spoon"]);
    const exclusion = await server.call("createExclusion", {
      as: manager,
      params: { project },
      body: { userId: bo.id, reason: "test" },
    });
    expect(exclusion.status).toBe(201);
    await addConfirmed();
    expect((await lists())[0]).toMatchObject({ kind: "confirmed", entries: 1, run: { status: "done" } });
    const found = (await marks()).toSorted((a, b) => Number(a[1]) - Number(b[1]));
    expect(found).toEqual([
      ["product", 2, 8, "kettle"],
      ["product", 4, 10, "kettle"],
    ]);
    // A run collects anew.
    const [third] = await takeTasks(server, ada, project, 1);
    if (!third) throw new Error("no task");
    await mark(ada, third, ["One kettle"]);
    const [list] = await lists();
    if (!list) throw new Error("no list");
    await server.call("startTermRun", at(list));
    await server.runJobs();
    expect((await lists())[0]).toMatchObject({ entries: 2 });
  });

  it("is collected again once twenty more were submitted, and not before a minute has gone by", async () => {
    await importTexts(
      server,
      manager,
      project,
      Array.from({ length: 50 }, (_, i) => `Task ${i}: a kettle`),
    );
    await addConfirmed();
    expect((await lists())[0]).toMatchObject({ entries: 0 });
    const tasks = await takeTasks(server, manager, project, 50);
    const runOf = async () => (await lists())[0]?.run?.status;
    for (const task of tasks.slice(0, 20)) await mark(manager, task, ["kettle"]);
    expect(await runOf()).toBe("done");
    server.advance(61_000);
    const [next] = tasks.slice(20);
    if (!next) throw new Error("no task");
    await mark(manager, next, ["kettle"]);
    expect(await runOf()).toBe("queued");
    await server.runJobs();
    expect((await lists())[0]).toMatchObject({ entries: 1, tasks: 50, run: { status: "done" } });
    for (const task of tasks.slice(21, 25)) await mark(manager, task, ["kettle"]);
    expect(await runOf()).toBe("done");
  });

  it("needs a field that marks text", async () => {
    const body = { ...CONFIRMED, control: "topic" };
    const refused = await server.call("createConfirmedTerms", { as: manager, params: { project }, body });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ issues: [{ path: "control" }] });
  });
});
