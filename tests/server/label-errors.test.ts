/** Label errors: probabilities that are uploaded or predicted, what is found with them, and what becomes of it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/core/random";
import { rankLabels, spreadScore } from "@/lib/label-errors/rank-labels";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const LABELS = ["billing", "refund", "other"];
const TASKS = 60;

let server: TestServer;
let manager: Person;
let annotator: Person;
let project: string;
/** Ids of tasks by number, and the labels they were given. */
let ids: Map<number, string>;
let given: Map<number, number>;

const random = seededRandom(7);
/** The true label of every task, and what a model says that knows it well. */
const TRUTH = Array.from({ length: TASKS }, (_, i) => i % 3);
const SAID = TRUTH.map((truth) => {
  const own = 0.6 + 0.35 * random();
  const rest = (1 - own) * random();
  const others = [rest, 1 - own - rest];
  return LABELS.map((_, k) => (k === truth ? own : (others.pop() as number)));
});
/** Every tenth is labeled wrong. */
const labelOf = (seq: number): number =>
  seq % 10 === 3 ? ((TRUTH[seq - 1] as number) + 1) % 3 : (TRUTH[seq - 1] as number);

beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  annotator = await server.person("annotator");
  project = await makeProject(server, manager);
  await server.join(project, annotator, "annotator");
  await importTexts(server, manager, project, texts(TASKS));
  ids = new Map();
  given = new Map();
});
afterEach(() => server.close());

const params = () => ({ project });
const idOf = (seq: number): string => ids.get(seq) ?? "";

async function label(count = TASKS): Promise<void> {
  for (let done = 0; done < count; ) {
    const tasks = await takeTasks(server, annotator, project, Math.min(10, count - done));
    for (const { id, seq } of tasks) {
      ids.set(seq, id);
      given.set(seq, labelOf(seq));
      await submit(server, annotator, id, LABELS[labelOf(seq)] as string);
    }
    done += tasks.length;
  }
}

const csvOf = (rows: readonly (readonly [string, readonly number[]])[], head = `external_id,${LABELS}`) =>
  [head, ...rows.map(([id, values]) => [id, ...values].join(","))].join("\n");
const FOLDS = SAID.map((values, i): [string, number[]] => [`t${i + 1}`, values]);

async function upload(raw: string, query: Record<string, string> = {}) {
  const answer = await server.call("uploadProbabilities", {
    as: manager,
    params: params(),
    query: { control: "topic", format: "csv", fileName: "folds.csv", ...query },
    raw,
  });
  expect(answer.status).toBe(202);
  await server.runJobs();
  return report();
}
const report = async (control = "topic") =>
  (await server.call("getLabelErrors", { as: manager, params: params(), query: { control } })).body;
const list = async (query: Record<string, string> = {}) =>
  (
    await server.call("listLabelErrors", {
      as: manager,
      params: params(),
      query: { control: "topic", ...query },
    })
  ).body;
const dismiss = (seqs: number[], dismissed = true) =>
  server.call("dismissLabelErrors", {
    as: manager,
    params: params(),
    body: { control: "topic", taskIds: seqs.map(idOf), dismissed },
  });

