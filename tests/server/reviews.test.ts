import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recountTasks } from "@/db/queries/queue";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let manager: Person;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
});
afterEach(() => server.close());

type Answer = { task: string; annotationId: string; revision: number };

/** A project with so many texts, two annotators and a reviewer. */
async function setting(tasks: number, overlap = 1) {
  const project = await makeProject(server, manager, overlap);
  await importTexts(server, manager, project, texts(tasks));
  const [ada, bo, rita] = await Promise.all(["Ada", "Bo", "Rita"].map((name) => server.person(name)));
  if (!ada || !bo || !rita) throw new Error("nobody came");
  await server.join(project, ada, "annotator");
  await server.join(project, bo, "annotator");
  await server.join(project, rita, "reviewer");
  return { project, ada, bo, rita };
}

/** Takes the next task and answers it. */
async function answer(person: Person, project: string, topic = "billing"): Promise<Answer> {
  const [task] = await takeTasks(server, person, project, 1);
  if (!task) throw new Error("nothing was handed out");
  const done = await submit(server, person, task.id, topic);
  return { task: task.id, annotationId: done.body.annotation.id, revision: done.body.annotation.revision };
}

/** Reviewers label only what is assigned to them. */
const assign = (project: string, task: string | undefined, person: Person, assigned = true) =>
  server.call("assignTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids: [task] }, userId: person.id, assigned },
  });

const review = (person: Person, project: string, of: Answer, body: Record<string, unknown>) =>
  server.call("createReview", {
    as: person,
    params: { project },
    body: { annotationId: of.annotationId, revision: of.revision, ...body },
  });
const list = (person: Person, project: string, query: Record<string, string> = {}) =>
  server.call("listReviews", { as: person, params: { project }, query });
const put = (person: Person, of: Answer, topic: string, extra: Record<string, unknown> = {}) =>
  submit(server, person, of.task, topic, {
    annotationId: of.annotationId,
    baseRevision: of.revision,
    ...extra,
  });
const documentOf = (topic: string) => ({ answers: { topic }, regions: [], relations: [] });

/** What the counts of a task and of its people say, after a recount from scratch said the same. */
async function counts(project: string, task: string) {
  const { database } = server.services;
  const read = () =>
    database.read.raw.all<{ answer_count: number; open_slots: number; status: string }>(
      "select answer_count, open_slots, status from task where id = ?",
      [task],
    );
  const before = await read();
  await database.write((db) => recountTasks(db, { taskIds: [task] }));
  expect(await read()).toEqual(before);
  const people = await database.read.raw.all<{ user_id: string; submitted: number }>(
    "select user_id, submitted from membership where project_id = ?",
    [project],
  );
  const submitted = Object.fromEntries(people.map((row) => [row.user_id, row.submitted]));
  return { ...before[0], submitted };
}

