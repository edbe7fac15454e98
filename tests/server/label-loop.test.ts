import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recountTasks } from "@/db/queries/queue";
import { ID_PATTERN, newId } from "@/lib/core/ids";
import { answerBody, importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

async function annotators(projectId: string, count: number): Promise<Person[]> {
  const people = await Promise.all(Array.from({ length: count }, (_, i) => server.person(`annotator${i}`)));
  for (const person of people) await server.join(projectId, person, "annotator");
  return people;
}

describe("the queue", () => {
  for (const overlap of [1, 3])
    it(`never hands a task to more people than its overlap of ${overlap}, with 200 parallel clients`, async () => {
      const project = await makeProject(server, manager, overlap);
      await importTexts(server, manager, project, texts(60));
      const people = await annotators(project, 200);
      const given = await Promise.all(people.map((person) => takeTasks(server, person, project, 2)));
      const counts = new Map<string, number>();
      for (const task of given.flat()) counts.set(task.id, (counts.get(task.id) ?? 0) + 1);
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(overlap);
      expect(given.flat()).toHaveLength(Math.min(400, 60 * overlap));
    });

  it("frees a task when its lease runs out, and keeps a late answer to a full task as an extra draft", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, ["only one"]);
    const [slow, quick] = (await annotators(project, 2)) as [Person, Person];
    const [task] = await takeTasks(server, slow, project);
    expect(await takeTasks(server, quick, project)).toHaveLength(0);
    server.advance(16 * 60_000);
    expect(await takeTasks(server, quick, project)).toHaveLength(1);
    const first = await submit(server, quick, task?.id ?? "", "billing");
    expect(first.body.annotation).toMatchObject({ state: "submitted", late: false });
    const late = await submit(server, slow, task?.id ?? "", "refund");
    expect(late.status).toBe(200);
    expect(late.body.annotation).toMatchObject({ state: "draft", late: true });
  });

  it("takes a task back from a closed page, but not once the page after it has prolonged it", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(2));
    const [person, other] = (await annotators(project, 2)) as [Person, Person];
    const [before] = await takeTasks(server, person, project, 1);
    server.advance(1_000);
    const [after] = await takeTasks(server, person, project, 1);
    expect(after?.id).toBe(before?.id);
    const giveBack = (until: unknown) =>
      server.call("releaseLease", {
        as: person,
        params: { task: after?.id ?? "" },
        query: { until: String(until) },
      });
    expect((await giveBack(before?.leaseExpiresAt)).status).toBe(200);
    expect((await takeTasks(server, other, project, 5)).map((task) => task.id)).not.toContain(after?.id);
    expect((await giveBack("soon")).body).toMatchObject({ issues: [{ path: "until" }] });
    expect((await giveBack(after?.leaseExpiresAt)).status).toBe(200);
    expect((await takeTasks(server, other, project, 5)).map((task) => task.id)).toContain(after?.id);
  });

  it("shows a full task to whoever has an unsent answer to it, once a draft of theirs stands beside the others", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, ["only one"]);
    const [slow, quick] = (await annotators(project, 2)) as [Person, Person];
    const [task] = await takeTasks(server, slow, project);
    const id = task?.id ?? "";
    server.advance(16 * 60_000);
    await takeTasks(server, quick, project);
    await submit(server, quick, id, "billing");
    const open = () => server.call("getLabelTask", { as: slow, params: { task: id } });
    expect((await open()).status).toBe(404);
    const empty = { state: "draft", document: { answers: {}, regions: [], relations: [] } };
    const placed = await submit(server, slow, id, "", empty);
    expect(placed.body.annotation).toMatchObject({ state: "draft", late: true, revision: 1 });
    expect((await open()).body).toMatchObject({
      id,
      annotation: { id: placed.body.annotation.id, revision: 1 },
    });
  });

  it("gives assigned tasks first and keeps their place for the person", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(5));
    const [one, two] = (await annotators(project, 2)) as [Person, Person];
    const list = await server.call("listTasks", { as: manager, params: { project } });
    const last = list.body.items.at(-1)?.id ?? "";
    const assigned = await server.call("assignTasks", {
      as: manager,
      params: { project },
      body: { selection: { ids: [last] }, userId: two.id },
    });
    expect(assigned.body).toEqual({ changed: 1, full: 0 });
    expect((await takeTasks(server, one, project, 10)).map((task) => task.id)).not.toContain(last);
    expect((await takeTasks(server, two, project, 10)).map((task) => task.id)).toEqual([last]);
  });

  it("assigns a task to who has it reserved just now, and keeps it theirs when the reservation ends", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, ["only one"]);
    const [one, two] = (await annotators(project, 2)) as [Person, Person];
    const [task] = await takeTasks(server, one, project);
    const assign = async (person: Person) =>
      (
        await server.call("assignTasks", {
          as: manager,
          params: { project },
          body: { selection: { ids: [task?.id ?? ""] }, userId: person.id },
        })
      ).body;
    expect(await assign(two)).toEqual({ changed: 0, full: 1 });
    expect(await assign(one)).toEqual({ changed: 1, full: 0 });
    expect(await assign(one)).toEqual({ changed: 0, full: 0 });
    server.advance(16 * 60_000);
    expect(await takeTasks(server, two, project)).toEqual([]);
    expect((await takeTasks(server, one, project)).map(({ id }) => id)).toEqual([task?.id]);
  });

  it("hands out the tasks that a search finds, each to one annotator, and leaves the walk where it stands", async () => {
    const project = await makeProject(server, manager);
    await importTexts(
      server,
      manager,
      project,
      Array.from({ length: 90 }, (_, i) => `${i % 3 === 0 ? "Straße" : "road"} ${i}`),
    );
    const [one, two] = (await annotators(project, 2)) as [Person, Person];
    const find = async (person: Person, search: string, have: string[] = [], count = 50) => {
      const found = await server.call("queue", {
        as: person,
        params: { project },
        body: { count, have, search },
      });
      expect(found.status).toBe(200);
      return found.body.tasks;
    };
    const held = await takeTasks(server, one, project, 2);
    expect(held.map(({ data }) => data.text)).toEqual(["Straße 0", "road 1"]);
    // What the annotator holds comes first where it matches, and nothing else of it.
    const mine = await find(one, "STRASSE", [], 20);
    expect(mine).toHaveLength(20);
    expect(mine[0]?.id).toBe(held[0]?.id);
    expect(mine.every(({ data }) => String(data.text).startsWith("Straße"))).toBe(true);
    const theirs = await find(two, "Straße");
    expect(theirs).toHaveLength(10);
    expect(theirs.filter(({ id }) => mine.some((task) => task.id === id))).toEqual([]);
    // Held ones are not told again, finished ones are not found again.
    const ids = mine.map(({ id }) => id);
    expect(await find(one, "Straße", ids)).toEqual([]);
    await submit(server, one, ids[0] ?? "", "billing");
    expect((await find(one, "Straße", [])).map(({ id }) => id)).toEqual(ids.slice(1));
    expect((await takeTasks(server, two, project, 12)).map(({ data }) => data.text)).toContain("road 2");
    const empty = { as: one, params: { project }, body: { count: 1, have: [], search: "  " } };
    expect((await server.call("queue", empty)).status).toBe(400);
  });

  it("finds for a search what is promised to the annotator, and for reviewers nothing else", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(5));
    const [one] = (await annotators(project, 1)) as [Person];
    const reviewer = await server.person("reviewer");
    await server.join(project, reviewer, "reviewer");
    const list = await server.call("listTasks", { as: manager, params: { project } });
    const [, second = { id: "" }, third = { id: "" }] = list.body.items;
    const assign = (id: string, userId: string) =>
      server.call("assignTasks", {
        as: manager,
        params: { project },
        body: { selection: { ids: [id] }, userId },
      });
    await assign(second.id, one.id);
    await assign(third.id, reviewer.id);
    const find = async (person: Person) => {
      const body = { count: 10, have: [], search: "ticket" };
      return (await server.call("queue", { as: person, params: { project }, body })).body.tasks.map(
        ({ id }) => id,
      );
    };
    const seqOf = (id: string) => list.body.items.find((item) => item.id === id)?.seq;
    expect(await find(reviewer)).toEqual([third.id]);
    const found = await find(one);
    expect(found[0]).toBe(second.id);
    expect(found.map(seqOf).toSorted()).toEqual([1, 2, 4, 5]);
  });

  it("lets a skipped task go to somebody else and never back to the same person", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, ["one"]);
    const [one, two] = (await annotators(project, 2)) as [Person, Person];
    const [task] = await takeTasks(server, one, project);
    await submit(server, one, task?.id ?? "", "", {
      state: "skipped",
      skipReason: "unclear",
      document: { answers: {}, regions: [], relations: [] },
    });
    expect(await takeTasks(server, one, project)).toHaveLength(0);
    expect(await takeTasks(server, two, project)).toHaveLength(1);
  });

  it("keeps counts that a recount from scratch confirms", async () => {
    const project = await makeProject(server, manager, 2);
    await importTexts(server, manager, project, texts(6));
    for (const person of await annotators(project, 3))
      for (const task of await takeTasks(server, person, project, 2))
        await submit(server, person, task.id, "other");
    const before = await server.call("listTasks", { as: manager, params: { project } });
    await server.services.database.write((db) =>
      recountTasks(db, { taskIds: before.body.items.map((item) => item.id) }),
    );
    const after = await server.call("listTasks", { as: manager, params: { project } });
    expect(after.body).toEqual(before.body);
    expect(before.body.items.reduce((sum, item) => sum + item.answers, 0)).toBe(6);
  });
});

