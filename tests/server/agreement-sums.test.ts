/** Sums over units of regions follow every change: they are what all units of the project would give, and so are the figures. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { listUnits, replaceUnits } from "@/db/queries/agreement";
import { listSums, sumUnits } from "@/db/queries/agreement-sums";
import { type Unit, unitOf } from "@/lib/agreement/agreement";
import { type Parts, withoutZeros } from "@/lib/agreement/summed";
import { addUnit, summedUnits } from "@/lib/agreement/unit-parts";
import { seededRandom } from "@/lib/core/random";
import { type Control, findControl, type LabelSchema } from "@/lib/labels/schema";
import { measuredUnits } from "@/lib/server/quality/measured-units";
import { refreshWithin } from "@/lib/server/quality/refresh-agreement";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const WAIT_MS = 20_000;
const TASKS = 20;
const label = (id: string) => ({ id, name: id });
const SCHEMA = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "names", kind: "span", name: "Names", input: "text", labels: [label("person"), label("place")] },
    { id: "near", kind: "relation", name: "Near", labels: [label("beside"), label("within")] },
    { id: "sure", kind: "choice", name: "Sure", per: "region", labels: [label("yes"), label("no")] },
  ],
};
const TEXT = "Ann met Bo in Oslo and she thanked him there.";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3, SCHEMA);
});
afterEach(() => server.close());

const random = seededRandom(29);
const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** Some spans with a label and an answer each, and a relation of the first to the second. */
function someDocument() {
  const regions = [0, 8, 14].flatMap((from, i) => {
    if (random() < 0.3) return [];
    const [start, end] = [from + any([0, 1]), from + any([3, 5])];
    return [
      {
        ...{ id: `s${i}`, control: "names", labels: [any(["person", "place"])] },
        shape: { kind: "span" as const, parts: [{ start, end, text: TEXT.slice(start, end) }] },
        attributes: { sure: any(["yes", "no"]) },
      },
    ];
  });
  const [from, to] = regions;
  const relations =
    from && to
      ? [{ id: "r", control: "near", label: any(["beside", "within"]), from: from.id, to: to.id }]
      : [];
  return { answers: {}, regions, relations };
}

async function expectSums(): Promise<Map<string, Parts>> {
  const db = server.services.database.read;
  const { body } = await server.call("getProject", { as: manager, params: { project } });
  const schema = (body as { schema: LabelSchema }).schema;
  const found = new Map<string, Parts>();
  for (const { id: controlId } of SCHEMA.controls) {
    const of = { projectId: project, controlId };
    const units = await listUnits(db, of);
    const sums: Parts = new Map();
    for (const { unit, taskId } of units) addUnit(sums, unit as Unit, taskId);
    const stored = await listSums(db, of);
    const full = [...sums].map(([part, one]) => [part, withoutZeros(one)] as const);
    expect(stored).toEqual(new Map(full.filter(([, one]) => Object.keys(one).length > 0)));
    found.set(controlId, stored);
    expect(summedUnits(stored).reduce((sum, one) => sum + one.units, 0)).toBe(units.length);
    const control = findControl(schema, controlId) as Control;
    const [few, many] = [
      await measuredUnits(db, project, control),
      await measuredUnits(db, project, control, 0),
    ];
    const options = { seed: 1, replicates: 0 };
    if (control.kind === "choice") {
      const about = { question: control, region: "names" };
      expect(await many.question(about, options)).toEqual(await few.question(about, options));
    } else {
      const whole = await few.agreement(options);
      expect(await many.agreement(options)).toEqual(whole);
      expect(many.likeness(whole.headline.id)).toEqual(few.likeness(whole.headline.id));
    }
  }
  return found;
}

