/** Blind review: by no route are reviewers and annotators told who an annotator is; managers are. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Access, ROUTES, type RouteName } from "@/lib/contracts/routes";
import { QUERIES } from "../support/place";
import { answerBody, importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Call, type Person, startTestServer, type TestServer } from "../support/test-server";

const NAMES = Object.keys(ROUTES) as RouteName[];
const accessOf = (name: RouteName): Access => ROUTES[name].access;
const OPEN = NAMES.filter((name) => ["reviewer", "member", "user"].includes(accessOf(name)));
const GETS = OPEN.filter((name) => ROUTES[name].method === "GET");
/** Of the caller and the instance, without a project; `setUp` and invites are public. */
const OF_NO_PROJECT = new Set<string>(
  NAMES.filter((name) => accessOf(name) === "user" && !/\{(project|task)\}/.test(ROUTES[name].path)),
);
const MORE_QUERIES: Partial<Record<RouteName, Record<string, string>>> = {
  ...QUERIES,
  listReviews: { columns: "annotators", limit: "50" },
  getAdjudication: { names: "true" },
};

let server: TestServer;
let manager: Person;
let ada: Person;
let bo: Person;
let rita: Person;
let rex: Person;
let project: string;
let tasks: string[];
let annotations: string[];
let thread: string;

const as = (person: Person, name: RouteName, call: Call = {}) =>
  server.call(name, { as: person, ...call, params: { project, ...call.params } });
const blind = (blindReview: boolean) => as(manager, "patchProject", { body: { settings: { blindReview } } });
const document = (topic: string) => answerBody(topic).document;

/** Three tasks with two annotations each, one reviewed, one adjudicated and drawn for a second decision; comments on the first. */
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  const names = ["canary-ada", "canary-bo", "rita", "rex"];
  [ada, bo, rita, rex] = (await Promise.all(names.map((name) => server.person(name)))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  project = await makeProject(server, manager, 2);
  expect((await blind(true)).body).toMatchObject({ settings: { blindReview: true, overlap: 2 } });
  await importTexts(server, manager, project, texts(5));
  for (const person of [ada, bo]) await server.join(project, person, "annotator");
  for (const person of [rita, rex]) await server.join(project, person, "reviewer");
  tasks = (await takeTasks(server, ada, project, 3)).map(({ id }) => id);
  await takeTasks(server, bo, project, 3);
  annotations = [];
  for (const task of tasks)
    for (const [person, topic] of [
      [ada, "billing"],
      [bo, "refund"],
    ] as const)
      annotations.push((await submit(server, person, task, topic)).body.annotation.id);
  const [task = "", , last = ""] = tasks;
  const about = { annotationId: annotations[0] };
  const begun = await as(rita, "createComment", { params: { task }, body: { ...about, text: "Why?" } });
  thread = (begun.body as unknown as { id: string }).id;
  await as(ada, "createComment", { params: { task }, body: { ...about, threadId: thread, text: "So." } });
  await as(rex, "createReview", {
    body: { annotationId: annotations[1], revision: 1, decision: "rejected", reason: "No." },
  });
  await as(rex, "putResolution", {
    params: { task: last },
    body: { baseRevision: 0, annotationId: annotations[4], annotationRevision: 1 },
  });
  await as(manager, "drawSecondSample", { body: { count: 1 } });
  await as(manager, "createView", {
    body: { list: "reviews", name: "Of one", query: `annotator=${ada.id}`, shared: true },
  });
});
afterEach(() => server.close());

const canariesOf = (...people: Person[]) =>
  people.flatMap(({ id, email }) => [id, email, email.split("@")[0] ?? ""]);
const found = (text: string, people: Person[]) => canariesOf(...people).filter((one) => text.includes(one));

/** What one call answers, which has to be an answer, not a refusal. */
async function told(person: Person, name: RouteName, call: Call = {}): Promise<string> {
  const answer = await server.response(name, { as: person, ...call, params: { project, ...call.params } });
  const text = await answer.text();
  expect(answer.status, `${name} ${text}`).toBeLessThan(300);
  return text;
}

/** All that routes answer which only read, of each task. */
async function readAll(person: Person): Promise<string> {
  let text = "";
  for (const task of tasks)
    for (const name of GETS) {
      const params = { project, task, version: "1" };
      const answer = await server.response(name, {
        as: person,
        params,
        query: MORE_QUERIES[name] ?? {},
      });
      expect(answer.status, name).toBeLessThan(500);
      text += await answer.text();
    }
  for (const status of ["accepted", "rejected", "fixed"])
    text += await (
      await server.response("listReviews", { as: person, params: { project }, query: { status } })
    ).text();
  return text;
}

const adaFor = async (person: Person): Promise<{ id: string; name: string }> => {
  const { body } = await server.call("listReviews", { as: person, params: { project } });
  const item = body.items.find(({ annotationId }) => annotationId === annotations[0]);
  return item?.annotator ?? { id: "", name: "" };
};

