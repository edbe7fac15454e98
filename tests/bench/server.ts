/**
 * The server's speed, over real HTTP against a production build with fsync on: import, label loop, queue, export, start,
 * memory. Needs a build (`npm run build`). Floors: raw prepared inserts into the same file system, and the health route.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { startPostgres } from "../support/start-postgres";
import {
  type Bench,
  call,
  type Figure,
  ownerId,
  perSecond,
  quantile,
  rss,
  start,
  stop,
  until,
} from "./instance";
import {
  answer,
  CLIENTS,
  importRows,
  importSentences,
  indexAll,
  labelLoop,
  listTimes,
  longTexts,
  oneClient,
  searchTimes,
} from "./server-work";

const ROWS = 100_000;
const LONG_CHARACTERS = 2_000;

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
async function answerAll({ database }: Bench, project: string): Promise<void> {
  const owner = await ownerId(database);
  const document = JSON.stringify(answer.document);
  await database.write(async (db) => {
    // The id of a task serves as the id of its answer.
    await db.raw.all(
      `insert into annotation (id, project_id, task_id, user_id, state, revision, document, schema_version, lead_time_ms,
         late, created_at, updated_at, submitted_at)
       select id, project_id, id, ?, 'submitted', 1, ?, 1, 1000, false, 1, 1, 1 from task
       where project_id = ? and answer_count = 0`,
      [owner, document, project],
    );
    await db.raw.all(
      "update task set answer_count = 1, status = 'done', open_slots = 0 where project_id = ?",
      [project],
    );
  });
}

/** The rows of a project copied inside PostgreSQL into a table like theirs, with the same indexes and batches. */
async function copiedRows({ database }: Bench, project: string): Promise<number> {
  await database.write((db) => db.raw.all("create table task_copy (like task including all)", []));
  const startedAt = performance.now();
  for (let from = 0; from < ROWS; from += 2_000)
    await database.write((db) =>
      db.raw.all(
        "insert into task_copy select * from task where project_id = ? and seq > cast(? as int) and seq <= cast(? as int)",
        [project, from, from + 2_000],
      ),
    );
  const rate = perSecond(ROWS, startedAt);
  await database.write((db) => db.raw.all("drop table task_copy", []));
  return rate;
}

/**
 * Does at once what PostgreSQL's autovacuum and checkpointer do beside the work for minutes after an import: it would stand
 * in the figures of the work.
 */
async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
  await client.end();
}

const rounded = (times: number[], q: number) => Math.round(quantile(times, q) * 10) / 10;

/** The lines that both databases have. `atRest` lets the database end what an import left to do. `large` is a project of ROWS short tasks that was imported first. */
async function* commonFigures(
  bench: Bench,
  large: string,
  name: string,
  atRest: () => Promise<void>,
): AsyncGenerator<Figure> {
  yield {
    name: `${name}: import of 50k rows into a filled database`,
    value: (await importRows(bench, ROWS / 2)).rowsPerSecond,
    unit: "rows/s",
    floorName: "the same again",
    floor: (await importRows(bench, ROWS / 2)).rowsPerSecond,
  };
  await indexAll(bench);
  await atRest();
  const one = await oneClient(bench, large, 200);
  for (const [what, times] of [["next", one.next] as const, ["submit", one.submit] as const])
    yield {
      name: `${name}: ${what}, one client, median`,
      value: rounded(times, 0.5),
      unit: "ms",
      floorName: "health route",
      floor: rounded(one.bare, 0.5),
    };
  const bare = await bareRoute(bench, 3_000);
  yield {
    name: `${name}: label loop, 20 clients`,
    value: (await labelLoop(bench, large, 3_000)).rate,
    unit: "answers/s",
    floorName: "health route",
    floor: bare,
  };
  const { project } = await importRows(bench, ROWS, longTexts(LONG_CHARACTERS));
  const waiting = await searchTimes(bench, project, 2);
  await indexAll(bench);
  await atRest();
  yield {
    name: `${name}: search of 100k tasks of 2,000 characters, p95`,
    value: rounded(await searchTimes(bench, project, 20), 0.95),
    unit: "ms",
    floorName: "the list without a search",
    floor: rounded(await listTimes(bench, project, 20), 0.95),
  };
  yield {
    name: `${name}: the same search before the index is filled, p95`,
    value: rounded(waiting, 0.95),
    unit: "ms",
  };
}

async function* benchPostgres(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-postgres-"));
  const postgres = await startPostgres(folder);
  try {
    await postgres.createDatabase("bench");
    const databaseUrl = `${postgres.url}/bench`;
    const bench = await start(databaseUrl);
    try {
      const large = await importRows(bench, ROWS);
      yield {
        name: "PostgreSQL: import JSONL",
        value: large.rowsPerSecond,
        unit: "rows/s",
        floorName: "the same rows copied inside the database",
        floor: await copiedRows(bench, large.project),
      };
      yield* commonFigures(bench, large.project, "PostgreSQL", () => settle(databaseUrl));
    } finally {
      await stop(bench);
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
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
      name: "SQLite: import JSONL",
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
    yield {
      name: "import of 100k CoNLL sentences with an annotation of two spans each",
      value: (await importSentences(bench, ROWS)).rowsPerSecond,
      unit: "annotations/s",
      floorName: "import of 100k texts without labels",
      floor: large.rowsPerSecond,
    };
    const small = await importRows(bench, 1_000);
    // What the server does beside the work for minutes after a large import would stand in the figures of the work.
    await indexAll(bench);
    const few = await labelLoop(bench, small.project, 800);
    const many = await labelLoop(bench, large.project, 3_000);
    yield {
      name: "submit with next p99 at 100k tasks",
      value: Math.round(quantile(many.times, 0.99)),
      unit: "ms",
      floorName: "at 1k tasks",
      floor: Math.round(quantile(few.times, 0.99)),
    };
    yield* commonFigures(bench, large.project, "SQLite", async () => undefined);
    await answerAll(bench, large.project);
    const exports: number[] = [];
    for (let i = 0; i < 3; i++) exports.push(await exportRate(bench, large.project, ROWS));
    yield { name: "export JSONL, the best of three", value: Math.max(...exports), unit: "rows/s" };
  } finally {
    await stop(bench);
  }
  yield* benchPostgres();
}
