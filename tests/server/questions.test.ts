import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recountTasks } from "@/db/queries/queue";
import { answerBody, importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

/** A project with so many texts and two annotators. */
async function setting(tasks: number, overlap = 1) {
  const project = await makeProject(server, manager, overlap);
  await importTexts(server, manager, project, texts(tasks));
  const [ada, bo] = [await server.person("Ada"), await server.person("Bo")];
  for (const person of [ada, bo]) await server.join(project, person, "annotator");
  return { project, ada, bo };
}

async function take(person: Person, project: string, count = 1): Promise<string[]> {
  return (await takeTasks(server, person, project, count)).map((task) => task.id);
}
async function takeOne(person: Person, project: string): Promise<string> {
  const [task] = await take(person, project);
  if (!task) throw new Error("nothing was handed out");
  return task;
}

const ask = (person: Person, project: string, taskId: string, extra: Record<string, unknown> = {}) =>
  server.call("askQuestion", {
    as: person,
    params: { project },
    body: { taskId, text: "Is this billing?", ...extra },
  });
const rule = (project: string, question: string, body: Record<string, unknown>) =>
  server.call("giveRuling", { as: manager, params: { project, question }, body });
const list = (person: Person, project: string, query: Record<string, string> = {}) =>
  server.call("listQuestions", { as: person, params: { project }, query });
const draft = (person: Person, task: string, extra: Record<string, unknown> = {}) =>
  submit(server, person, task, "other", { state: "draft", ...extra });

/** Open places of every task, and that a recount from scratch finds the same. */
async function openSlots(project: string): Promise<number[]> {
  const { read } = server.services.database;
  const read1 = () =>
    read.raw.all<{ id: string; open_slots: number }>(
      "select id, open_slots from task where project_id = ? order by seq",
      [project],
    );
  const before = await read1();
  await server.services.database.write((db) => recountTasks(db, { taskIds: before.map(({ id }) => id) }));
  expect(await read1()).toEqual(before);
  return before.map((row) => row.open_slots);
}

describe("a question", () => {
  it("puts its task aside: the asker gets the next one, nobody else gets the place", async () => {
    const { project, ada, bo } = await setting(2);
    const first = await takeOne(ada, project);
    const asked = await ask(ada, project, first);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ code: "Q-001", status: "open", ruling: null });
    expect(await openSlots(project)).toEqual([0, 1]);
    const next = await take(ada, project, 5);
    expect(next).toHaveLength(1);
    expect(next).not.toContain(first);
    expect(await take(bo, project, 5)).toEqual([]);
  });

  it("is numbered within its project, without gaps, also when many ask at once", async () => {
    const { project, ada } = await setting(8);
    const tasks = await take(ada, project, 8);
    const codes = await Promise.all(tasks.map(async (task) => (await ask(ada, project, task)).body.code));
    expect(codes.sort()).toEqual(tasks.map((_, i) => `Q-00${i + 1}`));
  });

  it("that is sent twice is kept once", async () => {
    const { project, ada } = await setting(1);
    const task = await takeOne(ada, project);
    const [one, two] = [await ask(ada, project, task), await ask(ada, project, task)];
    expect(two.body).toEqual(one.body);
    expect((await list(manager, project)).body.items).toHaveLength(1);
  });

  it("is refused about a task the person does not hold, in whatever project it is", async () => {
    const { project, ada, bo } = await setting(1);
    const task = await takeOne(ada, project);
    expect((await ask(bo, project, task)).status).toBe(404);
    const other = await makeProject(server, manager);
    await server.join(other, ada, "annotator");
    expect((await ask(ada, other, task)).status).toBe(404);
    expect((await list(manager, project)).body.items).toHaveLength(0);
  });

  it("may be about an answer given already, which stays as it is", async () => {
    const { project, ada } = await setting(1);
    const task = await takeOne(ada, project);
    await submit(server, ada, task, "billing");
    expect((await ask(ada, project, task)).status).toBe(201);
    const detail = await server.call("getTask", { as: manager, params: { project, task } });
    expect(detail.body).toMatchObject({ task: { answers: 1, assignees: [] } });
    expect(detail.body.answers[0]).toMatchObject({ state: "submitted", revision: 1 });
    expect(await openSlots(project)).toEqual([0]);
  });

  it("keeps its place past the lease, and the answer then counts", async () => {
    const { project, ada, bo } = await setting(1);
    const task = await takeOne(ada, project);
    await ask(ada, project, task);
    server.advance(60 * 60_000);
    expect(await take(bo, project)).toEqual([]);
    const answered = await submit(server, ada, task, "billing");
    expect(answered.body.annotation).toMatchObject({ state: "submitted", late: false });
    expect(await openSlots(project)).toEqual([0]);
  });

  it("never makes more places than the overlap: who asks too late has none", async () => {
    const { project, ada, bo } = await setting(1);
    const task = await takeOne(ada, project);
    await draft(ada, task);
    server.advance(16 * 60_000);
    expect(await take(bo, project)).toEqual([task]);
    expect((await ask(ada, project, task)).status).toBe(201);
    const detail = await server.call("getTask", { as: manager, params: { project, task } });
    expect(detail.body.task.assignees).toEqual([]);
    await submit(server, bo, task, "billing");
    expect(await openSlots(project)).toEqual([0]);
  });

  it("keeps its asker away from the task even where others still have room", async () => {
    const { project, ada, bo } = await setting(1, 3);
    const task = await takeOne(ada, project);
    await draft(ada, task);
    await ask(ada, project, task);
    expect(await take(ada, project)).toEqual([]);
    expect(await take(bo, project)).toEqual([task]);
    expect(await openSlots(project)).toEqual([1]);
    // Not even when a manager takes the promised place back.
    const body = { selection: { ids: [task] }, userId: ada.id, assigned: false };
    await server.call("assignTasks", { as: manager, params: { project }, body });
    expect(await take(ada, project)).toEqual([]);
    expect(await openSlots(project)).toEqual([2]);
  });
});

