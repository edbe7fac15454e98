/** Labels that come with a file: whose they are, what they become, and that nothing comes in twice or half. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
});
afterEach(() => server.close());

type Labels = Record<string, unknown>;
async function importRows(rows: object[], labels?: Labels, query: Record<string, string> = {}) {
  const raw = rows.map((row) => JSON.stringify(row)).join("\n");
  const mapping = JSON.stringify({ fields: { text: "text" }, ...(labels && { labels }) });
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping, ...query },
    raw,
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
  const params = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params })).body;
}
/** Each task as the list shows it, with its answers and its final answer. */
async function tasksOf() {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  return Promise.all(
    items.map(async (listed) => {
      const task = (await server.call("getTask", { as: manager, params: { project, task: listed.id } })).body;
      return { ...listed, answerCount: listed.answers, answers: task.answers, resolution: task.resolution };
    }),
  );
}
const columns = [
  { column: "first", control: "topic", by: "Reader one" },
  { column: "second", control: "Topic", by: "Reader two" },
];
const ROWS = [
  { text: "one", first: "Billing", second: "billing" },
  { text: "two", first: "other", second: "" },
  { text: "three" },
];

describe("columns with the answers of people", () => {
  it("become their submitted annotations, which count as answers of the task", async () => {
    const job = await importRows(ROWS, { people: "annotations", columns });
    expect(job).toMatchObject({ status: "done", added: 3, annotations: 3, predictions: 0, labelsThere: 0 });
    const tasks = await tasksOf();
    expect(tasks.map(({ status, answerCount }) => [status, answerCount])).toEqual([
      ["done", 2],
      ["started", 1],
      ["new", 0],
    ]);
    expect(
      tasks[0]?.answers.map(({ name, state, document }) => [name, state, document.answers]).toSorted(),
    ).toEqual([
      ["Reader one", "submitted", { topic: "billing" }],
      ["Reader two", "submitted", { topic: "billing" }],
    ]);
    const { items } = (await server.call("listMembers", { as: manager, params: { project } })).body;
    const userId = items.find(({ imported }) => imported)?.userId ?? "";
    const assign = await server.call("assignTasks", {
      as: manager,
      params: { project },
      body: { userId, selection: { ids: [tasks[2]?.id ?? ""] }, assigned: true },
    });
    expect(assign.body).toMatchObject({
      issues: [{ path: "userId", message: "Nobody can sign in as a person whose labels came with a file." }],
    });
    expect(items.filter(({ imported }) => imported).map(({ name, role }) => [name, role])).toEqual([
      ["Reader one", "annotator"],
      ["Reader two", "annotator"],
    ]);
  });

  it("are no data of the task, where others could read them", async () => {
    await importRows(ROWS, { people: "annotations", columns });
    const task = async (id = "") =>
      (await server.call("getTask", { as: manager, params: { project, task: id } })).body.data;
    const [first] = await tasksOf();
    expect(await task(first?.id)).toEqual({ text: "one" });
    const again = await importRows(ROWS, { people: "annotations", columns });
    expect(again).toMatchObject({ status: "done", added: 0, duplicates: 3, labelsThere: 3 });
    const { items } = (
      await server.call("listTasks", { as: manager, params: { project }, query: { search: "refund" } })
    ).body;
    expect(items).toEqual([]);
  });

  it.each([
    ["by their content", {}],
    ["by their ids", { id: "id" }],
  ])("find the tasks that came with the columns as data, %s", async (_, more) => {
    const rows = ROWS.map((row, i) => ({ ...row, id: `t${i}` }));
    const mapping = (labels?: Labels) =>
      JSON.stringify({ fields: { text: "text" }, ...more, ...(labels && { labels }) });
    const before = await importRows(rows, undefined, { mapping: mapping() });
    expect(before).toMatchObject({ status: "done", added: 3 });
    const after = await importRows(rows, undefined, {
      mapping: mapping({ people: "annotations", columns }),
    });
    expect(after).toMatchObject({ status: "done", added: 0, duplicates: 3, annotations: 3, errors: 0 });
    const [first] = await tasksOf();
    const { data } = (
      await server.call("getTask", { as: manager, params: { project, task: first?.id ?? "" } })
    ).body;
    expect(data).toMatchObject({ first: "Billing", second: "billing" });
  });

  it("are of people called like the columns where nobody is named, and never overwrite each other", async () => {
    const unnamed = columns.map(({ column, control }) => ({ column, control: control.toLowerCase() }));
    const job = await importRows(ROWS, { people: "annotations", columns: unnamed });
    expect(job).toMatchObject({ status: "done", annotations: 3 });
    expect((await tasksOf())[0]?.answers.map(({ name }) => name).toSorted()).toEqual(["first", "second"]);
    const one = unnamed.map((column) => ({ ...column, by: "Reader" }));
    const clash = await importRows([{ text: "four", first: "billing", second: "other" }], {
      people: "annotations",
      columns: one,
    });
    expect(clash).toMatchObject({ status: "failed", added: 0 });
    expect(clash.firstErrors[0]?.message).toBe(
      'the question "Topic" has two answers of one person: "billing" and "other"',
    );
  });

  it("come in once, however often the file is imported, also for tasks that were there without them", async () => {
    expect(await importRows(ROWS)).toMatchObject({ added: 3, annotations: 0 });
    const labels = { people: "annotations", columns };
    // Columns that were data are so still: the tasks are the same.
    expect(await importRows(ROWS, labels)).toMatchObject({ added: 0, duplicates: 3, annotations: 3 });
    expect(await importRows(ROWS, labels)).toMatchObject({ added: 0, annotations: 0, labelsThere: 3 });
    expect((await tasksOf()).map(({ answerCount }) => answerCount)).toEqual([2, 1, 0]);
  });

  it("become predictions of a model, or final answers, when the manager says so", async () => {
    const [first] = columns;
    const predicted = await importRows(ROWS, { people: "predictions", columns: [first] });
    expect(predicted).toMatchObject({ added: 3, annotations: 0, predictions: 2 });
    const models = await server.call("listPredictionModels", { as: manager, params: { project } });
    expect(models.body.items).toMatchObject([{ model: "Reader one", predictions: 2 }]);
    expect(await importRows(ROWS, { people: "gold", columns: [first] })).toMatchObject({ finalAnswers: 2 });
    const [one] = await tasksOf();
    expect(one?.resolution).toMatchObject({ document: { answers: { topic: "billing" } }, note: "" });
    expect(one?.status).toBe("new");
  });

  it("as final answers settle a dispute, which waits for adjudication again when they are taken back", async () => {
    const rows = [{ text: "one", first: "Billing", second: "other" }, { text: "two" }];
    await importRows(rows);
    await importRows(rows, { people: "annotations", columns });
    const waiting = async () => {
      const { body } = await server.call("getAdjudicationOverview", { as: manager, params: { project } });
      return body.waiting.map(({ seq }) => seq);
    };
    expect(await waiting()).toEqual([1]);
    const [first] = columns;
    const job = await importRows(rows, { people: "gold", columns: [first] });
    expect(await waiting()).toEqual([]);
    await server.call("undoImport", { as: manager, params: { project, job: job.id } });
    await server.runJobs();
    expect(await waiting()).toEqual([1]);
  });

  it("stay with their task once somebody has commented on them", async () => {
    await importRows(ROWS);
    const job = await importRows(ROWS, { people: "annotations", columns });
    const [one, two] = await tasksOf();
    const annotationId = one?.answers[0]?.annotationId ?? "";
    const written = await server.call("createComment", {
      as: manager,
      params: { task: one?.id ?? "" },
      body: { annotationId, text: "Is this right?" },
    });
    expect(written.status).toBe(201);
    await server.call("undoImport", { as: manager, params: { project, job: job.id } });
    await server.runJobs();
    const left = await tasksOf();
    expect(left.find(({ id }) => id === one?.id)?.answers).toHaveLength(one?.answers.length ?? 0);
    expect(left.find(({ id }) => id === two?.id)?.answers).toEqual([]);
  });

  it("become gold answers, never in train where the plan says so, and ordinary tasks again when taken back", async () => {
    const [first] = columns;
    await importRows(ROWS);
    const job = await importRows(ROWS, { people: "gold", columns: [first], mixIn: true });
    expect(job).toMatchObject({ added: 0, finalAnswers: 2 });
    const golden = async () => (await tasksOf()).map((task) => task.gold);
    expect(await golden()).toEqual([true, true, false]);
    const answer = await server.call("getGoldAnswer", {
      as: manager,
      params: { task: (await tasksOf())[0]?.id ?? "" },
    });
    expect(answer.body.answer).toMatchObject({
      source: "imported",
      document: { answers: { topic: "billing" } },
    });
    const plan = { labels: "resolved", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
    const preview = async (policies: object) =>
      (await server.call("previewRelease", { as: manager, params: { project }, body: { ...plan, policies } }))
        .body;
    expect(await preview({})).toMatchObject({ tasks: 2 });
    const kept = await preview({ goldNotInTrain: true });
    expect(kept).toMatchObject({ tasks: 0, excluded: [{ reason: "no-split-open", count: 2 }] });
    await server.call("undoImport", { as: manager, params: { project, job: job.id } });
    await server.runJobs();
    expect(await golden()).toEqual([false, false, false]);
    expect((await tasksOf()).map(({ resolution }) => resolution)).toEqual([null, null, null]);
  });
});

describe("labels that the schema lacks", () => {
  const rows = [
    { text: "one", first: "Billing" },
    { text: "two", first: "Delivery" },
    { text: "three", first: "Délivery ✈" },
  ];
  const [first] = columns;

  it("are errors of their rows, which name the labels that there are", async () => {
    const job = await importRows(rows, { people: "annotations", columns: [first] });
    expect(job).toMatchObject({ status: "failed", added: 0, annotations: 0, errors: 2 });
    expect(job.firstErrors[0]).toMatchObject({ row: 2 });
    expect(job.firstErrors[0]?.message).toContain(
      'the question "Topic" has no label "Delivery"; there are billing',
    );
    expect(await tasksOf()).toEqual([]);
  });

  it("are mapped to others or left out", async () => {
    const map = { Delivery: "other", "Délivery ✈": null };
    const job = await importRows(rows, { people: "annotations", columns: [first], map });
    expect(job).toMatchObject({ status: "done", added: 3, annotations: 2 });
    const answers = (await tasksOf()).map((task) => task.answers[0]?.document.answers);
    // Whose only answer is left out has said nothing.
    expect(answers).toEqual([{ topic: "billing" }, { topic: "other" }, undefined]);
  });

  it("are added when asked for, together with questions, in one new version of the schema", async () => {
    const more = { column: "mood", control: "Mood" };
    const moods = rows.map((row, i) => ({ ...row, mood: i === 0 ? "glad" : "sad" }));
    const job = await importRows(moods, { people: "annotations", columns: [first, more], add: true });
    expect(job).toMatchObject({ status: "done", added: 3, annotations: 6 });
    const { schema, schemaVersion } = (await server.call("getProject", { as: manager, params: { project } }))
      .body;
    expect(schemaVersion).toBe(2);
    const labelsOf = (id: string) => {
      const control = schema.controls.find((one: { id: string }) => one.id === id);
      return control && "labels" in control ? control.labels.map((label: { id: string }) => label.id) : null;
    };
    expect(labelsOf("topic")).toEqual(["billing", "refund", "other", "delivery", "délivery"]);
    expect(labelsOf("mood")).toEqual(["glad", "sad"]);
  });
});

describe("an import that does not come to its end", () => {
  it("takes back what it has brought for tasks that were there before", async () => {
    await importRows(ROWS.slice(0, 1));
    const clash = { id: "a", text: "new" };
    const mapping = { fields: { text: "text" }, id: "id", labels: { people: "annotations", columns } };
    const raw = [ROWS[0], clash, { id: "a", text: "other" }].map((row) => JSON.stringify(row)).join("\n");
    const started = await server.call("startImport", {
      as: manager,
      params: { project },
      query: { format: "jsonl", mapping: JSON.stringify(mapping) },
      raw,
    });
    await server.runJobs();
    const params = { project, job: started.body.id };
    const job = (await server.call("getImport", { as: manager, params })).body;
    expect(job).toMatchObject({ status: "failed", added: 0, annotations: 0 });
    const tasks = await tasksOf();
    expect(tasks.map(({ status, answers }) => [status, answers])).toEqual([["new", []]]);
  });
});

describe("files of other tools", () => {
  const text = "🙂 Anna works at Acme Works";
  const spans = [
    ["Person", "Anna"],
    ["Big Org", "Acme Works"],
  ] as const;
  const at = (word: string) => Array.from(text.slice(0, text.indexOf(word))).length;
  const places = spans.map(([label, word]) => ({ label, start: at(word), end: at(word) + word.length }));
  const schema = {
    inputs: [{ id: "text", kind: "text", field: "text" }],
    controls: [
      {
        id: "parts",
        kind: "span",
        name: "Parts",
        input: "text",
        labels: [
          { id: "p", name: "Person" },
          { id: "o", name: "Big Org" },
        ],
      },
      { id: "works", kind: "relation", name: "Works for", labels: [{ id: "works-for", name: "works_for" }] },
    ],
  };
  const jsonl = (line: object) => JSON.stringify(line);
  const tokens = ["🙂 O", "Anna B-Person", "works O", "at O", "Acme B-Big_Org", "Works I-Big_Org"];
  it.each([
    ["doccano", jsonl({ id: 1, text, label: places.map(({ start, end, label }) => [start, end, label]) })],
    ["spacy", jsonl({ text, ents: places })],
    ["prodigy", jsonl({ text, spans: places, answer: "accept", _input_hash: 1, _task_hash: 2 })],
    ["conll", `${tokens.join("\n")}\n`],
  ])("%s brings spans where they are, under the labels of the project", async (format, raw) => {
    project = await makeProject(server, manager, 1, schema);
    const mapping = JSON.stringify({ fields: { text: "text" }, labels: { people: "annotations" } });
    const params = { project };
    const started = await server.call("startImport", {
      as: manager,
      params,
      query: { format, mapping },
      raw,
    });
    await server.runJobs();
    const job = (await server.call("getImport", { as: manager, params: { ...params, job: started.body.id } }))
      .body;
    expect(job, JSON.stringify(job)).toMatchObject({ status: "done", added: 1, annotations: 1 });
    const [task] = await tasksOf();
    expect(
      task?.answers[0]?.document.regions.map(({ labels, shape }) => [
        ...labels,
        "parts" in shape && shape.parts,
      ]),
    ).toEqual([
      ["p", [{ start: 2, end: 6, text: "Anna" }]],
      ["o", [{ start: 16, end: 26, text: "Acme Works" }]],
    ]);
  });

  it("brat brings spans and relations of an archive", async () => {
    project = await makeProject(server, manager, 1, schema);
    const ann = places.map(({ label, start, end }, i) => {
      const word = Array.from(text).slice(start, end).join("");
      return `T${i + 1}\t${label.replace(" ", "_")} ${start} ${end}\t${word}`;
    });
    const zip = await zipOf({
      "set/one.txt": Buffer.from(text),
      "set/one.ann": Buffer.from(`${ann.join("\n")}\nR1\tworks_for Arg1:T1 Arg2:T2\n`),
    });
    const mapping = JSON.stringify({ fields: { text: "text" }, labels: { people: "annotations" } });
    const params = { project };
    const raw = new Uint8Array(zip);
    const preview = await server.call("previewImport", {
      as: manager,
      params,
      query: { format: "zip" },
      raw,
    });
    expect(preview.body).toMatchObject({ archive: { labels: "brat" }, labels: { regions: 2, unplaced: [] } });
    const started = await server.call("startImport", {
      as: manager,
      params,
      query: { format: "zip", mapping },
      raw,
    });
    await server.runJobs();
    const job = (await server.call("getImport", { as: manager, params: { ...params, job: started.body.id } }))
      .body;
    expect(job, JSON.stringify(job)).toMatchObject({ status: "done", added: 1, annotations: 1 });
    const [task] = await tasksOf();
    const document = task?.answers[0]?.document;
    expect(document?.regions.map(({ labels }) => labels)).toEqual([["p"], ["o"]]);
    expect(document?.relations).toMatchObject([{ control: "works", label: "works-for" }]);
  });
});
