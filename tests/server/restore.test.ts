/** What a release holds as JSONL comes back: tasks, everybody's annotations, groups and final answers. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

async function tasksOf(project: string) {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  return Promise.all(
    items.map(async ({ id: task }) => {
      const found = (await server.call("getTask", { as: manager, params: { project, task } })).body;
      return {
        data: found.data,
        // Those of one moment have no order.
        answers: found.answers
          .map(({ document, leadTimeMs }) => ({ document, leadTimeMs }))
          .toSorted((a, b) => Number(a.document.answers.clarity) - Number(b.document.answers.clarity)),
        decided: found.resolution?.document ?? null,
      };
    }),
  );
}

it("restores a project whose ids of labels are others, once, however often it is imported", async () => {
  const project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, texts(6));
  const shape = { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] };
  for (const [i, name] of ["a", "b"].entries()) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 6)) {
      const answers = { topic: i === 0 ? "billing" : "other", clarity: i + 2 };
      const regions = [{ id: `r${i}`, control: "parts", labels: ["amount"], shape }];
      await submit(server, person, task.id, "billing", { document: { answers, regions, relations: [] } });
    }
  }
  const before = await tasksOf(project);
  const listed = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const first = listed.items[0]?.id ?? "";
  const document = { answers: { topic: "refund" }, regions: [], relations: [] };
  const decided = await server.call("putResolution", {
    as: manager,
    params: { task: first },
    body: { baseRevision: 0, document },
  });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
  const items = await releasedItems(server, manager, project, "all");
  const lines = items.map((item) => JSON.stringify(item)).join("\n");

  const renamed = JSON.stringify(TOPIC_SCHEMA).replaceAll('"id":"billing"', '"id":"l1"');
  const other = await makeProject(server, manager, 2, JSON.parse(renamed));
  const restore = async () => {
    const mapping = {
      fields: { text: "text" },
      id: "id",
      keepOther: false,
      labels: { people: "annotations" },
    };
    const started = await server.call("startImport", {
      as: manager,
      params: { project: other },
      query: { format: "concord", mapping: JSON.stringify(mapping) },
      raw: lines,
    });
    await server.runJobs();
    const params = { project: other, job: started.body.id };
    return (await server.call("getImport", { as: manager, params })).body;
  };
  const job = await restore();
  expect(job, JSON.stringify(job)).toMatchObject({ status: "done", added: 6, annotations: 12 });
  const after = await tasksOf(other);
  const withOldIds = JSON.parse(
    JSON.stringify(after.map(({ answers }) => answers)).replaceAll('"l1"', '"billing"'),
  );
  expect(withOldIds).toEqual(before.map(({ answers }) => answers));
  expect(await restore()).toMatchObject({ added: 0, duplicates: 6, annotations: 0, labelsThere: 12 });
});
