/** What must not be lost or hidden: one bad task among good ones, records of another version, changes left unsubmitted. */
import { openDB } from "idb";
import { describe, expect, it } from "vitest";
import { DraftStore } from "@/lib/client/session/drafts/draft-store";
import { openJournal } from "@/lib/client/session/drafts/journal";
import { doc, fail, setUpDesk, submit } from "./desk";
import { answer, FakeClock, PROJECT, problem, settle } from "./fake-server";

const JOURNAL = "test-journal-kept";
const desk = setUpDesk(JOURNAL);

describe("a task on which the server fails", () => {
  it("is set aside after three tries; the others go on, and a later visit tries it again", async () => {
    const bad = desk.taskId(1);
    const { put } = desk.server.api;
    let isBroken = true;
    desk.server.api.put = async (taskId, body) => {
      if (isBroken && taskId === bad) throw problem(500, "internal");
      return put(taskId, body);
    };
    const controller = await desk.open();
    for (let i = 0; i < 3; i++) {
      answer(controller);
      submit(controller);
      await settle();
    }
    await desk.clock.advance(60_000);
    expect(desk.server.writes.map(({ taskId }) => taskId)).toEqual([desk.taskId(2), desk.taskId(3)]);
    expect(controller.getState()).toMatchObject({
      save: { kind: "refused" },
      problems: [{ taskId: bad, problem: { kind: "refused", code: "internal" } }],
    });
    await controller.leave();
    isBroken = false;
    const later = await desk.open();
    await settle();
    expect(later.getState().problems).toEqual([]);
    expect(desk.server.writes.map(({ taskId }) => taskId)).toContain(bad);
  });

  it("is not one that a proxy or a full disk answers for: that is waited out", async () => {
    const controller = await desk.open();
    desk.server.faults = [502, 503, 504, 507, 429].map((status) => problem(status, "internal"));
    answer(controller);
    submit(controller);
    await settle();
    await desk.clock.advance(300_000);
    expect(desk.server.writes).toHaveLength(1);
    expect(controller.getState().problems).toEqual([]);
  });
});

describe("the journal", () => {
  it("keeps a record it cannot read when its task is worked on again, and offers it each time", async () => {
    const task = desk.taskId(1);
    const precious = { userId: desk.userId, taskId: task, projectId: PROJECT, format: 2, precious: "hours" };
    const database = await openDB(JOURNAL, 1);
    await database.put("work", precious);
    const controller = await desk.open();
    expect(controller.getState()).toMatchObject({ task: { id: task }, damaged: [precious] });
    answer(controller);
    await desk.clock.advance(2_000);
    await settle();
    expect(await desk.journal.read(task)).toMatchObject({ document: doc("billing") });
    await controller.leave();
    await database.put("work", { ...precious, precious: "more hours" });
    expect((await desk.journal.list()).damaged).toEqual([precious, { ...precious, precious: "more hours" }]);
    expect((await desk.journal.list()).damaged).toHaveLength(2);
    database.close();
  });

  it("stores every record that fits, also when one before it does not", async () => {
    const controller = await desk.open();
    answer(controller);
    await desk.clock.advance(1_000);
    const record = controller.work.get(desk.taskId(1));
    if (!record) throw new Error("no record");
    const saved: string[] = [];
    const journal = {
      ...desk.journal,
      save: async ({ taskId }: { taskId: string }) => {
        if (taskId === "large") throw new DOMException("full", "QuotaExceededError");
        saved.push(taskId);
      },
    };
    const work = new DraftStore(journal, new FakeClock().timers, () => {});
    for (const taskId of ["large", "small", "other"]) work.put({ ...record, taskId });
    await work.flush();
    expect(saved).toEqual(["small", "other"]);
    expect(work.failure).not.toBeNull();
  });

  it("forgets after a month what the server has, and nothing else", async () => {
    const controller = await desk.open();
    answer(controller);
    await desk.clock.advance(10_000);
    const record = controller.work.get(desk.taskId(1));
    if (!record) throw new Error("no record");
    expect(record.savedVersion).toBe(record.version);
    await controller.leave();
    await desk.journal.save({ ...record, taskId: desk.taskId(2), version: record.version + 1 });
    const load = async (nowMs: number) => {
      const journal = await openJournal(desk.userId, fail, JOURNAL);
      const work = new DraftStore(journal, desk.clock.timers, () => {});
      await work.load(nowMs);
      const ids = work.all().map(({ taskId }) => taskId);
      journal.close();
      return ids;
    };
    const month = 30 * 86_400_000;
    expect(await load(record.updatedAt + month)).toHaveLength(2);
    expect(await load(record.updatedAt + month + 1)).toEqual([desk.taskId(2)]);
    expect(await desk.journal.read(desk.taskId(1))).toBeUndefined();
  });
});

describe("an answer that was changed after it was submitted, and left", () => {
  it("is told until it is submitted again, also after a reload", async () => {
    const controller = await desk.open();
    answer(controller);
    submit(controller);
    await settle();
    await controller.previous();
    answer(controller, "refund");
    await desk.clock.advance(1_000);
    expect(controller.getState()).toMatchObject({ save: { kind: "held" }, unsubmitted: [] });
    await controller.next();
    expect(controller.getState().unsubmitted).toMatchObject([{ seq: 1, document: doc("refund") }]);
    await controller.leave();
    const later = await desk.open();
    expect(later.getState().unsubmitted).toMatchObject([{ seq: 1 }]);
    await later.reopen(desk.taskId(1));
    submit(later);
    await settle();
    expect(later.getState().unsubmitted).toEqual([]);
    expect(desk.server.annotations.get(desk.taskId(1))).toMatchObject({
      state: "submitted",
      document: doc("refund"),
    });
  });

  it("can be given up: what was submitted stays", async () => {
    const controller = await desk.open();
    answer(controller);
    submit(controller);
    await settle();
    await controller.previous();
    answer(controller, "refund");
    await controller.next();
    controller.discard(desk.taskId(1));
    expect(controller.getState().unsubmitted).toEqual([]);
    await controller.previous();
    expect(controller.getState().editor?.getState().document).toEqual(doc("billing"));
  });
});