/** Every call of a reviewer that changes something, in an order in which each has something to do. */
const REVIEWER: [RouteName, () => Promise<string>][] = [
  [
    "createView",
    async () => {
      const { id } = await adaFor(rita);
      return told(rita, "createView", { body: { list: "reviews", name: "Mine", query: `annotator=${id}` } });
    },
  ],
  [
    "patchView",
    async () => told(rita, "patchView", { params: { view: await ownView() }, body: { name: "M" } }),
  ],
  ["deleteView", async () => told(rita, "deleteView", { params: { view: await ownView() } })],
  ["putColumns", () => told(rita, "putColumns", { body: { list: "reviews", columns: "task,annotators" } })],
  [
    "createComment",
    () => {
      const body = { annotationId: annotations[0], threadId: thread, text: "And?" };
      return told(rita, "createComment", { params: { task: tasks[0] ?? "" }, body });
    },
  ],
  [
    "patchThread",
    () => told(rita, "patchThread", { params: { task: tasks[0] ?? "", thread }, body: { resolved: true } }),
  ],
  [
    "createReview",
    () =>
      told(rita, "createReview", {
        body: { annotationId: annotations[0], revision: 1, decision: "accepted" },
      }),
  ],
  ["claimAdjudication", () => told(rita, "claimAdjudication", { body: { among: tasks } })],
  ["holdAdjudication", () => told(rita, "holdAdjudication", { params: { task: tasks[1] ?? "" } })],
  ["releaseAdjudication", () => told(rita, "releaseAdjudication", { params: { task: tasks[1] ?? "" } })],
  [
    "putResolution",
    () => {
      const body = { baseRevision: 0, document: document("refund") };
      return told(rita, "putResolution", { params: { task: tasks[1] ?? "" }, body });
    },
  ],
  [
    "deleteResolution",
    () => told(rita, "deleteResolution", { params: { task: tasks[1] ?? "" }, query: { revision: "1" } }),
  ],
  [
    "putSecondResolution",
    () =>
      told(rita, "putSecondResolution", {
        params: { task: tasks[2] ?? "" },
        body: { document: document("refund") },
      }),
  ],
  [
    "startBulkReview",
    () =>
      told(rita, "startBulkReview", {
        body: { annotations: [{ annotationId: annotations[2], revision: 1 }], decision: { kind: "accept" } },
      }),
  ],
  [
    "cancelBulkAction",
    async () => {
      await server.runJobs();
      const params = { bulk: await ownBulk() };
      const read = await told(rita, "getBulkAction", { params });
      const items = await told(rita, "listBulkItems", { params });
      return `${read}${items}${await told(rita, "cancelBulkAction", { params })}`;
    },
  ],
  ["undoBulkAction", async () => told(rita, "undoBulkAction", { params: { bulk: await ownBulk() } })],
];

/** And of an annotator. */
const ANNOTATOR: [RouteName, () => Promise<string>][] = [
  ["queue", () => told(bo, "queue", { body: { count: 5 } })],
  ["renewLease", async () => told(bo, "renewLease", { params: { task: await ownTask() } })],
  [
    "askQuestion",
    async () => told(bo, "askQuestion", { body: { taskId: await ownTask(), text: "What is this?" } }),
  ],
  [
    "withdrawQuestion",
    async () => {
      const { body } = await server.call("listQuestions", { as: bo, params: { project } });
      return told(bo, "withdrawQuestion", { params: { question: body.items[0]?.id ?? "" } });
    },
  ],
  [
    "putAnnotation",
    async () => {
      await takeTasks(server, bo, project, 5);
      return told(bo, "putAnnotation", { params: { task: await ownTask() }, body: answerBody("other") });
    },
  ],
  ["releaseLease", async () => told(bo, "releaseLease", { params: { task: await ownTask() } })],
];
/** Refused here: nothing is gold. */
const REFUSED: RouteName[] = ["showGoldFeedback"];

async function ownView(): Promise<string> {
  const { body } = await server.call("listViews", {
    as: rita,
    params: { project },
    query: { list: "reviews" },
  });
  return body.items.find(({ own }) => own)?.id ?? "";
}
async function ownBulk(): Promise<string> {
  const { body } = await server.call("listBulkActions", { as: rita, params: { project } });
  return body.items.at(-1)?.id ?? "";
}
/** A task that Bo holds and has not submitted. */
async function ownTask(): Promise<string> {
  const held = await takeTasks(server, bo, project, 5);
  return held.find(({ id }) => !tasks.includes(id))?.id ?? "";
}

it("knows every route that reviewers and annotators may call", () => {
  const known = new Set<string>([...GETS, ...REFUSED, ...[...REVIEWER, ...ANNOTATOR].map(([name]) => name)]);
  expect(OPEN.filter((name) => !known.has(name) && !OF_NO_PROJECT.has(name))).toEqual([]);
});

it("a manager is told who the annotators are, so the search finds what is there", async () => {
  expect(found(await readAll(manager), [ada, bo])).toEqual(
    expect.arrayContaining([ada.id, "canary-ada", bo.id, "canary-bo"]),
  );
});

it("a reviewer is told the names while the setting is off", async () => {
  await blind(false);
  expect(found(await readAll(rita), [ada, bo])).toEqual(
    expect.arrayContaining([ada.id, "canary-ada", bo.id, "canary-bo"]),
  );
});