describe("saving an answer", () => {
  async function oneTask() {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, ["I paid €10 🙁 twice"]);
    const [person] = (await annotators(project, 1)) as [Person];
    const [task] = await takeTasks(server, person, project);
    return { project, person, task: task?.id ?? "" };
  }

  it("stores a write that arrives 50 times in parallel once, and answers each the same", async () => {
    const { person, task } = await oneTask();
    const body = answerBody("billing");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.call("putAnnotation", { as: person, params: { task }, body })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.annotation.revision))).toEqual(new Set([1]));
  });

  it("answers 409 with what it holds to a write on an older revision, and overwrites nothing", async () => {
    const { person, task } = await oneTask();
    const body = answerBody("billing", { state: "draft" });
    await server.call("putAnnotation", { as: person, params: { task }, body });
    await server.call("putAnnotation", {
      as: person,
      params: { task },
      body: {
        ...body,
        baseRevision: 1,
        document: { answers: { topic: "refund" }, regions: [], relations: [] },
      },
    });
    const stale = await server.call("putAnnotation", {
      as: person,
      params: { task },
      body: {
        ...body,
        baseRevision: 1,
        document: { answers: { topic: "other" }, regions: [], relations: [] },
      },
    });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      code: "stale_revision",
      current: { revision: 2, document: { answers: { topic: "refund" } } },
    });
  });

  it("hands out the next tasks with the submit", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(4));
    const [person] = (await annotators(project, 1)) as [Person];
    const [task] = await takeTasks(server, person, project, 1);
    const answer = await submit(server, person, task?.id ?? "", "other", { next: { count: 3, have: [] } });
    expect(answer.body.next?.tasks).toHaveLength(3);
    expect(answer.body.next?.progress).toMatchObject({ mine: 1, mineToday: 1 });
  });

  it("says with them that what is read beside the tasks has changed, each time it has", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(9));
    const [person] = (await annotators(project, 1)) as [Person];
    const params = { project };
    const revision = async () =>
      (await server.call("queue", { as: person, params, body: { count: 1, have: [] } })).body.contentRevision;
    const seen = [await revision(), await revision()];
    const rule = await server.call("createRule", {
      as: manager,
      params,
      body: { title: "Twice is billing", statement: "Even with a refund." },
    });
    seen.push(await revision());
    await server.call("patchRule", {
      as: manager,
      params: { project, rule: rule.body.id },
      body: { baseRevision: 1, status: "retired" },
    });
    seen.push(await revision());
    await server.call("putGuidelineDraft", {
      as: manager,
      params,
      body: { markdown: "Be kind.", baseRevision: 0 },
    });
    seen.push(await revision());
    await server.call("publishGuideline", { as: manager, params, body: {} });
    seen.push(await revision());
    expect(seen).toEqual([0, 0, 1, 2, 2, 3]);
    const session = await server.call("getLabelSession", { as: person, params });
    expect(session.body).toMatchObject({ contentRevision: 3, guideline: { version: 1 }, rules: [] });
  });

  it("counts what was submitted since midnight UTC; taking yesterday's work back takes nothing from today", async () => {
    const project = await makeProject(server, manager);
    await importTexts(server, manager, project, texts(4));
    const [person] = (await annotators(project, 1)) as [Person];
    const tasks = await takeTasks(server, person, project, 3);
    const next = { next: { count: 1, have: [] } };
    const first = await submit(server, person, tasks[0]?.id ?? "", "other", next);
    expect(first.body.next?.progress).toMatchObject({ mine: 1, mineToday: 1 });
    server.advance(24 * 3_600_000);
    const second = await submit(server, person, tasks[1]?.id ?? "", "other", next);
    expect(second.body.next?.progress).toMatchObject({ mine: 2, mineToday: 1 });
    const back = await submit(server, person, tasks[0]?.id ?? "", "other", {
      ...next,
      annotationId: first.body.annotation.id,
      baseRevision: 1,
      state: "draft",
    });
    expect(back.body.next?.progress).toMatchObject({ mine: 1, mineToday: 1 });
  });

  const bad: [string, Record<string, unknown>, string][] = [
    [
      "an unknown label",
      { document: { answers: { topic: "nope" }, regions: [], relations: [] } },
      "answers.topic",
    ],
    [
      "an unknown control",
      { document: { answers: { topic: "other", x: "y" }, regions: [], relations: [] } },
      "answers.x",
    ],
    ["a missing required answer", { document: { answers: {}, regions: [], relations: [] } }, "answers.topic"],
    [
      "a span beyond the text",
      {
        document: {
          answers: { topic: "other" },
          relations: [],
          regions: [
            {
              id: "r",
              control: "parts",
              labels: ["amount"],
              shape: { kind: "span", parts: [{ start: 0, end: 999, text: "I" }] },
            },
          ],
        },
      },
      "regions.0.shape.parts.0",
    ],
    [
      "a span with other text",
      {
        document: {
          answers: { topic: "other" },
          relations: [],
          regions: [
            {
              id: "r",
              control: "parts",
              labels: ["amount"],
              shape: { kind: "span", parts: [{ start: 7, end: 10, text: "$10" }] },
            },
          ],
        },
      },
      "regions.0.shape.parts.0.text",
    ],
    [
      "an unknown member",
      { document: { answers: { topic: "other" }, regions: [], relations: [], extra: 1 } },
      "",
    ],
    [
      "a rating that is not one",
      { document: { answers: { topic: "other", clarity: 9 }, regions: [], relations: [] } },
      "answers.clarity",
    ],
  ];
  for (const [name, change, path] of bad)
    it(`refuses ${name} with 400, names where, and stores nothing`, async () => {
      const { person, task } = await oneTask();
      const answer = await submit(server, person, task, "other", change);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: "invalid_input", issues: [{ path }] });
      const stored = await server.call("listAnnotations", { as: person, params: { task } });
      expect(stored.body.items).toHaveLength(0);
    });

  it("refuses NaN, __proto__ and broken JSON without storing anything", async () => {
    const { person, task } = await oneTask();
    const text = JSON.stringify(answerBody("other"));
    for (const body of [
      text.replace("4000", "NaN"),
      text.replace('"answers":{', '"answers":{"__proto__":"x",'),
      text.slice(0, -5),
    ]) {
      const answer = await server.call("putAnnotation", { as: person, params: { task }, body });
      expect(answer.status).toBe(400);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("keeps what one annotator does from the others", async () => {
    const project = await makeProject(server, manager, 2);
    await importTexts(server, manager, project, ["shared"]);
    const [one, two] = (await annotators(project, 2)) as [Person, Person];
    const [task] = await takeTasks(server, one, project);
    await submit(server, one, task?.id ?? "", "billing");
    await takeTasks(server, two, project);
    const seen = [
      await server.call("listAnnotations", { as: two, params: { task: task?.id ?? "" } }),
      await server.call("getLabelTask", { as: two, params: { task: task?.id ?? "" } }),
    ];
    expect(JSON.stringify(seen)).not.toContain("billing");
  });
});

it("a repeated write that another device has gone past is told so, and overwrites nothing", async () => {
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, ["only one"]);
  const [ada] = (await annotators(project, 1)) as [Person];
  const [task] = await takeTasks(server, ada, project, 1);
  const annotationId = newId();
  const put = (baseRevision: number, topic: string, state = "draft") =>
    submit(server, ada, task?.id ?? "", topic, { annotationId, baseRevision, state });
  await put(0, "billing");
  // The first device writes revision 2, and the answer to it is lost; another device goes on from there.
  expect((await put(1, "refund")).body.annotation.revision).toBe(2);
  expect((await put(1, "refund")).body.annotation.revision).toBe(2);
  expect((await put(2, "other")).body.annotation.revision).toBe(3);
  const again = await put(1, "refund");
  expect(again).toMatchObject({ status: 409, body: { code: "stale_revision", current: { revision: 3 } } });
});

