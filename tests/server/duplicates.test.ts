/** Near-duplicates: found by a job, decided by managers, never divided by a split, told as a leak where a release has. */
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimJob, requestCancel } from "@/db/queries/jobs";
import type { DuplicatePair } from "@/lib/contracts/duplicates";
import { canonicalJson } from "@/lib/core/canonical-json";
import { JOBS } from "@/lib/server/jobs";
import { JOB_LEASE_MS, LostRun } from "@/lib/server/jobs/job-runner";
import { sha256Hex } from "@/lib/server/sha256";
import { planSplit } from "@/lib/split/plan-split";
import { importTexts, makeProject, submit, takeTasks } from "../support/project";
import { scene } from "../support/scene";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

const SHIPPED = "The parcel that I ordered two weeks ago has still not arrived and nobody answers my mails.";
const LOGIN = "Since the last update the app asks me for my password every time that I open a folder.";
/** Of the eight, 1, 2 and 4 are alike, and 3 and 5. */
const TEXTS = [
  SHIPPED,
  SHIPPED.replace("two", "three"),
  LOGIN,
  SHIPPED.replace("mails.", "mails!"),
  LOGIN.replace("folder", "folders"),
  "What does it cost to send an invoice by letter instead of by mail to a customer abroad?",
  "My card was charged although I had cancelled the subscription on the first of the month.",
  "Where can I download the receipts of the last year for all members of my family?",
];

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

const params = () => ({ project });
const start = (body: object = {}) =>
  server.call("startDuplicateRun", { as: manager, params: params(), body });
const state = async () => (await server.call("getDuplicateState", { as: manager, params: params() })).body;
async function search(body: object = {}) {
  expect((await start(body)).status).toBe(202);
  await server.runJobs();
  return state();
}
const list = async (query: Record<string, string> = {}): Promise<DuplicatePair[]> =>
  (await server.call("listDuplicates", { as: manager, params: params(), query })).body.items;
const decide = (status: string, selection: object) =>
  server.call("decideDuplicates", { as: manager, params: params(), body: { status, selection } });
const seqsOf = ({ tasks: [a, b] }: DuplicatePair) => `${a.seq}-${b.seq}`;
const pairs = async (query: Record<string, string> = {}) => (await list(query)).map(seqsOf).sort();
async function pairOf(seqs: string): Promise<DuplicatePair> {
  const pair = (await list()).find((one) => seqsOf(one) === seqs);
  if (!pair) throw new Error(`no pair ${seqs}`);
  return pair;
}
const makeTexts = async (texts = TEXTS) => {
  project = await makeProject(server, manager);
  await importTexts(server, manager, project, texts);
};

