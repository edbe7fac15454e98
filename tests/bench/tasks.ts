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

/** Who has annotated the tasks that are done; people of no account here. */
const ADA = newId();
const IMPORTS = [newId(), newId()] as const;

/** What an annotator has said of a task: every third of the done ones is `late`, and only among the last tenth of all. */
const labelOf = (seq: number, count: number): string =>
  seq % 5_000 === 0 ? "rare" : seq % 30 === 0 && seq > 0.9 * count ? "late" : "common";

/**
 * Tasks written straight into the database, as an import would: every fiftieth says "parcel", every tenth is done and has its
 * annotation, labels and agreement. The first half came with one import, the second with another.
 */
async function seed({ folder, database }: Bench, project: string, count: number): Promise<void> {
  const db = new Sqlite(join(folder, "concord.db"), { timeout: 10_000 });
  db.pragma("cache_size = -200000");
  const insert = db.prepare(
    `insert into task (id, project_id, seq, external_id, data, content_hash, identity, preview, queue_rank,
      overlap, open_slots, status, created_at, group_key, skip_count, answer_count, import_job_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 1, ?, ?, ?, ?)`,
  );
  const insertAnnotation = db.prepare(
    `insert into annotation (id, project_id, task_id, user_id, state, revision, document, schema_version, lead_time_ms,
      created_at, updated_at, submitted_at) values (?, ?, ?, ?, 'submitted', 1, ?, 1, 1, 1, 1, 1)`,
  );
  const insertLabel = db.prepare(
    "insert into task_label (project_id, task_id, seq, user_id, label_key, uses) values (?, ?, ?, ?, ?, 1)",
  );
  const insertUnit = db.prepare(
    `insert into agreement_unit (project_id, control_id, task_id, unit, disagreement, updated_at)
      values (?, 'topic', ?, '{}', ?, 1)`,
  );
  const insertText = db.prepare("insert into task_search (task_id, project_id, text) values (?, ?, ?)");
  for (let from = 0; from < count; from += 50_000)
    db.transaction(() => {
      for (let seq = from + 1; seq <= Math.min(from + 50_000, count); seq++) {
        const text = `${seq} ${seq % 50 === 0 ? "parcel" : "ticket"} ${"word ".repeat(40)}`.slice(0, 200);
        const done = seq % 10 === 0;
        const data = JSON.stringify({ text, lang: seq % 4_000 === 0 ? "Basque" : "English" });
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
          `g${Math.floor(seq / 20)}`,
          seq % 20_000 === 1 ? 1 : 0,
          done ? 1 : 0,
          IMPORTS[seq <= count / 2 ? 0 : 1],
        );
        if (done) {
          const label = labelOf(seq, count);
          const document = { answers: { topic: label }, regions: [], relations: [] };
          insertAnnotation.run(newId(), project, id, ADA, JSON.stringify(document));
          for (const key of ["topic", `topic/${label}`]) insertLabel.run(project, id, seq, ADA, key);
          insertUnit.run(project, id, seq % 1_000 === 0 ? 1 : 0);
        }
        insertText.run(
          id,
          project,
          searchTextOf({ data: JSON.parse(data), externalId: external, groupKey: null, fileNames: [] }),
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
  "a frequent label": "limit=100&label=topic/common",
  "a label of the last tenth": "limit=100&label=topic/late",
  "a rare label": "limit=100&label=topic/rare",
  "a rare label, most answers first": "limit=100&label=topic/rare&sort=-answers",
  "low agreement": "limit=100&agreementOn=topic&agreementBelow=0.5",
  "high agreement": "limit=100&agreementOn=topic&agreementFrom=0.5",
  "an import": `limit=100&import=${IMPORTS[1]}`,
  "an import and a label": `limit=100&import=${IMPORTS[1]}&label=topic/common`,
  "a group": "limit=100&group=g17",
  "an annotator": `limit=100&annotator=${ADA}`,
  skipped: "limit=100&skipped=true",
  "not decided": "limit=100&decided=false",
  decided: "limit=100&decided=true",
  "a question": "limit=100&question=open",
  "a rare value of a field": "limit=100&field=lang&fieldIs=Basque",
  "a frequent value of a field": "limit=100&field=lang&fieldIs=English",
  "a value of two letters that is nowhere": "limit=100&field=lang&fieldIs=zz",
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