describe("a review", () => {
  it("is never of one's own work, not even for a manager", async () => {
    const { project, rita } = await setting(2);
    const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
    await assign(project, items[1]?.id, rita);
    for (const person of [rita, manager]) {
      const own = await answer(person, project);
      expect((await review(person, project, own, { decision: "accepted" })).status).toBe(403);
      expect((await list(person, project)).body.items.map((item) => item.annotationId)).not.toContain(
        own.annotationId,
      );
    }
  });

  it("is for reviewers and managers, of answers of their own project", async () => {
    const { project, ada, bo, rita } = await setting(1);
    const one = await answer(ada, project);
    expect((await review(bo, project, one, { decision: "accepted" })).status).toBe(403);
    const other = await makeProject(server, manager);
    await server.join(other, rita, "reviewer");
    expect((await review(rita, other, one, { decision: "accepted" })).status).toBe(404);
    expect((await review(rita, project, one, { decision: "accepted" })).status).toBe(200);
  });

  it("is refused for an older revision and for an answer that is not submitted", async () => {
    const { project, ada, rita } = await setting(2);
    const one = await answer(ada, project);
    await put(ada, one, "refund");
    const stale = await review(rita, project, one, { decision: "accepted" });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: "stale_revision", currentRevision: 2 });
    const now = { ...one, revision: 2 };
    await put(ada, now, "refund", { state: "draft" });
    const draft = { ...one, revision: 3 };
    expect((await review(rita, project, draft, { decision: "accepted" })).body).toMatchObject({
      code: "conflict",
    });
  });

  it("needs a reason to reject and a sound document to fix", async () => {
    const { project, ada, rita } = await setting(1);
    const one = await answer(ada, project);
    const bad: [Record<string, unknown>, string][] = [
      [{ decision: "rejected" }, "reason"],
      [{ decision: "rejected", reason: "  " }, "reason"],
      [{ decision: "fixed" }, "document"],
      [{ decision: "accepted", document: documentOf("other") }, "document"],
      [{ decision: "fixed", document: documentOf("nope") }, "answers.topic"],
      [{ decision: "fixed", document: { answers: {}, regions: [], relations: [] } }, "answers.topic"],
    ];
    for (const [body, path] of bad) {
      const refused = await review(rita, project, one, body);
      expect(refused.status).toBe(400);
      expect(JSON.stringify(refused.body)).toContain(path);
    }
    expect((await list(rita, project)).body.items).toHaveLength(1);
  });

  it("may be changed on the same revision, and cites rules of its project only", async () => {
    const { project, ada, rita } = await setting(1);
    const one = await answer(ada, project);
    const known = await server.call("createRule", {
      as: manager,
      params: { project },
      body: { title: "T", statement: "S" },
    });
    await review(rita, project, one, { decision: "accepted" });
    const strange = { decision: "accepted", ruleId: one.annotationId };
    expect((await review(rita, project, one, strange)).status).toBe(404);
    const again = await review(manager, project, one, {
      decision: "rejected",
      reason: "No.",
      ruleId: known.body.id,
    });
    expect(again.body.review).toMatchObject({ decision: "rejected", rule: { code: "R-001" } });
    // Now the annotator has gone on: what was looked at is not the answer any more.
    expect((await review(rita, project, one, { decision: "accepted" })).body).toMatchObject({
      code: "stale_revision",
    });
  });

  it("leaves its words out of the audit", async () => {
    const { project, ada, rita } = await setting(1);
    await review(rita, project, await answer(ada, project), { decision: "rejected", reason: "A secret." });
    const events = await server.call("listEvents", { as: manager, params: { project } });
    expect(events.body.items[0]).toMatchObject({ action: "review.save", detail: { decision: "rejected" } });
    expect(JSON.stringify(events.body)).not.toContain("secret");
  });
});

describe("a rejected answer", () => {
  it("goes back to its annotator first of all, with the reason, and every count follows", async () => {
    const { project, ada, bo, rita } = await setting(3);
    const one = await answer(ada, project);
    expect(await counts(project, one.task)).toMatchObject({ answer_count: 1, status: "done" });
    const [begun] = await takeTasks(server, ada, project, 1);
    await submit(server, ada, begun?.id ?? "", "other", { state: "draft" });
    await server.call("releaseLease", { as: ada, params: { task: begun?.id ?? "" } });
    await review(rita, project, one, { decision: "rejected", reason: "It is a refund." });
    const after = await counts(project, one.task);
    // The place stays theirs: no open slot, nobody else is offered the task.
    expect(after).toMatchObject({ answer_count: 0, open_slots: 0, status: "new" });
    expect(after.submitted[ada.id]).toBe(0);
    expect((await takeTasks(server, bo, project, 5)).map((task) => task.id)).not.toContain(one.task);
    const [back] = await takeTasks(server, ada, project, 1);
    expect(back).toMatchObject({
      id: one.task,
      annotation: { state: "draft", revision: 2, document: { answers: { topic: "billing" } } },
      review: { decision: "rejected", reason: "It is a refund.", revision: 1 },
    });
    const again = await put(ada, { ...one, revision: 2 }, "refund");
    expect(again.body.annotation).toMatchObject({ state: "submitted", revision: 3, late: false });
    const recounted = await counts(project, one.task);
    expect(recounted).toMatchObject({ answer_count: 1, open_slots: 0, status: "done" });
    expect(recounted.submitted[ada.id]).toBe(1);
    expect((await list(rita, project)).body.items).toMatchObject([
      { annotationId: one.annotationId, revision: 3 },
    ]);
  });

  it("tells an annotator who has it open with both versions, and overwrites nothing", async () => {
    const { project, ada, rita } = await setting(1);
    const one = await answer(ada, project);
    await review(rita, project, one, { decision: "rejected", reason: "No." });
    const late = await put(ada, one, "refund");
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: "stale_revision", current: { revision: 2, state: "draft" } });
  });

  it("leaves its agreement to be counted again", async () => {
    const { project, ada, bo, rita } = await setting(1, 2);
    const one = await answer(ada, project, "billing");
    await answer(bo, project, "refund");
    const before = await server.call("getAgreement", { as: manager, params: { project } });
    expect(before.body.controls.find((item) => item.control === "topic")?.units).toBe(1);
    await review(rita, project, one, { decision: "rejected", reason: "No." });
    const after = await server.call("getAgreement", { as: manager, params: { project } });
    expect(after.body.controls.find((item) => item.control === "topic")?.units).toBe(0);
  });

  it("of somebody who has left frees its place", async () => {
    const { project, ada, bo, rita } = await setting(1);
    const one = await answer(ada, project);
    await server.call("removeMember", { as: manager, params: { project, user: ada.id } });
    await review(rita, project, one, { decision: "rejected", reason: "No." });
    expect(await counts(project, one.task)).toMatchObject({ answer_count: 0, open_slots: 1 });
    expect((await takeTasks(server, bo, project, 1)).map((task) => task.id)).toEqual([one.task]);
  });
});