describe("a search", () => {
  it("finds texts that are nearly the same, the most similar first, and counts them", async () => {
    await makeTexts();
    const { run, counts } = await search();
    expect(run).toMatchObject({
      status: "done",
      phase: "finished",
      textSimilarity: 0.8,
      result: { tasks: 8, texts: 8, images: 0, links: 4, groups: 2, cutShort: 0 },
    });
    expect(counts).toEqual({ found: 4, confirmed: 0, dismissed: 0 });
    expect(await pairs()).toEqual(["1-2", "1-4", "2-4", "3-5"]);
    const found = await list();
    const similarities = found.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    expect(found[0]).toMatchObject({ kind: "text", status: "found", decidedBy: null });
    expect((await pairOf("1-2")).tasks[1]).toMatchObject({
      seq: 2,
      externalId: "t2",
      text: TEXTS[1],
      isCut: false,
    });
  });

  it("finds less with a higher threshold, and undecided pairs it does not find again go", async () => {
    await makeTexts();
    await search();
    const { counts } = await search({ textSimilarity: 0.9 });
    expect(counts.found).toBeLessThan(4);
    expect(await pairs()).not.toContain("2-4");
    const again = await search();
    expect(again.counts.found).toBe(4);
  });

  it("keeps what was decided, whatever later searches find", async () => {
    await makeTexts();
    await search();
    const [confirmed, dismissed] = [await pairOf("2-4"), await pairOf("3-5")];
    await decide("confirmed", { ids: [confirmed.id] });
    await decide("dismissed", { ids: [dismissed.id] });
    await search({ textSimilarity: 0.99 });
    expect(await pairs({ status: "confirmed" })).toEqual(["2-4"]);
    expect(await pairs({ status: "dismissed" })).toEqual(["3-5"]);
    await search();
    expect(await pairs({ status: "found" })).toEqual(["1-2", "1-4"]);
    expect((await pairOf("3-5")).id).toBe(dismissed.id);
  });

  it("is one at a time, and can be cancelled, which changes nothing", async () => {
    await makeTexts();
    await search({ textSimilarity: 0.9 });
    const before = await pairs();
    await start();
    expect(await start()).toMatchObject({ status: 409, body: { code: "conflict" } });
    const cancelled = await server.call("cancelDuplicateRun", { as: manager, params: params() });
    expect(cancelled.status).toBe(200);
    await server.runJobs();
    expect((await state()).run).toMatchObject({ status: "cancelled", result: null });
    expect(await pairs()).toEqual(before);
    expect((await search()).run?.status).toBe("done");
  });

  it("takes back the pairs that a run has added when it is cancelled in its last step", async () => {
    await makeTexts();
    await start();
    const { services } = server;
    const job = await services.database.write((db) =>
      claimJob(db, { kinds: ["duplicates"], nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
    );
    if (!job) throw new Error("no job waits");
    await JOBS.duplicates.run(services, job);
    expect(await pairs()).toHaveLength(4);
    await services.database.write((db) => requestCancel(db, { projectId: project, jobId: job.id }));
    server.advance(JOB_LEASE_MS + 1);
    await server.runJobs();
    expect((await state()).run?.status).toBe("cancelled");
    expect(await pairs()).toEqual([]);
    // The run that was overtaken writes nothing more.
    await expect(JOBS.duplicates.run(services, job)).rejects.toThrow(LostRun);
  });

  it("loses the pairs of deleted tasks, and of a deleted project", async () => {
    await makeTexts();
    await search();
    const { id } = (await pairOf("1-2")).tasks[1];
    await server.call("deleteTasks", { as: manager, params: params(), body: { selection: { ids: [id] } } });
    expect(await pairs()).toEqual(["1-4", "3-5"]);
    expect((await state()).counts.found).toBe(2);
    await server.call("deleteProject", { as: manager, params: params() });
    const { read } = server.services.database;
    expect(await read.q.select().from(read.t.duplicateLink)).toEqual([]);
  });

  it("compares what tasks show, not what else is in their rows", async () => {
    project = await makeProject(server, manager);
    const rows = TEXTS.slice(2, 4).map((text) => ({ text, note: `${SHIPPED}${SHIPPED}${SHIPPED}` }));
    const raw = rows.map((row) => JSON.stringify(row)).join("\n");
    await server.call("startImport", { as: manager, params: params(), query: { format: "jsonl" }, raw });
    await server.runJobs();
    expect((await search()).counts.found).toBe(0);
  });
});

const RATED = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};

describe("a search among images", () => {
  async function importImages(images: Record<string, Buffer>) {
    project = await makeProject(server, manager, 1, RATED);
    for (const [fileName, bytes] of Object.entries(images)) {
      await server.call("startImport", {
        as: manager,
        params: params(),
        query: { format: "image", fileName },
        raw: new Uint8Array(bytes),
      });
      await server.runJobs();
    }
  }
  const plain = (background: string) =>
    sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer();

  it("finds the same image smaller, recompressed and turned by its metadata, and no flat ones", async () => {
    const image = await scene(1);
    const turned = await sharp(image).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
    await importImages({
      "a.png": image,
      "b.jpg": await sharp(image).resize(200).jpeg({ quality: 40 }).toBuffer(),
      "c.jpg": turned,
      "d.png": await scene(2),
      "e.png": await plain("#ffffff"),
      "f.png": await plain("#fefefe"),
    });
    const { run } = await search();
    expect(run?.result).toMatchObject({ tasks: 6, texts: 0, images: 4, groups: 1 });
    expect(await pairs()).toEqual(["1-2", "1-3", "2-3"]);
    const [pair] = await list({ kind: "image" });
    expect(pair?.tasks[0].images).toHaveLength(1);
    expect(await list({ kind: "text" })).toEqual([]);
  });

  it("compares tasks with images by these alone: one question is asked of many, and one image in many tasks", async () => {
    project = await makeProject(server, manager, 1, {
      inputs: [...RATED.inputs, { id: "ask", kind: "text", field: "ask" }],
      controls: RATED.controls,
    });
    const rows = [
      ["a.png", SHIPPED],
      ["b.png", SHIPPED],
      ["a.png", LOGIN],
    ];
    const table = ["image,ask", ...rows.map((row) => row.join(","))].join("\n");
    const files = { "a.png": await scene(1), "b.png": await scene(2), "tasks.csv": Buffer.from(table) };
    await server.call("startImport", {
      as: manager,
      params: params(),
      query: { format: "zip" },
      raw: new Uint8Array(await zipOf(files)),
    });
    await server.runJobs();
    expect((await search()).run?.result).toMatchObject({ tasks: 3, texts: 0, images: 2 });
    expect(await pairs()).toEqual(["1-3"]);
    expect((await pairOf("1-3")).similarity).toBe(1);
  });

  it("hashes each image once, also one that is damaged", async () => {
    await importImages({ "a.png": await scene(1), "b.png": await scene(2) });
    const { database, storage } = server.services;
    const assets = await database.read.q.select().from(database.read.t.asset);
    await storage.put(assets[1]?.thumbnailKey ?? "", Buffer.from("no image"));
    const { run } = await search();
    expect(run).toMatchObject({ status: "done", result: { images: 1 } });
    const hashes = async () =>
      (await database.read.q.select().from(database.read.t.asset)).map(({ imageHash }) => imageHash);
    const before = await hashes();
    expect(before.filter((hash) => hash === "")).toHaveLength(1);
    expect(before.filter((hash) => /^[0-9a-f]{64}$/.test(hash ?? ""))).toHaveLength(1);
    await storage.delete(assets[0]?.thumbnailKey ?? "");
    expect((await search()).run?.status).toBe("done");
    expect(await hashes()).toEqual(before);
  });
});

describe("decisions", () => {
  beforeEach(async () => {
    await makeTexts();
    await search();
  });

  it("are kept with their person, and can be taken back", async () => {
    const { id } = await pairOf("3-5");
    const answer = await decide("dismissed", { ids: [id] });
    expect(answer.body).toEqual({ changed: 1, counts: { found: 3, confirmed: 0, dismissed: 1 } });
    expect(await pairOf("3-5")).toMatchObject({ status: "dismissed", decidedBy: "manager" });
    expect((await decide("dismissed", { ids: [id] })).body.changed).toBe(0);
    await decide("found", { ids: [id] });
    expect(await pairOf("3-5")).toMatchObject({ status: "found", decidedBy: null, decidedAt: null });
  });

  it("confirm all undecided pairs from a similarity on, and leave dismissed ones", async () => {
    const [first, second] = await list();
    await decide("dismissed", { ids: [first?.id] });
    const answer = await decide("confirmed", { minSimilarity: second?.similarity });
    expect(answer.body).toMatchObject({ changed: 1, counts: { found: 2, confirmed: 1, dismissed: 1 } });
  });

  it("are refused for pairs of another project, and nothing is written", async () => {
    const own = await pairOf("3-5");
    const first = project;
    await makeTexts();
    const answer = await decide("confirmed", { ids: [own.id] });
    expect(answer.status).toBe(404);
    project = first;
    expect((await pairOf("3-5")).status).toBe("found");
  });

  it("stand in the audit with their number", async () => {
    await decide("confirmed", { minSimilarity: 0 });
    const { items } = (await server.call("listEvents", { as: manager, params: params() })).body;
    expect(items.slice(0, 2).map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: "duplicates.confirm", detail: { pairs: 4, minSimilarity: 0 } },
      { action: "duplicates.find", detail: { textSimilarity: 0.8, imageSimilarity: 0.85 } },
    ]);
  });

  it("page by similarity, each pair once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: "1", ...(cursor && { cursor }) };
      const { body } = await server.call("listDuplicates", { as: manager, params: params(), query });
      seen.push(...body.items.map(seqsOf));
      cursor = body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(["1-2", "1-4", "2-4", "3-5"]);
    const bad = await server.call("listDuplicates", {
      as: manager,
      params: params(),
      query: { cursor: "x" },
    });
    expect(bad.status).toBe(400);
  });
});