describe("a search with uploaded probabilities", () => {
  it("finds what the pure functions find on the same rows, in their order", async () => {
    await label();
    const { run, set, counts } = await upload(csvOf(FOLDS));
    const pure = rankLabels({
      labels: 3,
      given: Int32Array.from({ length: TASKS }, (_, i) => labelOf(i + 1)),
      probabilities: Float64Array.from(SAID.flat()),
    });
    expect(set).toMatchObject({ fileName: "folds.csv", tasks: TASKS, scaled: 0 });
    expect(run).toMatchObject({
      outdated: false,
      summary: { tasks: TASKS, reason: null, likely: pure.likely, differing: pure.ranked.length },
    });
    expect(run?.summary.noiseRate).toBeCloseTo(pure.noiseRate, 12);
    expect(pure.likely).toBeGreaterThan(3);
    const joint = new Map(run?.summary.joint.map(({ given, truth, tasks }) => [`${given} ${truth}`, tasks]));
    const cells = LABELS.flatMap((a) => LABELS.map((b) => joint.get(`${a} ${b}`) ?? 0));
    expect(cells).toEqual([...pure.joint]);
    expect(counts).toEqual({ open: pure.likely, dismissed: 0, decided: 0 });
    const { items } = await list({ all: "true" });
    expect(items.map(({ seq }) => seq)).toEqual(pure.ranked.map(({ example }) => example + 1));
    for (const [i, item] of items.entries()) {
      const own = pure.ranked[i] as (typeof pure.ranked)[number];
      expect(item).toMatchObject({
        likely: own.likely,
        problem: "label",
        suggested: LABELS[own.suggested],
        given: LABELS[labelOf(own.example + 1)],
        state: "open",
      });
      expect(item.score).toBeCloseTo(own.score, 9);
      expect(item.probability).toBeCloseTo(own.probability, 9);
    }
  });

  it("pages, and filters by the pair of labels and by state", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const all = (await list()).items;
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: "2", ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.map(({ seq }) => seq));
    const [first] = all;
    const pair = { given: first?.given ?? "", suggested: first?.suggested ?? "" };
    const ofPair = all.filter(({ given, suggested }) => given === pair.given && suggested === pair.suggested);
    expect((await list(pair)).items).toEqual(ofPair);
    expect((await list({ state: "dismissed" })).items).toEqual([]);
    expect(
      (
        await server.call("listLabelErrors", {
          as: manager,
          params: params(),
          query: { control: "topic", cursor: "x" },
        })
      ).status,
    ).toBe(400);
  });

  it("takes names of labels, ids of tasks, percent and JSON lines, and tells what it has scaled", async () => {
    await label();
    const percent = csvOf(
      [...ids].map(([seq, id]): [string, number[]] => [id, (SAID[seq - 1] as number[]).map((p) => p * 100)]),
      "task_id,Billing,Refund,Other",
    );
    const first = await upload(percent);
    expect(first.set).toMatchObject({ tasks: TASKS, scaled: TASKS });
    const lines = FOLDS.map(([id, [billing, refund, other]]) =>
      JSON.stringify({ external_id: id, probabilities: { billing, refund, other } }),
    ).join("\n");
    const second = await upload(lines, { format: "jsonl", fileName: "folds.jsonl" });
    expect(second.set).toMatchObject({ fileName: "folds.jsonl", tasks: TASKS, scaled: 0 });
    expect(second.run?.summary.joint).toEqual(first.run?.summary.joint);
    const { read } = server.services.database;
    const rows = await read.q.select().from(read.t.taskProbability);
    expect(rows).toHaveLength(TASKS);
  });

  it("replaces what was found, and keeps a dismissal until label or probabilities change", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const [first] = (await list()).items;
    const seq = first?.seq ?? 0;
    expect((await dismiss([seq])).body.change).toEqual({ open: -1, dismissed: 1, decided: 0 });
    expect((await dismiss([seq])).body.change).toEqual({ open: 0, dismissed: 0, decided: 0 });
    const open = async () => (await list({ state: "open" })).items.map((item) => item.seq);
    expect(await open()).not.toContain(seq);
    await upload(csvOf(FOLDS));
    expect(await open()).not.toContain(seq);
    expect((await list({ state: "dismissed" })).items.map((item) => item.seq)).toEqual([seq]);
    const other = FOLDS.map(([id, values], i): [string, number[]] => [
      id,
      i + 1 === seq ? values.map((p) => p * 0.999 + 0.001 / 3) : values,
    ]);
    await upload(csvOf(other));
    expect(await open()).toContain(seq);
    await dismiss([seq]);
    expect((await dismiss([seq], false)).body.change).toEqual({ open: 1, dismissed: -1, decided: 0 });
    expect(await open()).toContain(seq);
    expect((await dismiss([1, 2, 4])).status).toBe(400);
  });

  it("is walked through as it is listed, in its order and with its filters, past what is dismissed", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const walk = async (task: string, query: Record<string, string> = {}) =>
      (
        await server.call("getLabelErrorWalk", {
          ...{ as: manager, params: { ...params(), task } },
          query: { control: "topic", ...query },
        })
      ).body;
    /** From one task on until the walk comes back to it. */
    const round = async (from: string, query: Record<string, string>) => {
      const met = [from];
      for (
        let at = await walk(from, query);
        at.next !== null && at.next !== from;
        at = await walk(at.next, query)
      )
        met.push(at.next);
      return met;
    };
    const listed = async (query: Record<string, string>) =>
      (await list(query)).items.map(({ taskId }) => taskId);
    const all = await listed({});
    const [first = "", second = "", third = ""] = all;
    const one = (await list()).items[0];
    const pair = { given: one?.given ?? "", suggested: one?.suggested ?? "" };
    expect(all.length).toBeGreaterThan((await listed(pair)).length);
    const queries: Record<string, string>[] = [{ state: "open" }, { ...pair, state: "open" }, {}, pair];
    for (const query of queries)
      expect(await round(first, query), JSON.stringify(query)).toEqual(await listed(query));
    expect(await walk(second)).toEqual({ previous: first, next: third, place: { at: 2, of: all.length } });
    await dismiss([(await list()).items[1]?.seq ?? 0]);
    // The place in the list stays; on the way back stands what was dismissed.
    expect(await walk(first, { state: "open" })).toMatchObject({
      next: third,
      place: { at: 1, of: all.length },
    });
    expect(await walk(third, { state: "open" })).toMatchObject({ previous: second });
    expect(await walk(third, { state: "dismissed" })).toMatchObject({ previous: second, next: second });
    expect(await walk(all.at(-1) ?? "", { state: "open" })).toMatchObject({ next: first });
  });

  it("takes an adjudicated task from the list, says that labels have changed, and reads the final answer anew", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const [first] = (await list()).items;
    server.advance(1_000);
    await server.call("putResolution", {
      as: manager,
      params: { task: first?.taskId ?? "" },
      body: {
        baseRevision: 0,
        document: { answers: { topic: first?.suggested }, regions: [], relations: [] },
      },
    });
    const after = await report();
    expect(after.run?.outdated).toBe(true);
    expect(after.counts.decided).toBe(1);
    expect((await list({ state: "open" })).items.map(({ taskId }) => taskId)).not.toContain(first?.taskId);
    server.advance(1_000);
    const body = { control: "topic", source: { kind: "probabilities" } };
    expect((await server.call("startLabelErrorRun", { as: manager, params: params(), body })).status).toBe(
      202,
    );
    await server.runJobs();
    const again = await report();
    expect(again.run).toMatchObject({ outdated: false, summary: { likely: after.counts.open } });
    expect((await list({ all: "true" })).items.map(({ taskId }) => taskId)).not.toContain(first?.taskId);
  });

  it("passes over a task whose question cannot be decided", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const [first] = (await list()).items;
    const decided = await server.call("putResolution", {
      as: manager,
      params: { task: first?.taskId ?? "" },
      body: {
        baseRevision: 0,
        document: { answers: {}, regions: [], relations: [] },
        undecidable: [{ control: "topic" }],
      },
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    const { run } = await upload(csvOf(FOLDS));
    expect(run?.summary).toMatchObject({ tasks: TASKS - 1, leftOut: { noLabel: 1 } });
    expect((await list({ all: "true" })).items.map(({ taskId }) => taskId)).not.toContain(first?.taskId);
  });

  it("reads an annotation as a reviewer has corrected it", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const [first] = (await list()).items;
    const task = await server.call("getTask", {
      as: manager,
      params: { project, task: first?.taskId ?? "" },
    });
    server.advance(1_000);
    const fixed = await server.call("createReview", {
      as: manager,
      params: params(),
      body: {
        annotationId: task.body.answers[0]?.annotationId,
        revision: 1,
        decision: "fixed",
        reason: "Wrong topic.",
        document: { answers: { topic: first?.suggested }, regions: [], relations: [] },
      },
    });
    expect(fixed.status, JSON.stringify(fixed.body)).toBeLessThan(300);
    expect((await list({ state: "decided" })).items).toHaveLength(1);
    await upload(csvOf(FOLDS));
    expect((await list({ all: "true" })).items.map(({ taskId }) => taskId)).not.toContain(first?.taskId);
  });

  it("downloads as CSV", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const answer = await server.call("downloadLabelErrors", {
      as: manager,
      params: params(),
      query: { control: "topic" },
    });
    const lines = String(answer.body).trim().split("\n");
    expect(lines[0]).toContain("task,id,external_id,likely,problem,given,given_name");
    expect(lines).toHaveLength((await list({ all: "true" })).items.length + 1);
  });
});