describe("an accepted or fixed answer", () => {
  for (const decision of ["accepted", "fixed"])
    it(`can no longer be changed (${decision}), and its history stays as it was`, async () => {
      const { project, ada, rita } = await setting(1);
      const one = await answer(ada, project);
      const fix = decision === "fixed" ? { document: documentOf("refund") } : {};
      const saved = await review(rita, project, one, { decision, ...fix });
      expect(saved.body.review.document).toEqual(fix.document ?? null);
      for (const state of ["submitted", "draft", "skipped"]) {
        const refused = await put(ada, one, "other", { state });
        expect(refused.status).toBe(409);
        expect(refused.body).toMatchObject({ code: "locked" });
      }
      const detail = await server.call("getTask", { as: manager, params: { project, task: one.task } });
      expect(detail.body.answers).toMatchObject([
        {
          ...{ revision: 1, state: "submitted", document: documentOf("billing") },
          review: { decision, document: fix.document ?? null },
        },
      ]);
      const opened = await server.call("getLabelTask", { as: ada, params: { task: one.task } });
      const document = fix.document ?? null;
      expect(opened.body.review).toMatchObject({ decision, reviewer: "Rita", document });
      const list = { as: rita, params: { project }, query: { status: decision } };
      const [listed] = (await server.call("listReviews", list)).body.items;
      expect(listed?.review).toMatchObject({ decision });
      expect(listed?.review).not.toHaveProperty("document");
    });

  it("still answers a write that had arrived before", async () => {
    const { project, ada, rita } = await setting(1);
    const one = await answer(ada, project);
    await review(rita, project, one, { decision: "accepted" });
    const repeated = await put(ada, { ...one, revision: 0 }, "billing");
    expect(repeated.status).toBe(200);
    expect(repeated.body.annotation.revision).toBe(1);
  });
});

describe("a release", () => {
  it("takes a fixed answer as the reviewer left it, and says what the review was", async () => {
    const { project, ada, bo, rita } = await setting(1, 3);
    const fixed = await answer(ada, project, "billing");
    const accepted = await answer(bo, project, "refund");
    await answer(manager, project, "other");
    await review(rita, project, fixed, { decision: "fixed", document: documentOf("refund") });
    await review(rita, project, accepted, { decision: "accepted" });
    const [item] = await releasedItems(server, manager, project, "all");
    const given = item?.annotations.map((one) => [one.document.answers.topic, one.review]);
    expect(given?.sort()).toEqual([
      ["other", null],
      ["refund", "accepted"],
      ["refund", "fixed"],
    ]);
    const [voted] = await releasedItems(server, manager, project, "majority");
    expect(voted?.labels).toEqual(documentOf("refund"));
  });

  it("of accepted answers takes no others, and says how many tasks are left out for that", async () => {
    const { project, ada, bo, rita } = await setting(3, 2);
    const accepted = await answer(ada, project, "billing");
    await answer(bo, project, "refund");
    const rejected = await answer(ada, project, "other");
    await answer(bo, project, "other");
    const fixed = await answer(ada, project, "other");
    await review(rita, project, accepted, { decision: "accepted" });
    await review(rita, project, rejected, { decision: "rejected", reason: "Look again." });
    await review(rita, project, fixed, { decision: "fixed", document: documentOf("refund") });
    const [one, two, ...others] = await releasedItems(server, manager, project, "all", {
      onlyAccepted: true,
    });
    expect(one?.annotations.map((row) => row.document)).toEqual([documentOf("billing")]);
    expect(two?.annotations.map((row) => row.document)).toEqual([documentOf("refund")]);
    expect(others).toEqual([]);
    const preview = await server.call("previewRelease", {
      as: manager,
      params: { project },
      body: {
        labels: "majority",
        onlyAccepted: true,
        seed: "1",
        ratios: { train: 1, validation: 0, test: 0 },
      },
    });
    expect(preview.body).toMatchObject({ tasks: 2, excluded: [{ reason: "not-accepted", count: 1 }] });
  });
});

