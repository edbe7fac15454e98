import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkLimits } from "@/lib/contracts/work-limits";
import { answerBody, importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterAll(() => server.close());

const HOUR_MS = 3_600_000;
const NONE: WorkLimits = { total: null, perDay: null };
const put = (project: string, limits: Partial<WorkLimits>) =>
  server.call("putDistribution", {
    as: manager,
    params: { project },
    body: { overlap: 1, share: null, adaptive: null, limits: { ...NONE, ...limits } },
  });
const own = (project: string, person: Person, limits: WorkLimits | null) =>
  server.call("patchMember", { as: manager, params: { project, user: person.id }, body: { limits } });

async function started(tasks: number, limits: Partial<WorkLimits>) {
  const project = await makeProject(server, manager, 1);
  await importTexts(server, manager, project, texts(tasks));
  expect((await put(project, limits)).status).toBe(200);
  return project;
}
async function annotator(project: string): Promise<Person> {
  count += 1;
  const person = await server.person(`annotator${count}`);
  await server.join(project, person, "annotator");
  return person;
}
const ask = async (person: Person, project: string, wanted = 1, have: string[] = [], timeZone?: string) =>
  (
    await server.call("queue", {
      as: person,
      params: { project },
      body: { count: wanted, have },
      ...(timeZone && { timeZone }),
    })
  ).body;
async function work(person: Person, project: string, most = 100): Promise<number> {
  for (let done = 0; ; done += 1) {
    const [task] = done < most ? (await ask(person, project)).tasks : [];
    if (!task) return done;
    expect((await submit(server, person, task.id, "other")).status).toBe(200);
  }
}
const memberOf = async (project: string, person: Person) =>
  (await server.call("listMembers", { as: manager, params: { project } })).body.items.find(
    ({ userId }) => userId === person.id,
  );
const progressOf = async (project: string, person: Person) =>
  (await server.call("getOwnProgress", { as: person, params: { project } })).body;

describe("an annotator is handed no more than the limits allow", () => {
  it("in the whole project", async () => {
    const project = await started(20, { total: 7 });
    const ada = await annotator(project);
    expect((await progressOf(project, ada)).left).toBe(7);
    expect(await work(ada, project)).toBe(7);
    const told = await ask(ada, project);
    expect(told.paused?.limit).toEqual({ per: "project", tasks: 7 });
    expect(told.paused?.managers).toEqual(["manager"]);
    expect(await progressOf(project, ada)).toMatchObject({
      left: 0,
      limits: { total: 7, perDay: null },
      reached: { per: "project", tasks: 7 },
    });
    expect(await memberOf(project, ada)).toMatchObject({
      submitted: 7,
      submittedToday: 7,
      limits: null,
      reached: { per: "project", tasks: 7 },
    });
    // Each has their own count.
    expect(await work(await annotator(project), project)).toBe(7);
  });

  it("on a day of their own clock, and again on the next", async () => {
    const project = await started(40, { perDay: 3 });
    const ada = await annotator(project);
    expect(await work(ada, project)).toBe(3);
    expect((await ask(ada, project)).paused?.limit).toEqual({ per: "day", tasks: 3 });
    expect((await memberOf(project, ada))?.reached).toEqual({ per: "day", tasks: 3 });
    server.advance(24 * HOUR_MS);
    expect((await memberOf(project, ada))?.reached).toBeNull();
    expect(await work(ada, project)).toBe(3);
    const bo = await annotator(project);
    for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      const { tasks } = await ask(bo, project, 3, [], zone);
      expect(tasks).toHaveLength(3);
      for (const { id } of tasks) {
        const { body } = await server.call("putAnnotation", {
          as: bo,
          params: { task: id },
          body: answerBody("other"),
          timeZone: zone,
        });
        expect(body.annotation?.state).toBe("submitted");
      }
      expect((await ask(bo, project, 1, [], zone)).paused?.limit).toEqual({ per: "day", tasks: 3 });
    }
  });

  it("counting what is handed out ahead, and offline batches", async () => {
    const project = await started(20, { total: 5 });
    const ada = await annotator(project);
    const { tasks: ahead } = await ask(ada, project, 3);
    const have = ahead.map(({ id }) => id);
    const { tasks: more } = await ask(ada, project, 50, have);
    expect([ahead.length, more.length]).toEqual([3, 2]);
    expect((await ask(ada, project, 50, [...have, ...more.map(({ id }) => id)])).tasks).toEqual([]);
    // A second browser gets the same ones.
    expect((await ask(ada, project, 50)).tasks).toHaveLength(5);
    await server.call("releaseLease", { as: ada, params: { task: have[0] ?? "" } });
    expect((await ask(ada, project, 50)).tasks).toHaveLength(5);
  });

  it("while drafts may be finished, and tasks that are assigned or come back are always handed out", async () => {
    const project = await started(20, { total: 2 });
    const ada = await annotator(project);
    const [first, second] = (await ask(ada, project, 2)).tasks;
    await submit(server, ada, first?.id ?? "", "other");
    const { body } = await submit(server, ada, second?.id ?? "", "other", { state: "draft" });
    expect(body.annotation?.state).toBe("draft");
    server.advance(2 * HOUR_MS);
    expect((await ask(ada, project, 3)).tasks.map(({ id }) => id)).toEqual([second?.id]);
    await submit(server, ada, second?.id ?? "", "other", {
      baseRevision: 1,
      annotationId: body.annotation.id,
    });
    expect((await ask(ada, project)).paused?.limit?.per).toBe("project");
    const { body: list } = await server.call("listTasks", { as: manager, params: { project }, query: {} });
    const open = list.items.find(({ status }) => status === "new");
    await server.call("assignTasks", {
      as: manager,
      params: { project },
      body: { selection: { ids: [open?.id] }, userId: ada.id },
    });
    expect((await progressOf(project, ada)).left).toBe(1);
    expect((await ask(ada, project)).tasks.map(({ id }) => id)).toEqual([open?.id]);
    await submit(server, ada, open?.id ?? "", "other");
    expect((await ask(ada, project)).tasks).toEqual([]);
  });

  it("by their own limits where they have some, and a limit below what was done hands out nothing", async () => {
    const project = await started(20, { total: 3 });
    const [ada, bo] = [await annotator(project), await annotator(project)];
    expect((await own(project, ada, { total: 5, perDay: null })).status).toBe(200);
    expect((await own(project, bo, NONE)).status).toBe(200);
    expect(await work(ada, project)).toBe(5);
    expect(await work(bo, project, 6)).toBe(6);
    await own(project, bo, { total: 2, perDay: 1 });
    expect((await ask(bo, project)).paused?.limit).toEqual({ per: "project", tasks: 2 });
    await own(project, ada, null);
    expect(await memberOf(project, ada)).toMatchObject({
      limits: null,
      reached: { per: "project", tasks: 3 },
    });
    // Managers try things out: the limits of the project are not theirs.
    expect((await ask(manager, project, 4)).tasks).toHaveLength(4);
  });

  it("and limits that cannot be are refused; those of a stranger are not found", async () => {
    const project = await started(2, {});
    const ada = await annotator(project);
    for (const total of [0, -1, 1.5, 1_000_001]) {
      expect((await put(project, { total })).status).toBe(400);
      expect((await own(project, ada, { total, perDay: null })).status).toBe(400);
    }
    const stranger = await server.person(`stranger${++count}`);
    expect((await own(project, stranger, NONE)).status).toBe(404);
    await server.call("removeMember", { as: manager, params: { project, user: ada.id } });
    expect((await own(project, ada, NONE)).status).toBe(404);
  });
});

