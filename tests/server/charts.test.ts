/** The figures of the charts, and that each leads to the tasks it was counted from. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgreementOverTime, LabelBalance, WorkOverTime } from "@/lib/contracts/charts";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Eight in the evening in UTC is eleven in Moscow, ten is one o'clock of the next day. */
const FIRST = Date.UTC(2026, 10, 24, 20);
const NOW = Date.UTC(2026, 10, 28, 9);

let server: TestServer;
let manager: Person;
let ada: Person;
let bob: Person;
let project: string;

const at = (ms: number) => {
  server.services.now = () => ms;
};

beforeAll(async () => {
  server = await startTestServer();
  at(FIRST - DAY_MS);
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
  [ada, bob] = [await server.person("ada"), await server.person("bob")];
  for (const person of [ada, bob]) await server.join(project, person, "annotator");
  await importTexts(server, manager, project, texts(20));
  // Ada answers six tasks in the evening; Bob the same some hours and two a day later, and disagrees on those.
  const tasks = await takeTasks(server, ada, project, 9);
  await takeTasks(server, bob, project, 9);
  const put = (person: Person, place: number, topic: string, leadTimeMs: number) =>
    submit(server, person, tasks[place]?.id ?? "", topic, { leadTimeMs });
  at(FIRST);
  for (const place of [0, 1, 2, 3, 4, 5])
    await put(ada, place, place % 2 === 0 ? "billing" : "refund", 1_000 * (place + 1));
  at(FIRST + 2 * HOUR_MS);
  for (const place of [0, 1, 2, 3, 4, 5])
    await put(bob, place, place % 2 === 0 ? "billing" : "refund", 10_000);
  at(FIRST + DAY_MS);
  await server.call("putGuidelineDraft", {
    as: manager,
    params: { project },
    body: { markdown: "# Rules", baseRevision: 0 },
  });
  await server.call("publishGuideline", { as: manager, params: { project }, body: {} });
  at(FIRST + 2 * DAY_MS);
  for (const place of [6, 7]) await put(ada, place, "billing", 2_000);
  at(FIRST + 2 * DAY_MS + HOUR_MS);
  for (const place of [6, 7]) await put(bob, place, "refund", 20_000);
  at(FIRST + 3 * DAY_MS);
  await put(ada, 8, "other", 3_000);
  const final = { answers: { topic: "other" }, regions: [], relations: [] };
  await server.call("putResolution", {
    as: manager,
    params: { task: tasks[6]?.id ?? "" },
    body: { baseRevision: 0, document: final },
  });
  at(NOW);
});
afterAll(() => server.close());

const agreement = async (query: Record<string, string> = {}, timeZone?: string) =>
  (
    await server.call("getAgreementOverTime", {
      as: manager,
      params: { project },
      query,
      ...(timeZone && { timeZone }),
    })
  ).body;
const work = async (query: Record<string, string> = {}, timeZone?: string) =>
  (
    await server.call("getWorkOverTime", {
      as: manager,
      params: { project },
      query,
      ...(timeZone && { timeZone }),
    })
  ).body;
const labels = async (query: Record<string, string> = {}) =>
  (await server.call("getLabelBalance", { as: manager, params: { project }, query })).body;
const tasksOf = async (query: Record<string, string | number>) => {
  const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const { status, body } = await server.call("listTasks", { as: manager, params: { project }, query: asked });
  expect(status).toBe(200);
  expect(body.total).toBe(body.items.length);
  return body.items.map(({ seq }) => seq);
};

describe("agreement over time", () => {
  it("counts a task on the day of its last annotation, and says nothing of a day with too few tasks", async () => {
    const body = await agreement();
    expect(AgreementOverTime.parse(body)).toEqual(body);
    expect(body).toMatchObject({ step: "day", pending: 0, fewestTasks: 5 });
    const topic = body.controls.find(({ control }) => control === "topic");
    expect(topic).toMatchObject({
      name: "Topic",
      kind: "choice",
      measure: "alpha-nominal",
      points: [
        { day: "2026-11-24", value: 1, units: 6, pairs: 6 },
        { day: "2026-11-26", value: null, reason: "few-tasks", interval: null, units: 2, pairs: 2 },
      ],
    });
  });

  it("has the days of the clock of the person who asks, and marks when a guideline was published", async () => {
    const moscow = await agreement({}, "Europe/Moscow");
    expect(moscow.controls[0]?.points.map(({ day }) => day)).toEqual(["2026-11-25", "2026-11-27"]);
    expect(moscow.guidelines).toEqual([{ version: 1, publishedAt: FIRST + DAY_MS, day: "2026-11-25" }]);
    expect((await agreement()).guidelines).toMatchObject([{ day: "2026-11-25" }]);
  });

  it("joins days to weeks, and shows the last days alone where these are asked for", async () => {
    const weeks = await agreement({ step: "week" });
    expect(weeks.controls[0]?.points).toMatchObject([{ day: "2026-11-23", units: 8 }]);
    const last = await agreement({ days: "3" });
    expect(last.controls[0]?.points.map(({ day }) => day)).toEqual(["2026-11-26"]);
    expect(last.guidelines).toEqual([]);
  });

  it("leads to the tasks of a point", async () => {
    for (const zone of [undefined, "Europe/Moscow", "America/Santiago"])
      for (const point of (await agreement({}, zone)).controls[0]?.points ?? []) {
        const behind = await tasksOf({
          agreementOn: "topic",
          submittedFrom: point.fromMs,
          submittedBefore: point.untilMs,
          lastSubmitted: "true",
        });
        expect(behind).toEqual(point.units === 6 ? [1, 2, 3, 4, 5, 6] : [7, 8]);
      }
  });
});