describe("a release", () => {
  const RATIOS = { train: 0.5, validation: 0, test: 0.5 };
  const plan = (seed: string, more: object = {}) => ({ labels: "all", ratios: RATIOS, seed, ...more });
  const preview = async (seed: string, more: object = {}) =>
    (await server.call("previewRelease", { as: manager, params: params(), body: plan(seed, more) })).body;
  async function freeze(seed: string, more: object = {}) {
    const body = { name: seed, plan: plan(seed, more) };
    const made = await server.call("createRelease", { as: manager, params: params(), body });
    await server.runJobs();
    return made.body.id;
  }
  const splitsOf = async (release: string): Promise<Record<number, string>> => {
    const { read } = server.services.database;
    const rows = await read.q.select().from(read.t.releaseItem);
    return Object.fromEntries(
      rows.filter(({ releaseId }) => releaseId === release).map(({ seq, split }) => [seq, split]),
    );
  };
  const leakOf = async (release: string) =>
    (await server.call("getReleaseDuplicates", { as: manager, params: { release } })).body;
  const warned = (body: { warnings: { code: string; params: object }[] }, code: string) =>
    body.warnings.find((warning) => warning.code === code)?.params;

  beforeEach(async () => {
    project = await makeProject(server, manager);
    const raw = TEXTS.map((text) => JSON.stringify({ text })).join("\n");
    await server.call("startImport", { as: manager, params: params(), query: { format: "jsonl" }, raw });
    await server.runJobs();
    for (const task of await takeTasks(server, manager, project, 8))
      await submit(server, manager, task.id, "other");
  });

  it("keeps found and confirmed near-duplicates in one split, with every method, and dismissed ones free", async () => {
    await search();
    await decide("confirmed", { ids: [(await pairOf("3-5")).id] });
    for (const method of ["exact", "balanced", "hash"]) {
      const seeds = Array.from({ length: 6 }, (_, i) => `${method} ${i}`);
      for (const seed of seeds) {
        const splits = await splitsOf(await freeze(seed, { method, keepReleased: false }));
        expect([splits[2], splits[4]]).toEqual([splits[1], splits[1]]);
        expect(splits[5]).toBe(splits[3]);
      }
    }
  });

  type Where = (at: (seq: number) => string | undefined) => boolean;
  /** A release as asked for: its seed is found by the split alone, so that there is none before it. */
  function freezeWhere(isAsked: Where, joined: number[] = []): Promise<string> {
    const tasks = TEXTS.map((text, i) => ({
      id: `${i + 1}`,
      contentHash: sha256Hex(canonicalJson({ text })),
      labels: ["topic/other"],
      cluster: joined.includes(i + 1) ? 1 : null,
    }));
    for (let seed = 0; seed < 200; seed++) {
      const planned = planSplit(tasks, { seed: `${seed}`, ratios: RATIOS, method: "exact" });
      if (!planned.ok) throw planned.error;
      if (isAsked((seq) => planned.value.assignments[seq - 1]?.split ?? undefined))
        return freeze(`${seed}`, { method: "exact", keepReleased: false });
    }
    throw new Error("no seed divides them so");
  }
  const apart: Where = (at) => at(3) !== at(5);

  it("divides dismissed ones, and all where the plan asks for it, which is told", async () => {
    await search();
    await decide("dismissed", { ids: [(await pairOf("3-5")).id] });
    expect(await leakOf(await freezeWhere(apart, [1, 2, 4]))).toMatchObject({ pairs: 0, groups: 0 });
    await decide("found", { ids: [(await pairOf("3-5")).id] });
    const body = plan("x", { method: "exact", keepReleased: false, keepDuplicates: false });
    const divided = async (seed: string) =>
      (await server.call("previewRelease", { as: manager, params: params(), body: { ...body, seed } })).body;
    const seeds = Array.from({ length: 10 }, (_, i) => `${i}`);
    const told = await Promise.all(
      seeds.map(async (seed) => warned(await divided(seed), "duplicates-apart")),
    );
    expect(told.some((params) => params !== undefined)).toBe(true);
    const seed = seeds[told.findIndex((params) => params !== undefined)] as string;
    const release = await freeze(seed, { ...body, seed });
    const { counts } = (await server.call("getRelease", { as: manager, params: { release } })).body;
    expect(counts && warned(counts, "duplicates-apart")).toBeDefined();
    expect((await leakOf(release)).later).toBe(0);
  });

  it("that was frozen before they were found tells them as a leak, and stays as it is", async () => {
    const release = await freezeWhere(apart);
    const before = await splitsOf(release);
    expect(await leakOf(release)).toEqual({ pairs: 0, later: 0, groups: 0, inTest: 0 });
    server.advance(1_000);
    await search();
    const leak = await leakOf(release);
    expect(leak.groups).toBeGreaterThanOrEqual(1);
    expect(leak).toMatchObject({ later: leak.pairs, inTest: leak.groups });
    expect(await pairs({ dividedBy: release })).toContain("3-5");
    expect(await splitsOf(release)).toEqual(before);
    const [pair] = await list({ dividedBy: release });
    expect(
      pair?.tasks.map(({ releases }) => releases.find(({ id }) => id === release)?.split).sort(),
    ).toEqual(["test", "train"]);
    await decide("dismissed", { minSimilarity: 0 });
    for (const { id } of await list()) await decide("dismissed", { ids: [id] });
    expect(await leakOf(release)).toMatchObject({ pairs: 0, groups: 0 });
    expect(await list({ dividedBy: "any" })).toEqual([]);
  });

  it("after such a one keeps test where it is, takes the whole group there, and warns of the leak", async () => {
    const first = await freezeWhere(apart);
    const before = await splitsOf(first);
    await search();
    const seen = await preview("next", { method: "exact" });
    expect(warned(seen, "duplicate-leak")).toMatchObject({ releases: expect.any(Number) });
    for (const method of ["exact", "balanced"]) {
      const after = await splitsOf(await freeze("next", { method }));
      expect([after[3], after[5]]).toEqual(["test", "test"]);
      for (const [seq, split] of Object.entries(before))
        if (split === "test") expect(after[Number(seq)]).toBe("test");
    }
  });

  it("takes a group to test that any release had there, also where an earlier one had it in train", async () => {
    await freezeWhere((at) => at(3) === "train" && at(5) === "train");
    await freezeWhere((at) => at(3) === "train" && at(5) === "test");
    await search();
    const after = await splitsOf(await freeze("next", { method: "exact" }));
    expect([after[3], after[5]]).toEqual(["test", "test"]);
  });

  it("by the stable hash keeps what was in test there when links are found later", async () => {
    const first = await freeze("hash", { method: "hash" });
    const before = await splitsOf(first);
    await search();
    const after = await splitsOf(await freeze("hash", { method: "hash" }));
    expect(after[5]).toBe(after[3]);
    for (const [seq, split] of Object.entries(before))
      if (split === "test") expect(after[Number(seq)]).toBe("test");
  });
});
