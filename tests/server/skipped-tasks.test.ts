/** Tasks whose annotators skipped them, and the counts after the overlap was lowered. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  ada = await server.person("Ada");
  project = await makeProject(server, manager, 1);
  await server.join(project, ada, "annotator");
});
afterEach(() => server.close());

const assign = (ids: string[]) =>
  server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids }, userId: ada.id, assigned: true },
  });
const skip = (task: string, base: { annotationId?: string; baseRevision?: number } = {}) =>
  submit(server, ada, task, "", {
    state: "skipped",
    skipReason: "unclear",
    document: { answers: {}, regions: [], relations: [] },
    ...base,
  });

describe("a task whose only annotator skipped it", () => {
  it("is handed out again once it is assigned to them again, and is done when they answer", async () => {
    await importTexts(server, manager, project, texts(1));
    const [task] = await takeTasks(server, ada, project, 1);
    const id = task?.id ?? "";
    const skipped = (await skip(id)).body.annotation;
    expect(await takeTasks(server, ada, project, 1)).toEqual([]);
    expect((await assign([id])).body).toEqual({ changed: 1, full: 0 });
    expect((await assign([id])).body).toEqual({ changed: 0, full: 0 });
    // Held for her: nobody else gets it meanwhile.
    const bo = await server.person("Bo");
    await server.join(project, bo, "annotator");
    expect(await takeTasks(server, bo, project, 1)).toEqual([]);
    const [again] = await takeTasks(server, ada, project, 1);
    expect(again?.id).toBe(id);
    const base = { annotationId: skipped.id, baseRevision: skipped.revision };
    expect((await submit(server, ada, id, "billing", base)).status).toBe(200);
    expect(await takeTasks(server, ada, project, 1)).toEqual([]);
    const [item] = (await server.call("listTasks", { as: manager, params: { project } })).body.items;
    expect(item).toMatchObject({ status: "done", answers: 1, skips: 0 });
  });

  it("that was assigned and skipped twice stays away until it is assigned once more", async () => {
    await importTexts(server, manager, project, texts(2));
    const [first, second] = (await server.call("listTasks", { as: manager, params: { project } })).body.items;
    const id = first?.id ?? "";
    await assign([id]);
    expect((await takeTasks(server, ada, project, 1)).map((task) => task.id)).toEqual([id]);
    const skipped = (await skip(id)).body.annotation;
    expect((await assign([id])).body).toEqual({ changed: 1, full: 0 });
    expect((await takeTasks(server, ada, project, 1)).map((task) => task.id)).toEqual([id]);
    const twice = await skip(id, { annotationId: skipped.id, baseRevision: skipped.revision });
    expect(twice.status).toBe(200);
    expect((await takeTasks(server, ada, project, 2)).map((task) => task.id)).toEqual([second?.id]);
  });

  it("that somebody has answered is not assigned to them again", async () => {
    await importTexts(server, manager, project, texts(1));
    const [task] = await takeTasks(server, ada, project, 1);
    await submit(server, ada, task?.id ?? "", "other");
    expect((await assign([task?.id ?? ""])).body).toEqual({ changed: 0, full: 0 });
  });
});

it("the overview counts answers as far as they are needed, after the overlap was lowered, and the others beside", async () => {
  await server.call("patchProject", { as: manager, params: { project }, body: { settings: { overlap: 2 } } });
  await importTexts(server, manager, project, texts(2));
  const bo = await server.person("Bo");
  await server.join(project, bo, "annotator");
  for (const person of [ada, bo])
    for (const task of await takeTasks(server, person, project, 2))
      await submit(server, person, task.id, "other");
  await server.call("patchProject", { as: manager, params: { project }, body: { settings: { overlap: 1 } } });
  const { body } = await server.call("getOverview", { as: manager, params: { project } });
  expect(body).toMatchObject({ answers: 2, answersWanted: 2, answersBeyond: 2, done: 2 });
});
