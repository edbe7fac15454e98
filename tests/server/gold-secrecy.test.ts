/** What annotators may call tells them nothing of gold: neither its answers nor which tasks are gold. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveGoldAnswers } from "@/db/queries/gold";
import { ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { groupBy } from "@/lib/core/group-by";
import { seededRandom, shuffled } from "@/lib/core/random";
import { STEP_MS } from "@/lib/server/gold/even-time";
import { answerBody, importTexts, makeProject, submit, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;

beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterAll(() => server.close());

/** A label that no task, schema or annotation of the annotator holds but the gold answers. */
const SECRET = "refund";

async function setting(tasks: number, gold: number, rate: number) {
  const project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts(tasks));
  const params = { project };
  const { body } = await server.call("listTasks", { as: manager, params, query: { limit: "500" } });
  const ids = shuffled(
    body.items.map(({ id }) => id),
    seededRandom(7),
  ).slice(0, gold);
  // Half of them from resolutions, which must not show either.
  for (const task of ids.slice(0, 2))
    await server.call("putResolution", {
      as: manager,
      params: { task },
      body: { baseRevision: 0, document: answerBody(SECRET).document },
    });
  await server.services.database.write((db) =>
    saveGoldAnswers(
      db,
      ids.map((taskId) => ({
        taskId,
        projectId: project,
        revision: 1,
        document: answerBody(SECRET).document as never,
        schemaVersion: 1,
        source: "written",
        ruleId: null,
        note: "",
        importJobId: null,
        createdBy: manager.id,
        createdAt: 1,
        updatedAt: 1,
      })),
    ),
  );
  const settings = { rate, onboarding: 0, training: false, pauseBelow: 0.01, pauseAfter: 1000 };
  await server.call("putGoldSettings", { as: manager, params, body: settings });
  return { project, params, gold: new Set(ids) };
}

/** Calls with a task of one's own, in the states that the task goes through. */
const OF_TASK: RouteName[] = [
  "getLabelTask",
  "listAnnotations",
  "renewLease",
  "showGoldFeedback",
  "listComments",
];
/** Calls about the project or of the person. */
const OF_PROJECT: RouteName[] = [
  ...([
    "getProject",
    "getLabelSession",
    "history",
    "listOwnWork",
    "getOwnProgress",
    "getOwnQuality",
    "listQuestions",
  ] as const),
  ...(["listProjects", "listNextSteps", "listGuidelines", "listRules"] as const),
];
/** Run in the course of the tests, or about nothing of a task. */
const OTHERS = new Set<string>([
  ...["queue", "putAnnotation", "askQuestion", "withdrawQuestion", "releaseLease"],
  ...["createComment", "patchThread"],
  ...["getAsset", "getTile", "getGuideline", "getCandidateFile"],
  // Of the person and the instance.
  ...[
    "getMe",
    "patchMe",
    "signOutEverywhere",
    "readLabelConfig",
    "changePassword",
    "listTokens",
    "createToken",
    "revokeToken",
  ],
  ...["acceptInvite", "listSegmentModels", "getSegmentModelFile", "getSegmentRuntime", "getSegmentWorker"],
]);

