/** Blind labeling: whoever labels a task is told nothing of what others have said about it, by whatever route. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { ROUTES, type RouteName } from "@/lib/contracts/routes";
import { QUERIES } from "../support/place";
import { answerBody, importTexts, makeProject, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const GETS = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].method === "GET");
const LEAD_TIME_MS = 7_654_321;

let server: TestServer;
let [manager, ada, bo, rita]: Person[] = [];
let place: Record<string, string>;
/** What stands in Ada's answer or beside it, each nowhere else. */
let canaries: string[];

/** Ada has answered the task, asked about it, been reviewed and overruled; it waits for a second answer. */
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  [ada, bo, rita] = await Promise.all(["canary-ada", "bo", "rita"].map((name) => server.person(name)));
  const project = await makeProject(server, manager as Person, 2);
  await importTexts(server, manager as Person, project, texts(1));
  for (const [person, role] of [
    [ada, "annotator"],
    [bo, "annotator"],
    [rita, "reviewer"],
  ] as const)
    await server.join(project, person as Person, role);
  const [task] = await takeTasks(server, ada as Person, project, 1);
  const params = { project, task: task?.id ?? "" };
  const shape = { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] };
  const region = { id: "canary-region", control: "parts", labels: ["amount"], shape };
  const document = { answers: { topic: "billing", clarity: 3 }, regions: [region], relations: [] };
  const body = answerBody("billing", { document, leadTimeMs: LEAD_TIME_MS });
  const given = await server.call("putAnnotation", { as: ada, params, body });
  expect(given.status).toBe(200);
  const about = { taskId: params.task, text: "canary question" };
  await server.call("askQuestion", { as: ada, params, body: about });
  const { id: annotationId, revision } = given.body.annotation;
  const review = { annotationId, revision, decision: "accepted", reason: "canary reason" };
  expect((await server.call("createReview", { as: rita, params, body: review })).status).toBe(200);
  place = { ...params, annotation: annotationId };
  canaries = [
    ...["canary-ada", "canary-region", "canary question", "canary reason"],
    ...[ada?.id ?? "", annotationId, String(LEAD_TIME_MS)],
  ];
});
afterEach(() => server.close());

/** Which of the canaries stand in what a person is answered by all routes that only read, and by these answers. */
async function told(person: Person | undefined, others: unknown[] = []): Promise<string[]> {
  let text = JSON.stringify(others);
  for (const name of GETS) {
    const query = QUERIES[name] ?? {};
    const answer = await server.response(name, { as: person ?? null, params: place, query });
    text += `${JSON.stringify([...answer.headers])}${await answer.text()}`;
  }
  return canaries.filter((canary) => text.includes(canary));
}

it("a manager is told each of it, so the search finds what is there", async () => {
  expect(await told(manager)).toEqual(canaries);
});

it("an annotator is told none of it: not before they take the task, not while they hold it, not afterwards", async () => {
  expect(await told(bo)).toEqual([]);
  const queue = await server.call("queue", { as: bo, params: place, body: { count: 5 } });
  expect(queue.body.tasks.map(({ id }) => id)).toEqual([place.task]);
  expect(await told(bo, [queue.body])).toEqual([]);
  const next = { count: 5, have: [] };
  const own = answerBody("refund", { next });
  const saved = await server.call("putAnnotation", { as: bo, params: place, body: own });
  const late = { ...answerBody("other"), annotationId: own.annotationId };
  const stale = await server.call("putAnnotation", { as: bo, params: place, body: late });
  expect([saved.status, stale.status]).toEqual([200, 409]);
  expect(await told(bo, [saved.body, stale.body])).toEqual([]);
});

it("an annotator who names another person's answer gets nothing of it", async () => {
  await takeTasks(server, bo as Person, place.project ?? "", 1);
  const body = { ...answerBody("refund"), annotationId: place.annotation, baseRevision: 1 };
  const taken = await server.call("putAnnotation", { as: bo, params: place, body });
  const first = { ...body, baseRevision: 0 };
  const claimed = await server.call("putAnnotation", { as: bo, params: place, body: first });
  const reviewed = await server.call("createReview", {
    as: bo,
    params: place,
    body: { annotationId: place.annotation, revision: 1, decision: "accepted" },
  });
  expect([taken.status, claimed.status, reviewed.status]).toEqual([409, 409, 403]);
  expect(await told(bo, [taken.body, claimed.body, reviewed.body])).toEqual([]);
});

it("a reviewer who holds the task themselves is told none of it until they have answered", async () => {
  const second = await server.person("second");
  await server.join(place.project ?? "", second, "reviewer");
  const assigned = { selection: { ids: [place.task] }, userId: second.id };
  await server.call("assignTasks", { as: manager, params: place, body: assigned });
  const queue = await server.call("queue", { as: second, params: place, body: { count: 1 } });
  expect(queue.body.tasks).toHaveLength(1);
  // Whose answers there are to review in the project is no secret to a reviewer.
  const known = ["canary-ada", ada?.id];
  const about = async () => (await told(second)).filter((canary) => !known.includes(canary));
  expect(await about()).toEqual([]);
  await server.call("putAnnotation", { as: second, params: place, body: answerBody("other") });
  expect(await about()).toContain("canary-region");
});
