/** What the bench does to a server over HTTP, the same on both databases: import, label, search. */
import { indexTexts } from "@/db/queries/task-search";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { type Bench, call, insertToken, perSecond, rss, until } from "./instance";

export const CLIENTS = 20;
/** As often as somebody watching the progress would see it move. */
const IMPORT_LOOK_MS = 200;
const LETTERS = "etaoinshrdlucmfwypvbgkjqxz";
const VOCABULARY = 20_000;

type Imported = { project: string; rowsPerSecond: number; peakMb: number };

const shortText = (i: number) => `${i} ${"word ".repeat(40)}`.slice(0, 200);

/** Texts of words, frequent and rare ones, of some length; every fiftieth says "parcel", every ten thousandth "zebrafish". */
export function longTexts(characters: number): (i: number) => string {
  const random = seededRandom(7);
  const letter = () => LETTERS[Math.floor(random() ** 1.7 * LETTERS.length)];
  const word = () => Array.from({ length: 3 + Math.floor(random() * 7) }, letter).join("");
  const words = Array.from({ length: VOCABULARY }, word);
  return (i) => {
    let text = i % 10_000 === 17 ? "zebrafish " : "";
    while (text.length < characters) text += `${words[Math.floor(random() ** 3 * VOCABULARY)]} `;
    return text + (i % 50 === 0 ? "parcel" : "ticket");
  };
}

export function importRows(bench: Bench, rows: number, textOf = shortText): Promise<Imported> {
  const lines = Array.from({ length: rows }, (_, i) => JSON.stringify({ id: `t${i}`, text: textOf(i) }));
  const mapping = { fields: { text: "text" }, id: "id" };
  return importText(bench, rows, lines.join("\n"), { format: "jsonl", mapping });
}

/** Sentences of eight words with two entities each, in CoNLL: every one brings an annotation with two spans. */
export function importSentences(bench: Bench, sentences: number): Promise<Imported> {
  const sentence = (i: number) =>
    `Ann${i} B-PER\nof O\nAcme B-ORG\nWorks I-ORG\nsaid O\nit O\nwas O\n${i} O\n`;
  const text = Array.from({ length: sentences }, (_, i) => sentence(i)).join("\n");
  const labels = { people: "annotations", by: "Reader", add: true };
  return importText(bench, sentences, text, {
    format: "conll",
    mapping: { fields: { text: "text" }, labels },
    template: "named-entities",
  });
}

type FileOptions = { format: string; mapping: object; template?: string };

async function importText(
  bench: Bench,
  rows: number,
  lines: string,
  { format, mapping: asked, template = "text-classification" }: FileOptions,
): Promise<Imported> {
  const { id: project } = await call<{ id: string }>(bench, "POST", "/api/v1/projects", {
    name: `P${rows}`,
    template,
  });
  const mapping = encodeURIComponent(JSON.stringify(asked));
  let peakMb = 0;
  const startedAt = performance.now();
  const job = await call<{ id: string }>(
    bench,
    "POST",
    `/api/v1/projects/${project}/imports?format=${format}&mapping=${mapping}`,
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

export const answer = {
  state: "submitted",
  document: { answers: { topic: "billing" }, regions: [], relations: [] },
  leadTimeMs: 1000,
  schemaVersion: 1,
  guidelineVersion: null,
  baseRevision: 0,
};

/** Annotators of the project, each as a client with a token. */
export async function addAnnotators(bench: Bench, project: string, count: number): Promise<Bench[]> {
  const { database } = bench;
  const ids = Array.from({ length: count }, newId);
  for (const id of ids)
    await database.write(async (db) => {
      await db.raw.all(
        `insert into "user" (id, email, name, role, preferences, session_version, created_at)
         values (?, ?, ?, 'member', '{}', 0, 1)`,
        [id, `${id}@example.test`, `Annotator ${id}`],
      );
      await db.raw.all(
        "insert into membership (project_id, user_id, role, created_at) values (?, ?, 'annotator', 1)",
        [project, id],
      );
    });
  return Promise.all(ids.map(async (id) => ({ ...bench, token: await insertToken(database, id) })));
}

type Next = { tasks: { id: string }[] };

/**
 * Every client works through the queue as the browser does: submit, get the next task with the answer.
 * @returns answers per second and the time of each round trip in milliseconds
 */
export async function labelLoop(
  bench: Bench,
  project: string,
  count: number,
): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  const clients = await addAnnotators(bench, project, CLIENTS);
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

/** One client alone, who asks for the next task and then submits: the milliseconds of each, and of a route that does nothing. */
export async function oneClient(bench: Bench, project: string, count: number) {
  const [client] = await addAnnotators(bench, project, 1);
  if (!client) throw new Error("no client");
  const times = { next: [] as number[], submit: [] as number[], bare: [] as number[] };
  const timed = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const value = await work();
    into.push(performance.now() - began);
    return value;
  };
  for (let i = 0; i < count; i++) {
    const { tasks } = await timed(times.next, () =>
      call<Next>(client, "POST", `/api/v1/projects/${project}/queue`, { count: 1 }),
    );
    await timed(times.submit, () =>
      call(client, "PUT", `/api/v1/tasks/${tasks[0]?.id}/annotation`, { ...answer, annotationId: newId() }),
    );
    await timed(times.bare, () => call(client, "GET", "/api/health"));
  }
  return times;
}

/** Waits until the search index holds every text, and helps with it. */
export async function indexAll({ database }: Bench): Promise<void> {
  while (await database.write(indexTexts));
  await until(async () => {
    const [row] = await database.read.raw.all<{ waiting: number }>(
      "select count(*) as waiting from task_search where not indexed",
      [],
    );
    return Number(row?.waiting) === 0;
  });
}

/** Rare and frequent words, parts of words and of ids, what is nowhere, and words of 1, 3, 6 and 10 of 100 long texts. */
const SEARCHES = [
  ...["zebrafish", "parcel", "ebrafi", "t7777", "nowhere", "nowhere at all", "ticket", "eta"],
  ...["csukeushe", "oemeros", "ceneemto", "elgtow"],
];

/** The milliseconds of the first page with its count, for each search some times over. */
export async function searchTimes(bench: Bench, project: string, repeats: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++)
    for (const search of SEARCHES) {
      const began = performance.now();
      await call(
        bench,
        "GET",
        `/api/v1/projects/${project}/tasks?limit=100&search=${encodeURIComponent(search)}`,
      );
      times.push(performance.now() - began);
    }
  return times;
}

/** The same page without a search. */
export async function listTimes(bench: Bench, project: string, repeats: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const began = performance.now();
    await call(bench, "GET", `/api/v1/projects/${project}/tasks?limit=100`);
    times.push(performance.now() - began);
  }
  return times;
}
