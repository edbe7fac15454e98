/** Rows whose id is there with other data, as new versions of their tasks: whose answers come back, and nothing is lost. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ann: Person;
let bea: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  [ann, bea] = [await server.person("ann", "member"), await server.person("bea", "member")];
  for (const person of [ann, bea]) await server.join(project, person, "annotator");
});
afterEach(() => server.close());

const span = (id: string, text: string, word: string) => {
  const start = Array.from(text.slice(0, text.indexOf(word))).length;
  return {
    id,
    control: "parts",
    labels: ["amount"],
    shape: { kind: "span", parts: [{ start, end: start + Array.from(word).length, text: word }] },
  };
};

type Query = { mode?: string; changed?: string };
async function importRows(rows: object[], { changed = "new-version", ...query }: Query = {}) {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: {
      format: "jsonl",
      mapping: JSON.stringify({ fields: { text: "text" }, id: "id", changed }),
      ...query,
    },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
  return (await server.call("getImport", { as: manager, params: { project, job: started.body.id } })).body;
}
const listed = async () => (await server.call("listTasks", { as: manager, params: { project } })).body.items;
const detail = async (task: string) =>
  (await server.call("getTask", { as: manager, params: { project, task } })).body;
const versionsOf = async (task: string) =>
  (await server.call("listTaskVersions", { as: manager, params: { project, task } })).body.items;

const TEXT = "I was charged €40 twice 🙁 and €7 once.";
const NEXT = "Hello! I was charged €40 twice 🙁 and €9 once.";

/** One task, answered by both, with spans on €40 and €7. */
async function answered() {
  await importTexts(server, manager, project, [TEXT]);
  const [task] = await takeTasks(server, ann, project, 1);
  const id = task?.id ?? "";
  const regions = [span("r1", TEXT, "€40"), span("r2", TEXT, "€7")];
  const document = { answers: { topic: "billing" }, regions, relations: [] };
  expect((await submit(server, ann, id, "", { document })).status).toBe(200);
  await takeTasks(server, bea, project, 1);
  expect((await submit(server, bea, id, "refund", { document: { ...document, regions: [] } })).status).toBe(
    200,
  );
  return id;
}