describe("what a reviewer sees", () => {
  it("is submitted answers, no drafts and no skips", async () => {
    const { project, ada, bo, rita } = await setting(1, 3);
    const [task] = await takeTasks(server, ada, project, 1);
    await submit(server, ada, task?.id ?? "", "refund", { state: "draft" });
    const look = () => server.call("getTask", { as: rita, params: { project, task: task?.id ?? "" } });
    expect((await look()).status).toBe(404);
    const one = await answer(bo, project);
    const seen = await look();
    expect(seen.body.answers.map((item) => item.annotationId)).toEqual([one.annotationId]);
    expect(JSON.stringify(seen.body)).not.toContain("refund");
    const own = await server.call("listAnnotations", { as: rita, params: { task: one.task } });
    expect(own.body.items).toEqual([]);
  });

  it("is nothing of a task they label themselves, until they have answered it", async () => {
    const { project, ada, rita } = await setting(1, 2);
    const one = await answer(ada, project);
    const look = () => server.call("getTask", { as: rita, params: { project, task: one.task } });
    await assign(project, one.task, rita);
    const [mine] = await takeTasks(server, rita, project, 1);
    expect(mine?.id).toBe(one.task);
    expect((await look()).status).toBe(403);
    expect((await list(rita, project)).body).toMatchObject({ items: [], waiting: { count: 0 } });
    expect((await review(rita, project, one, { decision: "accepted" })).status).toBe(403);
    await submit(server, rita, one.task, "refund");
    expect((await look()).status).toBe(200);
    expect((await list(rita, project)).body.items).toHaveLength(1);
    expect((await review(rita, project, one, { decision: "accepted" })).status).toBe(200);
  });
});

describe("the list of given decisions", () => {
  /** Answers of Ada and Bo, accepted, rejected and fixed by the manager, and one more on a task nobody else labels. */
  async function judged() {
    const { project, ada, bo, rita } = await setting(2, 4);
    const dan = await server.person("Dan");
    await server.join(project, dan, "annotator");
    const [first, second, third] = [
      await answer(ada, project),
      await answer(bo, project),
      await answer(dan, project),
    ];
    const other = await answer(ada, project);
    const reason = "It is a refund.";
    await review(manager, project, first, { decision: "accepted" });
    await review(manager, project, second, { decision: "fixed", document: documentOf("refund") });
    for (const one of [third, other]) await review(manager, project, one, { decision: "rejected", reason });
    return { project, rita, task: first.task, other: other.task };
  }
  const DECISIONS = ["accepted", "fixed", "rejected"];
  /** The tasks that the three lists tell a person about, each once. */
  async function toldOf(person: Person, project: string): Promise<string[]> {
    const lists = await Promise.all(DECISIONS.map((status) => list(person, project, { status })));
    return [...new Set(lists.flatMap(({ body }) => body.items.map(({ task }) => task.id)))].sort();
  }

  it("says nothing of a task the reader has reserved, until they have answered it", async () => {
    const { project, rita, task, other } = await judged();
    expect(await toldOf(rita, project)).toEqual([task, other].sort());
    await assign(project, task, rita);
    const [mine] = await takeTasks(server, rita, project, 1);
    expect(mine?.id).toBe(task);
    expect(await toldOf(rita, project)).toEqual([other]);
    expect(await toldOf(manager, project)).toEqual([task, other].sort());
    await submit(server, rita, task, "billing");
    expect(await toldOf(rita, project)).toEqual([task, other].sort());
  });

  it("says nothing of a task that is assigned to the reader, or of which they have a draft", async () => {
    const { project, rita, task, other } = await judged();
    await assign(project, task, rita, true);
    expect(await toldOf(rita, project)).toEqual([other]);
    await assign(project, task, rita, false);
    expect(await toldOf(rita, project)).toEqual([task, other].sort());
    await takeTasks(server, rita, project, 1);
    await submit(server, rita, task, "billing", { state: "draft" });
    await server.call("releaseLease", { as: rita, params: { task } });
    expect(await toldOf(rita, project)).toEqual([other]);
  });

  it("says everything to a manager who is to label the task themselves", async () => {
    const { project, task, other } = await judged();
    expect((await assign(project, task, manager, true)).body).toMatchObject({ changed: 1 });
    expect(await toldOf(manager, project)).toEqual([task, other].sort());
  });
});