describe("200 requests at once", () => {
  it("of one annotator are handed no more than the limit together", { timeout: 120_000 }, async () => {
    const project = await started(300, { total: 20 });
    const ada = await annotator(project);
    const told = await Promise.all(Array.from({ length: 200 }, () => ask(ada, project, 3)));
    const handed = new Set(told.flatMap(({ tasks }) => tasks.map(({ id }) => id)));
    expect(handed.size).toBeLessThanOrEqual(20);
    const { tasks } = await ask(ada, project, 50);
    expect(tasks).toHaveLength(20);
    // Submits that ask for the next task hand out no more either.
    const answers = await Promise.all(
      tasks.map(({ id }) => submit(server, ada, id, "other", { next: { count: 3, have: [] } })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await ask(ada, project, 5)).tasks).toEqual([]);
    expect(await memberOf(project, ada)).toMatchObject({ submitted: 20 });
  });

  it("of many annotators each keep their own limit", { timeout: 120_000 }, async () => {
    const project = await started(300, { perDay: 4 });
    const people = await Promise.all(Array.from({ length: 10 }, () => annotator(project)));
    const told = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const person = people[at % people.length] as Person;
        return { person, tasks: (await ask(person, project, 3)).tasks };
      }),
    );
    for (const person of people) {
      const handed = told.filter((one) => one.person === person).flatMap(({ tasks }) => tasks);
      expect(new Set(handed.map(({ id }) => id)).size).toBeLessThanOrEqual(4);
      expect((await takeTasks(server, person, project, 50)).length).toBe(4);
    }
  });
});