describe("work over time", () => {
  it("counts what each person has submitted on which day, with the median time per task", async () => {
    const body = await work();
    expect(WorkOverTime.parse(body)).toEqual(body);
    expect(body.buckets.map(({ day }) => day)).toEqual([
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
    ]);
    expect(body.people).toEqual([
      {
        ...{ userId: ada.id, name: "ada", excluded: false, submitted: 9, workDays: 3 },
        medianLeadTimeMs: 3_000,
        counts: [6, 0, 2, 1],
      },
      {
        ...{ userId: bob.id, name: "bob", excluded: false, submitted: 8, workDays: 2 },
        medianLeadTimeMs: 10_000,
        counts: [6, 0, 2, 0],
      },
    ]);
  });

  it("has the middle two of an even number, and the times of the last days alone", async () => {
    const { people, buckets, progress } = await work({ days: "3" });
    expect(buckets).toHaveLength(2);
    expect(people.map(({ medianLeadTimeMs }) => medianLeadTimeMs)).toEqual([2_000, 20_000]);
    expect(progress).toEqual({ tasks: 20, done: 8, before: 6, counts: [2, 0] });
    expect((await work({ days: "5" })).people[1]?.medianLeadTimeMs).toBe(10_000);
  });

  it("counts a task as done with its last annotation", async () => {
    expect((await work()).progress).toEqual({ tasks: 20, done: 8, before: 0, counts: [6, 0, 2, 0] });
    expect((await work({}, "Europe/Moscow")).progress.counts).toEqual([0, 6, 0, 2]);
  });

  it("expects the end from the days before today, idle ones among them", async () => {
    // 17 annotations in four days; 40 are wanted.
    expect(await work()).toMatchObject({
      left: 23,
      expected: { perDay: 4.25, days: 4, workDays: 3, endDay: "2026-12-04" },
    });
  });

  it("leads to the tasks of a person on a day", async () => {
    const { buckets } = await work();
    const of = (person: Person, place: number) =>
      tasksOf({
        annotator: person.id,
        submittedFrom: buckets[place]?.fromMs ?? 0,
        submittedBefore: buckets[place]?.untilMs ?? 0,
      });
    expect(await of(ada, 0)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await of(ada, 3)).toEqual([9]);
    expect(await of(bob, 3)).toEqual([]);
    expect(await of(bob, 2)).toEqual([7, 8]);
  });
});

describe("label balance", () => {
  it("counts each label in annotations and in final answers, and names those that nobody gave", async () => {
    const body = await labels();
    expect(LabelBalance.parse(body)).toEqual(body);
    expect(body.pending).toBe(0);
    const of = (control: string) => body.controls.find((one) => one.control === control)?.labels;
    expect(of("topic")).toEqual([
      { label: "billing", name: "Billing", uses: 8, annotations: 8, tasks: 5, final: { uses: 0, tasks: 0 } },
      { label: "refund", name: "Refund", uses: 8, annotations: 8, tasks: 5, final: { uses: 0, tasks: 0 } },
      { label: "other", name: "Other", uses: 1, annotations: 1, tasks: 2, final: { uses: 1, tasks: 1 } },
    ]);
    expect(of("parts")?.map(({ name, uses }) => [name, uses])).toEqual([
      ["Amount", 0],
      ["Product", 0],
    ]);
  });

  it("counts one annotator alone", async () => {
    const { controls } = await labels({ annotator: bob.id });
    expect(controls[0]?.labels.map(({ uses }) => uses)).toEqual([3, 5, 0]);
  });

  it("leads to the tasks with a label", async () => {
    for (const { label, tasks, final } of (await labels()).controls[0]?.labels ?? []) {
      expect(await tasksOf({ label: `topic/${label}` })).toHaveLength(tasks);
      expect(await tasksOf({ label: `topic/${label}`, final: "true" })).toHaveLength(final.tasks);
    }
  });

  it("leaves out what an excluded annotator gave", async () => {
    const made = await server.call("createExclusion", {
      as: manager,
      params: { project },
      body: { userId: bob.id, reason: "Guesses." },
    });
    expect((await labels()).controls[0]?.labels.map(({ uses }) => uses)).toEqual([5, 3, 1]);
    expect((await work()).people.map(({ excluded }) => excluded)).toEqual([false, true]);
    await server.call("liftExclusion", {
      as: manager,
      params: { project, exclusion: made.body.id },
    });
  });
});

it("tells an empty project that there is nothing, and refuses periods that are none", async () => {
  const empty = await makeProject(server, manager, 2);
  const params = { project: empty };
  const { body } = await server.call("getWorkOverTime", { as: manager, params });
  expect(body).toMatchObject({ buckets: [], people: [], left: 0, expected: { reason: "done" } });
  const points = (await server.call("getAgreementOverTime", { as: manager, params })).body.controls;
  expect(points.flatMap((one) => one.points)).toEqual([]);
  const wrong: Record<string, string>[] = [{ days: "0" }, { days: "x" }, { step: "hour" }];
  for (const query of wrong)
    expect(await server.call("getWorkOverTime", { as: manager, params, query })).toMatchObject({
      status: 400,
    });
});
