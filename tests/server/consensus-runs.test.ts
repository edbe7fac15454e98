/** Runs of consensus: a preview in figures, results that stand apart from decisions of people, and what becomes of them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimJob, requestCancel } from "@/db/queries/jobs";
import { methodResolutionsOf } from "@/db/queries/method-resolutions";
import { countsAt } from "@/lib/consensus/settle-counts";
import { JOBS } from "@/lib/server/jobs";
import { JOB_LEASE_MS, LostRun } from "@/lib/server/jobs/job-runner";
import { importTexts, makeProject, submit, TOPIC_SCHEMA, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let people: Person[];
let project: string;
/** By task number. */
let ids: Map<number, string>;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

const params = () => ({ project });
const idOf = (seq: number): string => ids.get(seq) ?? "";
const runs = async () => (await server.call("listConsensusRuns", { as: manager, params: params() })).body;
const start = (body: object = {}) =>
  server.call("startConsensusRun", {
    as: manager,
    params: params(),
    body: { leastConfidence: 0.6, ...body },
  });
async function run(body: object = {}) {
  const started = await start(body);
  expect(started.status).toBe(202);
  await server.runJobs();
  const state = await runs();
  if (!state.items[0]) throw new Error("no run");
  return { ...state, last: state.items[0] };
}
const preview = async (body: object = {}) =>
  (await server.call("previewConsensus", { as: manager, params: params(), body })).body;
const found = async (query: Record<string, string>): Promise<number[]> =>
  (await server.call("listTasks", { as: manager, params: params(), query })).body.items.map(
    ({ seq }: { seq: number }) => seq,
  );
const detail = async (seq: number) =>
  (await server.call("getTask", { as: manager, params: { project, task: idOf(seq) } })).body;
const decide = (seq: number, topic: string) =>
  server.call("putResolution", {
    as: manager,
    params: { task: idOf(seq) },
    body: { baseRevision: 0, document: { answers: { topic }, regions: [], relations: [] } },
  });
const stored = () => {
  const { read } = server.services.database;
  return methodResolutionsOf(read, { projectId: project, taskIds: [...ids.values()] });
};
/** Claims the job that waits, as another process would. */
async function claim() {
  const { services } = server;
  const job = await services.database.write((db) =>
    claimJob(db, { kinds: ["consensus"], nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
  );
  if (!job) throw new Error("no job waits");
  return job;
}

/** Runs the job that waits, and `meanwhile` between what the worker has read and what is written first. */
async function runWith(meanwhile: () => Promise<unknown>): Promise<void> {
  const job = await claim();
  const { database } = server.services;
  const { write } = database;
  const begin = async () => {
    database.write = write;
    await meanwhile();
  };
  database.write = async (work) => {
    if (database.write !== write) await begin();
    return write.call(database, work) as ReturnType<typeof work>;
  };
  await JOBS.consensus.run(server.services, job);
}

/** What each annotator says of each task, by number; nothing where undefined. */
type Says = (seq: number) => string | undefined;
async function labeled(says: Says[], tasks = 8, schema: unknown = TOPIC_SCHEMA) {
  project = await makeProject(server, manager, says.length, schema);
  await importTexts(server, manager, project, texts(tasks));
  ids = new Map();
  people = await Promise.all(says.map((_, i) => server.person(`p${i}-${project}`)));
  for (const [i, person] of people.entries()) {
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, tasks)) {
      ids.set(task.seq, task.id);
      const topic = says[i]?.(task.seq);
      if (topic !== undefined)
        expect((await submit(server, person, task.id, topic)).status).toBeLessThan(300);
    }
  }
}
/** 1 to 4: all the same; 5 and 6: two of three; 7: three labels; 8: one annotation. */
const MIXED: Says[] = [
  (seq) => (seq === 7 ? "refund" : "billing"),
  (seq) => (seq === 8 ? undefined : seq === 7 ? "other" : "billing"),
  (seq) => (seq === 8 ? undefined : seq === 5 || seq === 6 ? "other" : "billing"),
];

