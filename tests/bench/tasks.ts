/**
 * The task list of a project with a million tasks, over HTTP, beside the same request to a project with a thousand; and
 * what the slowest request does to everybody else: the longest wait for the health route meanwhile.
 */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { indexTexts } from "@/db/queries/task-search";
import { newId } from "@/lib/core/ids";
import { searchTextOf } from "@/lib/core/search-text";
import { type Bench, call, type Figure, start, stop } from "./instance";

const MANY = 1_000_000;
const FEW = 1_000;
const REPEATS = 5;

/** Tasks written straight into the database, as an import would: every fiftieth says "parcel", every tenth is done. */
async function seed({ folder, database }: Bench, project: string, count: number): Promise<void> {
  const db = new Sqlite(join(folder, "concord.db"), { timeout: 10_000 });
  db.pragma("cache_size = -200000");
  const insert = db.prepare(
    `insert into task (id, project_id, seq, external_id, data, content_hash, identity, preview, queue_rank,
      overlap, open_slots, status, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 1)`,
  );
  const insertText = db.prepare("insert into task_search (task_id, project_id, text) values (?, ?, ?)");
  for (let from = 0; from < count; from += 50_000)
    db.transaction(() => {
      for (let seq = from + 1; seq <= Math.min(from + 50_000, count); seq++) {
        const text = `${seq} ${seq % 50 === 0 ? "parcel" : "ticket"} ${"word ".repeat(40)}`.slice(0, 200);
        const done = seq % 10 === 0;
        const data = JSON.stringify({ text });
        const id = newId();
        const external = `t${seq}`;
        insert.run(
          id,
          project,
          seq,
          external,
          data,
          `${seq}`,
          `id:${external}`,
          text,
          seq,
          done ? 0 : 1,
          done ? "done" : "new",
        );
        insertText.run(
          id,
          project,
          searchTextOf({ data: { text }, externalId: external, groupKey: null, fileNames: [] }),
        );
      }
    })();
  db.prepare("update project set last_seq = ? where id = ?").run(count, project);
  db.close();
  while (await database.write(indexTexts));
}

async function makeProject(bench: Bench, count: number): Promise<string> {
  const body = { name: `P${count}`, template: "text-classification" };
  const { id } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", body);
  await seed(bench, id, count);
  return id;
}

/** The middle of five, in milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0);
}

/** The longest wait for a route that does next to nothing, while the work runs. */
async function longestWait(bench: Bench, work: () => Promise<unknown>): Promise<number> {
  let running = true;
  const done = work().finally(() => {
    running = false;
  });
  let longest = 0;
  while (running) {
    const startedAt = performance.now();
    await (await fetch(`${bench.url}/api/health`)).json();
    longest = Math.max(longest, performance.now() - startedAt);
  }
  await done;
  return Math.round(longest);
}

const REQUESTS: Record<string, string> = {
  "first page with the count": "limit=100",
  "a page in the middle": "limit=100&cursor={half}.{half}",
  "newest first": "limit=100&sort=-seq",
  "most answers first": "limit=100&sort=-answers",
  "done only": "limit=100&status=done",
  "a rare word": "limit=100&search=parcel",
  "a word nowhere": "limit=100&search=nowhere",
};

export async function* benchTasks(): AsyncGenerator<Figure> {
  await stop(await start());
  const bench = await start();
  try {
    const few = await makeProject(bench, FEW);
    const many = await makeProject(bench, MANY);
    const list = (project: string, query: string, count: number) =>
      call(
        bench,
        "GET",
        `/api/v1/projects/${project}/tasks?${query.replaceAll("{half}", String(count / 2))}`,
      );
    for (const [name, query] of Object.entries(REQUESTS))
      yield {
        name: `1M tasks, ${name}`,
        value: await timed(() => list(many, query, MANY)),
        unit: "ms",
        floorName: "1k tasks",
        floor: await timed(() => list(few, query, FEW)),
      };
    yield {
      name: "longest wait of others during a search of 1M",
      value: await longestWait(bench, () => list(many, "limit=100&search=nowhere", MANY)),
      unit: "ms",
      floorName: "during a search of 1k",
      floor: await longestWait(bench, () => list(few, "limit=100&search=nowhere", FEW)),
    };
  } finally {
    await stop(bench);
  }
}
