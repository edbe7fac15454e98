/**
 * Kill -9 (R01 to R03): people label, imports and releases run, and the server process is killed again and again.
 * Seeded: what is sent and after how many answers the server is killed; where in the program that falls is up to the
 * machine, so every run looks at other moments.
 */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Db } from "@/db/client";
import { addMember } from "@/db/queries/members";
import { recountTasks } from "@/db/queries/queue";
import { insertUser } from "@/db/queries/users";
import type { LabelTask } from "@/lib/contracts/labeling";
import { canonicalJson } from "@/lib/core/canonical-json";
import { newId } from "@/lib/core/ids";
import { type Random, seededRandom } from "@/lib/core/random";
import { issueToken } from "@/lib/server/auth/account";
import type { Services } from "@/lib/server/context";
import type { StoredSummary } from "@/lib/server/releases/stored-release";
import { callApi } from "../support/api";
import { type Instance, makeInstance } from "../support/instance";
import { type ServerProcess, startServerProcess } from "../support/processes";
import { answerBody, TOPIC_SCHEMA, texts } from "../support/project";
import { until } from "../support/until";

const KILLS = 6;
const PEOPLE = 4;
const OVERLAP = 2;
const TASKS = 1_500;
const IMPORT_ROWS = 10_000;
const TOPICS = ["billing", "refund", "other"];
const MAX_ANSWERS_A_ROUND = 60;
/** About as long as making a release takes here. */
const RELEASE_MS = 150;
/** A job waits until the lease of its dead process has ended; three may stand in line. */
const JOBS_MS = 60_000;

type Acknowledged = { annotationId: string; taskId: string; revision: number; document: unknown };
type Person = { id: string; token: string };

let instance: Instance;
let server: ServerProcess | undefined;
beforeEach(async () => {
  instance = await makeInstance();
});
afterEach(async () => {
  await server?.kill();
  await instance.remove();
});

const withServices = async <T>(work: (services: Services) => Promise<T>): Promise<T> => {
  const services = await instance.open();
  try {
    return await work(services);
  } finally {
    await services.database.close();
  }
};

const addPerson = (services: Services, name: string, role: "owner" | "member"): Promise<Person> =>
  services.database
    .write(async (db) => {
      const row = { id: newId(), email: `${name}@example.test`, name, passwordHash: null, role };
      await insertUser(db, { ...row, mayCreateProjects: true, preferences: {}, createdAt: services.now() });
      return row.id;
    })
    .then(async (id) => ({
      id,
      token: (await issueToken(services, { userId: id, name: "test", expiresAt: null })).secret,
    }));

/** One restartable server for many clients: a call is tried again, the same, until some server answers it. */
class Crashing {
  private up: Promise<ServerProcess>;
  private readonly acknowledged: Acknowledged[] = [];
  private waiting: { at: number; tell: () => void } | undefined;
  stopped = false;

  constructor(private readonly on: Instance) {
    this.up = this.start();
  }

  private async start(): Promise<ServerProcess> {
    server = await startServerProcess(this.on);
    return server;
  }

  async call<N extends Parameters<typeof callApi>[1]>(
    token: string,
    name: N,
    call: Parameters<typeof callApi>[2],
  ) {
    for (;;) {
      const { url } = await this.up;
      const answer = await callApi({ url, token }, name, call).catch(() => undefined);
      // 503 and the like would be an answer; only silence is tried again.
      if (answer) return answer;
    }
  }

  /** Like `call`, but whether it was answered stays open: a second try could do it twice. */
  async once<N extends Parameters<typeof callApi>[1]>(
    token: string,
    name: N,
    call: Parameters<typeof callApi>[2],
  ) {
    const { url } = await this.up;
    return callApi({ url, token }, name, call).catch(() => undefined);
  }

  acknowledge(answer: Acknowledged): void {
    this.acknowledged.push(answer);
    if (this.waiting && this.acknowledged.length >= this.waiting.at) this.waiting.tell();
  }

