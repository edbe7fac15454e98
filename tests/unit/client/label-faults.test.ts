import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseJournal, type Journal, openJournal } from "@/lib/client/journal";
import type { LabelController } from "@/lib/client/label-controller";
import { setAnswer } from "@/lib/editor/commands";
import { answer, FakeClock, FakeServer, id, openTab, problem, settle } from "./fake-server";

const DATABASE = "test-journal-faults";
const ADA = id();
const BOB = id();
let server: FakeServer;
let clock: FakeClock;
let journal: Journal;
const fail = (cause: unknown) => {
  throw cause;
};

beforeEach(async () => {
  server = new FakeServer(40);
  clock = new FakeClock();
  journal = await openJournal(ADA, fail, DATABASE);
});
afterEach(async () => {
  journal.close();
  await eraseJournal(DATABASE);
});

const open = (schemaVersion = 1) => openTab({ userId: ADA, journal, server, clock, schemaVersion });
const submit = (controller: LabelController) => controller.submit({ state: "submitted" });
const save = (controller: LabelController) => controller.getState().save;
const first = () => server.tasks[0]?.id ?? "";
const doc = (label: string) => ({ answers: { topic: label }, regions: [], relations: [] });
const stored = async () => (await journal.list()).records;

describe("offline", () => {
  it("finished work waits in order and arrives once each, also after a reload", async () => {
    const controller = await open();
    server.always = "down";
    for (let i = 0; i < 4; i++) {
      answer(controller);
      submit(controller);
      await settle();
    }
    expect(controller.getState().phase).toBe("offline");
    expect(save(controller)).toEqual({ kind: "offline", waiting: 4 });
    await controller.leave();
    server.always = null;
    const again = await open();
    await settle();
    expect(server.writes.map(({ taskId }) => taskId)).toEqual(
      server.tasks.slice(0, 4).map((task) => task.id),
    );
    expect(again.getState()).toMatchObject({ phase: "labeling", task: { seq: 5 } });
    expect(await stored()).toEqual([]);
  });

  it("goes on by itself when the network returns", async () => {
    const controller = await open();
    server.always = "down";
    answer(controller);
    submit(controller);
    await settle();
    expect(save(controller)).toEqual({ kind: "offline", waiting: 1 });
    server.always = null;
    controller.online();
    await settle();
    expect(save(controller)).toEqual({ kind: "saved", waiting: 0 });
    expect(server.writes).toHaveLength(1);
  });

  it("retries without being told, waiting longer each time", async () => {
    const controller = await open();
    server.faults = ["down", "down", "down"];
    answer(controller);
    submit(controller);
    await settle();
    await clock.advance(1_000 + 2_000);
    expect(server.writes).toHaveLength(0);
    await clock.advance(4_000);
    expect(server.writes).toHaveLength(1);
    expect(save(controller).kind).toBe("saved");
  });

  it("answers that get lost on the way back never make a second row", async () => {
    const controller = await open();
    for (let i = 0; i < 30; i++) {
      answer(controller);
      server.faults = i % 3 === 0 ? ["lost", "lost"] : i % 3 === 1 ? ["down", "lost"] : [];
      submit(controller);
      await clock.advance(60_000);
    }
    expect(server.writes).toHaveLength(30);
    expect(new Set(server.writes.map(({ taskId }) => taskId)).size).toBe(30);
    expect(controller.getState().problems).toEqual([]);
  });

  it("a draft whose answer was lost is recognised as one's own when more was changed meanwhile", async () => {
    const controller = await open();
    server.faults = ["lost"];
    answer(controller, "billing");
    await clock.advance(1_000);
    answer(controller, "refund");
    await clock.advance(10_000);
    expect(controller.getState().problems).toEqual([]);
    expect(server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("refund") });
  });

  it("the same after a crash in between", async () => {
    const crashed = await open();
    server.faults = ["lost"];
    answer(crashed, "billing");
    await clock.advance(1_000);
    server.always = "down";
    answer(crashed, "refund");
    await clock.advance(300);
    // The crashed page's timers never fire again.
    clock = new FakeClock();
    server.always = null;
    const again = await open();
    again.getState().editor?.dispatch([setAnswer("rating", 4)]);
    await clock.advance(10_000);
    expect(again.getState().problems).toEqual([]);
    expect(server.annotations.get(first())?.document.answers).toEqual({ topic: "refund", rating: 4 });
  });
});

describe("sessions and people", () => {
  it("an ended session keeps everything and goes on after signing in", async () => {
    const controller = await open();
    server.always = problem(401, "unauthenticated");
    answer(controller);
    submit(controller);
    await settle();
    expect(controller.getState().signIn).toBe(true);
    expect(save(controller)).toEqual({ kind: "signIn", waiting: 1 });
    expect(await stored()).toHaveLength(1);
    answer(controller, "refund");
    await clock.advance(60_000);
    server.always = null;
    await controller.signedIn();
    await settle();
    expect(controller.getState().signIn).toBe(false);
    expect(server.writes.map(({ taskId, state }) => [taskId, state])).toEqual([
      [first(), "submitted"],
      [server.tasks[1]?.id, "draft"],
    ]);
  });

  it("another person on the same device sees nothing of it and sends nothing of it", async () => {
    server.always = "down";
    const ada = await open().catch(fail);
    server.always = null;
    await ada.retry();
    server.always = "down";
    answer(ada);
    submit(ada);
    await settle();
    await ada.leave();
    server.always = null;
    const theirs = await openJournal(BOB, fail, DATABASE);
    expect((await theirs.list()).records).toEqual([]);
    const bob = await openTab({ userId: BOB, journal: theirs, server, clock });
    await settle();
    expect(bob.getState().save.waiting).toBe(0);
    expect(server.writes).toEqual([]);
    theirs.close();
    expect(await stored()).toHaveLength(1);
  });

  it("removed from the project: the work stays on this device", async () => {
    const controller = await open();
    answer(controller);
    server.faults = [problem(404, "not_found")];
    submit(controller);
    await settle();
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "gone" }, document: doc("billing") },
    ]);
    expect(await stored()).toHaveLength(1);
    controller.discard(first());
    await settle();
    expect(await stored()).toEqual([]);
  });
});

