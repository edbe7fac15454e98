/** Figures are brought up to date beside people who go on answering: none of their answers may be left out of them. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { listUnits, markAllStale } from "@/db/queries/agreement";
import { refreshWithin } from "@/lib/server/quality/refresh-agreement";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const WAIT_MS = 20_000;

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
});
afterEach(() => server.close());

const units = async () =>
  (await listUnits(server.services.database.read, { projectId: project, controlId: "topic" })).map(
    ({ taskId, unit }) => [taskId, unit],
  );

it("counts every answer that was given while it was counting", async () => {
  await importTexts(server, manager, project, texts(30));
  const people = await Promise.all(
    ["one", "two", "three"].map(async (name) => {
      const person = await server.person(name);
      await server.join(project, person, "annotator");
      return { person, tasks: await takeTasks(server, person, project, 30) };
    }),
  );
  const work = people.map(async ({ person, tasks }, i) => {
    for (const [at, task] of tasks.entries())
      await submit(server, person, task.id, ["billing", "refund", "other"][(at + i) % 3] ?? "other");
  });
  let working = true;
  const counting = (async () => {
    while (working) {
      await refreshWithin(server.services, project, WAIT_MS);
      await new Promise(setImmediate);
    }
  })();
  await Promise.all(work);
  working = false;
  await counting;
  await refreshWithin(server.services, project, WAIT_MS);
  const found = await units();
  expect(found).toHaveLength(30);
  await server.services.database.write((db) => markAllStale(db, { projectId: project }));
  await refreshWithin(server.services, project, WAIT_MS);
  expect(found).toEqual(await units());
});

it("is counted anew when the labels change", async () => {
  await importTexts(server, manager, project, texts(3));
  const [task] = await takeTasks(server, manager, project, 1);
  await submit(server, manager, task?.id ?? "", "billing");
  await refreshWithin(server.services, project, WAIT_MS);
  const detail = await server.call("getProject", { as: manager, params: { project } });
  const { schema, schemaVersion } = detail.body;
  const renamed = structuredClone(schema) as { controls: { name: string }[] };
  if (renamed.controls[0]) renamed.controls[0].name = "Subject";
  const saved = await server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema: renamed, baseVersion: schemaVersion },
  });
  expect(saved.status).toBe(200);
  const stale = await server.services.database.read.raw.all(
    "select id from task where project_id = ? and agreement_stale",
    [project],
  );
  expect(stale).toHaveLength(1);
});