describe("a ruling", () => {
  for (const withDraft of [true, false])
    it(`brings the task back first of all, with the words beside it (${withDraft ? "begun" : "not begun"})`, async () => {
      const { project, ada } = await setting(4);
      const [first = "", second = ""] = await take(ada, project, 2);
      if (withDraft) await draft(ada, first);
      const { body: question } = await ask(ada, project, first);
      await draft(ada, second);
      await server.call("releaseLease", { as: ada, params: { task: second } });
      const answer = await rule(project, question.id, { ruling: "Yes, it is." });
      expect(answer.body).toMatchObject({
        status: "answered",
        askedBy: { name: "Ada" },
        task: { id: first },
      });
      const [back, unfinished] = await takeTasks(server, ada, project, 2);
      expect([back?.id, unfinished?.id]).toEqual([first, second]);
      expect(back?.questions).toMatchObject([{ code: "Q-001", ruling: { text: "Yes, it is." } }]);
      expect(back?.annotation === null).toBe(!withDraft);
      expect(unfinished?.questions).toEqual([]);
      const body = {
        baseRevision: withDraft ? 1 : 0,
        ...(withDraft && { annotationId: back?.annotation?.id }),
      };
      const done = await submit(server, ada, first, "billing", body);
      expect(done.body.annotation).toMatchObject({ state: "submitted", late: false });
    });

  it("may become a rule in the same step, which it then cites", async () => {
    const { project, ada } = await setting(1);
    const task = await takeOne(ada, project);
    const { body: question } = await ask(ada, project, task);
    const made = { title: "Charged twice", statement: "Is billing.", labels: ["topic/billing"] };
    const answer = await rule(project, question.id, { ruling: "See the rule.", rule: made });
    expect(answer.body.ruling?.rule).toMatchObject({ code: "R-001", title: "Charged twice" });
    const rules = await server.call("listRules", { as: manager, params: { project } });
    expect(rules.body.items).toMatchObject([{ code: "R-001", status: "active", labels: ["topic/billing"] }]);
    const [back] = await takeTasks(server, ada, project);
    expect(back?.questions[0]?.ruling?.rule?.code).toBe("R-001");
  });

  it("with a rule that cannot be made is not given at all", async () => {
    const { project, ada } = await setting(1);
    const { body: question } = await ask(ada, project, await takeOne(ada, project));
    const wrong = { title: "X", statement: "Y", labels: ["topic/nope"] };
    expect((await rule(project, question.id, { ruling: "Z", rule: wrong })).status).toBe(400);
    expect((await list(manager, project)).body.items).toMatchObject([{ status: "open", ruling: null }]);
  });

  it("may be changed by answering again, and cites rules of its own project only", async () => {
    const { project, ada } = await setting(1);
    const { body: question } = await ask(ada, project, await takeOne(ada, project));
    const known = await server.call("createRule", {
      as: manager,
      params: { project },
      body: { title: "T", statement: "S" },
    });
    const elsewhere = await makeProject(server, manager);
    const strange = await server.call("createRule", {
      as: manager,
      params: { project: elsewhere },
      body: { title: "T", statement: "S" },
    });
    expect((await rule(project, question.id, { ruling: "A" })).body.ruling?.rule).toBeNull();
    const again = await rule(project, question.id, { ruling: "B", ruleId: known.body.id });
    expect(again.body.ruling).toMatchObject({ text: "B", rule: { id: known.body.id } });
    expect((await rule(project, question.id, { ruling: "C", ruleId: strange.body.id })).status).toBe(404);
    expect((await rule(elsewhere, question.id, { ruling: "D" })).status).toBe(404);
    expect((await list(manager, project)).body.items[0]?.ruling?.text).toBe("B");
  });
});

