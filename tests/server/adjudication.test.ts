/** What there is to decide about a task: aligned by the server, under letters, and only for those who may decide. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let people: Person[];
let project: string;
let task: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  await importTexts(server, manager, project, texts(1));
  people = await Promise.all(["ada", "bob", "cy"].map((name) => server.person(name)));
  for (const person of people) await server.join(project, person, "annotator");
  for (const [i, person] of people.entries()) {
    const [taken] = await takeTasks(server, person, project, 1);
    task = taken?.id ?? "";
    await submit(server, person, task, ["billing", "refund", "refund"][i] ?? "");
  }
});
afterEach(() => server.close());

const read = (as: Person, query: Record<string, string> = {}) =>
  server.call("getAdjudication", { as, params: { project, task }, query });

it("tells the different answers under letters, and names only where they are asked for", async () => {
  const { status, body } = await read(manager);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    document: { answers: {}, regions: [], relations: [] },
    items: [
      {
        kind: "answer",
        control: "topic",
        proposal: "refund",
        options: [{ value: "refund" }, { value: "billing" }],
      },
    ],
    baseRevision: 0,
  });
  expect(body.annotators.map(({ letter, name }) => [letter, name])).toEqual([
    ["A", null],
    ["B", null],
    ["C", null],
  ]);
  const named = await read(manager, { names: "true" });
  expect(named.body.annotators.map(({ name }) => name).toSorted()).toEqual(["ada", "bob", "cy"]);
  // The letters stay the same for one reader.
  const letters = (all: typeof body) => all.annotators.map(({ annotationId }) => annotationId);
  expect(letters(named.body)).toEqual(letters(body));
});

it("goes on from a resolution: what was decided stays, and an annotation that came later is asked about", async () => {
  const document = { answers: { topic: "other" }, regions: [], relations: [] };
  const saved = await server.call("putResolution", {
    as: manager,
    params: { task },
    body: { baseRevision: 0, document, note: "Neither fits." },
  });
  expect(saved.status).toBe(200);
  const { body } = await read(manager);
  expect(body).toMatchObject({ document, items: [], baseRevision: 1, note: "Neither fits." });
});

it("is for who may decide: not for annotators, nor for reviewers who have labeled the task, nor in another project", async () => {
  const [ada] = people;
  expect((await read(ada as Person)).status).toBe(403);
  const reviewer = await server.person("rita");
  await server.join(project, reviewer, "reviewer");
  expect((await read(reviewer)).status).toBe(200);
  const stranger = await server.person("stranger");
  expect((await read(stranger)).status).toBe(404);
  const other = await makeProject(server, manager, 1);
  const wrong = await server.call("getAdjudication", { as: manager, params: { project: other, task } });
  expect(wrong.status).toBe(404);
});

it("aligns thousands of objects away from the thread of requests, with the same result", async () => {
  const boxes = await server.call("createProject", {
    as: manager,
    body: {
      name: "Many marks",
      schema: {
        inputs: [{ id: "text", kind: "text", field: "text" }],
        controls: [
          {
            id: "marks",
            name: "Marks",
            kind: "span",
            input: "text",
            labels: [
              { id: "a", name: "A" },
              { id: "b", name: "B" },
            ],
          },
        ],
      },
    },
  });
  const many = boxes.body.id;
  await server.call("patchProject", {
    as: manager,
    params: { project: many },
    body: { settings: { overlap: 2 } },
  });
  const text = "word ".repeat(1_500);
  await importTexts(server, manager, many, [text]);
  const regions = (label: string) =>
    Array.from({ length: 1_500 }, (_, i) => ({
      id: `r${i}`,
      control: "marks",
      labels: [i === 7 ? label : "a"],
      shape: { kind: "span", parts: [{ start: i * 5, end: i * 5 + 4, text: "word" }] },
    }));
  let of = "";
  for (const [i, person] of people.slice(0, 2).entries()) {
    await server.join(many, person, "annotator");
    const [taken] = await takeTasks(server, person, many, 1);
    of = taken?.id ?? "";
    const document = { answers: {}, regions: regions(i === 0 ? "a" : "b"), relations: [] };
    const done = await submit(server, person, of, "", { document });
    expect(done.status).toBe(200);
  }
  const { status, body } = await server.call("getAdjudication", {
    as: manager,
    params: { project: many, task: of },
  });
  expect(status).toBe(200);
  expect(body.document.regions).toHaveLength(1_499);
  expect(body.items).toMatchObject([{ kind: "object", why: "label", found: 2 }]);
});

it("leaves out excluded annotators", async () => {
  const [ada] = people;
  const excluded = await server.call("createExclusion", {
    as: manager,
    params: { project },
    body: { userId: ada?.id ?? "", reason: "Did not read the rules." },
  });
  expect(excluded.status).toBeLessThan(300);
  const { body } = await read(manager);
  expect(body).toMatchObject({ document: { answers: { topic: "refund" } }, items: [] });
  expect(body.annotators).toHaveLength(2);
});

it("what cannot be decided leaves the task without a final answer, and nobody is measured against it", async () => {
  const resolve = (body: object) =>
    server.call("putResolution", { as: manager, params: { task }, body: { baseRevision: 0, ...body } });
  const document = { answers: {}, regions: [], relations: [] };
  // The question is required: without a word about it the document is refused.
  expect((await resolve({ document })).status).toBe(400);
  const answered = { ...document, answers: { topic: "refund" } };
  expect((await resolve({ document: answered, undecidable: [{ control: "topic" }] })).status).toBe(400);
  expect((await resolve({ document, undecidable: [{ control: "nothing" }] })).status).toBe(400);
  const region = {
    ...{ id: "r", control: "topic", labels: ["refund"] },
    shape: { kind: "box", x: 0, y: 0, width: 1, height: 1, rotation: 0 },
  };
  expect((await resolve({ document, undecidable: [{ control: "topic", region }] })).status).toBe(400);
  const { status, body } = await resolve({ document, undecidable: [{ control: "topic" }], note: "Unclear" });
  expect([status, body.undecidable]).toEqual([200, [{ control: "topic" }]]);
  expect((await read(manager)).body).toMatchObject({ items: [], undecidable: [{ control: "topic" }] });
  const gold = await server.call("putGoldAnswer", {
    as: manager,
    params: { task },
    body: { baseRevision: 0, fromResolution: true, note: "" },
  });
  expect(gold.status).toBe(409);
  const preview = await server.call("previewRelease", {
    as: manager,
    params: { project },
    body: { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" },
  });
  expect(preview.body).toMatchObject({ tasks: 0, excluded: [{ reason: "undecidable", count: 1 }] });
});
