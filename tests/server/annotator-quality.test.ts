/** The page of one annotator: figures for managers and for oneself, and what it must not give away. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wilsonInterval } from "@/lib/agreement/wilson";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const WEEK_MS = 7 * 86_400_000;

let server: TestServer;
let manager: Person;
let ada: Person;
let bo: Person;
let project: string;
let ids: Map<number, string>;

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  ada = await server.person("ada");
  bo = await server.person("bo");
  project = await makeProject(server, manager, 2);
  for (const person of [ada, bo]) await server.join(project, person, "annotator");
  ids = new Map();
});
afterEach(() => server.close());

const params = () => ({ project });
const idOf = (seq: number) => ids.get(seq) ?? "";
const of = async (person: Person) =>
  (await server.call("getAnnotatorQuality", { as: manager, params: { project, user: person.id } })).body;
const own = async (person: Person) =>
  (await server.call("getOwnQuality", { as: person, params: params() })).body;
const topicOf = (quality: Awaited<ReturnType<typeof of>>) =>
  quality.controls.find(({ control }) => control === "topic");

/** Ada is wrong in every fourth task. */
const says = (person: Person, seq: number) => (person === ada && seq % 4 === 0 ? "refund" : "billing");

async function label(person: Person, count: number): Promise<void> {
  for (let done = 0; done < count; ) {
    const tasks = await takeTasks(server, person, project, Math.min(10, count - done));
    if (tasks.length === 0) return;
    for (const { id, seq } of tasks) {
      ids.set(seq, id);
      expect((await submit(server, person, id, says(person, seq))).status).toBeLessThan(300);
    }
    done += tasks.length;
  }
}
const adjudicate = (seq: number, topic: string) =>
  server.call("putResolution", {
    as: manager,
    params: { task: idOf(seq) },
    body: { baseRevision: 0, document: { answers: { topic }, regions: [], relations: [] } },
  });

describe("the page of an annotator", () => {
  it("has agreement, confusions and accuracy with their limits, and time by week", async () => {
    await importTexts(server, manager, project, texts(40));
    await label(bo, 40);
    await label(ada, 20);
    server.advance(WEEK_MS);
    await label(ada, 20);
    for (let seq = 1; seq <= 32; seq++) expect((await adjudicate(seq, "billing")).status).toBe(200);
    const quality = await of(ada);
    expect(quality).toMatchObject({
      name: "ada",
      submitted: 40,
      timeMs: 160_000,
      medianMs: 4_000,
      enough: true,
      gold: null,
      suggestions: null,
      accuracy: { value: 24 / 32, interval: wilsonInterval(24, 32), tasks: 32 },
    });
    expect(quality.weeks.map(({ submitted, timeMs }) => [submitted, timeMs])).toEqual([
      [20, 80_000],
      [20, 80_000],
    ]);
    expect(quality.weeks[0]?.untilMs).toBe(quality.weeks[1]?.fromMs);
    expect(topicOf(quality)).toMatchObject({
      agreement: { value: 30 / 40, interval: wilsonInterval(30, 40), tasks: 40 },
      stretches: [{ from: 0, until: 1, tasks: 40 }],
      drift: null,
      compared: 40,
      confusions: [{ own: "refund", other: "billing", tasks: 10 }],
    });
    expect(topicOf(await own(ada))).toEqual(topicOf(quality));
  });

  it("claims nothing below 30 annotations, and tells what was skipped and asked", async () => {
    await importTexts(server, manager, project, texts(40));
    await label(bo, 29);
    await label(ada, 20);
    const [task] = await takeTasks(server, ada, project, 1);
    await submit(server, ada, task?.id ?? "", "", {
      state: "skipped",
      document: { answers: {}, regions: [], relations: [] },
      skipReason: "unclear",
    });
    const [asked] = await takeTasks(server, ada, project, 1);
    await server.call("askQuestion", {
      as: ada,
      params: params(),
      body: { taskId: asked?.id, text: "Which one?" },
    });
    const quality = await of(ada);
    expect(quality).toMatchObject({
      submitted: 20,
      skipped: 1,
      skips: [{ reason: "unclear", tasks: 1 }],
      questions: { open: 1, answered: 0 },
      enough: false,
      accuracy: null,
      suggestions: null,
    });
    for (const one of quality.controls)
      expect(one).toMatchObject({ agreement: null, stretches: [], compared: null, confusions: [] });
  });

  it("tells how predictions were taken, of those that were there before", async () => {
    await importTexts(server, manager, project, texts(40));
    const items = Array.from({ length: 30 }, (_, i) => ({
      externalId: `t${i + 1}`,
      document: { answers: { topic: "billing" }, regions: [], relations: [] },
    }));
    const predict = (model: string) =>
      server.call("addPredictions", { as: manager, params: params(), body: { model, items } });
    await predict("early");
    server.advance(1_000);
    await label(ada, 40);
    server.advance(1_000);
    await predict("late");
    expect((await of(ada)).suggestions).toEqual({ unchanged: 23, changed: 7, rejected: 0 });
  });

  it("is of no use to others: annotators see their own alone, and strangers none", async () => {
    await importTexts(server, manager, project, texts(3));
    const status = async (person: Person | null, user: string) =>
      (await server.call("getAnnotatorQuality", { as: person, params: { project, user } })).status;
    expect(await status(bo, ada.id)).toBe(403);
    expect(await status(ada, ada.id)).toBe(403);
    expect(await status(null, ada.id)).toBe(401);
    const stranger = await server.person("stranger");
    expect(await status(stranger, ada.id)).toBe(404);
    expect(await status(manager, stranger.id)).toBe(404);
    expect((await server.call("getOwnQuality", { as: stranger, params: params() })).status).toBe(404);
    expect(JSON.stringify(await own(ada))).not.toMatch(/"bo"|"manager"/);
  });
});

describe("gold tasks", () => {
  const gold = (training: boolean) =>
    server.call("putGoldSettings", {
      as: manager,
      params: params(),
      body: { rate: 0.5, onboarding: 0, training, pauseBelow: null, pauseAfter: 30 },
    });

  it("move nothing that annotators see of themselves, unless training shows them", async () => {
    await importTexts(server, manager, project, texts(80));
    const { items } = (
      await server.call("listTasks", { as: manager, params: params(), query: { limit: "80" } })
    ).body;
    for (const { id, seq } of items) if (seq % 2 === 0) ids.set(seq, id);
    for (const task of ids.values())
      await server.call("putGoldAnswer", {
        as: manager,
        params: { task },
        body: {
          baseRevision: 0,
          document: { answers: { topic: "billing" }, regions: [], relations: [] },
        },
      });
    expect((await gold(false)).status).toBe(200);
    await label(bo, 80);
    await label(ada, 40);
    const first = await own(ada);
    expect(first).toMatchObject({ renewedDaily: true, submitted: 40 });
    await label(ada, 40);
    // A figure that followed each submit would tell whether the task was compared with something.
    expect(await own(ada)).toEqual(first);
    server.advance(86_400_000);
    const hidden = await own(ada);
    const known = await of(ada);
    expect(hidden.gold).toBeNull();
    expect(known.gold?.answers).toBeGreaterThanOrEqual(30);
    const ordinary = topicOf(hidden)?.compared ?? 0;
    expect(ordinary).toBeLessThan(topicOf(known)?.compared ?? 0);
    expect(hidden.submitted).toBe(known.submitted);
    await gold(true);
    const { share } = (await own(ada)).gold ?? {};
    expect(share).toEqual(known.gold?.share);
    expect(share?.tasks).toBeGreaterThanOrEqual(30);
  });
});
