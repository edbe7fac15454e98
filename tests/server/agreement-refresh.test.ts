/** Figures are brought up to date beside people who go on answering: none of their answers may be left out of them. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client/database";
import { listUnits, markAllStale } from "@/db/queries/agreement";
import type { Services } from "@/lib/server/context";
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

/** The same server, but `meanwhile` happens once between the reading of answers and the writing of their figures. */
function interrupted(meanwhile: () => Promise<unknown>): Services {
  const { database } = server.services;
  let happened = false;
  const write: Database["write"] = async (work) => {
    if (!happened) {
      happened = true;
      await meanwhile();
    }
    return database.write(work);
  };
  return { ...server.services, database: { ...database, write } };
}

const renameFirst = async () => {
  const { body } = await server.call("getProject", { as: manager, params: { project } });
  const schema = structuredClone(body.schema) as { controls: { name: string }[] };
  if (schema.controls[0]) schema.controls[0].name += "!";
  const saved = await server.call("putSchema", {
    as: manager,
    params: { project },
    body: { schema, baseVersion: body.schemaVersion },
  });
  expect(saved.status).toBe(200);
};

it("counts a task again when an answer or new labels come between reading and writing", async () => {
  await importTexts(server, manager, project, texts(2));
  const [task] = await takeTasks(server, manager, project, 1);
  const other = await server.person("other");
  await server.join(project, other, "annotator");
  await submit(server, manager, task?.id ?? "", "billing");
  await refreshWithin(
    interrupted(() => submit(server, other, task?.id ?? "", "refund")),
    project,
    WAIT_MS,
  );
  expect((await units())[0]?.[1]).toMatchObject({ ratings: [expect.anything(), expect.anything()] });

  await server.services.database.write((db) => markAllStale(db, { projectId: project }));
  let batches = 0;
  const counted = interrupted(renameFirst);
  const write = counted.database.write;
  counted.database.write = (work) => {
    batches++;
    return write(work);
  };
  await refreshWithin(counted, project, WAIT_MS);
  // Once with the labels that were replaced meanwhile, once with the new ones.
  expect(batches).toBe(2);
});

it("is counted anew when the labels change", async () => {
  await importTexts(server, manager, project, texts(3));
  const [task] = await takeTasks(server, manager, project, 1);
  await submit(server, manager, task?.id ?? "", "billing");
  await refreshWithin(server.services, project, WAIT_MS);
  await renameFirst();
  const stale = await server.services.database.read.raw.all(
    "select id from task where project_id = ? and agreement_stale",
    [project],
  );
  expect(stale).toHaveLength(1);
});
