/**
 * The server's speed, over real HTTP against a production build with fsync on: import, label loop, queue, export, start,
 * memory. Needs a build (`npm run build`). Floors: raw prepared inserts into the same file system, and the health route.
 */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { newId } from "@/lib/core/ids";
import {
  type Bench,
  call,
  type Figure,
  insertToken,
  perSecond,
  quantile,
  rss,
  start,
  stop,
  until,
} from "./instance";

const ROWS = 100_000;
const CLIENTS = 20;
/** As often as somebody watching the progress would see it move. */
const IMPORT_LOOK_MS = 200;
/**
 * Prepared inserts of the same rows into the same table with its indexes, one transaction per 2,000: what the disk and
 * SQLite allow when reading, checking and numbering the rows cost nothing.
 */
function rawInserts(folder: string, project: string): number {
  const source = new Sqlite(join(folder, "concord.db"), { readonly: true });
  const rows = source
    .prepare("select * from task where project_id = ? order by seq")
    .raw()
    .all(project) as unknown[][];
  const sql = source
    .prepare("select sql from sqlite_master where tbl_name = 'task' and sql is not null")
    .pluck()
    .all();
  source.close();
  const db = new Sqlite(join(folder, "raw.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(sql.join(";"));
  const insert = db.prepare(`insert into task values (${rows[0]?.map(() => "?").join(", ")})`);
  const startedAt = performance.now();
  for (let from = 0; from < rows.length; from += 2_000)
    db.transaction(() => {
      for (const row of rows.slice(from, from + 2_000)) insert.run(row);
    })();
  db.close();
  return perSecond(rows.length, startedAt);
}

type Imported = { project: string; rowsPerSecond: number; peakMb: number };

async function importRows(bench: Bench, rows: number): Promise<Imported> {
  const { id: project } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", {
    name: `P${rows}`,
    template: "text-classification",
  });
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ id: `t${i}`, text: `${i} ${"word ".repeat(40)}`.slice(0, 200) }),
  ).join("\n");
  const mapping = encodeURIComponent(JSON.stringify({ fields: { text: "text" }, id: "id" }));
  let peakMb = 0;
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
    peakMb = Math.max(peakMb, rss(bench.server.pid ?? 0));
    return status === "done";
  }, IMPORT_LOOK_MS);
  return { project, rowsPerSecond: perSecond(rows, startedAt), peakMb };
}

const answer = {
  state: "submitted",
  document: { answers: { topic: "billing" }, regions: [], relations: [] },
  leadTimeMs: 1000,
  schemaVersion: 1,
  guidelineVersion: null,
  baseRevision: 0,
};

/** One annotator of the project per client, each with a token. */
function addAnnotators({ folder }: Bench, project: string): string[] {
  const db = new Sqlite(join(folder, "concord.db"), { timeout: 10_000 });
  const person = db.prepare(
    "insert into user (id, email, name, role, preferences, session_version, created_at) values (?, ?, ?, 'member', '{}', 0, 1)",
  );
  const member = db.prepare(
    "insert into membership (project_id, user_id, role, created_at) values (?, ?, 'annotator', 1)",
  );
  const tokens = Array.from({ length: CLIENTS }, (_, i) => {
    const id = newId();
    person.run(id, `${id}@example.test`, `Annotator ${i + 1}`);
    member.run(project, id);
    return insertToken(db, id);
  });
  db.close();
  return tokens;
}

/**
 * Every client works through the queue as the browser does: submit, get the next task with the answer.
 * @returns answers per second and the time of each round trip in milliseconds
 */
async function labelLoop(
  bench: Bench,
  project: string,
  count: number,
): Promise<{ rate: number; times: number[] }> {
  type Next = { tasks: { id: string }[] };
  const times: number[] = [];
  const clients = addAnnotators(bench, project).map((token) => ({ ...bench, token }));
  const pools = await Promise.all(
    clients.map((client) => call<Next>(client, "POST", `/api/v1/projects/${project}/queue`, { count: 3 })),
  );
  let given = 0;
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client, i) => {
      const pool = pools[i]?.tasks.map((task) => task.id) ?? [];
      while (given < count) {
        given++;
        const task = pool.shift();
        if (task === undefined) throw new Error("the queue ran dry");
        const began = performance.now();
        const { next } = await call<{ next: Next }>(client, "PUT", `/api/v1/tasks/${task}/annotation`, {
          ...answer,
          annotationId: newId(),
          next: { count: 1, have: pool },
        });
        times.push(performance.now() - began);
        pool.push(...next.tasks.map((item) => item.id));
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

export async function* benchServer(): AsyncGenerator<Figure> {
  // The first start may build; the second is what is measured.
  await stop(await start());
  const bench = await start();
  try {
    yield { name: "start to first page", value: Math.round(bench.startMs), unit: "ms" };
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    yield { name: "memory idle", value: Math.round(rss(bench.server.pid ?? 0)), unit: "MB" };
    const large = await importRows(bench, ROWS);
    const raw = rawInserts(bench.folder, large.project);
    yield {
      name: "import JSONL",
      value: large.rowsPerSecond,
      unit: "rows/s",
      floorName: "raw prepared inserts into the same table",
      floor: raw,
    };
    const tenfold = await importRows(bench, 10 * ROWS);
    yield {
      name: "peak memory while importing 1M rows",
      value: Math.round(tenfold.peakMb),
      unit: "MB",
      floorName: "while importing 100k",
      floor: Math.round(large.peakMb),
    };
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
    await stop(bench);
  }
}
