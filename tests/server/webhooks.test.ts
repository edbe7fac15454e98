import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebhookEvent } from "@/lib/contracts/webhooks";
import { parseAllowedTargets } from "@/lib/server/outbound/target";
import {
  DELIVERY_LEASE_MS,
  type DeliveryPorts,
  KEPT_MS,
  makeDeliverer,
  makeDeliveryRound,
  RETRY_DELAYS_MS,
  tidyDeliveries,
} from "@/lib/server/webhooks/deliver";
import { enqueueWebhook } from "@/lib/server/webhooks/enqueue-webhook";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Receiver, SWITCHING_PROTOCOLS, startReceiver } from "../support/receiver";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const DAY_MS = 86_400_000;

let server: TestServer;
let manager: Person;
let project: string;
let receiver: Receiver;
beforeEach(async () => {
  server = await startTestServer();
  receiver = await startReceiver();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager);
  allow(`127.0.0.1:${receiver.port}`);
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

function allow(list: string): void {
  const allowed = parseAllowedTargets(list);
  if (!allowed.ok) throw new Error(allowed.error);
  server.services.config.webhookAllow = allowed.value;
}
const deliverer = (ports: DeliveryPorts = {}) => makeDeliverer(server.services, ports);
/** Sends all that is due. */
async function deliver(once = deliverer()): Promise<void> {
  while ((await once()) > 0);
}
const create = (events: WebhookEvent[], url = receiver.url) =>
  server.call("createWebhook", { as: manager, params: { project }, body: { url, events } });
async function hook(...events: WebhookEvent[]) {
  const made = await create(events);
  expect(made.status).toBe(201);
  return made.body;
}
const deliveriesOf = async (webhook: string, query: Record<string, string> = {}) =>
  (await server.call("listDeliveries", { as: manager, params: { project, webhook }, query })).body;
const ping = (webhook: string) => server.call("testWebhook", { as: manager, params: { project, webhook } });
const label = async (count: number) => {
  await importTexts(server, manager, project, texts(count));
  return takeTasks(server, manager, project, count);
};
const told = () =>
  receiver.received.map(({ body }) => JSON.parse(body) as { event: string; data: Record<string, unknown> });

describe("a delivery", () => {
  it("tells of a question, a review and a decision, without their words", async () => {
    await hook("question.asked", "review.saved", "task.resolved");
    const annotator = await server.person("annotator");
    await server.join(project, annotator, "annotator");
    await importTexts(server, manager, project, texts(1));
    const [task] = await takeTasks(server, annotator, project, 1);
    const taskId = task?.id ?? "";
    const params = { project };
    const question = { taskId, text: "a secret doubt" };
    await server.call("askQuestion", { as: annotator, params, body: question });
    const { annotation } = (await submit(server, annotator, taskId, "refund")).body;
    const review = {
      annotationId: annotation.id,
      revision: 1,
      decision: "rejected",
      reason: "a secret reason",
    };
    expect((await server.call("createReview", { as: manager, params, body: review })).status).toBeLessThan(
      300,
    );
    const document = { answers: { topic: "other" }, regions: [], relations: [] };
    const decision = { baseRevision: 0, document, note: "a secret note" };
    await server.call("putResolution", { as: manager, params: { task: taskId }, body: decision });
    await deliver();
    const events = told().map(({ event }) => event);
    expect(events.sort()).toEqual(["question.asked", "review.saved", "task.resolved"]);
    for (const { body } of receiver.received) expect(body).not.toMatch(/secret|other|refund/);
  });

  it("tells of an answer and of the task that is done with it, by ids and numbers alone, signed", async () => {
    const { secret } = await hook("annotation.submitted", "task.done");
    const [task] = await label(1);
    await submit(server, manager, task?.id ?? "", "refund");
    await deliver();
    expect(
      told()
        .map(({ event }) => event)
        .sort(),
    ).toEqual(["annotation.submitted", "task.done"]);
    for (const { headers, body } of receiver.received) {
      const timestamp = headers["x-concord-timestamp"];
      const expected = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
      expect(headers["x-concord-signature"]).toBe(`sha256=${expected}`);
      expect(Math.abs(Number(timestamp) - server.services.now() / 1000)).toBeLessThan(60);
      expect(headers["x-concord-event"]).toBe(JSON.parse(body).event);
      expect(headers["x-concord-delivery"]).toBe(JSON.parse(body).id);
      expect(body).not.toMatch(/refund|billing|Ticket|charged|@/);
    }
    const done = told().find(({ event }) => event === "task.done");
    expect(done?.data).toEqual({ task: { id: task?.id, number: 1 }, answers: 1, skips: 0 });
  });

  it("is made for what was saved only: not for a draft, a repeated write, a refused one or another event", async () => {
    const { id } = await hook("annotation.submitted");
    const [one, two] = await label(2);
    await submit(server, manager, one?.id ?? "", "refund", { state: "draft" });
    expect((await submit(server, manager, two?.id ?? "", "no such label")).status).toBe(400);
    expect((await deliveriesOf(id)).items).toEqual([]);
    const body = {
      annotationId: server.services.newId(),
      baseRevision: 0,
      state: "submitted",
      document: { answers: { topic: "other" }, regions: [], relations: [] },
      leadTimeMs: 1,
      schemaVersion: 1,
      guidelineVersion: null,
    };
    for (let i = 0; i < 2; i++)
      await server.call("putAnnotation", { as: manager, params: { task: two?.id ?? "" }, body });
    expect((await deliveriesOf(id)).items.map(({ event }) => event)).toEqual(["annotation.submitted"]);
  });

  it("tells of an import, a published guideline and a frozen release", async () => {
    await hook("import.finished", "guideline.published", "release.frozen");
    const [task] = await label(1);
    await submit(server, manager, task?.id ?? "", "refund");
    await server.call("createRule", {
      as: manager,
      params: { project },
      body: { title: "Rule", statement: "Do." },
    });
    await server.call("publishGuideline", { as: manager, params: { project }, body: {} });
    await server.call("createRelease", {
      as: manager,
      params: { project },
      body: { name: "R", plan: { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" } },
    });
    await server.runJobs();
    await deliver();
    const data = Object.fromEntries(told().map(({ event, data }) => [event, data]));
    expect(data["import.finished"]).toMatchObject({ status: "done", added: 1, duplicates: 0, errors: 0 });
    expect(data["guideline.published"]).toEqual({ version: 1, rules: 1 });
    expect(data["release.frozen"]).toMatchObject({ release: { number: 1 }, tasks: 1 });
  });

  it("is tried again later and later, and has failed after the sixth time", async () => {
    const { id } = await hook("task.done");
    await ping(id);
    receiver.answers.push(500, 503, 404, 500, 500, 500);
    const once = deliverer();
    for (const delayMs of RETRY_DELAYS_MS) {
      await deliver(once);
      const [now] = (await deliveriesOf(id)).items;
      expect(now).toMatchObject({ status: "waiting", problem: "status" });
      expect(Math.round(((now?.nextAttemptAt ?? 0) - server.services.now()) / 1000)).toBe(delayMs / 1000);
      server.advance(delayMs - 2_000);
      expect(await once()).toBe(0);
      server.advance(2_000);
    }
    await deliver(once);
    const [last] = (await deliveriesOf(id)).items;
    expect(last).toMatchObject({ status: "failed", attempts: 6, responseStatus: 500, nextAttemptAt: null });
    expect(receiver.received).toHaveLength(6);
    expect(new Set(receiver.received.map(({ headers }) => headers["x-concord-delivery"])).size).toBe(1);
    server.advance(KEPT_MS);
    await deliver(once);
    expect(receiver.received).toHaveLength(6);
  });

  it("does not follow a redirect", async () => {
    const elsewhere = await startReceiver();
    const { id } = await hook("task.done");
    receiver.answers.push({ redirect: elsewhere.url });
    await ping(id);
    await deliver();
    const [first] = (await deliveriesOf(id)).items;
    expect(first).toMatchObject({ status: "waiting", responseStatus: 302, problem: "redirect" });
    expect(elsewhere.connections()).toBe(0);
    await elsewhere.close();
  });

  it("to a receiver that hangs ends by itself, and nobody's submit waits for it", async () => {
    const { id } = await hook("annotation.submitted");
    const tasks = await label(3);
    receiver.answers.push("hang");
    await ping(id);
    const once = deliverer({ timeoutMs: 2_500 });
    const sending = once();
    let ended = false;
    void sending.finally(() => {
      ended = true;
    });
    for (const task of tasks) expect((await submit(server, manager, task.id, "other")).status).toBe(200);
    expect(ended).toBe(false);
    await sending;
    const hung = (await deliveriesOf(id)).items.find(({ event }) => event === "ping");
    expect(hung).toMatchObject({ status: "waiting", responseStatus: null, problem: "no-answer" });
    // It rests, so that the deliveries of others are not kept waiting behind it.
    expect(await once()).toBe(0);
    server.advance(10_000);
    await deliver(once);
    expect((await deliveriesOf(id)).items.map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
  });

  it("to a receiver that wants to speak another protocol ends, too, and those of others arrive", async () => {
    const odd = await hook("task.done");
    const sound = await hook("task.done");
    receiver.answers.push({ bytes: SWITCHING_PROTOCOLS });
    await ping(odd.id);
    const once = deliverer({ timeoutMs: 2_500 });
    await once();
    expect((await deliveriesOf(odd.id)).items[0]).toMatchObject({
      ...{ status: "waiting", attempts: 1, responseStatus: 101, problem: "status" },
    });
    await ping(sound.id);
    await deliver(once);
    expect((await deliveriesOf(sound.id)).items[0]).toMatchObject({ status: "delivered" });
  });

  it("is sent once by two processes, and by the other one when the first died over it", async () => {
    const { id } = await hook("task.done");
    await ping(id);
    await Promise.all([deliver(), deliver()]);
    expect(receiver.received).toHaveLength(1);
    await ping(id);
    // A process that dies has the delivery leased and never says how it went.
    receiver.answers.push("hang");
    const dying = deliverer({ timeoutMs: 60_000 })();
    while (receiver.received.length < 2) await new Promise(setImmediate);
    expect(await deliverer()()).toBe(0);
    server.advance(DELIVERY_LEASE_MS + 1);
    await deliver();
    expect((await deliveriesOf(id)).items[0]).toMatchObject({ status: "delivered", attempts: 2 });
    await receiver.close();
    await dying;
    // What the first one finds out at last changes nothing.
    expect((await deliveriesOf(id)).items[0]).toMatchObject({ status: "delivered", attempts: 2 });
  });

  it("that waited while the server was down for days is sent when it comes back", async () => {
    const [unsent, failedOnce] = [await hook("task.done"), await hook("task.done")];
    await ping(failedOnce.id);
    receiver.answers.push(500);
    await deliver();
    await ping(unsent.id);
    server.advance(3 * DAY_MS);
    await makeDeliveryRound(server.services)();
    for (const { id } of [unsent, failedOnce])
      expect((await deliveriesOf(id)).items).toMatchObject([{ status: "delivered" }]);
    expect(receiver.received).toHaveLength(3);
  });

  it("is forgotten a week after it ended", async () => {
    const { id } = await hook("task.done");
    await ping(id);
    await deliver();
    server.advance(KEPT_MS - 60_000);
    await tidyDeliveries(server.services);
    expect((await deliveriesOf(id)).items).toHaveLength(1);
    server.advance(120_000);
    await tidyDeliveries(server.services);
    expect((await deliveriesOf(id)).items).toEqual([]);
  });

  it("is given up when nobody took it again for a day, but never before its first attempt", async () => {
    const { id } = await hook("task.done");
    await ping(id);
    server.advance(KEPT_MS);
    await tidyDeliveries(server.services);
    expect((await deliveriesOf(id)).items).toMatchObject([{ status: "waiting", attempts: 0 }]);
    receiver.answers.push(500);
    await deliver();
    server.advance(DAY_MS);
    await tidyDeliveries(server.services);
    expect((await deliveriesOf(id)).items).toMatchObject([{ status: "waiting", attempts: 1 }]);
    server.advance(RETRY_DELAYS_MS[0] ?? 0);
    await tidyDeliveries(server.services);
    expect((await deliveriesOf(id)).items).toMatchObject([{ status: "failed", problem: "expired" }]);
  });

  it("that ended is forgotten also where there is always more to send", async () => {
    const [ended, busy] = [await hook("task.done"), await hook("import.finished")];
    await ping(ended.id);
    await deliver();
    server.advance(KEPT_MS + 1);
    const { database, newId, now } = server.services;
    const news = { projectId: project, event: "import.finished" as const, payload: {} };
    let writes = 0;
    // Sending one takes two writes, and whenever one is sent another one waits, as long as the old one is there.
    const write: typeof database.write = async (work) => {
      writes += 1;
      const isSent = writes % 2 === 0;
      if (isSent) server.advance(600_000);
      const goesOn = isSent && writes < 40 && (await deliveriesOf(ended.id)).items.length > 0;
      return database.write(async (db) => {
        if (goesOn) await enqueueWebhook(db, news, now(), newId);
        return work(db);
      });
    };
    await ping(busy.id);
    await makeDeliveryRound({ ...server.services, database: { ...database, write } })();
    expect((await deliveriesOf(ended.id)).items).toEqual([]);
    expect(receiver.received.length).toBeLessThan(10);
  });
});

describe("webhooks of a project", () => {
  it("are made, listed without their secret, changed, paused and deleted", async () => {
    const made = await hook("task.done", "annotation.submitted");
    expect(made).toMatchObject({ events: ["annotation.submitted", "task.done"], active: true });
    expect(made.secret).toMatch(/^[0-9a-f]{64}$/);
    const params = { project, webhook: made.id };
    const listed = await server.call("listWebhooks", { as: manager, params });
    expect(listed.body.items).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(made.secret);
    await ping(made.id);
    expect((await ping(made.id)).status).toBe(409);
    const paused = await server.call("patchWebhook", { as: manager, params, body: { active: false } });
    expect(paused.body).toMatchObject({
      active: false,
      lastDelivery: { status: "failed", problem: "paused" },
    });
    const [task] = await label(1);
    await submit(server, manager, task?.id ?? "", "other");
    expect((await deliveriesOf(made.id)).items).toHaveLength(1);
    await server.call("patchWebhook", { as: manager, params, body: { active: true } });
    await ping(made.id);
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect((await server.call("deleteWebhook", { as: manager, params })).status).toBe(200);
    expect((await ping(made.id)).status).toBe(404);
    const events = (await server.call("listEvents", { as: manager, params })).body.items;
    expect(events.map(({ action }) => action).filter((action) => action.startsWith("webhook."))).toEqual([
      "webhook.delete",
      "webhook.change",
      "webhook.change",
      "webhook.create",
    ]);
    expect(JSON.stringify(events)).not.toContain("127.0.0.1");
  });

  it("list their deliveries page by page, newest first", async () => {
    const { id } = await hook("annotation.submitted");
    for (const task of await label(5)) await submit(server, manager, task.id, "other");
    const all = (await deliveriesOf(id)).items;
    const first = await deliveriesOf(id, { limit: "3" });
    const rest = await deliveriesOf(id, { limit: "3", cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items]).toEqual(all);
    expect(rest.nextCursor).toBeNull();
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all.map(({ createdAt }) => createdAt).toSorted((a, b) => b - a),
    );
  });

  it("are out of reach from another project", async () => {
    const { id } = await hook("task.done");
    const other = await makeProject(server, manager);
    const params = { project: other, webhook: id };
    for (const name of ["patchWebhook", "deleteWebhook", "listDeliveries", "testWebhook"] as const)
      expect((await server.call(name, { as: manager, params, body: {} })).status).toBe(404);
  });

  it("are limited to twenty", async () => {
    for (let i = 0; i < 20; i++) await hook("task.done");
    expect((await create(["task.done"])).status).toBe(409);
    expect((await create([])).status).toBe(400);
  });
});

describe("an address inside", () => {
  const blocked = (port: number) => [
    `http://127.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://localhost:${port}/`,
    `http://localhost.:${port}/`,
    `http://a.localhost:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://[::]:${port}/`,
    `http://user:pass@example.com:${port}/`,
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://224.0.0.1/",
    "http://metadata.google.internal/",
    "http://printer.local/",
    "http://intranet/",
    "https://example.com:6379/",
    "http://134744072/",
    "file:///etc/passwd",
    "gopher://example.com/",
    "not an address",
  ];

  it("is refused when it is given, in the same words whatever is there, and nothing connects to it", async () => {
    allow("");
    const answers = [];
    for (const url of blocked(receiver.port)) {
      const answer = await create(["task.done"], url);
      expect(`${url} ${answer.status} ${(answer.body as unknown as { code: string }).code}`).toBe(
        `${url} 400 url_blocked`,
      );
      answers.push(JSON.stringify(answer.body));
    }
    expect(new Set(answers).size).toBe(1);
    const listed = await server.call("listWebhooks", { as: manager, params: { project } });
    expect(listed.body.items).toEqual([]);
    await deliver();
    expect(receiver.connections()).toBe(0);
  });

  it("is not reached through a name whose answer changes, and one inner address among several is enough", async () => {
    allow("");
    const made = await create(["task.done"], "http://rebind.example.com/");
    const answers = [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:127.0.0.1"], [], ["nonsense"]];
    const asked: string[] = [];
    const once = deliverer({
      resolve: async (host) => {
        asked.push(host);
        return answers[asked.length - 1] ?? [];
      },
    });
    await ping(made.body.id);
    const seen = [];
    for (let i = 0; i < answers.length; i++) {
      await once();
      const [now] = (await deliveriesOf(made.body.id)).items;
      seen.push([now?.responseStatus, now?.problem]);
      server.advance(7_200_000);
    }
    expect(asked).toHaveLength(answers.length);
    expect(seen).toEqual(Array(answers.length).fill([null, "no-answer"]));
    expect(receiver.connections()).toBe(0);
  });

  it("answers an open, a closed and a filtered port alike when its webhook was made before the rules changed", async () => {
    const open = await hook("task.done");
    allow("127.0.0.1:1");
    const closed = await create(["task.done"], "http://127.0.0.1:1/");
    allow("");
    for (const id of [open.id, closed.body.id]) {
      await ping(id);
      await deliver();
      expect((await deliveriesOf(id)).items[0]).toMatchObject({ responseStatus: null, problem: "no-answer" });
    }
    expect(receiver.connections()).toBe(0);
  });

  it("can be allowed by the operator: by its name with whatever address it has, and by a range", async () => {
    allow(`hooks.lan:${receiver.port}`);
    const named = await create(["task.done"], `http://hooks.lan:${receiver.port}/x`);
    await ping(named.body.id);
    await deliver(deliverer({ resolve: async () => ["127.0.0.1"] }));
    expect(receiver.received.map(({ path, headers }) => [path, headers.host])).toEqual([
      ["/x", `hooks.lan:${receiver.port}`],
    ]);
    allow("127.0.0.0/8");
    const ranged = await create(["task.done"]);
    await ping(ranged.body.id);
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });
});