describe("a preview", () => {
  it("counts what would be settled, what waits and why, and what is left alone, for each least confidence", async () => {
    await labeled(MIXED);
    await decide(1, "other");
    const { counts, left, controls, examples } = await preview();
    expect(left).toEqual({ decided: 1, few: 1, none: 0, excluded: 0 });
    expect(controls).toEqual([{ control: "topic", name: "Topic", method: "majority", reason: null }]);
    expect(countsAt(counts, 60)).toMatchObject({
      settled: 5,
      waiting: { tie: 1, "low-confidence": 0 },
      labels: { topic: { billing: 5, refund: 0, other: 0 } },
    });
    expect(countsAt(counts, 90)).toMatchObject({ settled: 3, waiting: { tie: 1, "low-confidence": 2 } });
    expect(examples.map(({ seq }) => seq).sort()).toEqual([5, 6, 7]);
  });

  it("says why a chosen method has no result, and takes the majority then", async () => {
    await labeled([() => "billing", () => "billing"], 3);
    const { controls } = await preview({ methods: { topic: "dawid-skene" } });
    expect(controls).toEqual([{ control: "topic", name: "Topic", method: "majority", reason: "one-label" }]);
    expect(
      (
        await server.call("previewConsensus", {
          as: manager,
          params: params(),
          body: { methods: { clarity: "mace" } },
        })
      ).status,
    ).toBe(400);
  });

  it("tells tasks apart that nobody annotated, and those whose annotators were excluded", async () => {
    await labeled([() => "billing", (seq) => (seq === 1 ? "billing" : undefined)], 3);
    await importTexts(server, manager, project, texts(4));
    await server.call("createExclusion", {
      as: manager,
      params: params(),
      body: { userId: people[1]?.id, reason: "Guesses." },
    });
    expect((await preview()).left).toEqual({ decided: 0, few: 2, none: 1, excluded: 1 });
  });
});

