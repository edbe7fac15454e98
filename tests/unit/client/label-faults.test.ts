import { describe, expect, it } from "vitest";
import { openJournal } from "@/lib/client/session/drafts/journal";
import type { LabelController } from "@/lib/client/session/label-controller";
import { setAnswer } from "@/lib/editor/commands";
import { doc, fail, setUpDesk, submit } from "./desk";
import { answer, FakeClock, id, problem, settle } from "./fake-server";

const DATABASE = "test-journal-faults";
const desk = setUpDesk(DATABASE);
const BOB = id();
const save = (controller: LabelController) => controller.getState().save;
const first = () => desk.taskId(1);

describe("offline", () => {
  it("finished work waits in order and arrives once each, also after a reload", async () => {
    const controller = await desk.open();
    desk.server.always = "down";
    for (let i = 0; i < 4; i++) {
      answer(controller);
      submit(controller);
      await settle();
    }
    expect(controller.getState().phase).toBe("offline");
    expect(save(controller)).toEqual({ kind: "offline", waiting: 4 });
    await controller.leave();
    desk.server.always = null;
    const again = await desk.open();
    await settle();
    expect(desk.server.writes.map(({ taskId }) => taskId)).toEqual(
      desk.server.tasks.slice(0, 4).map((task) => task.id),
    );
    expect(again.getState()).toMatchObject({ phase: "labeling", task: { seq: 5 } });
    expect(await desk.stored()).toEqual([]);
  });

  it("goes on by itself when the network returns", async () => {
    const controller = await desk.open();
    desk.server.always = "down";
    answer(controller);
    submit(controller);
    await settle();
    expect(save(controller)).toEqual({ kind: "offline", waiting: 1 });
    desk.server.always = null;
    controller.online();
    await settle();
    expect(save(controller)).toEqual({ kind: "saved", waiting: 0 });
    expect(desk.server.writes).toHaveLength(1);
  });

  it("retries without being told, waiting longer each time", async () => {
    const controller = await desk.open();
    desk.server.faults = ["down", "down", "down"];
    answer(controller);
    submit(controller);
    await settle();
    await desk.clock.advance(1_000 + 2_000);
    expect(desk.server.writes).toHaveLength(0);
    await desk.clock.advance(4_000);
    expect(desk.server.writes).toHaveLength(1);
    expect(save(controller).kind).toBe("saved");
  });

  it("answers that get lost on the way back never make a second row", async () => {
    const controller = await desk.open();
    for (let i = 0; i < 30; i++) {
      answer(controller);
      desk.server.faults = i % 3 === 0 ? ["lost", "lost"] : i % 3 === 1 ? ["down", "lost"] : [];
      submit(controller);
      await desk.clock.advance(60_000);
    }
    expect(desk.server.writes).toHaveLength(30);
    expect(new Set(desk.server.writes.map(({ taskId }) => taskId)).size).toBe(30);
    expect(controller.getState().problems).toEqual([]);
  });

  it("a draft whose answer was lost is recognised as one's own when more was changed meanwhile", async () => {
    const controller = await desk.open();
    desk.server.faults = ["lost"];
    answer(controller, "billing");
    await desk.clock.advance(1_000);
    answer(controller, "refund");
    await desk.clock.advance(10_000);
    expect(controller.getState().problems).toEqual([]);
    expect(desk.server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("refund") });
  });

  it("the same after a crash in between", async () => {
    const crashed = await desk.open();
    desk.server.faults = ["lost"];
    answer(crashed, "billing");
    await desk.clock.advance(1_000);
    desk.server.always = "down";
    answer(crashed, "refund");
    await desk.clock.advance(300);
    // The crashed page's timers never fire again.
    desk.clock = new FakeClock();
    desk.server.always = null;
    const again = await desk.open();
    again.getState().editor?.dispatch([setAnswer("rating", 4)]);
    await desk.clock.advance(10_000);
    expect(again.getState().problems).toEqual([]);
    expect(desk.server.annotations.get(first())?.document.answers).toEqual({ topic: "refund", rating: 4 });
  });
});