it("a reviewer is told no annotator by any route, and reviewers keep their names", async () => {
  const text = await readAll(rita);
  expect(found(text, [ada, bo])).toEqual([]);
  expect(text).toContain('"rex"');
  expect(text).toMatch(/Annotator [0-9A-Z]{4}/);
  for (const [name, run] of REVIEWER) expect([name, ...found(await run(), [ada, bo])]).toEqual([name]);
  expect(found(await readAll(rita), [ada, bo])).toEqual([]);
});

it("an annotator is told no other one by any route, and is themselves", async () => {
  const text = await readAll(bo);
  expect(found(text, [ada])).toEqual([]);
  expect(text).toContain("canary-bo");
  for (const [name, run] of ANNOTATOR) expect([name, ...found(await run(), [ada])]).toEqual([name]);
  expect(found(await readAll(bo), [ada])).toEqual([]);
});

it("the list is filtered by a pseudonym, and not by an id that the reviewer was not told", async () => {
  const { id, name } = await adaFor(rita);
  const list = async (annotator: string) =>
    (await server.call("listReviews", { as: rita, params: { project }, query: { annotator } })).body.items;
  const items = await list(id);
  expect(items.map(({ annotationId }) => annotationId).sort()).toEqual(
    [annotations[0], annotations[2], annotations[4]].sort(),
  );
  expect(new Set(items.map(({ annotator }) => annotator.name))).toEqual(new Set([name]));
  expect(await list(ada.id)).toEqual([]);
  const all = (await server.call("listReviews", { as: rita, params: { project } })).body.annotators ?? [];
  expect(all).toContainEqual({ id, name });
  expect(all.map((one) => one.name)).toEqual(all.map((one) => one.name).sort());
});

it("views keep who is meant: each reader finds the one they know, and nobody finds out by them", async () => {
  const query = { list: "reviews" };
  const queryFor = async (person: Person, name: string) =>
    (await server.call("listViews", { as: person, params: { project }, query })).body.items.find(
      (view) => view.name === name,
    )?.query;
  const { id } = await adaFor(rita);
  expect(await queryFor(rita, "Of one")).toBe(`annotator=${id}`);
  expect(await queryFor(manager, "Of one")).toBe(`annotator=${ada.id}`);
  const guess = { list: "reviews", name: "Guess", query: `annotator=${ada.id}` };
  await as(rita, "createView", { body: guess });
  expect(await queryFor(rita, "Guess")).toBe("");
  await as(rita, "createView", { body: { ...guess, name: "Kept", query: `annotator=${id}` } });
  await blind(false);
  expect(await queryFor(rita, "Kept")).toBe(`annotator=${ada.id}`);
});

it("a pseudonym is the same by every route and for every reader, in the reader's language, and another in another project", async () => {
  const [first, second] = [await adaFor(rita), await adaFor(rex)];
  expect(second).toEqual(first);
  const params = { project, task: tasks[1] ?? "" };
  const task = await server.call("getTask", { as: rita, params });
  const answer = task.body.answers.find(({ annotationId }) => annotationId === annotations[2]);
  expect({ id: answer?.userId, name: answer?.name }).toEqual(first);
  // What was sent back is assigned to its annotator.
  const back = { project, task: tasks[0] ?? "" };
  const ofBo = task.body.answers.find(({ annotationId }) => annotationId === annotations[3])?.name ?? "";
  const { body: sentBack } = await server.call("getTask", { as: rita, params: back });
  expect(sentBack.task.assignees).toEqual([ofBo]);
  const aligned = await server.call("getAdjudication", { as: rita, params, query: { names: "true" } });
  const names = new Map(aligned.body.annotators.map((one) => [one.annotationId, one.name]));
  expect(names.get(annotations[2] ?? "")).toBe(first.name);
  const russian = await server.call("getTask", {
    as: rita,
    params: back,
    headers: { "accept-language": "ru" },
  });
  expect(russian.body.task.assignees[0]).toBe(ofBo.replace("Annotator", "Разметчик"));

  const other = await makeProject(server, manager, 1);
  await as(manager, "patchProject", {
    params: { project: other },
    body: { settings: { blindReview: true } },
  });
  await importTexts(server, manager, other, ["One"]);
  await server.join(other, ada, "annotator");
  await server.join(other, rita, "reviewer");
  const [taken] = await takeTasks(server, ada, other, 1);
  await submit(server, ada, taken?.id ?? "", "other");
  const { body } = await server.call("listReviews", { as: rita, params: { project: other } });
  expect(body.items[0]?.annotator.id).not.toBe(first.id);
  expect(body.items[0]?.annotator.name).not.toBe(first.name);
});

it("the setting is changed by managers alone, and stands in the activity", async () => {
  const patched = await as(rita, "patchProject", { body: { settings: { blindReview: false } } });
  expect(patched.status).toBe(403);
  const { body } = await server.call("listEvents", { as: manager, params: { project } });
  expect(body.items.some(({ action }) => action === "project.change")).toBe(true);
});
