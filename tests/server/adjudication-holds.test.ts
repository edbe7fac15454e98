/** Two people who adjudicate are led to different tasks. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { HOLD_MINUTES } from "@/lib/contracts/adjudication";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let reviewers: Person[];
let project: string;
let disputed: string[];
let ada: Person | undefined;

const TASKS = 6;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, texts(TASKS));
  disputed = [];
  ada = undefined;
  for (const [name, topic] of [
    ["ada", "billing"],
    ["bob", "refund"],
  ] as const) {
    const person = await server.person(name);
    ada ??= person;
    await server.join(project, person, "annotator");
    const taken = await takeTasks(server, person, project, TASKS);
    for (const { id } of taken) await submit(server, person, id, topic);
    disputed = taken.map(({ id }) => id);
  }
  reviewers = await Promise.all(["rita", "ravi", "rosa"].map((name) => server.person(name)));
  for (const person of reviewers) await server.join(project, person, "reviewer");
});
afterEach(() => server.close());

const [RITA, RAVI] = [0, 1];
const reviewer = (at: number) => reviewers[at] as Person;
const claim = async (as: Person, among = disputed, second = false) =>
  (await server.call("claimAdjudication", { as, params: { project }, body: { among, second } })).body.task;
const hold = async (as: Person, task: string) =>
  (await server.call("holdAdjudication", { as, params: { project, task } })).body;
const release = (as: Person, task: string, until?: number) =>
  server.call("releaseAdjudication", {
    as,
    params: { project, task },
    ...(until !== undefined && { query: { until: String(until) } }),
  });
const resolve = (as: Person, task: string) =>
  server.call("putResolution", {
    as,
    params: { task },
    body: { baseRevision: 0, document: { answers: { topic: "refund" }, regions: [], relations: [] } },
  });
const waiting = async (as: Person) =>
  (await server.call("getAdjudicationOverview", { as, params: { project } })).body.waiting;

it("parallel claims hand each task to one person alone, and say when none is free", async () => {
  const asked = Array.from({ length: 9 }, (_, at) => reviewer(at % 3));
  const people = [...asked, manager];
  const given = await Promise.all(people.map(async (as) => ({ as: as.id, task: await claim(as) })));
  const holders = new Map<string, Set<string>>();
  for (const { as, task } of given) if (task) holders.set(task, (holders.get(task) ?? new Set()).add(as));
  for (const [, who] of holders) expect(who.size).toBe(1);
  // One who asks again is given what they hold: there are four people.
  expect(holders.size).toBe(4);
});

it("the next person gets the next task, and the first gets theirs again", async () => {
  expect(await claim(reviewer(RITA))).toBe(disputed[0]);
  expect(await claim(reviewer(RAVI))).toBe(disputed[1]);
  expect(await claim(reviewer(RITA))).toBe(disputed[0]);
  expect(await claim(manager, disputed.slice(0, 2))).toBeNull();
  const shown = await waiting(manager);
  expect(Object.fromEntries(shown.map(({ id, heldBy }) => [id, heldBy]))).toMatchObject({
    [disputed[0] ?? ""]: "rita",
    [disputed[1] ?? ""]: "ravi",
    [disputed[2] ?? ""]: null,
  });
  // One's own hold is none of somebody else.
  expect((await waiting(reviewer(RITA))).find(({ id }) => id === disputed[0])?.heldBy).toBeNull();
});

it("a held task can be opened on purpose, which says who works on it, and the first to save decides", async () => {
  const [task = ""] = disputed;
  expect(await hold(reviewer(RITA), task)).toMatchObject({ holder: null });
  expect(await hold(reviewer(RAVI), task)).toMatchObject({ expiresAt: null, holder: { name: "rita" } });
  expect((await resolve(reviewer(RAVI), task)).status).toBe(200);
  expect((await resolve(reviewer(RITA), task)).status).toBe(409);
  // It is held by nobody any more, and waits for nobody.
  expect(await hold(reviewer(RAVI), task)).toMatchObject({ holder: null });
  expect(await claim(reviewer(RITA), [task])).toBeNull();
});

it("a hold ends after some minutes without a sign, is longer with one, and is given back", async () => {
  const [task = ""] = disputed;
  await hold(reviewer(RITA), task);
  server.advance((HOLD_MINUTES - 1) * 60_000);
  const renewed = await hold(reviewer(RITA), task);
  server.advance(2 * 60_000);
  expect(await hold(reviewer(RAVI), task)).toMatchObject({ holder: { name: "rita" } });
  // A page that was left before it was opened again does not give back what the new one holds.
  await release(reviewer(RITA), task, (renewed.expiresAt ?? 0) - 1);
  expect(await claim(reviewer(RAVI), [task])).toBeNull();
  // Nobody gives back what is held by another.
  await release(reviewer(RAVI), task);
  expect(await claim(reviewer(RAVI), [task])).toBeNull();
  await release(reviewer(RITA), task, renewed.expiresAt ?? 0);
  expect(await claim(reviewer(RAVI), [task])).toBe(task);
  server.advance(HOLD_MINUTES * 60_000);
  expect(await hold(reviewer(RITA), task)).toMatchObject({ holder: null });
});

it("nobody is led to what they may not decide: their own annotation, another project, what they decided first", async () => {
  const [task = ""] = disputed;
  const own = ada as Person;
  await server.call("patchMember", {
    as: manager,
    params: { project, user: own.id },
    body: { role: "reviewer" },
  });
  expect(await claim(own)).toBeNull();
  const other = await makeProject(server, manager, 2);
  const elsewhere = await server.call("claimAdjudication", {
    as: manager,
    params: { project: other },
    body: { among: disputed },
  });
  expect(elsewhere.body).toEqual({ task: null });
  await resolve(reviewer(RITA), task);
  await server.call("drawSecondSample", { as: manager, params: { project }, body: { count: 1 } });
  expect(await claim(reviewer(RITA), [task], true)).toBeNull();
  expect(await claim(reviewer(RAVI), [task], true)).toBe(task);
});