it("reviewers, who may read everybody's answers, are handed what is assigned to them and nothing else", async () => {
  const project = await makeProject(server, manager, 2);
  await importTexts(server, manager, project, texts(3));
  const [ada] = (await annotators(project, 1)) as [Person];
  const rita = await server.person("rita");
  await server.join(project, rita, "reviewer");
  const [task] = await takeTasks(server, ada, project, 1);
  await submit(server, ada, task?.id ?? "", "billing");
  expect(await takeTasks(server, rita, project, 3)).toEqual([]);
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const selection = { ids: [items[2]?.id] };
  const body = { selection, userId: rita.id };
  await server.call("assignTasks", { as: manager, params: { project }, body });
  expect((await takeTasks(server, rita, project, 3)).map(({ seq }) => seq)).toEqual([3]);
  const done = await submit(server, rita, items[2]?.id ?? "", "other", { next: { count: 3, have: [] } });
  expect(done.body.next?.tasks).toEqual([]);
});

it("one's own work is paged without gaps, also where several answers came in the same millisecond", async () => {
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(6));
  const [ada] = (await annotators(project, 1)) as [Person];
  const atMs = server.services.now();
  server.services.now = () => atMs;
  for (const task of await takeTasks(server, ada, project, 6)) await submit(server, ada, task.id, "billing");
  const params = { project };
  const seen: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: Record<string, string> = { limit: "2", ...(cursor !== "" && { cursor }) };
    const page = (await server.call("history", { as: ada, params, query })).body;
    seen.push(...page.items.map((item) => item.seq));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  for (const cursor of ["x", "5", "5.x", "1.2.3", "-1.01m8eefcsqh4cgma7tf217v9dn"])
    expect((await server.call("history", { as: ada, params, query: { cursor } })).status, cursor).toBe(400);
});

