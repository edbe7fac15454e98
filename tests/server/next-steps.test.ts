/** What to do next, read from the database: of one's own projects only, for each role, and for one project. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let owner: Person;
let manager: Person;
let ada: Person;
beforeEach(async () => {
  server = await startTestServer();
  owner = await server.person("owner", "owner");
  [manager, ada] = [await server.person("manager"), await server.person("ada")];
});
afterEach(() => server.close());

const stepsOf = async (as: Person, query: Record<string, string> = {}) => {
  const answer = await server.call("listNextSteps", { as, query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
};
const namesOf = async (as: Person) => (await stepsOf(as)).map(({ step, count }) => [step, count]);

describe("next steps", () => {
  it("lead a manager from data to people, a guideline and a release", async () => {
    expect(await namesOf(manager)).toEqual([]);
    const project = await makeProject(server, manager, 1);
    const params = { project };
    expect(await stepsOf(manager)).toEqual([
      {
        step: "import",
        projectId: project,
        projectName: "Tickets",
        count: null,
        isMore: false,
        oldestAt: null,
        question: null,
      },
    ]);
    await importTexts(server, manager, project, texts(2));
    expect(await namesOf(manager)).toEqual([
      ["invite", null],
      ["try", null],
    ]);
    await server.call("createInvite", { as: manager, params, body: { role: "annotator" } });
    expect(await namesOf(manager)).toEqual([["try", null]]);
    const [first] = await takeTasks(server, manager, project, 1);
    await submit(server, manager, first?.id ?? "", "refund");
    expect(await namesOf(manager)).toEqual([
      ["guideline", null],
      ["label", 1],
    ]);
    const rule = { title: "Refunds", statement: "Money back is a refund." };
    await server.call("createRule", { as: manager, params, body: rule });
    const published = await server.call("publishGuideline", { as: manager, params, body: { note: "first" } });
    expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
    expect(await namesOf(manager)).toEqual([["label", 1]]);
    const [second] = await takeTasks(server, manager, project, 1);
    await submit(server, manager, second?.id ?? "", "refund");
    expect(await namesOf(manager)).toEqual([["release", null]]);
    const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
    const made = await server.call("createRelease", { as: manager, params, body: { name: "R", plan } });
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
    await server.runJobs();
    expect(await namesOf(manager)).toEqual([]);
  });

  it("tell annotators what came back and what is left, and whoever answers that questions wait", async () => {
    const project = await makeProject(server, manager, 1);
    const params = { project };
    await server.join(project, ada, "annotator");
    const reviewer = await server.person("reviewer");
    await server.join(project, reviewer, "reviewer");
    await importTexts(server, manager, project, texts(6));
    expect(await namesOf(ada)).toEqual([["label", 6]]);
    const [first, second] = await takeTasks(server, ada, project, 2);
    await submit(server, ada, first?.id ?? "", "refund");
    expect(await namesOf(reviewer)).toEqual([["review", 1]]);
    const asked = await server.call("askQuestion", {
      as: ada,
      params,
      body: { taskId: second?.id, text: "Is this billing?" },
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(201);
    expect((await stepsOf(manager))[0]).toMatchObject({ step: "questions", count: 1 });
    expect((await stepsOf(manager))[0]?.oldestAt).toBeGreaterThan(0);
    const ruling = { as: manager, params: { project, question: asked.body.id }, body: { ruling: "Yes." } };
    expect((await server.call("giveRuling", ruling)).status).toBe(200);
    const [item] = (await server.call("listReviews", { as: reviewer, params })).body.items;
    const decision = { annotationId: item?.annotationId, revision: item?.revision, decision: "rejected" };
    const review = await server.call("createReview", {
      as: reviewer,
      params,
      body: { ...decision, reason: "Look again" },
    });
    expect(review.status, JSON.stringify(review.body)).toBe(200);
    expect(await namesOf(ada)).toEqual([
      ["returned", 1],
      ["answered", 1],
      ["label", 4],
    ]);
    expect(await namesOf(reviewer)).toEqual([]);
    await submit(server, ada, second?.id ?? "", "billing");
    expect((await namesOf(ada))[1]).toEqual(["label", 4]);
  });

  it("name the question on which annotators disagree, once enough tasks were compared", async () => {
    const project = await makeProject(server, manager, 2);
    const bo = await server.person("bo");
    for (const person of [ada, bo]) await server.join(project, person, "annotator");
    await importTexts(server, manager, project, texts(30));
    for (const [person, topic] of [
      [ada, "refund"],
      [bo, "billing"],
    ] as const)
      for (let left = 30; left > 0; left -= 10)
        for (const task of await takeTasks(server, person, project, 10))
          await submit(server, person, task.id, topic);
    await server.call("getAgreement", { as: manager, params: { project } });
    const agreement = (await stepsOf(manager)).find(({ step }) => step === "agreement");
    expect(agreement).toMatchObject({ question: "Topic", count: 30, isMore: false });
  });

  it("are of one's own projects only, and of one project for its members and the owner", async () => {
    const project = await makeProject(server, manager, 1);
    expect(await stepsOf(ada)).toEqual([]);
    expect(await stepsOf(owner)).toEqual([]);
    expect(await stepsOf(owner, { project })).toMatchObject([{ step: "import" }]);
    expect(await stepsOf(manager, { project })).toMatchObject([{ step: "import" }]);
    const stranger = await server.call("listNextSteps", { as: ada, query: { project } });
    expect(stranger.status).toBe(404);
  });

  it("are at most eight, and say how many there are besides", async () => {
    for (let i = 0; i < 10; i += 1) await makeProject(server, manager, 1);
    const { body } = await server.call("listNextSteps", { as: manager });
    expect([body.items.length, body.more]).toEqual([8, 2]);
  });
});