describe("a row with the id of a task and other data", () => {
  it("is an error as long as nobody asks for new versions", async () => {
    await answered();
    expect(
      await importRows([{ id: "t1", text: NEXT }], { changed: "error", mode: "skip-bad-rows" }),
    ).toMatchObject({
      errors: 1,
      versions: 0,
    });
    expect((await listed()).map(({ preview }) => preview)).toEqual([TEXT]);
  });

  it("takes the place of the task: answers come back first of all, with the spans that fit and a list of the others", async () => {
    const earlier = await answered();
    const job = await importRows([
      { id: "t1", text: NEXT },
      { id: "t2", text: "Another" },
    ]);
    expect(job).toMatchObject({
      status: "done",
      added: 1,
      versions: 1,
      cameBack: 2,
      carried: 1,
      lost: 1,
      errors: 0,
    });
    const [task, other] = await listed();
    expect([task?.seq, task?.version, task?.status, task?.answers]).toEqual([1, 2, "new", 0]);
    expect(other?.version).toBe(1);

    const [next] = await takeTasks(server, ann, project, 1);
    expect(next?.id).toBe(task?.id);
    expect(next?.data.text).toBe(NEXT);
    expect(next?.annotation).toMatchObject({ state: "draft", revision: 1 });
    expect(next?.annotation?.document.answers).toEqual({ topic: "billing" });
    expect(next?.annotation?.document.regions).toEqual([span("r1", NEXT, "€40")]);
    expect(next?.changed).toEqual({
      carried: 1,
      lost: [{ control: "parts", labels: ["amount"], text: "€7" }],
    });
    const saved = await submit(server, ann, next?.id ?? "", "billing", {
      annotationId: next?.annotation?.id,
      baseRevision: 1,
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const states = (await detail(task?.id ?? "")).answers.map(({ name, state }) => [name, state]);
    expect(states.toSorted()).toEqual([
      ["ann", "submitted"],
      ["bea", "draft"],
    ]);

    const [version] = await versionsOf(task?.id ?? "");
    expect(version).toMatchObject({ id: earlier, version: 1, texts: { text: TEXT }, replacedBy: "manager" });
    const became = version?.answers.map(({ name, state, carried }) => [name, state, carried?.carried]);
    expect(became?.toSorted()).toEqual([
      ["ann", "submitted", 1],
      ["bea", "submitted", 0],
    ]);
  });

  it("says so to whoever still holds the earlier one, and never writes to it", async () => {
    const earlier = await answered();
    await importRows([{ id: "t1", text: NEXT }]);
    const late = await submit(server, ann, earlier, "other", { baseRevision: 1 });
    expect(late.status).toBe(404);
    expect(late.body).toMatchObject({ code: "not_found", key: "answers.taskReplaced" });
    const stranger = await server.person("eve", "member");
    expect((await submit(server, stranger, earlier, "other")).body).toMatchObject({ key: "notFound.task" });
  });

  it("is replaced again by a later one, and all versions stay", async () => {
    await answered();
    await importRows([{ id: "t1", text: NEXT }]);
    await importRows([{ id: "t1", text: `${NEXT} Bye.` }]);
    const [task] = await listed();
    expect(task?.version).toBe(3);
    expect((await versionsOf(task?.id ?? "")).map(({ version, texts }) => [version, texts.text])).toEqual([
      [2, NEXT],
      [1, TEXT],
    ]);
    const [next] = await takeTasks(server, ann, project, 1);
    expect(next?.annotation?.document.regions).toEqual([span("r1", NEXT, "€40")]);
    expect(await importRows([{ id: "t1", text: `${NEXT} Bye.` }])).toMatchObject({
      versions: 0,
      duplicates: 1,
    });
  });

  it("is an error where the file has the id twice", async () => {
    await answered();
    const job = await importRows(
      [
        { id: "t1", text: NEXT },
        { id: "t1", text: "something else" },
      ],
      { mode: "skip-bad-rows" },
    );
    expect(job).toMatchObject({ versions: 1, errors: 1 });
    expect((await listed()).map(({ preview }) => preview)).toEqual([NEXT]);
  });

  it("stands as it was, with its answers, reviews and questions, after an import that was taken back", async () => {
    const earlier = await answered();
    await server.call("askQuestion", {
      as: ann,
      params: { project },
      body: { taskId: earlier, text: "Which?" },
    });
    const before = await detail(earlier);
    // All or nothing: the id that stands twice with other data is found when rows are added.
    const job = await importRows([
      { id: "t1", text: NEXT },
      { id: "t1", text: "something else" },
    ]);
    expect(job).toMatchObject({ status: "failed", versions: 0 });
    expect(await detail(earlier)).toEqual(before);
    const questions = (await server.call("listQuestions", { as: manager, params: { project } })).body.items;
    expect(questions.map(({ task }) => task?.id)).toEqual([earlier]);
    const found = (
      await server.call("listTasks", { as: manager, params: { project }, query: { search: "€7" } })
    ).body;
    expect(found.items.map(({ id }) => id)).toEqual([earlier]);
  });

  it("gives the answers of people who cannot sign in, and the final answer, as predictions", async () => {
    const [text, next] = ["One two three", "Zero one two three"];
    const started = await server.call("startImport", {
      as: manager,
      params: { project },
      query: {
        format: "jsonl",
        mapping: JSON.stringify({
          fields: { text: "text" },
          id: "id",
          labels: { people: "annotations", columns: [{ column: "first", control: "topic", by: "Reader" }] },
        }),
      },
      raw: JSON.stringify({ id: "a", text, first: "Refund" }),
    });
    expect(started.status, JSON.stringify(started.body)).toBe(202);
    await server.runJobs();
    const [task] = await listed();
    const final = { answers: { topic: "billing" }, regions: [], relations: [] };
    const put = await server.call("putResolution", {
      as: manager,
      params: { task: task?.id ?? "" },
      body: { document: final, baseRevision: 0 },
    });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    expect(await importRows([{ id: "a", text: next }])).toMatchObject({ versions: 1, cameBack: 0 });
    const [again] = await takeTasks(server, ann, project, 1);
    expect(again?.annotation).toBeNull();
    expect(again?.predictions.map(({ model, document }) => [model, document.answers.topic])).toEqual(
      expect.arrayContaining([
        ["Version 1, answer 1", "refund"],
        ["Version 1, final answer", "billing"],
      ]),
    );
  });

  it("tells no names of people who have left, however many there are, and keeps what they answered", async () => {
    await answered();
    for (const { id: user } of [ann, bea])
      expect(
        (await server.call("removeMember", { as: manager, params: { project, user }, query: {} })).status,
      ).toBe(200);
    expect(await importRows([{ id: "t1", text: NEXT }])).toMatchObject({
      status: "done",
      versions: 1,
      cameBack: 0,
    });
    const cid = await server.person("cid", "member");
    await server.join(project, cid, "annotator");
    const [task] = await takeTasks(server, cid, project, 1);
    expect(task?.predictions.map(({ model }) => model).toSorted()).toEqual([
      "Version 1, answer 1",
      "Version 1, answer 2",
    ]);
  });

  it("keeps decisions about near-duplicates when it is put back", async () => {
    await importTexts(server, manager, project, [TEXT, `${TEXT} Thanks.`]);
    await server.call("startDuplicateRun", { as: manager, params: { project }, body: {} });
    await server.runJobs();
    const pairs = async () =>
      (await server.call("listDuplicates", { as: manager, params: { project }, query: {} })).body;
    const before = await pairs();
    expect(before.items).toHaveLength(1);
    const job = await importRows([
      { id: "t1", text: NEXT },
      { id: "t1", text: "something else" },
    ]);
    expect(job).toMatchObject({ status: "failed" });
    expect((await pairs()).items).toEqual(before.items);
  });

  it("gives way to the earlier one, with its answers, when the finished import is undone", async () => {
    const earlier = await answered();
    const before = await detail(earlier);
    const { id: job } = await importRows([{ id: "t1", text: NEXT }]);
    expect((await server.call("undoImport", { as: manager, params: { project, job } })).status).toBe(202);
    await server.runJobs();
    expect(await detail(earlier)).toEqual(before);
    expect((await listed()).map(({ id, version }) => [id, version])).toEqual([[earlier, 1]]);
  });

  it("goes with all its versions when it is deleted", async () => {
    await answered();
    await importRows([{ id: "t1", text: NEXT }]);
    const [task] = await listed();
    const body = { selection: { ids: [task?.id ?? ""] }, withAnswers: true };
    expect((await server.call("deleteTasks", { as: manager, params: { project }, body })).body.deleted).toBe(
      1,
    );
    expect(await importRows([{ id: "t1", text: TEXT }])).toMatchObject({ added: 1, versions: 0 });
  });
});