describe("withdrawing a question", () => {
  it("is for its asker while it is open, and brings the task back", async () => {
    const { project, ada, bo } = await setting(2);
    const [first = "", second = ""] = await take(ada, project, 2);
    const { body: question } = await ask(ada, project, first);
    const withdraw = (as: Person) =>
      server.call("withdrawQuestion", { as, params: { project, question: question.id } });
    expect((await withdraw(bo)).status).toBe(404);
    expect((await withdraw(manager)).status).toBe(403);
    expect((await withdraw(ada)).status).toBe(200);
    expect((await withdraw(ada)).status).toBe(200);
    expect((await rule(project, question.id, { ruling: "Too late" })).status).toBe(409);
    const back = await takeTasks(server, ada, project, 2);
    expect(back.map((task) => task.id).sort()).toEqual([first, second].sort());
    expect(back.flatMap((task) => task.questions)).toEqual([]);
  });
});

describe("the list of questions", () => {
  it("shows managers all with askers and regions, and annotators their own", async () => {
    const { project, ada, bo } = await setting(2);
    const [one, two] = [await takeOne(ada, project), await takeOne(bo, project)];
    const region = {
      id: "r1",
      control: "parts",
      labels: ["amount"],
      shape: { kind: "span", parts: [{ start: 0, end: 6, text: "Ticket" }] },
    };
    await submit(server, ada, one, "other", {
      ...answerBody("other", { state: "draft" }),
      document: { answers: {}, regions: [region], relations: [] },
    });
    await ask(ada, project, one, { regionId: "r1" });
    const { body: second } = await ask(bo, project, two, { text: "And this?" });
    const all = await list(manager, project, { status: "open" });
    expect(all.body.items.map((item) => item.askedBy.name)).toEqual(["Ada", "Bo"]);
    expect(all.body.items[0]).toMatchObject({
      task: { seq: 1 },
      region: { control: "parts", labels: ["amount"], quote: "Ticket" },
    });
    expect((await list(ada, project)).body.items.map((item) => item.code)).toEqual(["Q-001"]);
    await rule(project, second.id, { ruling: "No." });
    expect((await list(manager, project, { status: "open" })).body.items).toHaveLength(1);
    expect((await list(bo, project, { status: "answered" })).body.items).toMatchObject([{ code: "Q-002" }]);
    const overview = await server.call("getOverview", { as: manager, params: { project } });
    expect(overview.body.questions.open).toBe(1);
    const history = await server.call("history", { as: ada, params: { project } });
    expect(history.body.items).toMatchObject([{ taskId: one, waiting: true }]);
  });

  it("comes in pages", async () => {
    const { project, ada } = await setting(3);
    for (const task of await take(ada, project, 3)) await ask(ada, project, task);
    const codes: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: Record<string, string> = { status: "open", limit: "2", ...(cursor && { cursor }) };
      const page = await list(manager, project, query);
      codes.push(...page.body.items.map((item) => item.code));
      cursor = page.body.nextCursor;
    }
    expect(codes).toEqual(["Q-001", "Q-002", "Q-003"]);
    expect((await list(manager, project, { cursor: "x" })).status).toBe(400);
  });

  it("leaves words out of the audit", async () => {
    const { project, ada } = await setting(1);
    const { body: question } = await ask(ada, project, await takeOne(ada, project));
    await rule(project, question.id, { ruling: "A secret." });
    const events = await server.call("listEvents", { as: manager, params: { project } });
    expect(events.body.items.map((event) => event.action)).toEqual(
      expect.arrayContaining(["question.ask", "question.answer"]),
    );
    expect(JSON.stringify(events.body)).not.toMatch(/secret|billing\?/);
  });
});