describe("sessions and people", () => {
  it("an ended session keeps everything and goes on after signing in", async () => {
    const controller = await desk.open();
    desk.server.always = problem(401, "unauthenticated");
    answer(controller);
    submit(controller);
    await settle();
    expect(controller.getState().signIn).toBe(true);
    expect(save(controller)).toEqual({ kind: "signIn", waiting: 1 });
    expect(await desk.stored()).toHaveLength(1);
    answer(controller, "refund");
    await desk.clock.advance(60_000);
    desk.server.always = null;
    await controller.signedIn();
    await settle();
    expect(controller.getState().signIn).toBe(false);
    expect(desk.server.writes.map(({ taskId, state }) => [taskId, state])).toEqual([
      [first(), "submitted"],
      [desk.server.tasks[1]?.id, "draft"],
    ]);
  });

  it("another person on the same device sees nothing of it and sends nothing of it", async () => {
    desk.server.always = "down";
    const ada = await desk.open().catch(fail);
    desk.server.always = null;
    await ada.retry();
    desk.server.always = "down";
    answer(ada);
    submit(ada);
    await settle();
    await ada.leave();
    desk.server.always = null;
    const theirs = await openJournal(BOB, fail, DATABASE);
    expect((await theirs.list()).records).toEqual([]);
    const bob = await desk.open({ userId: BOB, journal: theirs });
    await settle();
    expect(bob.getState().save.waiting).toBe(0);
    expect(desk.server.writes).toEqual([]);
    theirs.close();
    expect(await desk.stored()).toHaveLength(1);
  });

  it("removed from the project: the work stays on this device", async () => {
    const controller = await desk.open();
    answer(controller);
    desk.server.faults = [problem(404, "not_found")];
    submit(controller);
    await settle();
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "gone" }, document: doc("billing") },
    ]);
    expect(await desk.stored()).toHaveLength(1);
    controller.discard(first());
    await settle();
    expect(await desk.stored()).toEqual([]);
  });
});

describe("removed from the project and invited again", () => {
  const removed = async () => {
    const controller = await desk.open();
    answer(controller);
    desk.server.faults = [problem(404, "not_found"), problem(404, "not_found")];
    submit(controller);
    await settle();
    answer(controller, "refund");
    await desk.clock.advance(2_000);
    expect(controller.getState().problems).toHaveLength(2);
    return controller;
  };
  const written = () => desk.server.writes.map(({ state, document }) => [state, document]);
  const both = [
    ["submitted", doc("billing")],
    ["draft", doc("refund")],
  ];

  it("the work is sent when the page is loaded anew, submits and drafts alike", async () => {
    await (await removed()).leave();
    const again = await desk.open();
    await settle();
    expect(again.getState().problems).toEqual([]);
    expect(written()).toEqual(both);
  });

  it("the work is sent when the person tries again; while still removed, nothing is lost", async () => {
    const controller = await removed();
    desk.server.faults = [problem(404, "not_found"), problem(403, "forbidden")];
    const all = () => controller.getState().problems.map(({ taskId }) => taskId);
    controller.tryAgain(all());
    await settle();
    expect(controller.getState().problems).toHaveLength(2);
    controller.tryAgain(all());
    await settle();
    expect(controller.getState().problems).toEqual([]);
    expect(written()).toEqual(both);
  });

  it("a draft that was refused goes out with its submit", async () => {
    const controller = await removed();
    submit(controller);
    await settle();
    expect(written()).toEqual([["submitted", doc("refund")]]);
    expect(controller.getState().problems).toHaveLength(1);
  });
});

describe("two tabs", () => {
  it("never hold the same task; the second goes on with what the first does not have", async () => {
    const held = new Set<string>();
    const one = await desk.open({ held });
    const two = await desk.open({ held });
    await settle();
    expect(one.getState().task?.seq).toBe(1);
    expect(two.getState()).toMatchObject({ phase: "labeling", task: { seq: 5 }, elsewhere: 4 });
    expect(await two.reopen(first())).toBe(false);
    expect(two.getState().notice?.key).toBe("labelLater.noticeElsewhere");
  });

  it("says so when all that is left is open in the other one", async () => {
    desk.server.tasks.splice(4);
    const held = new Set<string>();
    await desk.open({ held });
    const two = await desk.open({ held });
    await settle();
    expect(two.getState()).toMatchObject({ phase: "empty", elsewhere: 4 });
  });
});