describe("the queue of somebody who reviews", () => {
  it("offers no task on which they have judged another person's answer", async () => {
    const { project, ada, bo } = await setting(2, 2);
    const one = await answer(ada, project);
    await review(manager, project, one, { decision: "accepted" });
    const offered = (await takeTasks(server, manager, project, 5)).map((task) => task.id);
    expect(offered).toHaveLength(1);
    expect(offered).not.toContain(one.task);
    expect((await takeTasks(server, bo, project, 5)).map((task) => task.id)).toContain(one.task);
  });
});

describe("the list of reviews", () => {
  it("has what waits, oldest first, in pages, by annotator, and what was reviewed, by decision", async () => {
    const { project, ada, bo, rita } = await setting(5);
    const given: Answer[] = [];
    for (const person of [ada, bo, ada, bo, ada]) {
      given.push(await answer(person, project));
      server.advance(1_000);
    }
    const first = await list(rita, project, { limit: "2" });
    expect(first.body.waiting).toEqual({ count: 5, isMore: false });
    expect(first.body.annotators?.map((person) => person.name)).toContain("Ada");
    const ids = first.body.items.map((item) => item.annotationId);
    for (let cursor = first.body.nextCursor; cursor !== null; ) {
      const page = await list(rita, project, { limit: "2", cursor });
      expect(page.body.waiting).toBeNull();
      ids.push(...page.body.items.map((item) => item.annotationId));
      cursor = page.body.nextCursor;
    }
    expect(ids).toEqual(given.map((one) => one.annotationId));
    const ofBo = await list(rita, project, { annotator: bo.id });
    expect(ofBo.body.items.map((item) => item.annotator.name)).toEqual(["Bo", "Bo"]);
    for (const one of given.slice(0, 2)) await review(rita, project, one, { decision: "accepted" });
    await review(rita, project, given[2] as Answer, { decision: "rejected", reason: "No." });
    expect((await list(rita, project)).body.items).toHaveLength(2);
    expect((await list(rita, project, { status: "rejected" })).body.items).toMatchObject([
      {
        ...{ annotationId: given[2]?.annotationId, revision: 1, changedSince: false },
        review: { reason: "No.", reviewer: "Rita" },
      },
    ]);
    const again = { ...(given[2] as Answer), revision: 2 };
    expect((await put(ada, again, "refund")).status).toBe(200);
    expect((await list(rita, project, { status: "rejected" })).body.items).toMatchObject([
      { annotationId: given[2]?.annotationId, revision: 1, changedSince: true, summary: null },
    ]);
    const accepted = await list(rita, project, { status: "accepted", limit: "1" });
    expect(accepted.body.items).toHaveLength(1);
    const more = await list(rita, project, { status: "accepted", cursor: accepted.body.nextCursor ?? "" });
    expect(more.body.items).toHaveLength(1);
    expect((await list(rita, project, { cursor: "x" })).status).toBe(400);
  });

  it("is read from an index that holds only what waits", async () => {
    const { read } = server.services.database;
    if (read.dialect !== "sqlite") return;
    const plan = await read.raw.all<{ detail: string }>(
      `explain query plan select id from annotation where project_id = ? and review_due and user_id <> ?
       order by submitted_at, id limit 50`,
      ["p", "u"],
    );
    expect(plan.map((row) => row.detail).join("\n")).toContain("INDEX annotation_review_due");
    expect(plan.map((row) => row.detail).join("\n")).not.toContain("TEMP B-TREE");
  });
});