describe("two tabs", () => {
  it("never hold the same task; the second goes on with what the first does not have", async () => {
    const held = new Set<string>();
    const one = await openTab({ userId: ADA, journal, server, clock, held });
    const two = await openTab({ userId: ADA, journal, server, clock, held });
    await settle();
    expect(one.getState().task?.seq).toBe(1);
    expect(two.getState()).toMatchObject({ phase: "labeling", task: { seq: 5 }, elsewhere: 4 });
    expect(await two.reopen(first())).toBe(false);
    expect(two.getState().notice?.key).toBe("label.noticeElsewhere");
  });

  it("says so when all that is left is open in the other one", async () => {
    server.tasks.splice(4);
    const held = new Set<string>();
    await openTab({ userId: ADA, journal, server, clock, held });
    const two = await openTab({ userId: ADA, journal, server, clock, held });
    await settle();
    expect(two.getState()).toMatchObject({ phase: "empty", elsewhere: 4 });
  });
});

describe("conflicts", () => {
  const conflict = async () => {
    const controller = await open();
    server.elsewhere(first(), doc("refund"));
    answer(controller, "billing");
    await clock.advance(2_000);
    return controller;
  };

  it("a foreign version overwrites nothing and is shown beside one's own", async () => {
    const controller = await conflict();
    expect(save(controller).kind).toBe("conflict");
    expect(server.annotations.get(first())?.document).toEqual(doc("refund"));
    expect(controller.getState().problems).toMatchObject([
      { document: doc("billing"), problem: { kind: "conflict", theirs: { document: doc("refund") } } },
    ]);
    expect(await stored()).toHaveLength(1);
  });

  it("keep mine: a new revision on top of theirs", async () => {
    const controller = await conflict();
    controller.resolveConflict(first(), "mine");
    await settle();
    expect(server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("billing") });
    expect(save(controller).kind).toBe("saved");
  });

  it("take the other: it is in the editor, nothing is sent", async () => {
    const controller = await conflict();
    controller.resolveConflict(first(), "theirs");
    await settle();
    expect(controller.getState().editor?.getState().document).toEqual(doc("refund"));
    expect(server.annotations.get(first())?.revision).toBe(1);
    expect(save(controller).kind).toBe("saved");
    answer(controller, "billing");
    await clock.advance(2_000);
    expect(server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("billing") });
  });

  it("a submit in conflict waits, the ones after it go on", async () => {
    const controller = await open();
    server.elsewhere(first(), doc("refund"), "submitted");
    answer(controller, "billing");
    submit(controller);
    answer(controller);
    submit(controller);
    await settle();
    expect(server.writes.map(({ taskId }) => taskId)).toEqual([server.tasks[1]?.id]);
    expect(controller.getState().problems).toHaveLength(1);
    controller.resolveConflict(first(), "mine");
    await settle();
    expect(server.annotations.get(first())).toMatchObject({
      revision: 2,
      state: "submitted",
      document: doc("billing"),
    });
  });

  it("a version equal to one's own is no conflict", async () => {
    const controller = await open();
    server.elsewhere(first(), doc("billing"));
    answer(controller, "billing");
    await clock.advance(2_000);
    expect(controller.getState().problems).toEqual([]);
    expect(save(controller).kind).toBe("saved");
  });

  it("a changed label schema keeps the work and sends it again under the new one", async () => {
    const controller = await open();
    answer(controller);
    server.faults = [problem(409, "schema_changed")];
    submit(controller);
    await settle();
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "refused", code: "schema_changed" } },
    ]);
    await controller.leave();
    const reloaded = await open(2);
    await reloaded.repair(first());
    expect(reloaded.getState().editor?.getState().document).toEqual(doc("billing"));
    submit(reloaded);
    await settle();
    expect(server.writes.at(-1)).toMatchObject({ taskId: first(), state: "submitted" });
    expect(server.puts.at(-1)?.body.schemaVersion).toBe(2);
    expect(reloaded.getState().problems).toEqual([]);
  });

  it("a refused draft says what is wrong and is sent again after the next change", async () => {
    const controller = await open();
    server.faults = [problem(400, "invalid_input", { issues: [{ path: "answers.topic", message: "no" }] })];
    answer(controller);
    await clock.advance(2_000);
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "refused", issues: [{ path: "answers.topic", message: "no" }] } },
    ]);
    answer(controller, "refund");
    await clock.advance(2_000);
    expect(controller.getState().problems).toEqual([]);
    expect(save(controller).kind).toBe("saved");
  });
});
