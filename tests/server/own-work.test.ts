/** One's own work and progress: only one's own, by state, label and text, and how much is left. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  project = await makeProject(server, manager, 1);
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(8));
});
afterEach(() => server.close());

const mine = async (as: Person, query: Record<string, string> = {}) => {
  const answer = await server.call("listOwnWork", { as, params: { project }, query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const progressOf = async (as: Person) =>
  (await server.call("getOwnProgress", { as, params: { project } })).body;

/** Submits the next tasks with the topics. */
async function answer(person: Person, ...topics: string[]): Promise<string[]> {
  const tasks = await takeTasks(server, person, project, topics.length);
  for (const [i, topic] of topics.entries())
    expect((await submit(server, person, tasks[i]?.id ?? "", topic)).status).toBe(200);
  return tasks.map(({ id }) => id);
}

describe("own work", () => {
  it("lists what one has done, the last first, with what it says; never what others did", async () => {
    const [first, second] = await answer(ada, "billing", "refund");
    await answer(bob, "other");
    const { items, nextCursor } = await mine(ada);
    expect(items.map(({ taskId, state }) => [taskId, state])).toEqual([
      [second, "submitted"],
      [first, "submitted"],
    ]);
    expect(items.map(({ summary }) => summary.parts.map(({ words }) => words))).toEqual([
      ["Refund"],
      ["Billing"],
    ]);
    expect(nextCursor).toBeNull();
    expect((await mine(bob)).items).toHaveLength(1);
    const page = await mine(ada, { limit: "1" });
    expect((await mine(ada, { limit: "1", cursor: page.nextCursor ?? "" })).items[0]?.taskId).toBe(first);
  });

  it("is filtered by state, label and text", async () => {
    const [first, second, third] = await answer(ada, "billing", "refund", "refund");
    const ids = async (query: Record<string, string>) =>
      (await mine(ada, query)).items.map(({ taskId }) => taskId);
    expect(await ids({ label: "topic/refund" })).toEqual([third, second]);
    expect(await ids({ label: "topic" })).toHaveLength(3);
    expect(await ids({ label: "topic/gone" })).toEqual([]);
    expect(await ids({ search: "ticket 1:" })).toEqual([first]);
    expect(await ids({ search: "2", state: "submitted" })).toContain(second);
    expect(await ids({ state: "draft" })).toEqual([]);
    const bad = await server.call("listOwnWork", { as: ada, params: { project }, query: { state: "lost" } });
    expect(bad.status).toBe(400);
  });

  it("shows what a reviewer sent back, with the reason, until it is submitted again", async () => {
    const [task] = await answer(ada, "billing");
    const [item] = (await server.call("listReviews", { as: manager, params: { project } })).body.items;
    const body = {
      annotationId: item?.annotationId,
      revision: item?.revision,
      decision: "rejected",
      reason: "Look again",
    };
    const review = await server.call("createReview", { as: manager, params: { project }, body });
    expect(review.status, JSON.stringify(review.body)).toBe(200);
    const [back] = (await mine(ada, { state: "returned" })).items;
    expect(back).toMatchObject({
      taskId: task,
      state: "draft",
      review: { decision: "rejected", reason: "Look again" },
    });
    expect(await progressOf(ada)).toMatchObject({ returned: 1, drafts: 1 });
    // Whoever has an offline batch asks for nothing else.
    const onlyBack = { count: 3, have: [], back: true };
    const asked = async (as: Person) =>
      (await server.call("queue", { as, params: { project }, body: onlyBack })).body.tasks.map(
        ({ id }) => id,
      );
    expect(await asked(bob)).toEqual([]);
    // Nothing came back, which does not say that nothing is left.
    const none = await server.call("queue", { as: bob, params: { project }, body: onlyBack });
    expect(none.body).toMatchObject({ tasks: [], back: true });
    expect(await asked(ada)).toEqual([task]);
    const own = (await server.call("getLabelTask", { as: ada, params: { task: task ?? "" } })).body
      .annotation;
    await submit(server, ada, task ?? "", "other", { annotationId: own?.id, baseRevision: own?.revision });
    expect((await mine(ada, { state: "returned" })).items).toEqual([]);
    expect(await progressOf(ada)).toMatchObject({ returned: 0, drafts: 0 });
  });

  it("counts what is left for each: open tasks, less one's own, and what is promised", async () => {
    expect(await progressOf(ada)).toMatchObject({ mine: 0, left: 8 });
    await answer(ada, "billing", "refund");
    expect(await progressOf(ada)).toMatchObject({ mine: 2, mineToday: 2, left: 6 });
    const [held] = await takeTasks(server, bob, project, 1);
    // Held by the other, so it is not left for this one.
    expect(await progressOf(ada)).toMatchObject({ left: 5 });
    expect(await progressOf(bob)).toMatchObject({ mine: 0, left: 6 });
    await server.call("releaseLease", { as: bob, params: { task: held?.id ?? "" } });
    const selection = { ids: [held?.id ?? ""] };
    await server.call("assignTasks", {
      as: manager,
      params: { project },
      body: { selection, userId: bob.id },
    });
    expect(await progressOf(bob)).toMatchObject({ left: 6 });
    expect(await progressOf(ada)).toMatchObject({ left: 5 });
    const listed = (await server.call("listProjects", { as: ada })).body.items;
    expect(listed[0]?.own).toEqual({ mine: 2, left: 5 });
  });
});
