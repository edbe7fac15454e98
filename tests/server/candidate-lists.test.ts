/** Lists of candidates: uploaded, replaced, deleted; answers that stand for their candidates, from the submit to the files of a release. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CandidateList } from "@/lib/contracts/candidates";
import { answerBody, importTexts, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;

const schemaWith = (list?: string) => ({
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "mentions",
      kind: "span",
      name: "Mentions",
      input: "text",
      labels: [{ id: "place", name: "Place" }],
    },
    {
      ...{ id: "entity", kind: "link", name: "Entity", per: "region", required: true, nil: true },
      ...(list !== undefined && { list }),
    },
    { id: "about", kind: "link", name: "About", ...(list !== undefined && { list }) },
  ],
});
const CITIES =
  "id,name,aliases,description\nQ90,Paris,Lutetia,in France\nQ64,Berlin,,\nQ830149,Paris,,in Texas";

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, schemaWith());
});
afterEach(() => server.close());

type Query = Record<string, string>;
const add = (raw: BodyInit, query: Query = {}) =>
  server.call("createCandidateList", {
    as: manager,
    params: { project },
    query: { name: "Cities", ...query },
    raw,
  });
async function added(raw: BodyInit = CITIES, query: Query = {}): Promise<CandidateList> {
  const { status, body } = await add(raw, query);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}
const at = ({ id }: CandidateList) => ({ as: manager, params: { project, candidates: id } });
const replace = (list: CandidateList, raw: BodyInit, query: Query = {}) =>
  server.call("replaceCandidates", { ...at(list), query, raw });
const lists = async () =>
  (await server.call("listCandidateLists", { as: manager, params: { project } })).body.items;
const session = async (as = manager) =>
  (await server.call("getLabelSession", { as, params: { project } })).body;
async function ask(list: CandidateList, baseVersion = 1): Promise<void> {
  const body = { baseVersion, schema: schemaWith(list.id) };
  const saved = await server.call("putSchema", { as: manager, params: { project }, body });
  expect([saved.status, saved.body]).toEqual([200, expect.anything()]);
}
const issuesOf = (body: unknown) => {
  const { issues = [] } = body as { issues?: { path: string; message: string }[] };
  return issues.map(({ path, message }) => [path, message]);
};

const SPAN = { kind: "span", parts: [{ start: 0, end: 5, text: "Paris" }] };
const documentOf = (entity: string, about?: string) => ({
  answers: about === undefined ? {} : { about },
  regions: [{ id: "r", control: "mentions", labels: ["place"], shape: SPAN, attributes: { entity } }],
  relations: [],
});
const put = (task: string, document: object, extra: Record<string, unknown> = {}) =>
  server.call("putAnnotation", {
    as: manager,
    params: { task },
    body: answerBody("", { document, schemaVersion: 2, ...extra }),
  });
/** A task for each text, all of which begin with Paris. */
async function tasks(count: number): Promise<string[]> {
  const texts = Array.from({ length: count }, (_, i) => `Paris ${i}`);
  await importTexts(server, manager, project, texts);
  return (await takeTasks(server, manager, project, count)).map(({ id }) => id);
}