describe("what came back", () => {
  it("goes to the reviewer who rejected it, as long as they are one; managers see it, too", async () => {
    const { project, ada, rita } = await setting(2);
    const sam = await server.person("Sam");
    await server.join(project, sam, "reviewer");
    const done = await answer(ada, project);
    const fresh = await answer(ada, project);
    await review(rita, project, done, { decision: "rejected", reason: "Look again." });
    await put(ada, { ...done, revision: done.revision + 1 }, "refund");
    const waiting = async (person: Person, query: Record<string, string> = {}) =>
      (await list(person, project, query)).body.items.map(({ annotationId }) => annotationId);
    expect(await waiting(sam)).toEqual([fresh.annotationId]);
    expect((await waiting(rita)).toSorted()).toEqual([done.annotationId, fresh.annotationId].sort());
    expect(await waiting(rita, { back: "true" })).toEqual([done.annotationId]);
    expect((await waiting(manager)).toSorted()).toEqual([done.annotationId, fresh.annotationId].sort());
    const told = (await list(rita, project, { back: "true" })).body.items[0];
    expect(told).toMatchObject({ sentBackBy: { name: "Rita", own: true } });
    expect((await list(sam, project)).body.waiting).toEqual({ count: 1, isMore: false });
    await server.call("removeMember", { as: manager, params: { project, user: rita.id } });
    expect(await waiting(sam)).toHaveLength(2);
    const [of] = (await list(sam, project)).body.items.filter((one) => one.sentBackBy !== null);
    expect(of?.sentBackBy).toEqual({ name: "Rita", own: false });
  });
});

describe("the figures of reviewers", () => {
  it("count the decision that stands, and tell no share on fewer than 30", async () => {
    const { project, ada, rita } = await setting(4);
    const [one, two, three] = [
      await answer(ada, project),
      await answer(ada, project),
      await answer(ada, project),
    ];
    await review(rita, project, one, { decision: "accepted" });
    await review(rita, project, two, { decision: "rejected", reason: "Look again." });
    await review(manager, project, three, { decision: "accepted" });
    await server.call("createComment", {
      as: rita,
      params: { task: one.task },
      body: { annotationId: one.annotationId, text: "Well done." },
    });
    const figures = await server.call("getReviewerFigures", { as: manager, params: { project } });
    expect(figures.body.reviewers).toMatchObject([
      { name: "Rita", accepted: 1, fixed: 0, rejected: 1, rejectedShare: null, comments: 1 },
      { name: "manager", accepted: 1, fixed: 0, rejected: 0, rejectedShare: null, comments: 0 },
    ]);
    expect(figures.body.reviewers[0]?.medianWaitMs).toBeGreaterThanOrEqual(0);
  });

  it("tells how much accepted work a later final answer overrules, as a share from 30 on", async () => {
    const { project, ada, rita } = await setting(31);
    const figures = async () =>
      (await server.call("getReviewerFigures", { as: manager, params: { project } })).body.reviewers[0];
    const resolve = (task: string, topic: string) =>
      server.call("putResolution", {
        as: manager,
        params: { task },
        body: { baseRevision: 0, document: { answers: { topic }, regions: [], relations: [] } },
      });
    const given = [];
    for (let i = 0; i < 31; i++) given.push(await answer(ada, project));
    const [early, ...later] = given;
    // Known to the reviewer: it overrules nothing.
    await resolve(early?.task ?? "", "refund");
    server.advance(10);
    for (const one of given) await review(rita, project, one, { decision: "accepted" });
    server.advance(10);
    const [first, ...others] = later;
    await resolve(first?.task ?? "", "refund");
    expect(await figures()).toMatchObject({ accepted: 31, decided: 1, overruledShare: null });
    const said = await server.call("getTask", { as: manager, params: { project, task: first?.task ?? "" } });
    const topic = String(said.body.answers[0]?.document.answers.topic);
    expect(topic).not.toBe("refund");
    for (const { task } of others) await resolve(task, topic);
    const after = await figures();
    expect(after?.decided).toBe(30);
    expect(after?.overruledShare?.value).toBeCloseTo(1 / 30);
    // Wilson's interval of 1 in 30.
    expect(after?.overruledShare?.interval[0]).toBeCloseTo(0.0059, 3);
    expect(after?.overruledShare?.interval[1]).toBeCloseTo(0.1667, 3);
  });
});