describe("without a result it says why", () => {
  it("few tasks, one label, no probabilities, labels that have changed", async () => {
    await label(20);
    const reasonOf = (of: Awaited<ReturnType<typeof report>>) => of.run?.summary.reason;
    const few = await upload(csvOf(FOLDS));
    expect(reasonOf(few)).toBe("few-tasks");
    expect(few.run?.summary).toMatchObject({ tasks: 20, leftOut: { noLabel: 40, tie: 0, noProbability: 0 } });
    expect(reasonOf(await upload(csvOf(FOLDS.slice(-3))))).toBe("no-probabilities");
    const { schema, schemaVersion } = (await server.call("getProject", { as: manager, params: params() }))
      .body;
    const [topic, ...others] = schema.controls as { id: string; labels: object[] }[];
    const more = { ...topic, labels: [...(topic?.labels ?? []), { id: "spam", name: "Spam" }] };
    await server.call("putSchema", {
      as: manager,
      params: params(),
      body: { schema: { ...schema, controls: [more, ...others] }, baseVersion: schemaVersion },
    });
    const body = { control: "topic", source: { kind: "probabilities" } };
    await server.call("startLabelErrorRun", { as: manager, params: params(), body });
    await server.runJobs();
    expect(reasonOf(await report())).toBe("labels-changed");
  });
});