describe("conflicts", () => {
  const conflict = async () => {
    const controller = await desk.open();
    desk.server.elsewhere(first(), doc("refund"));
    answer(controller, "billing");
    await desk.clock.advance(2_000);
    return controller;
  };

  it("a foreign version overwrites nothing and is shown beside one's own", async () => {
    const controller = await conflict();
    expect(save(controller).kind).toBe("conflict");
    expect(desk.server.annotations.get(first())?.document).toEqual(doc("refund"));
    expect(controller.getState().problems).toMatchObject([
      { document: doc("billing"), problem: { kind: "conflict", theirs: { document: doc("refund") } } },
    ]);
    expect(await desk.stored()).toHaveLength(1);
  });

  it("keep mine: a new revision on top of theirs", async () => {
    const controller = await conflict();
    controller.resolveConflict(first(), "mine");
    await settle();
    expect(desk.server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("billing") });
    expect(save(controller).kind).toBe("saved");
  });

  it("take the other: it is in the editor, nothing is sent", async () => {
    const controller = await conflict();
    controller.resolveConflict(first(), "theirs");
    await settle();
    expect(controller.getState().editor?.getState().document).toEqual(doc("refund"));
    expect(desk.server.annotations.get(first())?.revision).toBe(1);
    expect(save(controller).kind).toBe("saved");
    answer(controller, "billing");
    await desk.clock.advance(2_000);
    expect(desk.server.annotations.get(first())).toMatchObject({ revision: 2, document: doc("billing") });
  });

  it("a submit in conflict waits, the ones after it go on", async () => {
    const controller = await desk.open();
    desk.server.elsewhere(first(), doc("refund"), "submitted");
    answer(controller, "billing");
    submit(controller);
    answer(controller);
    submit(controller);
    await settle();
    expect(desk.server.writes.map(({ taskId }) => taskId)).toEqual([desk.server.tasks[1]?.id]);
    expect(controller.getState().problems).toHaveLength(1);
    controller.resolveConflict(first(), "mine");
    await settle();
    expect(desk.server.annotations.get(first())).toMatchObject({
      revision: 2,
      state: "submitted",
      document: doc("billing"),
    });
  });

  it("a version equal to one's own is no conflict", async () => {
    const controller = await desk.open();
    desk.server.elsewhere(first(), doc("billing"));
    answer(controller, "billing");
    await desk.clock.advance(2_000);
    expect(controller.getState().problems).toEqual([]);
    expect(save(controller).kind).toBe("saved");
  });

  it("a changed label schema keeps the work and sends it again under the new one", async () => {
    const controller = await desk.open();
    answer(controller);
    desk.server.faults = [problem(409, "schema_changed")];
    submit(controller);
    await settle();
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "refused", code: "schema_changed" } },
    ]);
    await controller.leave();
    const reloaded = await desk.open({ schemaVersion: 2 });
    await reloaded.repair(first());
    expect(reloaded.getState().editor?.getState().document).toEqual(doc("billing"));
    submit(reloaded);
    await settle();
    expect(desk.server.writes.at(-1)).toMatchObject({ taskId: first(), state: "submitted" });
    expect(desk.server.puts.at(-1)?.body.schemaVersion).toBe(2);
    expect(reloaded.getState().problems).toEqual([]);
  });

  it("a refused draft says what is wrong and is sent again after the next change", async () => {
    const controller = await desk.open();
    desk.server.faults = [
      problem(400, "invalid_input", { issues: [{ path: "answers.topic", message: "no" }] }),
    ];
    answer(controller);
    await desk.clock.advance(2_000);
    expect(controller.getState().problems).toMatchObject([
      { problem: { kind: "refused", issues: [{ path: "answers.topic", message: "no" }] } },
    ]);
    answer(controller, "refund");
    await desk.clock.advance(2_000);
    expect(controller.getState().problems).toEqual([]);
    expect(save(controller).kind).toBe("saved");
  });
});
