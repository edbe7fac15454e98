import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { claimJob, insertJob, type JobRow, updateJob } from "@/db/queries/jobs";
import { says } from "@/lib/core/message";
import { JOBS } from "@/lib/server/jobs";
import { defineJob, type Job, type JobClass } from "@/lib/server/jobs/define-job";
import { JOB_LEASE_MS, LostRun, runWaitingJobs } from "@/lib/server/jobs/job-runner";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
});
afterEach(() => server.close());

/** More runs than any job gets without a step forward. */
const TOO_MANY = 5;

const startTexts = async (count: number) => {
  const raw = texts(count)
    .map((text) => JSON.stringify({ text }))
    .join("\n");
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl" },
    raw,
  });
  return started.body.id;
};
const claim = async (): Promise<JobRow> => {
  const { database, now } = server.services;
  const job = await database.write((db) =>
    claimJob(db, { kinds: ["import"], nowMs: now(), leaseMs: JOB_LEASE_MS }),
  );
  if (!job) throw new Error("no job waits");
  return job;
};
const taskCount = async () =>
  (await server.call("listTasks", { as: manager, params: { project } })).body.items.length;
const importOf = async (job: string) =>
  (await server.call("getImport", { as: manager, params: { project, job } })).body;

async function startRelease(): Promise<string> {
  const body = {
    name: "First",
    plan: { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "s" },
  };
  const made = await server.call("createRelease", { as: manager, params: { project }, body });
  return made.body.id;
}
const releaseOf = async (release: string) =>
  (await server.call("getRelease", { as: manager, params: { release } })).body;
const jobOf = async (kind: JobRow["kind"]): Promise<JobRow> => {
  const { read } = server.services.database;
  const row = (await read.q.select().from(read.t.job)).find((job) => job.kind === kind);
  if (!row) throw new Error(`no ${kind}`);
  return row;
};

/** What a kill leaves: the job still says it is running, and the lease has ended. */
const leaveRunning = (id: string, attempts: number) =>
  server.services.database.write((db) =>
    updateJob(db, { id, status: "running", attempts, leasedUntil: 0, result: null, finishedAt: null }),
  );

async function labelOne(topic: string): Promise<void> {
  const [task] = await takeTasks(server, manager, project, 1);
  expect((await submit(server, manager, task?.id ?? "", topic)).status).toBe(200);
}

it("gives a job to one run at a time, and to the next one when the lease of a dead process has ended", async () => {
  const id = await startTexts(3);
  await claim();
  await server.runJobs();
  expect((await importOf(id)).status).toBe("running");
  server.advance(JOB_LEASE_MS + 1);
  await server.runJobs();
  expect(await importOf(id)).toMatchObject({ status: "done", added: 3 });
});

it("ends a run that was overtaken before it writes or takes back anything", async () => {
  const id = await startTexts(3);
  const suspended = await claim();
  server.advance(JOB_LEASE_MS + 1);
  await server.runJobs();
  const { services } = server;
  await expect(JOBS.import.run(services, suspended)).rejects.toThrow(LostRun);
  await expect(JOBS.import.undo(services, suspended, "failed")).rejects.toThrow(LostRun);
  expect(await taskCount()).toBe(3);
  expect(await importOf(id)).toMatchObject({ status: "done", added: 3 });
});

it("takes back an import that is given up because the server died of it again and again", async () => {
  const job = await importTexts(server, manager, project, texts(4));
  await leaveRunning(job.id, TOO_MANY);
  const { checkpoint } = await jobOf("import");
  await server.services.database.write((db) =>
    updateJob(db, { id: job.id, checkpoint: { ...checkpoint, attempt: 0 } }),
  );
  await server.runJobs();
  expect(await importOf(job.id)).toMatchObject({ status: "failed", added: 0 });
  expect(await taskCount()).toBe(0);
  expect(await server.services.storage.list("uploads")).toEqual([]);
});

