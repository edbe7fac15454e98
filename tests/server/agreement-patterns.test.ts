/** What the quality page is computed from follows every change: it is what all units of the project would give. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { listUnits } from "@/db/queries/agreement";
import { listPatterns } from "@/db/queries/agreement-patterns";
import { groupBy } from "@/lib/core/group-by";
import { seededRandom } from "@/lib/core/random";
import { refreshWithin } from "@/lib/server/quality/refresh-agreement";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const WAIT_MS = 20_000;
const LABELS = ["billing", "refund", "other"];

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
});
afterEach(() => server.close());

const patterns = async () =>
  (await listPatterns(server.services.database.read, { projectId: project, controlId: "topic" }))
    .map(({ unit, tasks }) => `${tasks} ${JSON.stringify(unit)}`)
    .toSorted();

const recomputed = async () => {
  const units = await listUnits(server.services.database.read, { projectId: project, controlId: "topic" });
  return [...groupBy(units, ({ unit }) => JSON.stringify(unit))]
    .map(([unit, same]) => `${same.length} ${unit}`)
    .toSorted();
};

it("after annotations were given, changed and excluded, and tasks deleted", { timeout: 60_000 }, async () => {
  await importTexts(server, manager, project, texts(24));
  const people = await Promise.all(["one", "two", "three"].map((name) => server.person(name)));
  for (const person of people) await server.join(project, person, "annotator");
  const random = seededRandom(11);
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const revisions = new Map<string, { id: string; revision: number }>();
  const all = new Set<string>();
  for (const person of people)
    for (const task of await takeTasks(server, person, project, 24)) {
      all.add(task.id);
      if (random() < 0.2) continue;
      const { body } = await submit(server, person, task.id, any(LABELS));
      const { id, revision } = body.annotation;
      revisions.set(`${person.id} ${task.id}`, { id, revision });
      if (random() < 0.15) await refreshWithin(server.services, project, WAIT_MS);
    }
  await refreshWithin(server.services, project, WAIT_MS);
  expect(await patterns()).toEqual(await recomputed());
  expect((await patterns()).length).toBeGreaterThan(5);

  for (const person of people)
    for (const taskId of all) {
      const known = revisions.get(`${person.id} ${taskId}`);
      if (!known || random() < 0.6) continue;
      await submit(server, person, taskId, any(LABELS), {
        annotationId: known.id,
        baseRevision: known.revision,
      });
    }
  await refreshWithin(server.services, project, WAIT_MS);
  expect(await patterns()).toEqual(await recomputed());

  const ids = [...all].slice(0, 7);
  const gone = await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids }, withAnswers: true },
  });
  expect(gone.body).toMatchObject({ deleted: 7 });
  expect(await patterns()).toEqual(await recomputed());

  const [first] = people;
  const excluded = await server.call("createExclusion", {
    as: manager,
    params: { project },
    body: { userId: first?.id ?? "", reason: "Labels at random.", requeue: false },
  });
  expect(excluded.status).toBeLessThan(300);
  await refreshWithin(server.services, project, WAIT_MS);
  expect(await patterns()).toEqual(await recomputed());
  expect((await patterns()).join()).not.toContain(first?.id);
});
