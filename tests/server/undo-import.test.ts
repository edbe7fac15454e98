/** A finished import can be taken back; what somebody has worked on since stays. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ann: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
  ann = await server.person("ann", "member");
  await server.join(project, ann, "annotator");
});
afterEach(() => server.close());

const BY_PEOPLE = {
  people: "annotations",
  columns: [{ column: "topic", control: "topic", by: "Model" }],
};

async function importRows(rows: object[], mapping: object = {}) {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" }, id: "id", ...mapping }) },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  await server.runJobs();
  return (await server.call("getImport", { as: manager, params: { project, job: started.body.id } })).body;
}
const at = (job: string) => ({ as: manager, params: { project, job } });
const counts = async (job: string) => (await server.call("getImportUndo", at(job))).body;
async function undo(job: string) {
  const answer = await server.call("undoImport", at(job));
  expect(answer).toMatchObject({ status: 202, body: { isUndone: true, phase: "undoing" } });
  await server.runJobs();
  return (await server.call("getImport", at(job))).body;
}
const listed = async () => (await server.call("listTasks", { as: manager, params: { project } })).body.items;
const previews = async () => (await listed()).map(({ preview }) => preview);
const rows = (...ids: string[]) => ids.map((id) => ({ id, text: `text ${id}` }));

describe("undoing an import", () => {
  it("deletes its tasks and leaves those of others", async () => {
    await importRows(rows("a"));
    const job = await importRows(rows("b", "c"));
    expect(await counts(job.id)).toEqual({ tasks: 2, stay: 0, labeled: 0 });
    expect(await undo(job.id)).toMatchObject({ status: "cancelled", added: 0, stayed: 0, problem: null });
    expect(await previews()).toEqual(["text a"]);
    // The same file may come in again.
    expect(await importRows(rows("b", "c"))).toMatchObject({ status: "done", added: 2 });
  });

  it("leaves tasks that were answered, skipped or begun", async () => {
    const job = await importTexts(server, manager, project, texts(3));
    const [task] = await takeTasks(server, ann, project, 1);
    expect((await submit(server, ann, task?.id ?? "", "billing")).status).toBe(200);
    expect(await counts(job.id)).toEqual({ tasks: 2, stay: 1, labeled: 0 });
    expect(await undo(job.id)).toMatchObject({ status: "cancelled", added: 1, stayed: 1 });
    expect((await listed()).map(({ id, answers }) => [id, answers])).toEqual([[task?.id, 1]]);
  });

  it("leaves a task that a manager has decided, with the labels that came with it", async () => {
    const labels = BY_PEOPLE;
    const job = await importRows(
      [
        { id: "a", text: "one", topic: "billing" },
        { id: "b", text: "two" },
      ],
      { labels },
    );
    const [first] = await listed();
    const document = { answers: { topic: "refund" }, regions: [], relations: [] };
    const decided = await server.call("putResolution", {
      as: manager,
      params: { project, task: first?.id ?? "" },
      body: { document, baseRevision: 0, note: "" },
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    expect(await undo(job.id)).toMatchObject({ stayed: 1 });
    const [kept, ...others] = await listed();
    expect([kept?.id, others]).toEqual([first?.id, []]);
    expect(kept?.answers).toBe(1);
  });

  it("takes labels from tasks that were there before, unless somebody has worked on these since", async () => {
    await importRows(rows("a", "b"));
    const labeled = rows("a", "b").map((row) => ({ ...row, topic: "billing" }));
    const job = await importRows(labeled, { labels: BY_PEOPLE });
    expect(job).toMatchObject({ annotations: 2, duplicates: 2 });
    const [first] = await listed();
    await server.call("putResolution", {
      as: manager,
      params: { project, task: first?.id ?? "" },
      body: {
        document: { answers: { topic: "refund" }, regions: [], relations: [] },
        baseRevision: 0,
        note: "",
      },
    });
    expect(await counts(job.id)).toEqual({ tasks: 0, stay: 0, labeled: 1 });
    await undo(job.id);
    expect((await listed()).map(({ answers }) => answers)).toEqual([1, 0]);
  });

  it("puts earlier versions of replaced tasks back", async () => {
    await importRows(rows("a"));
    const job = await importRows([{ id: "a", text: "corrected" }], { changed: "new-version" });
    expect(await previews()).toEqual(["corrected"]);
    expect(await undo(job.id)).toMatchObject({ status: "cancelled", versions: 0 });
    expect(await previews()).toEqual(["text a"]);
  });

  it("is refused for an import that is waiting or was taken back", async () => {
    const job = await importRows(rows("a"));
    expect((await server.call("undoImport", at(job.id))).status).toBe(202);
    expect((await server.call("undoImport", at(job.id))).status).toBe(409);
    await server.runJobs();
    expect((await server.call("undoImport", at(job.id))).status).toBe(409);
    expect((await server.call("getImportUndo", at(job.id))).status).toBe(409);
  });

  it("is no cancelling: that leaves a finished import alone", async () => {
    const job = await importRows(rows("a"));
    await server.call("cancelImport", at(job.id));
    await server.runJobs();
    expect((await server.call("getImport", at(job.id))).body).toMatchObject({
      status: "done",
      isUndone: false,
    });
  });
});
