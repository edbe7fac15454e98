/**
 * The server's speed, over real HTTP against a production build with fsync on: import, label loop, queue, export, start,
 * memory. Needs a build (`npm run build`). Floors: raw prepared inserts into the same file system, and the health route.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { newId } from "@/lib/core/ids";
import { makeApiToken } from "@/lib/server/auth/tokens";

type Record_ = { name: string; value: number; unit: string; floorName?: string; floor?: number };
type Bench = { url: string; token: string; folder: string; server: ChildProcess };

const ROWS = 100_000;
const CLIENTS = 20;
const perSecond = (count: number, startedAt: number) =>
  Math.round((count / (performance.now() - startedAt)) * 1000);
const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 3_000; i++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("gave up waiting");
}

async function start(): Promise<Bench & { startMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    CONCORD_URL: url,
    CONCORD_DATA_DIR: folder,
    CONCORD_LOG_LEVEL: "warn",
    CONCORD_OWNER_EMAIL: "owner@example.test",
    CONCORD_OWNER_PASSWORD: "a password for the bench",
  };
  const startedAt = performance.now();
  const server = spawn(process.execPath, ["bin/concord.js", "start"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until(async () => (await fetch(`${url}/sign-in`).catch(() => null))?.ok ?? false);
  const startMs = performance.now() - startedAt;
  return { url, folder, server, startMs, token: await tokenFor(folder) };
}

/** A token written straight into the bench's own database: the route would ask for the password. */
async function tokenFor(folder: string): Promise<string> {
  const { hashSecret } = await import("@/lib/server/auth/tokens");
  const secret = makeApiToken();
  const db = new Sqlite(join(folder, "concord.db"), { timeout: 10_000 });
  const owner = db.prepare("select id from user limit 1").pluck().get();
  db.prepare(
    "insert into api_token (id, user_id, name, prefix, hash, created_at, last_used_at) values (?, ?, 'bench', 'cnc_', ?, ?, ?)",
  ).run(newId(), owner, hashSecret(secret), Date.now(), Date.now());
  db.close();
  return secret;
}

async function call<T>({ url, token }: Bench, method: string, path: string, body?: unknown): Promise<T> {
  const text = typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(text === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const rss = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** Prepared inserts of rows of the same width, one transaction per 2,000: what the disk and SQLite allow. */
function rawInserts(folder: string): number {
  const db = new Sqlite(join(folder, "raw.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table t (id text primary key, project text, seq int, data text, hash text)");
  const insert = db.prepare("insert into t values (?, ?, ?, ?, ?)");
  const text = JSON.stringify({ text: "x".repeat(200) });
  const startedAt = performance.now();
  for (let from = 0; from < ROWS; from += 2_000)
    db.transaction(() => {
      for (let i = from; i < from + 2_000; i++) insert.run(newId(), "p", i, text, String(i));
    })();
  db.close();
  return perSecond(ROWS, startedAt);
}

async function importRows(bench: Bench, rows: number): Promise<{ project: string; rowsPerSecond: number }> {
  const { id: project } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", {
    name: `P${rows}`,
    template: "text-classification",
  });
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ id: `t${i}`, text: `${i} ${"word ".repeat(40)}`.slice(0, 200) }),
  ).join("\n");
  const mapping = encodeURIComponent(JSON.stringify({ fields: { text: "text" }, id: "id" }));
  const startedAt = performance.now();
  const job = await call<{ id: string }>(
    bench,
    "POST",
    `/api/v1/projects/${project}/imports?format=jsonl&mapping=${mapping}`,
    lines,
  );
  await until(async () => {
    const { status } = await call<{ status: string }>(
      bench,
      "GET",
      `/api/v1/projects/${project}/imports/${job.id}`,
    );
    if (status === "failed") throw new Error("import failed");
    return status === "done";
  });
  return { project, rowsPerSecond: perSecond(rows, startedAt) };
}

const answer = {
  state: "submitted",
  document: { answers: { topic: "billing" }, regions: [], relations: [] },
  leadTimeMs: 1000,
  schemaVersion: 1,
  guidelineVersion: null,
  baseRevision: 0,
};

