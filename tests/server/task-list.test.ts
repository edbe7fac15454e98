import { afterEach, beforeEach, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let annotator: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  annotator = await server.person("annotator");
  project = await makeProject(server, manager, 2);
  await server.join(project, annotator, "annotator");
  await importTexts(server, manager, project, texts(12));
});
afterEach(() => server.close());

const params = () => ({ project });
const list = async (query: Record<string, string>) =>
  (await server.call("listTasks", { as: manager, params: params(), query })).body;

it("pages through the whole list in every order: each task once, the count with the first page only", async () => {
  const tasks = await takeTasks(server, annotator, project, 5);
  for (const task of tasks) await submit(server, annotator, task.id, "billing");
  for (const sort of ["seq", "-seq", "answers", "-answers", "-priority"]) {
    const seen: number[] = [];
    let page = await list({ sort, limit: "5" });
    expect(page).toMatchObject({ total: 12, totalIsExact: true });
    for (;;) {
      seen.push(...page.items.map((item) => item.seq));
      if (page.nextCursor === null) break;
      page = await list({ sort, limit: "5", cursor: page.nextCursor });
      expect(page).toMatchObject({ total: null, totalIsExact: null });
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    if (sort === "-seq") expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    // Ties stand in task order, but in the order of most annotations the newest first.
    const [most, others] = [seen.slice(0, 5), seen.slice(5)];
    if (sort === "answers" || sort === "-priority")
      expect(seen.slice(0, 7)).toEqual(seen.slice(0, 7).toSorted((a, b) => a - b));
    if (sort === "-answers")
      for (const some of [most, others]) expect(some).toEqual(some.toSorted((a, b) => b - a));
    if (sort === "-answers")
      expect(new Set(seen.slice(0, 5))).toEqual(new Set(tasks.map((task) => task.seq)));
  }
});

it("counts and finds by word, number, external id, answerer and assignee, and nothing of another project", async () => {
  const other = await makeProject(server, manager, 1);
  await importTexts(server, manager, other, ["a parcel elsewhere"]);
  expect(await list({ search: "TICKET 7:" })).toMatchObject({ total: 1, items: [{ seq: 7 }] });
  expect((await list({ search: "t11" })).items).toMatchObject([{ externalId: "t11" }]);
  expect(await list({ search: "parcel" })).toMatchObject({ total: 0, items: [], nextCursor: null });
  const [first] = await takeTasks(server, annotator, project, 1);
  await submit(server, annotator, first?.id ?? "", "billing");
  expect(await list({ annotator: annotator.id })).toMatchObject({ total: 1, items: [{ id: first?.id }] });
  const selection = { filter: { search: "Ticket 1" } };
  const body = { selection, userId: annotator.id };
  await server.call("assignTasks", { as: manager, params: params(), body });
  const assigned = await list({ assignee: annotator.id });
  expect(assigned.items.map((item) => item.seq)).toEqual([10, 11, 12]);
  expect(assigned.items.every((item) => item.assignees.includes("annotator"))).toBe(true);
});

it("changes all that match a filter, over more than one batch, and refuses ids of another project whole", async () => {
  await importTexts(server, manager, project, texts(1_200));
  const answered = await takeTasks(server, annotator, project, 1);
  await submit(server, annotator, answered[0]?.id ?? "", "billing");
  const other = await makeProject(server, manager, 1);
  await importTexts(server, manager, other, ["elsewhere"]);
  const stranger = (await server.call("listTasks", { as: manager, params: { project: other } })).body
    .items[0];
  const remove = (selection: unknown) =>
    server.call("deleteTasks", { as: manager, params: params(), body: { selection } });
  expect((await remove({ ids: [answered[0]?.id, stranger?.id] })).status).toBe(404);
  expect((await list({})).total).toBe(1_200);
  expect((await remove({ filter: { search: "Ticket" } })).body).toEqual({ deleted: 1_199, kept: 1 });
  expect((await list({})).items.map((item) => item.id)).toEqual([answered[0]?.id]);
});

it("deletes what nobody has worked on: an answer, a skip and a draft keep their task, unless all are to go", async () => {
  const [answered, skipped, begun, held] = (await takeTasks(server, annotator, project, 4)).map(
    ({ id }) => id,
  );
  await submit(server, annotator, answered ?? "", "billing");
  const empty = { answers: {}, regions: [], relations: [] };
  await submit(server, annotator, skipped ?? "", "", {
    state: "skipped",
    skipReason: "unclear",
    document: empty,
  });
  await submit(server, annotator, begun ?? "", "other", { state: "draft" });
  const all = { selection: { filter: {} } };
  const remove = async (body: object) =>
    (await server.call("deleteTasks", { as: manager, params: params(), body })).body;
  expect(await remove(all)).toEqual({ deleted: 9, kept: 3 });
  expect((await list({})).items.map(({ id }) => id)).toEqual([answered, skipped, begun]);
  const late = await submit(server, annotator, held ?? "", "other");
  expect(late.body).toMatchObject({ code: "not_found" });
  expect(await remove({ ...all, withAnswers: true })).toEqual({ deleted: 3, kept: 0 });
});

it("tells managers which tasks stand before and after one, past gaps and never of another project; reviewers not", async () => {
  const { items } = await list({});
  const detail = async (task: string | undefined, as = manager) =>
    (await server.call("getTask", { as, params: { project, task: task ?? "" } })).body;
  const id = (seq: number) => items.find((item) => item.seq === seq)?.id ?? "";
  const other = await makeProject(server, manager, 1);
  await importTexts(server, manager, other, ["elsewhere"]);
  expect((await detail(id(1))).neighbours).toEqual({ previous: null, next: id(2) });
  expect((await detail(id(12))).neighbours).toEqual({ previous: id(11), next: null });
  const selection = { ids: [id(6)] };
  await server.call("deleteTasks", {
    as: manager,
    params: params(),
    body: { selection, withAnswers: false },
  });
  expect((await detail(id(5))).neighbours).toEqual({ previous: id(4), next: id(7) });

  const reviewer = await server.person("reviewer");
  await server.join(project, reviewer, "reviewer");
  const [task] = await takeTasks(server, annotator, project, 1);
  await submit(server, annotator, task?.id ?? "", "billing");
  expect((await detail(task?.id, reviewer)).neighbours).toEqual({ previous: null, next: null });
});