describe("a list of candidates", () => {
  it("is stored once, told to annotators, and read by its hash", async () => {
    const list = await added();
    expect(list).toMatchObject({ name: "Cities", candidates: 3, duplicates: 0, questions: [] });
    const annotator = await server.person("annotator");
    await server.join(project, annotator, "annotator");
    const { candidateLists } = await session(annotator);
    expect(candidateLists).toEqual([{ id: list.id, name: "Cities", candidates: 3, url: list.url }]);
    const fileOf = (sha256: string) =>
      server.response("getCandidateFile", {
        as: annotator,
        params: { project, candidates: list.id, sha256 },
      });
    expect(list.url).toContain(list.sha256);
    const file = await fileOf(list.sha256);
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect((await file.text()).split("\n")[0]).toBe('["Q90","Paris","in France","Lutetia"]');
    expect((await fileOf("0".repeat(64))).status).toBe(404);
  });

  it("is refused with the line and what is wrong with it", async () => {
    const refused = async (raw: BodyInit, query: Query = {}) => {
      const { status, body } = await add(raw, query);
      return [status, ...issuesOf(body).flat()];
    };
    expect(await refused("Q1,One\nQ2")).toEqual([400, "content", "line 2: name is empty"]);
    expect(await refused("")).toEqual([400, "content", "there is no candidate in it"]);
    expect(await refused(new Uint8Array([0x61, 0xff]))).toEqual([
      400,
      "content",
      expect.stringContaining("UTF-8"),
    ]);
    expect(await refused("Q1,O\u0000ne")).toEqual([400, "content", "line 1: without control characters"]);
    const many = Array.from({ length: 200_001 }, (_, i) => `Q${i},Name ${i}`).join("\n");
    expect(await refused(many)).toEqual([400, "content", "at most 200000 candidates; there are 200001"]);
    await added();
    expect(await refused("Q1,One")).toEqual([
      400,
      "name",
      "there is a list of candidates with this name already",
    ]);
  });

  it("cannot go while a question takes its answers from it, nor be asked for when it is gone", async () => {
    const list = await added();
    await ask(list);
    expect((await lists())[0]?.questions).toEqual(["Entity", "About"]);
    const kept = await server.call("deleteCandidateList", at(list));
    expect([kept.status, kept.body]).toMatchObject([
      409,
      { detail: expect.stringContaining("Entity, About") },
    ]);
    const without = { baseVersion: 2, schema: schemaWith() };
    await server.call("putSchema", { as: manager, params: { project }, body: without });
    expect((await server.call("deleteCandidateList", at(list))).status).toBe(200);
    expect((await server.call("deleteCandidateList", at(list))).status).toBe(404);
    const again = { baseVersion: 3, schema: schemaWith(list.id) };
    const refused = await server.call("putSchema", { as: manager, params: { project }, body: again });
    expect([refused.status, issuesOf(refused.body)[0]]).toEqual([
      400,
      ["schema.controls.1.list", "there is no such list of candidates in this project"],
    ]);
  });

  it("of another project is none", async () => {
    const list = await added();
    const other = await makeProject(server, manager, 1, schemaWith());
    const body = { baseVersion: 1, schema: schemaWith(list.id) };
    expect((await server.call("putSchema", { as: manager, params: { project: other }, body })).status).toBe(
      400,
    );
    const params = { project: other, candidates: list.id };
    expect((await server.call("deleteCandidateList", { as: manager, params })).status).toBe(404);
    const raw = "Q1,One";
    expect((await server.call("replaceCandidates", { as: manager, params, raw })).status).toBe(404);
  });
});

describe("a new version of a list", () => {
  it("is told to open label views, and leaves what nobody has used", async () => {
    const list = await added();
    const before = await session();
    const { status, body } = await replace(list, '{"id": "Q1", "name": "One"}', { format: "jsonl" });
    expect([status, body.candidates]).toEqual([200, 1]);
    const after = await session();
    expect(after.contentRevision).toBeGreaterThan(before.contentRevision);
    expect(after.candidateLists[0]?.url).toBe(body.url);
    expect(body.sha256).not.toBe(list.sha256);
  });

  it("says how many answers would stand for nothing, keeps what they stand for, or lets it go", async () => {
    const list = await added();
    await ask(list);
    const [first = "", second = ""] = await tasks(2);
    await put(first, documentOf("Q90", "Q64"));
    await put(second, documentOf("Q90"));
    const refused = await replace(list, "Q830149,Paris");
    const some = [
      { id: "Q90", name: "Paris" },
      { id: "Q64", name: "Berlin" },
    ];
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { inUse: { candidates: 2, annotations: 2, some: expect.arrayContaining(some) } },
    ]);
    expect((await lists())[0]?.sha256).toBe(list.sha256);
    const kept = await replace(list, "Q1,One", { inUse: "keep" });
    expect([kept.status, kept.body.candidates]).toEqual([200, 3]);
    const dropped = await replace(list, "Q1,One", { inUse: "drop" });
    expect([dropped.status, dropped.body.candidates]).toEqual([200, 1]);
    const task = await server.call("getLabelTask", { as: manager, params: { task: first } });
    expect(task.body.annotation?.document.answers).toEqual({ about: "Q64" });
  });
});