/** The shape of a body: texts, ids and times stand for themselves no more. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
  if (typeof value === "string") return value.length === 26 ? "id" : value.replace(/\d+/g, "0");
  return typeof value === "number" && value > 1_000 ? "number" : value;
};
const withoutPlace = (value: unknown) =>
  JSON.stringify(value)
    .replace(/"seq":\d+/g, '"seq":0')
    .replace(/"nextCursor":"[^"]+"/g, '"nextCursor":"c"');

describe("an annotator", () => {
  it("calls no route that these tests do not know", () => {
    const open = (Object.entries(ROUTES) as [RouteName, RouteContract][]).flatMap(([name, { access }]) =>
      access === "member" || access === "user" ? [name] : [],
    );
    expect(open.filter((name) => ![...OF_TASK, ...OF_PROJECT].includes(name) && !OTHERS.has(name))).toEqual(
      [],
    );
  });

  it("gets the same answers of gold and of ordinary tasks, in every state, and never a gold answer", async () => {
    const { project, params, gold } = await setting(60, 20, 0.5);
    const ada = await server.person("ada");
    await server.join(project, ada, "annotator");
    const seen: Record<"gold" | "ordinary", string[]> = { gold: [], ordinary: [] };
    for (let at = 0; at < 12; at += 1) {
      const answers: string[] = [];
      const note = (name: string, { status, body }: { status: number; body: unknown }) => {
        expect(JSON.stringify(body).replace(/"schema":\{.*?\},"/s, "")).not.toContain(`"topic":"${SECRET}"`);
        answers.push(`${name} ${status} ${withoutPlace(shapeOf(body))}`);
      };
      const walk = async (task: string) => {
        for (const name of OF_TASK) note(name, await server.call(name, { as: ada, params: { task } }));
      };
      const progress = async () => (await server.call("getOwnProgress", { as: ada, params })).body;
      const before = await progress();
      const taken = await server.call("queue", { as: ada, params, body: { count: 1 } });
      const task = taken.body.tasks[0]?.id ?? "";
      note("queue", { status: taken.status, body: taken.body.tasks });
      note("releaseLease", await server.call("releaseLease", { as: ada, params: { task } }));
      const again = await server.call("queue", { as: ada, params, body: { count: 1 } });
      expect(again.body.tasks[0]?.id).toBe(task);
      await walk(task);
      const body = answerBody("other", { state: "draft" });
      const put = (revision: number, extra: Record<string, unknown>) =>
        server.call("putAnnotation", {
          as: ada,
          params: { task },
          body: { ...body, baseRevision: revision, ...extra },
        });
      note("draft", await put(0, {}));
      await walk(task);
      note("submit", await put(1, { state: "submitted" }));
      await walk(task);
      note("change", await put(2, { state: "submitted", leadTimeMs: 5_000 }));
      note("renew", await server.call("renewLease", { as: ada, params: { task } }));
      note("history", await server.call("history", { as: ada, params, query: { limit: "1" } }));
      note("listOwnWork", await server.call("listOwnWork", { as: ada, params, query: { limit: "1" } }));
      const after = await progress();
      answers.push(
        `left ${before.left - after.left} mine ${after.mine - before.mine} done ${after.done - before.done}`,
      );
      // What rises with the work of an annotator is left out of these: it is compared as a difference above.
      for (const name of [
        ...(["getProject", "getLabelSession", "listProjects", "listNextSteps", "getOwnQuality"] as const),
      ]) {
        const { status, body: told } = await server.call(name, { as: ada, params });
        const text = JSON.stringify(told).replace(/"(mine|mineToday|left|count)":\d+/g, '"$1":0');
        answers.push(`${name} ${status} ${text}`);
      }
      seen[gold.has(task) ? "gold" : "ordinary"].push(answers.join("\n"));
    }
    expect(seen.gold.length).toBeGreaterThan(3);
    expect(seen.ordinary.length).toBeGreaterThan(3);
    // In steps of ten tasks the counts of the project rise once in so many: that one is left out.
    const common = (of: string[]) => [...groupBy(of, (one) => one)].sort((a, b) => b[1].length - a[1].length);
    expect(common(seen.gold)[0]?.[0]).toBe(common(seen.ordinary)[0]?.[0]);
    expect(common(seen.gold)).toHaveLength(1);
  });

  it("cannot tell gold tasks by number, order, place or time", async () => {
    const { project, params, gold } = await setting(500, 150, 0.5);
    type Drawn = { isGold: boolean; features: number[] };
    const drawsOf = async (name: string): Promise<Drawn[]> => {
      const person = await server.person(name);
      await server.join(project, person, "annotator");
      const drawn: Drawn[] = [];
      let last = 0;
      while (drawn.length < 300) {
        const start = performance.now();
        const { body } = await server.call("queue", { as: person, params, body: { count: 1 } });
        const tookMs = performance.now() - start;
        const [task] = body.tasks;
        if (!task) break;
        const from = performance.now();
        await submit(server, person, task.id, "other");
        const { seq } = task;
        drawn.push({
          isGold: gold.has(task.id),
          features: [
            ...[seq, seq - last, Math.abs(seq - last), drawn.length % 2, drawn.length % 4],
            ...[tookMs, performance.now() - from, body.progress.left + drawn.length, body.progress.done],
          ],
        });
        last = seq;
      }
      return drawn;
    };
    // Three hundred draws do not show what a thousand do: a fraction of a millisecond. None is sooner than a step.
    const soonest = (of: Drawn[]) => Math.min(...of.map(({ features }) => features[5] ?? 0));
    const [learned, tried] = [await drawsOf("cleo"), await drawsOf("dora")];
    expect(Math.min(soonest(learned), soonest(tried))).toBeGreaterThanOrEqual(STEP_MS);
    const balanced = (of: Drawn[], says: (one: Drawn) => boolean) => {
      const share = (isGold: boolean) => {
        const those = of.filter((one) => one.isGold === isGold);
        return those.filter((one) => says(one) === isGold).length / those.length;
      };
      return (share(true) + share(false)) / 2;
    };
    const rules = (learned[0]?.features ?? []).flatMap((_, at) =>
      learned.flatMap(({ features }) =>
        [1, -1].map((sign) => (one: Drawn) => sign * ((one.features[at] ?? 0) - (features[at] ?? 0)) > 0),
      ),
    );
    const best = rules.reduce((a, b) => (balanced(learned, b) > balanced(learned, a) ? b : a));
    // At most 0.55 over 1,000 tasks is asked for, and was met by 0.524 and 0.517; of 300 the share has a standard deviation of 0.03.
    expect(balanced(tried, best)).toBeLessThan(0.62);
  }, 120_000);
});