describe("a run", () => {
  it("settles tasks with method and confidence, and has the others wait for a person", async () => {
    await labeled(MIXED);
    await decide(1, "other");
    const { last, settled, waiting, outdated } = await run({ leastConfidence: 0.9 });
    expect(last).toMatchObject({
      status: "done",
      outcomes: { settled: 3, waiting: 3, decided: 1, few: 1, changed: 0 },
      standing: 6,
      canUndo: true,
    });
    expect({ settled, waiting, outdated }).toEqual({ settled: 3, waiting: 3, outdated: 0 });
    expect(await found({ consensus: "settled" })).toEqual([2, 3, 4]);
    expect(await found({ consensus: "waiting" })).toEqual([5, 6, 7]);
    expect(await found({ consensus: "tie" })).toEqual([7]);
    expect(await found({ consensus: "low-confidence" })).toEqual([5, 6]);
    expect(await found({ decided: "true" })).toEqual([1]);
    expect((await detail(2)).methodResolution).toMatchObject({
      waitsFor: null,
      confidence: 1,
      controls: { topic: { method: "majority", confidence: 1 } },
      document: { answers: { topic: "billing" } },
      schemaVersion: 1,
      outdated: false,
      runId: last.id,
    });
    const waits = await detail(5);
    expect(waits).toMatchObject({ resolution: null, task: { decided: false } });
    expect(waits.methodResolution).toMatchObject({ waitsFor: "low-confidence", document: null });
    expect(waits.methodResolution?.confidence).toBeCloseTo(2 / 3, 6);
  });

  it("takes the label of the chosen method, not that of most votes", async () => {
    // The third contradicts the other two, who are always right, wherever there are three votes; then two of the bad ones decide.
    const truth = (seq: number) => (seq % 2 === 0 ? "billing" : "refund");
    const wrong = (seq: number) => (seq % 2 === 0 ? "refund" : "billing");
    await labeled(
      [
        truth,
        truth,
        (seq) => (seq <= 20 ? truth(seq) : undefined),
        (seq) => (seq % 3 === 0 ? truth(seq) : wrong(seq)),
        (seq) => (seq % 3 === 1 ? truth(seq) : wrong(seq)),
        (seq) => (seq % 3 === 2 && seq <= 20 ? truth(seq) : wrong(seq)),
      ],
      24,
    );
    const majority = await preview();
    const skene = await run({ methods: { topic: "dawid-skene" }, leastConfidence: 0.5 });
    const rows = await stored();
    expect(skene.last.outcomes.settled).toBeGreaterThan(countsAt(majority.counts, 50).settled - 1);
    for (const [taskId, row] of rows) {
      if (row.waitsFor !== null) continue;
      const seq = [...ids].find(([, id]) => id === taskId)?.[0] ?? 0;
      expect(row.document?.answers.topic).toBe(truth(seq));
      expect(row.controls.topic?.method).toBe("dawid-skene");
    }
    // Two are right in each task from 21 on, and three are wrong in some.
    expect(await found({ consensus: "settled" })).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });

  it("gives the same when it is run again, under its own name", async () => {
    await labeled(MIXED);
    const first = await run();
    const before = await stored();
    const second = await run();
    const after = await stored();
    expect(second.last.outcomes).toEqual(first.last.outcomes);
    const plain = (rows: typeof before) =>
      [...rows.values()].map(({ jobId: _, createdAt: _at, ...row }) => row);
    expect(plain(after)).toEqual(plain(before));
    expect(second.items.map(({ standing }) => standing)).toEqual([7, 0]);
  });

  it("begins again after its process was killed, and writes the same", async () => {
    await labeled(MIXED);
    await start();
    const job = await claim();
    await JOBS.consensus.run(server.services, job);
    const before = await stored();
    expect(before.size).toBe(7);
    server.advance(JOB_LEASE_MS + 1);
    await server.runJobs();
    const { items } = await runs();
    expect(items[0]).toMatchObject({ status: "done", outcomes: { settled: 6, waiting: 1, few: 1 } });
    expect((await stored()).size).toBe(7);
    await expect(JOBS.consensus.run(server.services, job)).rejects.toThrow(LostRun);
  });

  it("is one at a time, and leaves what it has written when it is cancelled", async () => {
    await labeled(MIXED);
    await start();
    expect(await start()).toMatchObject({ status: 409, body: { code: "conflict" } });
    const { id } = (await runs()).items[0] ?? { id: "" };
    const undo = () => server.call("undoConsensusRun", { as: manager, params: { project, run: id } });
    expect((await undo()).status).toBe(409);
    await server.call("cancelConsensusRun", { as: manager, params: { project, run: id } });
    await server.runJobs();
    expect((await runs()).items[0]).toMatchObject({ status: "cancelled", standing: 0, canUndo: false });
    await start();
    const job = await claim();
    await JOBS.consensus.run(server.services, job);
    await server.services.database.write((db) => requestCancel(db, { projectId: project, jobId: job.id }));
    server.advance(JOB_LEASE_MS + 1);
    await server.runJobs();
    const [cancelled] = (await runs()).items;
    expect(cancelled).toMatchObject({ status: "cancelled", standing: 7, canUndo: true });
    await server.call("undoConsensusRun", { as: manager, params: { project, run: job.id } });
    expect((await stored()).size).toBe(0);
  });

  it("never takes the place of what a person decides, before, during or after it", async () => {
    await labeled(MIXED);
    await decide(1, "other");
    await start();
    await runWith(async () => {
      await decide(2, "refund");
      const own = (await detail(3)).answers.find(({ userId }) => userId === people[0]?.id);
      const changed = await submit(server, people[0] as Person, idOf(3), "refund", {
        annotationId: own?.annotationId,
        baseRevision: own?.revision,
      });
      expect(changed.status).toBeLessThan(300);
    });
    expect((await runs()).items[0]?.outcomes).toMatchObject({ settled: 3, changed: 2, decided: 1 });
    expect((await stored()).has(idOf(3))).toBe(false);
    await decide(4, "other");
    const rows = await stored();
    for (const seq of [1, 2, 4]) {
      expect(rows.has(idOf(seq))).toBe(false);
      expect((await detail(seq)).resolution).toMatchObject({ method: "edited" });
    }
  });

  it("is outdated where annotations change afterwards, and the next one renews it", async () => {
    await labeled(MIXED);
    await run();
    const own = (await detail(2)).answers.find(({ userId }) => userId === people[2]?.id);
    const changed = await submit(server, people[2] as Person, idOf(2), "other", {
      annotationId: own?.annotationId,
      baseRevision: own?.revision,
    });
    expect(changed.status).toBeLessThan(300);
    expect(await found({ consensus: "outdated" })).toEqual([2]);
    expect((await runs()).outdated).toBe(1);
    expect((await detail(2)).methodResolution).toMatchObject({ outdated: true, confidence: 1 });
    await run();
    expect(await found({ consensus: "outdated" })).toEqual([]);
    expect((await detail(2)).methodResolution?.confidence).toBeCloseTo(2 / 3, 6);
  });

  it("writes nothing by old labels where the schema is saved during it", async () => {
    await labeled(MIXED);
    await start();
    const saved = runWith(async () => {
      const schema = structuredClone(TOPIC_SCHEMA);
      schema.controls[0]?.labels?.push({ id: "praise", name: "Praise" });
      const answer = await server.call("putSchema", {
        as: manager,
        params: params(),
        body: { schema, baseVersion: 1 },
      });
      expect(answer.status).toBe(200);
    });
    await expect(saved).rejects.toThrow("consensus.changedMidway");
    expect((await stored()).size).toBe(0);
    server.advance(JOB_LEASE_MS + 1);
    await server.runJobs();
    expect((await runs()).items[0]).toMatchObject({ status: "done", standing: 7 });
    expect((await detail(2)).methodResolution).toMatchObject({ schemaVersion: 2, outdated: false });
    // A schema that is saved afterwards outdates them all.
    const again = await server.call("putSchema", {
      as: manager,
      params: params(),
      body: { schema: TOPIC_SCHEMA, baseVersion: 2 },
    });
    expect(again.status).toBe(200);
    expect((await runs()).outdated).toBe(7);
  });

  it("is taken back whole, but for what people have decided since", async () => {
    await labeled(MIXED);
    const { last } = await run();
    await decide(2, "refund");
    const undone = await server.call("undoConsensusRun", { as: manager, params: { project, run: last.id } });
    expect(undone.body).toMatchObject({ settled: 0, waiting: 0, items: [{ standing: 0, canUndo: false }] });
    expect((await stored()).size).toBe(0);
    expect((await detail(2)).resolution).toMatchObject({ document: { answers: { topic: "refund" } } });
  });

  it("drops what earlier runs found for tasks that take part no more", async () => {
    await labeled(MIXED);
    await run();
    expect((await stored()).size).toBe(7);
    await run({ minAnnotations: 4 });
    expect((await stored()).size).toBe(0);
  });

  it("never settles differing texts", async () => {
    const schema = {
      ...TOPIC_SCHEMA,
      controls: [...TOPIC_SCHEMA.controls.slice(0, 1), { id: "why", kind: "text", name: "Why" }],
    };
    ids = new Map();
    project = await makeProject(server, manager, 3, schema);
    await importTexts(server, manager, project, texts(3));
    const whys = [
      ["charged twice", "charged twice", "charged twice"],
      ["charged twice", "charged twice", "wants money back"],
      ["charged twice", undefined, undefined],
    ];
    for (const who of [0, 1, 2]) {
      const person = await server.person(`writer-${who}`);
      await server.join(project, person, "annotator");
      for (const task of await takeTasks(server, person, project, 3)) {
        ids.set(task.seq, task.id);
        const why = whys[task.seq - 1]?.[who];
        const document = {
          answers: { topic: "refund", ...(why === undefined ? {} : { why }) },
          regions: [],
          relations: [],
        };
        expect((await submit(server, person, task.id, "refund", { document })).status).toBeLessThan(300);
      }
    }
    await run({ leastConfidence: 0 });
    expect(await found({ consensus: "settled" })).toEqual([1]);
    expect(await found({ consensus: "text" })).toEqual([2, 3]);
  });

  it("goes with deleted tasks and projects", async () => {
    await labeled(MIXED);
    await run();
    await server.call("deleteTasks", {
      as: manager,
      params: params(),
      body: { selection: { ids: [idOf(2)] }, withAnswers: true },
    });
    expect((await stored()).has(idOf(2))).toBe(false);
    await server.call("deleteProject", { as: manager, params: params() });
    const { read } = server.services.database;
    expect(await read.q.select().from(read.t.methodResolution)).toEqual([]);
  });

  it("is told to webhooks", async () => {
    await labeled(MIXED);
    await server.call("createWebhook", {
      as: manager,
      params: params(),
      body: { url: "https://hooks.example.com/x", events: ["consensus.finished"] },
    });
    await run();
    const { read } = server.services.database;
    const sent = await read.q.select().from(read.t.webhookDelivery);
    expect(sent.map(({ event, payload }) => [event, payload])).toMatchObject([
      ["consensus.finished", { status: "done", settled: 6, waiting: 1 }],
    ]);
  });
});