it("goes on taking back what a failed import had added when the server was killed while it did", async () => {
  const job = await importTexts(server, manager, project, texts(4));
  await leaveRunning(job.id, 1);
  await server.services.database.write((db) => updateJob(db, { id: job.id, problem: "The disk was full." }));
  await server.runJobs();
  expect(await importOf(job.id)).toMatchObject({ status: "failed", problem: "The disk was full.", added: 0 });
  expect(await taskCount()).toBe(0);
});

it("marks a release failed, without items, when making it is given up", async () => {
  await importTexts(server, manager, project, texts(2));
  await labelOne("billing");
  const release = await startRelease();
  await leaveRunning((await jobOf("release")).id, TOO_MANY);
  await server.runJobs();
  expect(await releaseOf(release)).toMatchObject({ status: "failed", counts: null });
  const { read } = server.services.database;
  expect(await read.q.select().from(read.t.releaseItem)).toHaveLength(0);
});

it("never collects a frozen release again, also when the server died between freezing it and saying so", async () => {
  await importTexts(server, manager, project, texts(3));
  await labelOne("billing");
  const release = await startRelease();
  await server.runJobs();
  const frozen = await releaseOf(release);
  expect(frozen).toMatchObject({ status: "frozen", counts: { tasks: 1 } });
  for (const attempts of [1, TOO_MANY]) {
    await labelOne("refund");
    await leaveRunning((await jobOf("release")).id, attempts);
    await server.runJobs();
    const { checksum, counts, status } = await releaseOf(release);
    expect({ checksum, counts, status }).toEqual({
      checksum: frozen.checksum,
      counts: frozen.counts,
      status: "frozen",
    });
  }
});

describe("kinds of jobs", () => {
  const Nothing = z.object({});
  const kindOf = (jobClass: JobClass, run: (job: Job<{ say: string }, object>) => Promise<void>) =>
    defineJob({
      class: jobClass,
      payload: z.object({ say: z.string() }),
      checkpoint: Nothing,
      run: async (_services, job) => {
        await run(job);
        return {};
      },
      undo: async () => undefined,
    });
  const add = (id: string, kind: string, payload: unknown) =>
    server.services.database.write((db) =>
      insertJob(db, {
        ...{ id, projectId: project, kind, status: "queued", payload, checkpoint: {} },
        ...{ progress: { done: 0, total: null, unit: "rows", perSecond: null } },
        ...{ createdBy: manager.id, createdAt: server.services.now() + id.charCodeAt(0) },
      }),
    );
  const statusOf = async (id: string) => {
    const { read } = server.services.database;
    const row = (await read.q.select().from(read.t.job)).find((job) => job.id === id);
    return [row?.status, row?.problem];
  };

  it("of different classes run side by side, those of one class one after the other", async () => {
    const said: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const jobs = {
      slow: kindOf("import", async ({ payload }) => {
        said.push(payload.say);
        await held;
      }),
      quick: kindOf("release", async ({ payload }) => {
        said.push(payload.say);
        release();
      }),
    };
    await add("a", "slow", { say: "first import" });
    await add("b", "slow", { say: "second import" });
    await add("c", "quick", { say: "release" });
    await runWaitingJobs(server.services, jobs);
    expect(said).toEqual(["first import", "release", "second import"]);
  });

  it("whose stored payload is not understood fail, and hold up no other; those of a newer version wait", async () => {
    const jobs = { known: kindOf("import", async () => undefined) };
    await add("a", "known", { say: 5 });
    await add("b", "of-a-newer-version", {});
    await add("c", "known", { say: "fine" });
    await runWaitingJobs(server.services, jobs);
    expect(await statusOf("a")).toEqual(["failed", says("server.jobNotUnderstood")]);
    expect(await statusOf("b")).toEqual(["queued", null]);
    expect(await statusOf("c")).toEqual(["done", null]);
  });
});
