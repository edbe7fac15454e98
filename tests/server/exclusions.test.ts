/** Excluding an annotator: what stops counting, what comes back, and what a release says of it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
let params: { project: string };
let good: [Person, Person];
let bad: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 3);
  params = { project };
  await importTexts(server, manager, project, texts(4));
  const [a, b, c] = await Promise.all(["Ada", "Bo", "Cy"].map((name) => server.person(name)));
  good = [a as Person, b as Person];
  bad = c as Person;
  for (const person of [...good, bad]) {
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 4))
      await submit(server, person, task.id, person === bad ? "other" : "billing");
  }
});
afterEach(() => server.close());

const exclude = (body: Record<string, unknown> = {}) =>
  server.call("createExclusion", {
    as: manager,
    params,
    body: { userId: bad.id, reason: "Guesses.", ...body },
  });
const agreement = async () => {
  const { body } = await server.call("getAgreement", { as: manager, params, query: { control: "topic" } });
  return body.controls[0] as
    | { raters: string[]; measures: { id: string; value: number | null }[] }
    | undefined;
};
const preview = async (plan: Record<string, unknown> = {}) =>
  (
    await server.call("previewRelease", {
      as: manager,
      params,
      body: {
        labels: "unanimous",
        ratios: { train: 1, validation: 0, test: 0 },
        seed: "1",
        minAnswers: 2,
        ...plan,
      },
    })
  ).body;
const counts = async () =>
  (await server.call("listTasks", { as: manager, params })).body.items.map(({ answers, status }) => ({
    answers,
    status,
  }));

describe("an excluded annotator", () => {
  it("is out of agreement, disputes, consensus and releases, and back when the exclusion is lifted", async () => {
    expect((await agreement())?.raters).toHaveLength(3);
    expect((await preview()).tasks).toBe(0);
    const made = await exclude();
    expect(made).toMatchObject({
      status: 201,
      body: { tasks: 4, name: "Cy", reason: "Guesses.", liftedAt: null },
    });
    const figures = await agreement();
    expect(figures?.raters.sort()).toEqual(good.map(({ id }) => id).sort());
    const percent = figures?.measures.find(({ id }: { id: string }) => id === "percent");
    expect(percent?.value).toBe(1);
    const query = { control: "topic" };
    expect((await server.call("listDisputed", { as: manager, params, query })).body.items).toEqual([]);
    const shown = await preview();
    expect(shown).toMatchObject({ tasks: 4, annotations: 8 });
    expect(shown.exclusions).toEqual([
      { annotator: "excluded-1", from: null, until: null, reason: "Guesses.", annotations: 4 },
    ]);
    const lifted = await server.call("liftExclusion", {
      as: manager,
      params: { project, exclusion: made.body.id },
    });
    expect(lifted.body).toMatchObject({ liftedBy: "manager", tasks: 4 });
    expect((await agreement())?.raters).toHaveLength(3);
    expect((await preview()).tasks).toBe(0);
    const again = await server.call("liftExclusion", {
      as: manager,
      params: { project, exclusion: made.body.id },
    });
    expect(again.status).toBe(404);
  });

  it("counts outside of the time that is named", async () => {
    const now = server.services.now();
    await exclude({ untilMs: now - 60_000 });
    expect((await preview()).tasks).toBe(0);
    await exclude({ fromMs: now - 3_600_000, untilMs: now + 3_600_000 });
    expect((await preview()).tasks).toBe(4);
    const refused = await exclude({ fromMs: 5, untilMs: 5 });
    expect(refused).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  });

  it("leaves tasks as done, or sends them back to the queue when asked to, never twice to the same annotator", async () => {
    const kept = await exclude();
    expect(await counts()).toEqual(Array(4).fill({ answers: 3, status: "done" }));
    await server.call("liftExclusion", { as: manager, params: { project, exclusion: kept.body.id } });
    await exclude({ requeue: true });
    expect(await counts()).toEqual(Array(4).fill({ answers: 2, status: "started" }));
    expect((await preview()).exclusions?.[0]?.annotations).toBe(4);
    const waiting = await server.call("listReviews", { as: manager, params });
    expect(waiting.body.items.map(({ annotator }) => annotator.id)).not.toContain(bad.id);
    expect(waiting.body.items.length).toBe(8);
    expect(await takeTasks(server, bad, project, 4)).toEqual([]);
    const fresh = await server.person("Di");
    await server.join(project, fresh, "annotator");
    expect(await takeTasks(server, fresh, project, 4)).toHaveLength(4);
  });

  it("is offered no tasks that others could do while the exclusion lasts, and is marked on the overview", async () => {
    const made = await exclude();
    await exclude({ fromMs: 1 });
    await server.call("patchProject", { as: manager, params, body: { settings: { overlap: 4 } } });
    await importTexts(server, manager, project, ["one more"]);
    expect(await takeTasks(server, bad, project, 4)).toEqual([]);
    const overview = (await server.call("getOverview", { as: manager, params })).body;
    expect(overview.answersExcluded).toBe(4);
    expect(overview.people.filter(({ excluded }) => excluded).map(({ name }) => name)).toEqual(["Cy"]);
    // What two exclusions cover is counted once.
    expect((await preview()).exclusions?.map(({ annotations }) => annotations)).toEqual([4, 0]);
    await server.call("liftExclusion", { as: manager, params: { project, exclusion: made.body.id } });
    expect((await preview()).exclusions?.map(({ annotations }) => annotations)).toEqual([4]);
  });

  it("is the reason why a task has too few answers", async () => {
    await exclude();
    const shown = await preview({ minAnswers: 3 });
    expect(shown.excluded).toEqual([{ reason: "annotator-excluded", count: 4 }]);
  });

  it("is told of in the manifest and the datasheet under a number, not by name", async () => {
    await exclude();
    const plan = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" };
    const made = await server.call("createRelease", { as: manager, params, body: { name: "R", plan } });
    await server.runJobs();
    const release = (await server.call("getRelease", { as: manager, params: { release: made.body.id } }))
      .body;
    expect(release.counts?.exclusions).toHaveLength(1);
    const { datasheet } = await server.services.database.read.raw
      .all<{ summary: string }>("select summary from release", [])
      .then((rows) => JSON.parse(rows[0]?.summary ?? "{}"));
    expect(datasheet).toContain("excluded-1");
    expect(datasheet).toContain("Guesses.");
    expect(datasheet).not.toContain("Cy");
  });

  it("is marked beside the annotation for managers, and recorded in the activity", async () => {
    await exclude();
    const [task] = (await server.call("listTasks", { as: manager, params })).body.items;
    const detail = await server.call("getTask", { as: manager, params: { project, task: task?.id ?? "" } });
    expect(detail.body.answers.filter(({ excluded }) => excluded).map(({ name }) => name)).toEqual(["Cy"]);
    expect(detail.body.majority?.document.answers).toEqual({ topic: "billing" });
    const own = await server.call("listAnnotations", { as: bad, params: { task: task?.id ?? "" } });
    expect(own.body.items.map(({ excluded }) => excluded)).toEqual([false]);
    const events = (await server.call("listEvents", { as: manager, params })).body.items;
    expect(events[0]).toMatchObject({ action: "member.exclude", subject: "Cy" });
  });
});

it("a body of a DELETE is refused, not ignored: its options are in the address", async () => {
  const answer = await server.call("removeMember", {
    as: manager,
    params: { project, user: bad.id },
    body: { annotations: "requeue" },
    headers: { "content-length": "27" },
  });
  expect(answer.status).toBe(400);
});

describe("a member who is removed", () => {
  const remove = (query: Record<string, string> = {}) =>
    server.call("removeMember", { as: manager, params: { project, user: bad.id }, query });

  it("stays in the list of annotators, and their work counts unless it is excluded", async () => {
    const work = await server.call("getAnnotatorWork", { as: manager, params: { project, user: bad.id } });
    expect(work.body).toEqual({ submitted: 4, skipped: 0, drafts: 0 });
    expect((await remove()).status).toBe(200);
    const { items } = (await server.call("listAnnotators", { as: manager, params })).body;
    expect(items.map(({ name, isMember }) => [name, isMember])).toEqual([
      ["Ada", true],
      ["Bo", true],
      ["Cy", false],
    ]);
    expect((await preview()).tasks).toBe(0);
  });

  it("can be excluded with the removal, and their tasks sent back to the queue", async () => {
    expect((await remove({ annotations: "requeue", reason: "Guesses." })).status).toBe(200);
    expect((await preview()).tasks).toBe(4);
    expect(await counts()).toEqual(Array(4).fill({ answers: 2, status: "started" }));
    const { items } = (await server.call("listExclusions", { as: manager, params })).body;
    expect(items).toMatchObject([{ name: "Cy", reason: "Guesses.", requeue: true, createdBy: "manager" }]);
  });
});

describe("excluding nobody", () => {
  it("is refused: the person has given nothing to the project", async () => {
    const stranger = await server.person("stranger");
    expect((await exclude({ userId: stranger.id })).status).toBe(404);
    expect((await exclude({ reason: " " })).status).toBe(400);
  });
});