describe("what reads results of methods", () => {
  const plan = (labels: string, extra: object = {}) => ({
    ...{ labels, ratios: { train: 0, validation: 0, test: 1 }, seed: "s", method: "exact" },
    ...extra,
  });
  const counts = async (labels: string, extra: object = {}) => {
    const answer = await server.call("previewRelease", {
      as: manager,
      params: params(),
      body: plan(labels, extra),
    });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const reasons = ({ excluded }: { excluded: { reason: string; count: number }[] }) =>
    Object.fromEntries(excluded.map(({ reason, count }) => [reason, count]));

  it("releases: those that ask for decisions of people take no result of a method", async () => {
    await labeled(MIXED);
    // Task 1 shares its group with one that nobody has settled.
    await decide(2, "other");
    await run();
    expect((await counts("resolved")).tasks).toBe(1);
    const onlyDecided = await counts("majority", { policies: { testOnlyDecided: true } });
    expect(onlyDecided.tasks).toBe(1);
    const settled = await counts("consensus");
    expect(settled.tasks).toBe(6);
    expect(reasons(settled)).toEqual({ "not-settled": 2 });
    const sure = await counts("consensus", { minConfidence: 0.9 });
    expect(sure.tasks).toBe(4);
    expect(reasons(sure)).toEqual({ "not-settled": 2, "low-confidence": 2 });
    const decided = await counts("consensus", { policies: { testOnlyDecided: true } });
    expect(decided.tasks).toBe(1);
  });

  it("releases: an outdated result is none, and JSONL has method and confidence of the others", async () => {
    await labeled(MIXED);
    await decide(1, "other");
    await run();
    const own = (await detail(2)).answers.find(({ userId }) => userId === people[2]?.id);
    await submit(server, people[2] as Person, idOf(2), "other", {
      annotationId: own?.annotationId,
      baseRevision: own?.revision,
    });
    expect(reasons(await counts("consensus"))).toEqual({ "not-settled": 2, "consensus-outdated": 1 });
    const release = await server.call("createRelease", {
      as: manager,
      params: params(),
      body: { name: "R", plan: plan("consensus") },
    });
    await server.runJobs();
    const { read } = server.services.database;
    const { releaseItem } = read.t;
    const items = (await read.q.select().from(releaseItem))
      .filter(({ releaseId }) => releaseId === release.body.id)
      .map(({ item }) => (typeof item === "string" ? JSON.parse(item) : item));
    const bySeq = new Map(items.map((item) => [item.seq, item]));
    expect(bySeq.get(1)).toMatchObject({ labelsFrom: "resolution", labels: { answers: { topic: "other" } } });
    expect(bySeq.get(1).consensus).toBeUndefined();
    expect(bySeq.get(3)).toMatchObject({
      labelsFrom: "consensus",
      consensus: { confidence: 1, controls: { topic: { method: "majority", confidence: 1 } } },
    });
  });

  it("annotators may go on: a result of a method locks no annotation, and a decision of a person does", async () => {
    await labeled(MIXED);
    await run();
    const change = async (seq: number) => {
      const own = (await detail(seq)).answers.find(({ userId }) => userId === people[0]?.id);
      return submit(server, people[0] as Person, idOf(seq), "other", {
        annotationId: own?.annotationId,
        baseRevision: own?.revision,
      });
    };
    expect((await change(2)).status).toBeLessThan(300);
    await decide(3, "billing");
    expect((await change(3)).status).toBe(409);
  });

  it("the report scores methods on decisions of people alone, and managers are told what waits", async () => {
    await labeled(MIXED);
    await decide(1, "other");
    await run();
    const report = await server.call("getConsensus", { as: manager, params: params() });
    expect(report.body.controls[0]).toMatchObject({ scored: 1 });
    const steps = async () =>
      (await server.call("listNextSteps", { as: manager, query: { project } })).body.items.find(
        ({ step }: { step: string }) => step === "adjudicate",
      );
    expect(await steps()).toMatchObject({ count: 1 });
    await decide(7, "refund");
    expect(await steps()).toBeUndefined();
  });
});