describe("a bad file", () => {
  const told = async (raw: string, query: Record<string, string> = {}) => {
    const { job, set } = await upload(raw, query);
    expect(job?.status).toBe("failed");
    expect(set).toBeNull();
    const { read } = server.services.database;
    expect(await read.q.select().from(read.t.taskProbability)).toEqual([]);
    return job?.errors.map(({ row, message }) => `${row}: ${message}`);
  };

  it("is refused with row and column, and nothing of it stays", async () => {
    const good = "t1,0.5,0.3,0.2";
    const rows = [good, "t2,0.5,x,0.2", "nobody,1,0,0", "t1,1,0,0", "t3,-1,1,1", "t4,0,0,0"];
    expect(await told([`external_id,${LABELS}`, ...rows].join("\n"))).toEqual([
      "3: column refund: not a probability (a number, 0 or more)",
      "6: column billing: not a probability (a number, 0 or more)",
      "7: all probabilities are 0",
      "4: there is no task nobody in this project",
      "5: task t1 is in the file twice",
    ]);
    expect((await told("external_id,billing,refund\nt1,0.5,0.5"))?.[0]).toMatch(
      /no column for these labels: Other/,
    );
    expect((await told(`external_id,${LABELS},spam\nt1,1,0,0,0`))?.[0]).toMatch(
      /column spam: .*no such label/,
    );
    expect((await told(`${LABELS}\n1,0,0`))?.[0]).toMatch(/No column names the task/);
    expect((await told(`id,${LABELS},Other\nt1,1,0,0,0`))?.[0]).toMatch(/column Other: the same label as/);
    expect((await told('{"id":"t1","billing":1}\nnot json', { format: "jsonl" }))?.length).toBe(2);
  });

  it("leaves what was uploaded before", async () => {
    await label();
    await upload(csvOf(FOLDS));
    const before = (await list()).items;
    const { job, set } = await upload(`external_id,${LABELS}\nt1,1,x,0`);
    expect(job?.problem).toMatch(/1 of 1 rows/);
    expect(set).toMatchObject({ tasks: TASKS });
    expect((await list()).items).toEqual(before);
  });

  it("names no question that has no closed list of labels", async () => {
    const answer = (control: string) =>
      server.call("uploadProbabilities", {
        as: manager,
        params: params(),
        query: { control, format: "csv", fileName: "folds.csv" },
        raw: "x",
      });
    for (const control of ["clarity", "parts", "nothing"]) expect((await answer(control)).status).toBe(400);
  });
});