it("an answer is listed with the annotationId and revision that the next write of it takes", async () => {
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(1));
  const [person] = (await annotators(project, 1)) as [Person];
  const [task] = await takeTasks(server, person, project);
  const params = { task: task?.id ?? "" };
  const first = answerBody("other");
  expect((await server.call("putAnnotation", { as: person, params, body: first })).status).toBe(200);
  for (const as of [person, manager]) {
    const [item] = (await server.call("listAnnotations", { as, params })).body.items;
    expect(item).toMatchObject({ annotationId: first.annotationId, revision: 1 });
  }
  const again = answerBody("billing", { annotationId: first.annotationId, baseRevision: 1 });
  expect((await server.call("putAnnotation", { as: person, params, body: again })).body).toMatchObject({
    annotation: { id: first.annotationId, revision: 2 },
  });
});

it("a write whose id is none is refused with what an id looks like", async () => {
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(1));
  const [person] = (await annotators(project, 1)) as [Person];
  const [task] = await takeTasks(server, person, project);
  for (const annotationId of ["1", crypto.randomUUID(), newId().toUpperCase()]) {
    const body = answerBody("other", { annotationId });
    const { status, body: refusal } = await server.call("putAnnotation", {
      as: person,
      params: { task: task?.id ?? "" },
      body,
    });
    expect(status).toBe(400);
    const { issues } = refusal as unknown as { issues: { path: string; message: string }[] };
    expect(issues.map(({ path }) => path)).toEqual(["annotationId"]);
    const example = /such as (\S+)$/.exec(issues[0]?.message ?? "")?.[1];
    expect(example).toMatch(ID_PATTERN);
  }
});