/** Clients take tasks and submit until the count is reached; returns the rate and each round trip in milliseconds. */
async function labelLoop(
  bench: Bench,
  project: string,
  count: number,
): Promise<{ rate: number; times: number[] }> {
  type Next = { tasks: { id: string }[] };
  const pool = (
    await call<Next>(bench, "POST", `/api/v1/projects/${project}/queue`, { count: 50 })
  ).tasks.map((task) => task.id);
  // What is being sent is still held: one person stands behind all clients.
  const sending = new Set<string>();
  const times: number[] = [];
  let given = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (given < count) {
        given++;
        const task = pool.shift();
        if (task === undefined) return;
        sending.add(task);
        const began = performance.now();
        const { next } = await call<{ next: Next }>(bench, "PUT", `/api/v1/tasks/${task}/annotation`, {
          ...answer,
          annotationId: newId(),
          next: { count: 1, have: [...sending, ...pool].slice(0, 100) },
        });
        times.push(performance.now() - began);
        sending.delete(task);
        for (const item of next.tasks)
          if (!pool.includes(item.id) && !sending.has(item.id)) pool.push(item.id);
      }
    }),
  );
  return { rate: perSecond(times.length, startedAt), times };
}

async function bareRoute(bench: Bench, count: number): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (done++ < count) await (await fetch(`${bench.url}/api/health`)).json();
    }),
  );
  return perSecond(count, startedAt);
}

async function exportRate(bench: Bench, project: string, rows: number): Promise<number> {
  const plan = { labels: "all", ratios: { train: 0.8, validation: 0.1, test: 0.1 }, seed: "1" };
  const made = await call<{ id: string }>(bench, "POST", `/api/v1/projects/${project}/releases`, {
    name: "Bench",
    plan,
  });
  await until(
    async () =>
      (await call<{ status: string }>(bench, "GET", `/api/v1/releases/${made.id}`)).status === "frozen",
  );
  const startedAt = performance.now();
  const download = await fetch(`${bench.url}/api/v1/releases/${made.id}/download?format=jsonl`, {
    headers: { authorization: `Bearer ${bench.token}` },
  });
  await download.arrayBuffer();
  return perSecond(rows, startedAt);
}

/** Answers to every task written straight into the database, so that the export has something to hold. */
function answerAll(folder: string, project: string): void {
  const db = new Sqlite(join(folder, "concord.db"), { timeout: 10_000 });
  const owner = db.prepare("select id from user limit 1").pluck().get();
  const tasks = db
    .prepare("select id from task where project_id = ? and answer_count = 0")
    .pluck()
    .all(project);
  const insert = db.prepare(
    "insert into annotation (id, project_id, task_id, user_id, state, revision, document, schema_version, lead_time_ms, late, created_at, updated_at, submitted_at) values (?, ?, ?, ?, 'submitted', 1, ?, 1, 1000, 0, 1, 1, 1) on conflict do nothing",
  );
  db.transaction(() => {
    for (const task of tasks) insert.run(newId(), project, task, owner, JSON.stringify(answer.document));
    db.prepare("update task set answer_count = 1, status = 'done', open_slots = 0 where project_id = ?").run(
      project,
    );
  })();
  db.close();
}

export async function* benchServer(): AsyncGenerator<Record_> {
  const bench = await start();
  try {
    yield { name: "start to first page", value: Math.round(bench.startMs), unit: "ms" };
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    yield { name: "memory idle", value: Math.round(rss(bench.server.pid ?? 0)), unit: "MB" };
    const raw = rawInserts(bench.folder);
    const large = await importRows(bench, ROWS);
    yield {
      name: "import JSONL",
      value: large.rowsPerSecond,
      unit: "rows/s",
      floorName: "raw prepared inserts",
      floor: raw,
    };
    yield { name: "memory after import", value: Math.round(rss(bench.server.pid ?? 0)), unit: "MB" };
    const small = await importRows(bench, 1_000);
    const bare = await bareRoute(bench, 3_000);
    const few = await labelLoop(bench, small.project, 800);
    const many = await labelLoop(bench, large.project, 3_000);
    yield {
      name: "label loop, 20 clients",
      value: many.rate,
      unit: "answers/s",
      floorName: "health route",
      floor: bare,
    };
    yield {
      name: "submit with next p99 at 100k tasks",
      value: Math.round(quantile(many.times, 0.99)),
      unit: "ms",
      floorName: "at 1k tasks",
      floor: Math.round(quantile(few.times, 0.99)),
    };
    answerAll(bench.folder, large.project);
    yield { name: "export JSONL", value: await exportRate(bench, large.project, ROWS), unit: "rows/s" };
  } finally {
    bench.server.kill("SIGTERM");
    await new Promise((resolve) => bench.server.once("exit", resolve));
    rmSync(bench.folder, { recursive: true, force: true });
  }
}