describe("a search with predictions", () => {
  const predict = (items: object[], model = "bert-2") =>
    server.call("addPredictions", { as: manager, params: params(), body: { model, items } });
  const search = async (control: string, model = "bert-2") => {
    const body = { control, source: { kind: "predictions", model } };
    const answer = await server.call("startLabelErrorRun", { as: manager, params: params(), body });
    await server.runJobs();
    return answer.status;
  };

  it("shares what is left of the score by the other labels", async () => {
    await label();
    const items = TRUTH.map((truth, i) => ({
      externalId: `t${i + 1}`,
      document: { answers: { topic: LABELS[truth] }, regions: [], relations: [] },
      score: 0.7 + (i % 5) / 20,
    }));
    expect((await predict(items)).status).toBe(200);
    expect((await report()).models).toEqual([{ model: "bert-2", predictions: TASKS }]);
    expect(await search("topic", "nobody")).toBe(400);
    expect(await search("topic")).toBe(202);
    const { run } = await report();
    const pure = rankLabels({
      labels: 3,
      given: Int32Array.from({ length: TASKS }, (_, i) => labelOf(i + 1)),
      probabilities: Float64Array.from(
        TRUTH.flatMap((truth, i) => spreadScore(3, truth, 0.7 + (i % 5) / 20)),
      ),
    });
    expect(run?.source).toEqual({ kind: "predictions", model: "bert-2" });
    expect(run?.summary).toMatchObject({ likely: pure.likely, differing: pure.ranked.length });
  });

  it("finds a span that annotators have overlooked, and one with another label", async () => {
    const text = (seq: number) => texts(TASKS)[seq - 1] as string;
    const span = (seq: number, label: string, score?: number, start = 0, end = 6) => ({
      id: `r${start}`,
      control: "parts",
      labels: [label],
      shape: { kind: "span", parts: [{ start, end, text: text(seq).slice(start, end) }] },
      ...(score && { score }),
    });
    const [OVERLOOKED, MISLABELED] = [5, 6];
    for (let done = 0; done < 40; done += 10)
      for (const { id, seq } of await takeTasks(server, annotator, project, 10)) {
        ids.set(seq, id);
        const second = span(seq, "product", undefined, 20, 24);
        const first = span(seq, seq === MISLABELED ? "product" : "amount");
        const regions = seq === OVERLOOKED ? [second] : [first, second];
        const document = { answers: { topic: "other" }, regions, relations: [] };
        expect((await submit(server, annotator, id, "other", { document })).status).toBeLessThan(300);
      }
    const predicted = [...ids].map(([seq, taskId]) => ({
      taskId,
      document: {
        answers: {},
        regions: [span(seq, "amount", 0.99), span(seq, "product", 0.99, 20, 24)],
        relations: [],
      },
    }));
    expect((await predict(predicted)).status).toBe(200);
    expect(await search("parts")).toBe(202);
    const { run, counts } = await report("parts");
    expect(run?.summary).toMatchObject({ tasks: 40, reason: null, likely: 2, differing: 2, noiseRate: null });
    expect(counts.open).toBe(2);
    const { items } = await list({ control: "parts" });
    const bySeq = new Map(items.map((item) => [item.seq, item]));
    expect(bySeq.get(OVERLOOKED)).toMatchObject({
      problem: "overlooked",
      given: "",
      suggested: "amount",
      probability: 0.99,
    });
    expect(bySeq.get(MISLABELED)).toMatchObject({
      problem: "mislabeled",
      given: "product",
      suggested: "amount",
    });
  });
});