  answers(): Acknowledged[] {
    return this.acknowledged;
  }

  /** Resolves when that many more answers have been acknowledged, or when nobody has anything left to do. */
  more(count: number, everybody: Promise<unknown>): Promise<unknown> {
    const reached = new Promise<void>((tell) => {
      this.waiting = { at: this.acknowledged.length + count, tell };
    });
    return Promise.race([reached, everybody]);
  }

  async kill(): Promise<void> {
    const running = await this.up;
    const dead = running.kill("SIGKILL");
    this.up = dead.then(() => this.start());
    await this.up;
  }

  async end(): Promise<void> {
    await (await this.up).kill("SIGKILL");
    server = undefined;
  }
}

/** Labels like a person whose browser sends what was not acknowledged once more: drafts sometimes, then the answer. */
async function label(crashing: Crashing, person: Person, project: string, random: Random): Promise<void> {
  const pick = () => TOPICS[Math.floor(random() * TOPICS.length)] ?? "other";
  const put = async (task: LabelTask, annotationId: string, baseRevision: number, state: string) => {
    const document = {
      answers: { topic: pick(), clarity: 1 + Math.floor(random() * 5) },
      regions: [],
      relations: [],
    };
    const body = answerBody("", { annotationId, baseRevision, state, document });
    const answer = await crashing.call(person.token, "putAnnotation", { params: { task: task.id }, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    crashing.acknowledge({ annotationId, taskId: task.id, revision: baseRevision + 1, document });
  };
  while (!crashing.stopped) {
    const answer = await crashing.call(person.token, "queue", {
      params: { project },
      body: { count: 3, have: [] },
    });
    expect(answer.status).toBe(200);
    const { tasks } = answer.body as { tasks: LabelTask[] };
    if (tasks.length === 0) return;
    for (const task of tasks) {
      if (crashing.stopped) return;
      const annotationId = newId();
      const drafts = random() < 0.3 ? 1 : 0;
      if (drafts === 1) await put(task, annotationId, 0, "draft");
      await put(task, annotationId, drafts, "submitted");
    }
  }
}

type Prepared = { manager: Person; people: Person[]; labeled: string; imported: string[] };

const lines = (rows: string[]) =>
  rows.map((text, i) => JSON.stringify({ id: `r${i + 1}`, text, group: `g${i % 50}` })).join("\n");

async function startImport(crashing: Crashing, manager: Person, project: string, rows: number) {
  const mapping = JSON.stringify({ fields: { text: "text" }, id: "id", group: "group" });
  const query = { format: "jsonl", mapping };
  return crashing.once(manager.token, "startImport", {
    params: { project },
    query,
    raw: lines(texts(rows)),
  });
}

async function prepare(crashing: Crashing, manager: Person, people: Person[]): Promise<Prepared> {
  const make = async (name: string) => {
    const body = { name, schema: TOPIC_SCHEMA, settings: { overlap: OVERLAP } };
    const made = await crashing.call(manager.token, "createProject", { body });
    return (made.body as { id: string }).id;
  };
  const labeled = await make("Labeled");
  const imported = [await make("1"), await make("2"), await make("3")];
  await withServices((services) =>
    services.database.write(async (db) => {
      for (const { id: userId } of people)
        await addMember(db, { projectId: labeled, userId, role: "annotator", nowMs: services.now() });
    }),
  );
  await startImport(crashing, manager, labeled, TASKS);
  await importsEnd(crashing, manager, labeled);
  return { manager, people, labeled, imported };
}

const importsEnd = (crashing: Crashing, manager: Person, project: string) =>
  until("the import", JOBS_MS, async () => {
    const answer = await crashing.call(manager.token, "listImports", { params: { project } });
    const { items } = answer.body as { items: { status: string; added: number; problem: string | null }[] };
    return items.every(({ status }) => status !== "queued" && status !== "running") ? items : undefined;
  });

const importReaches = (crashing: Crashing, manager: Person, project: string, rows: number) =>
  until("the import to advance", JOBS_MS, async () => {
    const answer = await crashing.call(manager.token, "listImports", { params: { project } });
    const { items } = answer.body as { items: { phase: string; rowsDone: number }[] };
    return items.find(({ phase, rowsDone }) => phase === "finished" || rowsDone >= rows);
  });

const releasesEnd = (crashing: Crashing, manager: Person, project: string) =>
  until("the releases", JOBS_MS, async () => {
    const answer = await crashing.call(manager.token, "listReleases", { params: { project } });
    const { items } = answer.body as { items: { status: string }[] };
    return items.every(({ status }) => status !== "building") ? items : undefined;
  });

const freeze = (crashing: Crashing, manager: Person, project: string, name: string) =>
  crashing.once(manager.token, "createRelease", {
    params: { project },
    body: {
      name,
      plan: { labels: "all", ratios: { train: 0.8, validation: 0.1, test: 0.1 }, seed: name },
    },
  });

async function expectAnswersKept({ q, t }: Db, acknowledged: Acknowledged[]): Promise<void> {
  const annotations = await q.select().from(t.annotation);
  const revisions = await q.select().from(t.annotationRevision);
  const rowOf = new Map(annotations.map((row) => [row.id, row]));
  const documentOf = new Map(revisions.map((row) => [`${row.annotationId} ${row.revision}`, row.document]));
  for (const { annotationId, taskId, revision, document } of acknowledged) {
    expect(canonicalJson(documentOf.get(`${annotationId} ${revision}`))).toBe(canonicalJson(document));
    expect(rowOf.get(annotationId)).toMatchObject({ taskId });
    expect(rowOf.get(annotationId)?.revision).toBeGreaterThanOrEqual(revision);
  }
  // What is shown is the newest revision, and nobody has two answers to a task.
  for (const { id, revision, document } of annotations)
    expect(canonicalJson(documentOf.get(`${id} ${revision}`))).toBe(canonicalJson(document));
  expect(new Set(annotations.map((row) => `${row.taskId} ${row.userId}`)).size).toBe(annotations.length);
}

async function expectPlacesHeld({ q, t }: Db, nowMs: number): Promise<void> {
  const places = new Map<string, number>();
  const take = (taskId: string) => places.set(taskId, (places.get(taskId) ?? 0) + 1);
  for (const { taskId, state } of await q.select().from(t.annotation))
    if (state === "submitted") take(taskId);
  for (const { taskId, expiresAt } of await q.select().from(t.lease)) if (expiresAt > nowMs) take(taskId);
  expect(Math.max(...places.values())).toBeLessThanOrEqual(OVERLAP);
}

async function expectCountsRight(services: Services, people: Person[], project: string): Promise<void> {
  const { q, t } = services.database.read;
  const counts = async () =>
    (await q.select().from(t.task))
      .map(({ id, answerCount, skipCount, openSlots, status }) =>
        [id, answerCount, skipCount, openSlots, status].join(" "),
      )
      .sort();
  const before = await counts();
  const taskIds = (await q.select().from(t.task)).map((task) => task.id);
  await services.database.write((db) => recountTasks(db, { taskIds }));
  expect(await counts()).toEqual(before);
  const members = (await q.select().from(t.membership)).filter((row) => row.projectId === project);
  const annotations = await q.select().from(t.annotation);
  for (const { id } of people) {
    const submitted = annotations.filter((row) => row.userId === id && row.state === "submitted").length;
    expect(members.find((row) => row.userId === id)?.submitted).toBe(submitted);
  }
}

/** A frozen release has exactly the items its summary and checksum speak of; a failed one has none. */
async function expectReleasesWhole({ q, t }: Db): Promise<void> {
  const items = await q.select().from(t.releaseItem);
  for (const { id, status, summary } of await q.select().from(t.release)) {
    const own = items.filter((item) => item.releaseId === id).sort((a, b) => a.seq - b.seq);
    if (status === "failed") {
      expect(own).toHaveLength(0);
      continue;
    }
    expect(status).toBe("frozen");
    const hash = createHash("sha256");
    for (const { item } of own) hash.update(`${item}\n`);
    const { counts, checksum } = summary as StoredSummary;
    expect(own).toHaveLength(counts.tasks);
    expect(hash.digest("hex")).toBe(checksum);
  }
}

async function expectTrailUnbroken({ q, t }: Db): Promise<void> {
  const events = (await q.select().from(t.event)).sort((a, b) => a.number - b.number);
  const last = new Map<string, { number: number; hash: string }>();
  for (const { projectId, number, hash, previousHash } of events) {
    expect({ number, previousHash }).toEqual({
      number: (last.get(projectId)?.number ?? 0) + 1,
      previousHash: last.get(projectId)?.hash ?? "",
    });
    last.set(projectId, { number, hash });
  }
}

it(`loses and doubles nothing when the server is killed ${KILLS} times while people label, import and freeze`, async () => {
  const random = seededRandom(20_260_301);
  const { manager, people } = await withServices(async (services) => {
    const names = Array.from({ length: PEOPLE }, (_, i) => `annotator${i}`);
    const all: Person[] = [];
    for (const name of names) all.push(await addPerson(services, name, "member"));
    return { manager: await addPerson(services, "manager", "owner"), people: all };
  });
  const crashing = new Crashing(instance);
  // One import per even round.
  const { labeled, imported } = await prepare(crashing, manager, people);
  const working = Promise.all(
    people.map((person, i) => label(crashing, person, labeled, seededRandom(i + 1))),
  );
  for (let round = 0; round < KILLS; round++) {
    await crashing.more(1 + Math.floor(random() * MAX_ANSWERS_A_ROUND), working);
    const project = imported[round >> 1];
    // Every other kill falls into an import, the others into the making of a release.
    if (round % 2 === 0 && project !== undefined) {
      const begun = await startImport(crashing, manager, project, IMPORT_ROWS);
      expect(begun?.status).toBe(202);
      await importReaches(crashing, manager, project, Math.floor(random() * IMPORT_ROWS));
    } else {
      expect((await freeze(crashing, manager, labeled, `Round ${round}`))?.status).toBe(202);
      await wait(random() * RELEASE_MS);
    }
    await crashing.kill();
  }
  await crashing.more(MAX_ANSWERS_A_ROUND, working);
  crashing.stopped = true;
  await working;
  const imports = await Promise.all(imported.map((project) => importsEnd(crashing, manager, project)));
  await releasesEnd(crashing, manager, labeled);
  expect(imports.flat().map(({ status, added }) => ({ status, added }))).toEqual(
    imported.map(() => ({ status: "done", added: IMPORT_ROWS })),
  );
  await crashing.end();

  const acknowledged = crashing.answers();
  expect(acknowledged.length).toBeGreaterThan(KILLS);
  await withServices(async (services) => {
    const { database } = services;
    await expectAnswersKept(database.read, acknowledged);
    await expectPlacesHeld(database.read, services.now());
    await expectCountsRight(services, people, labeled);
    await expectReleasesWhole(database.read);
    await expectTrailUnbroken(database.read);
    const tasks = await database.read.q.select().from(database.read.t.task);
    for (const project of imported) {
      const own = tasks.filter((task) => task.projectId === project).sort((a, b) => a.seq - b.seq);
      expect(own.map((task) => `${task.seq} ${task.externalId}`)).toEqual(
        Array.from({ length: IMPORT_ROWS }, (_, i) => `${i + 1} r${i + 1}`),
      );
    }
    expect((await database.inspect()).quickCheck ?? "ok").toBe("ok");
    expect(await services.storage.list("uploads")).toEqual([]);
  });
}, 180_000);