it("after annotations were given, changed and excluded, and tasks deleted", { timeout: 90_000 }, async () => {
  await importTexts(
    server,
    manager,
    project,
    Array.from({ length: TASKS }, (_, i) => `${TEXT} ${i}`),
  );
  const people = await Promise.all(["one", "two", "three"].map((name) => server.person(name)));
  for (const person of people) await server.join(project, person, "annotator");
  const revisions = new Map<string, { id: string; revision: number }>();
  const all = new Set<string>();
  for (const person of people)
    for (const task of await takeTasks(server, person, project, TASKS)) {
      all.add(task.id);
      if (random() < 0.2) continue;
      const { status, body } = await submit(server, person, task.id, "", { document: someDocument() });
      expect(status).toBe(200);
      const { id, revision } = body.annotation;
      revisions.set(`${person.id} ${task.id}`, { id, revision });
      if (random() < 0.15) await refreshWithin(server.services, project, WAIT_MS);
    }
  await refreshWithin(server.services, project, WAIT_MS);
  const sums = await expectSums();
  expect([...sums.values()].map((parts) => parts.size > 5)).toEqual([true, true, true]);

  for (const person of people)
    for (const taskId of all) {
      const known = revisions.get(`${person.id} ${taskId}`);
      if (!known || random() < 0.6) continue;
      await submit(server, person, taskId, "", {
        ...{ annotationId: known.id, baseRevision: known.revision },
        document: someDocument(),
      });
    }
  await refreshWithin(server.services, project, WAIT_MS);
  await expectSums();

  const ids = [...all].slice(0, 6);
  const gone = await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids }, withAnswers: true },
  });
  expect(gone.body).toMatchObject({ deleted: 6 });
  await expectSums();

  const [first] = people;
  const excluded = await server.call("createExclusion", {
    as: manager,
    params: { project },
    body: { userId: first?.id ?? "", reason: "Labels at random.", requeue: false },
  });
  expect(excluded.status).toBeLessThan(300);
  await refreshWithin(server.services, project, WAIT_MS);
  const rest = await expectSums();
  expect(JSON.stringify([...rest.values()].map((parts) => [...parts.keys()]))).not.toContain(first?.id);

  await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids: [...all].slice(6) }, withAnswers: true },
  });
  const nothing = await expectSums();
  expect([...nothing.values()].map((parts) => parts.size)).toEqual([0, 0, 0]);
});

const CONTROL: Control = {
  ...{ id: "names", name: "Names", kind: "span", input: "text" },
  labels: [label("person"), label("place")],
};
const someUnit = () =>
  unitOf(
    CONTROL,
    ["ann", "bob"].map((rater) => ({ rater, document: someDocument() })),
  ) as Extract<Unit, { kind: "regions" }>;

it("lose nothing when several transactions add to them at once", { timeout: 60_000 }, async () => {
  const of = { projectId: project, controlId: CONTROL.id };
  const units = Array.from({ length: 60 }, (_, i) => ({ ...of, taskId: `task ${i}`, unit: someUnit() }));
  const { database } = server.services;
  await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      database.write((db) => sumUnits(db, { gone: [], come: units.slice(5 * i, 5 * i + 5) })),
    ),
  );
  const sums: Parts = new Map();
  for (const { unit, taskId } of units) addUnit(sums, unit, taskId);
  const all = await listSums(database.read, of);
  expect(all).toEqual(new Map([...sums].map(([part, one]) => [part, withoutZeros(one)])));
  await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      database.write((db) => sumUnits(db, { gone: units.slice(5 * i, 5 * i + 5), come: [] })),
    ),
  );
  expect((await listSums(database.read, of)).size).toBe(0);
});

it("are left aside while some units are of an earlier version, which is told", async () => {
  const of = { projectId: project, controlId: CONTROL.id };
  const { database } = server.services;
  const now = Array.from({ length: 5 }, someUnit);
  const old = { ...someUnit(), version: 2 };
  const rows = [...now, old].map((unit, i) => ({
    ...of,
    ...{ taskId: `task ${i}`, unit, disagreement: unit.disagreement, updatedAt: 1 },
  }));
  const store = (some: typeof rows) =>
    database.write((db) => replaceUnits(db, { taskIds: some.map(({ taskId }) => taskId), rows: some }));
  await store(rows);
  const read = async (few: number) => measuredUnits(database.read, project, CONTROL, few);
  const options = { seed: 1, replicates: 0 };
  expect((await read(0)).isOutdated).toBe(true);
  expect((await (await read(0)).agreement(options)).units).toBe(6);
  await store([{ ...(rows[5] as (typeof rows)[number]), unit: { ...old, version: 3 } }]);
  expect((await read(0)).isOutdated).toBe(false);
  expect(await (await read(0)).agreement(options)).toEqual(await (await read(100)).agreement(options));
});