describe("an answer that stands for a candidate", () => {
  it("is submitted where the list has it, or as NIL where that is allowed", async () => {
    await ask(await added());
    const [task = ""] = await tasks(1);
    const unknown = await put(task, documentOf("Q1", "Q2"));
    expect([unknown.status, issuesOf(unknown.body)]).toEqual([
      400,
      [
        ["answers.about", 'the list has no candidate "Q2"'],
        ["regions.0.attributes.entity", 'the list has no candidate "Q1"'],
      ],
    ]);
    // A draft may wait for a candidate that a later list has.
    const draft = await put(task, documentOf("Q1"), { state: "draft" });
    expect(draft.status).toBe(200);
    expect(issuesOf((await put(task, documentOf("Q90", "NIL"))).body)).toEqual([
      ["answers.about", "“not in the list” is no answer to this question"],
    ]);
    const { id: annotationId } = draft.body.annotation;
    expect((await put(task, documentOf("NIL"), { annotationId, baseRevision: 1 })).status).toBe(200);
  });

  it("waits for a list where none is chosen", async () => {
    const [task = ""] = await tasks(1);
    const refused = await put(task, documentOf("Q90"), { schemaVersion: 1 });
    expect(issuesOf(refused.body)[0]?.[1]).toMatch("no list of candidates has been chosen");
    expect((await put(task, documentOf("NIL"), { schemaVersion: 1 })).status).toBe(200);
  });

  it("is suggested by id or name, and refused where the list has neither", async () => {
    await ask(await added());
    const [task = ""] = await tasks(1);
    const suggest = (entity: string) => {
      const body = { model: "M", items: [{ taskId: task, document: documentOf(entity, "berlin") }] };
      return server.call("addPredictions", { as: manager, params: { project }, body });
    };
    expect((await suggest("Q90")).status).toBe(200);
    const made = await server.call("listPredictions", { as: manager, params: { project } });
    expect(made.body.items[0]?.document.answers).toEqual({ about: "Q64" });
    // Two candidates are called Paris.
    expect(issuesOf((await suggest("Paris")).body)).toEqual([
      ["items.0.document.regions.0.attributes.entity", 'the list has no candidate "Paris"'],
    ]);
  });

  it("is imported by id or name from a column", async () => {
    await ask(await added());
    const importing = (rows: string) =>
      server.call("startImport", {
        as: manager,
        params: { project },
        query: {
          format: "csv",
          mapping: JSON.stringify({
            fields: { text: "text" },
            labels: { people: "predictions", columns: [{ column: "city", control: "about" }] },
          }),
        },
        raw: `text,city\n${rows}`,
      });
    const started = await importing("one,Q90\ntwo,berlin");
    expect([started.status, started.body]).toEqual([202, expect.anything()]);
    await server.runJobs();
    const made = await server.call("listPredictions", { as: manager, params: { project } });
    expect(made.body.items.map(({ document }) => document.answers.about).sort()).toEqual(["Q64", "Q90"]);
    const bad = await importing("three,Rome");
    await server.runJobs();
    const params = { project, job: bad.body.id };
    const errors = await server.response("importErrors", { as: manager, params });
    expect(await errors.text()).toContain("Rome");
  });

  it("is released with its name, whatever becomes of the list, and told to who reviews it", async () => {
    const list = await added();
    await ask(list);
    const [task = ""] = await tasks(1);
    expect((await put(task, documentOf("Q90", "Q64"))).status).toBe(200);
    const detail = await server.call("getTask", { as: manager, params: { project, task } });
    expect(detail.body.candidateNames).toEqual({ entity: { Q90: "Paris" }, about: { Q64: "Berlin" } });
    const plan = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };
    const made = await server.call("createRelease", {
      as: manager,
      params: { project },
      body: { name: "R", plan },
    });
    await server.runJobs();
    const filesOf = async (format: string) => {
      const params = { release: made.body.id };
      const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
      return unzip(Buffer.from(await answer.arrayBuffer()));
    };
    const line = JSON.parse(String((await filesOf("jsonl"))["train.jsonl"])) as Record<string, unknown>;
    expect(line).toMatchObject({
      labels: { answers: { about: "Q64" }, regions: [{ attributes: { entity: "Q90" } }] },
      names: { about: "About", "about/Q64": "Berlin", "entity/Q90": "Paris" },
    });
    await replace(list, "Q1,One", { inUse: "drop" });
    const after = await filesOf("csv");
    expect(String(after["train.csv"])).toContain("Berlin");
    expect(String(after["train.csv"])).toContain("Q64");
  });
});
