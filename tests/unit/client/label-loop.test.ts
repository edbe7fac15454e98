import { describe, expect, it } from "vitest";
import { askQuestion } from "@/lib/client/session/ask-question";
import { memoryJournal } from "@/lib/client/session/drafts/journal";
import type { LabelController } from "@/lib/client/session/label-controller";
import { setAnswer } from "@/lib/editor/commands";
import { doc, setUpDesk, submit } from "./desk";
import { answer, FakeServer, id, settle } from "./fake-server";

const desk = setUpDesk("test-journal-loop");
const save = (controller: LabelController) => controller.getState().save;
const first = () => desk.taskId(1);

describe("the loop", () => {
  it("opens the first task and keeps three ahead", async () => {
    const controller = await desk.open();
    expect(controller.getState()).toMatchObject({ phase: "labeling", task: { seq: 1 } });
    expect(desk.server.given.size).toBe(4);
  });

  it("after a reload the task that was begun comes first, whatever order the server gives", async () => {
    const before = await desk.open();
    answer(before);
    await desk.clock.advance(300);
    desk.server.tasks.reverse();
    desk.server.tasks.push(...desk.server.tasks.splice(0, 36));
    expect((await desk.open()).getState().task?.seq).toBe(1);
  });

  it("submit shows the next task at once, before the server has answered, and refills", async () => {
    const controller = await desk.open();
    answer(controller);
    expect(submit(controller)).toBe(true);
    expect(controller.getState().task?.seq).toBe(2);
    expect(desk.server.writes).toHaveLength(0);
    await settle();
    expect(desk.server.writes).toMatchObject([{ taskId: first(), state: "submitted" }]);
    expect(desk.server.puts[0]?.body.next).toMatchObject({ count: 1 });
    expect(desk.server.given.size).toBe(5);
    expect(save(controller)).toEqual({ kind: "saved", waiting: 0 });
    expect(await desk.stored()).toEqual([]);
  });

  it("a missing required answer stops the submit and says which", async () => {
    const controller = await desk.open();
    expect(submit(controller)).toBe(false);
    expect(controller.getState().missing?.issues).toMatchObject([{ path: "answers.topic" }]);
    expect(controller.getState().task?.seq).toBe(1);
  });

  it("skips with a reason although an answer is missing", async () => {
    const controller = await desk.open();
    controller.submit({ state: "skipped", reason: "broken", note: "empty" });
    await settle();
    expect(desk.server.puts[0]?.body).toMatchObject({
      state: "skipped",
      skipReason: "broken",
      skipNote: "empty",
    });
  });

  it("says when everything is done, and finds tasks that come later", async () => {
    desk.server.tasks.splice(1);
    const controller = await desk.open();
    answer(controller);
    submit(controller);
    expect(controller.getState().phase).toBe("loading");
    await settle();
    expect(controller.getState()).toMatchObject({ phase: "empty", progress: { mine: 1 } });
    desk.server.tasks.push(...new FakeServer(1).tasks);
    await controller.retry();
    expect(controller.getState().phase).toBe("labeling");
  });

  it("reopens earlier work, and a change of it waits for the next submit", async () => {
    const controller = await desk.open();
    answer(controller);
    submit(controller);
    await settle();
    await controller.previous();
    expect(controller.getState()).toMatchObject({ task: { seq: 1 }, origin: "history" });
    answer(controller, "refund");
    await desk.clock.advance(10_000);
    expect(desk.server.writes).toHaveLength(1);
    expect(save(controller).kind).toBe("held");
    submit(controller);
    await settle();
    expect(desk.server.writes.at(-1)).toMatchObject({ revision: 2, document: doc("refund") });
    expect(controller.getState()).toMatchObject({ task: { seq: 2 }, origin: "queue" });
  });

  it("reopens work whose submit is still on its way, and goes on from what the server took", async () => {
    const controller = await desk.open();
    const put = desk.server.api.put.bind(desk.server.api);
    let arrive = () => {};
    const network = new Promise<void>((done) => {
      arrive = done;
    });
    desk.server.api.put = async (...asked) => {
      const taken = await put(...asked);
      await network;
      return taken;
    };
    answer(controller);
    submit(controller);
    await settle();
    await controller.reopen(desk.taskId(1));
    expect(controller.getState()).toMatchObject({ task: { seq: 1 }, progress: { mine: 1 } });
    arrive();
    await settle();
    expect(save(controller)).toMatchObject({ kind: "saved", waiting: 0 });
    answer(controller, "refund");
    await desk.clock.advance(10_000);
    expect(save(controller).kind).toBe("held");
    submit(controller);
    await settle();
    expect(desk.server.writes).toMatchObject([
      { revision: 1, document: doc("billing") },
      { revision: 2, document: doc("refund") },
    ]);
    expect(controller.getState()).toMatchObject({ problems: [], progress: { mine: 1 }, task: { seq: 2 } });
  });

  it("next returns to the task of the queue with what was begun there", async () => {
    const controller = await desk.open();
    answer(controller);
    submit(controller);
    await settle();
    answer(controller, "refund");
    await controller.previous();
    await controller.next();
    expect(controller.getState().task?.seq).toBe(2);
    expect(controller.getState().editor?.getState().document).toEqual(doc("refund"));
  });

  it("keeps the leases alive three times per lease and gives untouched tasks back on leaving", async () => {
    const controller = await desk.open();
    answer(controller);
    await desk.clock.advance(300_000);
    expect(desk.server.leases).toHaveLength(4);
    await controller.leave();
    expect(desk.server.released).toHaveLength(3);
    expect(desk.server.released).not.toContain(first());
  });

  it("gives untouched tasks back when the tab is closed, unless a page opened since has prolonged them", async () => {
    const controller = await desk.open();
    await desk.clock.advance(300_000);
    const renewed = (await desk.server.api.lease(first())).leaseExpiresAt;
    answer(controller);
    await desk.clock.advance(100);
    controller.closing();
    expect(desk.server.released).toEqual([2, 3, 4].map(desk.taskId));
    expect(desk.server.releasedUntil).toEqual([renewed, renewed, renewed]);
  });

  it("gives a task back as it was reserved when nothing has prolonged it, and keeps the offline batch", async () => {
    const controller = await desk.open();
    const reserved = desk.server.tasks[0]?.leaseExpiresAt;
    controller.closing();
    expect(desk.server.released).toEqual([2, 3, 4, 1].map(desk.taskId));
    expect(desk.server.releasedUntil).toEqual(Array(4).fill(reserved));
    await controller.toggleOfflineBatch();
    controller.closing();
    expect(desk.server.released).toHaveLength(4);
  });

  it("counts the time of work, not the lunch break", async () => {
    const controller = await desk.open();
    for (let i = 0; i < 3; i++) {
      await desk.clock.advance(10_000);
      controller.active();
    }
    await desk.clock.advance(3_600_000);
    controller.active();
    answer(controller);
    submit(controller);
    await settle();
    expect(desk.server.puts.at(-1)?.body.leadTimeMs).toBe(90_000);
  });
});

describe("saving", () => {
  it("a change is on this device within 300 ms and on the server within 2 s", async () => {
    const controller = await desk.open();
    answer(controller);
    expect(save(controller).kind).toBe("saving");
    await desk.clock.advance(300);
    expect(await desk.stored()).toMatchObject([{ taskId: first(), document: doc("billing") }]);
    expect(save(controller).kind).toBe("device");
    await desk.clock.advance(1_700);
    expect(desk.server.writes).toMatchObject([{ state: "draft", document: doc("billing") }]);
    expect(save(controller).kind).toBe("saved");
  });

  it("sends a draft at least every five seconds while changes go on", async () => {
    const controller = await desk.open();
    for (let i = 0; i < 11; i++) {
      answer(controller, i % 2 === 0 ? "billing" : "refund");
      await desk.clock.advance(500);
    }
    expect(desk.server.writes.length).toBeGreaterThanOrEqual(1);
  });

  it("after a crash work and undo steps are there again", async () => {
    const crashed = await desk.open();
    for (let i = 0; i < 250; i++)
      crashed
        .getState()
        .editor?.dispatch([
          setAnswer("rating", (i % 5) + 1),
          setAnswer("topic", i % 2 ? "refund" : "billing"),
        ]);
    await desk.clock.advance(300);
    desk.server.always = "down";
    await desk.clock.advance(5_000);
    desk.server.always = null;
    const again = await desk.open();
    const editor = again.getState().editor;
    expect(editor?.getState().document.answers).toEqual({ rating: 5, topic: "refund" });
    for (let i = 0; i < 250; i++) editor?.undo();
    expect(editor?.getState().document.answers).toEqual({});
  });

  it("undo steps survive a reload also when the server has everything", async () => {
    const before = await desk.open();
    answer(before);
    await desk.clock.advance(2_000);
    expect(save(before).kind).toBe("saved");
    await before.leave();
    const after = await desk.open();
    after.getState().editor?.undo();
    expect(after.getState().editor?.getState().document.answers).toEqual({});
  });

  it("without storage it says so, and holds a closing page only while the server has less", async () => {
    const controller = await desk.open({ journal: memoryJournal() });
    expect(controller.getState().keepsOnDevice).toBe(false);
    answer(controller);
    expect(controller.work.atRisk).toBe(true);
    await desk.clock.advance(2_000);
    expect(controller.work.atRisk).toBe(false);
  });

  it("a full disk is shown and tried again", async () => {
    const controller = await desk.open();
    const { save: write } = desk.journal;
    desk.journal.save = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    desk.server.always = "down";
    answer(controller);
    await desk.clock.advance(300);
    expect(save(controller).kind).toBe("unkept");
    expect(controller.work.atRisk).toBe(true);
    desk.journal.save = write;
    await desk.clock.advance(6_000);
    expect(controller.work.atRisk).toBe(false);
  });
});

describe("asking", () => {
  it("sends the draft first, puts the task aside and shows the next one", async () => {
    const controller = await desk.open();
    answer(controller);
    await askQuestion(controller.asking, { text: "Which one?" });
    expect(desk.server.writes).toMatchObject([{ taskId: first(), state: "draft" }]);
    expect(desk.server.asked).toEqual([{ taskId: first(), text: "Which one?" }]);
    expect(controller.getState()).toMatchObject({ task: { seq: 2 }, notice: { key: "labelLater.asked" } });
    await settle();
    expect(desk.server.given.size).toBe(5);
    expect(save(controller)).toMatchObject({ kind: "saved", waiting: 0 });
  });

  it("moves nothing when the server cannot be reached", async () => {
    const controller = await desk.open();
    answer(controller);
    desk.server.always = "down";
    await expect(askQuestion(controller.asking, { text: "Which one?" })).rejects.toThrow();
    expect(controller.getState().task?.seq).toBe(1);
    expect((await desk.stored()).map((record) => record.taskId)).toEqual([first()]);
  });

  it("what came back with a ruling is shown before what was fetched ahead", async () => {
    const controller = await desk.open();
    const back = desk.server.tasks[6];
    if (!back) throw new Error("too few tasks");
    const text = { id: id(), code: "Q-001", regionId: null, text: "Which one?", createdAt: 1 };
    const ruling = { text: "This one.", rule: null, ruledBy: "Mia", ruledAt: 2 };
    back.questions = [{ ...text, status: "answered", ruling }];
    desk.server.tasks.unshift(...desk.server.tasks.splice(6, 1));
    answer(controller);
    submit(controller);
    await settle();
    answer(controller);
    submit(controller);
    expect(controller.getState().task?.seq).toBe(7);
  });
});

describe("an answer a reviewer has accepted", () => {
  it("is shown and cannot be submitted again", async () => {
    const task = desk.server.tasks[0];
    if (!task) throw new Error("too few tasks");
    desk.server.elsewhere(task.id, doc("billing"), "submitted");
    const review = { decision: "accepted" as const, revision: 1, reason: "", rule: null };
    task.review = { ...review, reviewer: "Rita", reviewedAt: 1, document: null };
    const controller = await desk.open();
    await controller.reopen(task.id);
    expect(controller.getState().editor?.getState().readOnly).toBe(true);
    expect(submit(controller)).toBe(false);
    expect(controller.getState().notice?.key).toBe("labelLater.noticeLocked");
    expect(desk.server.puts).toEqual([]);
  });

  it("is shown as the reviewer has corrected it, while one that went on since is shown as it is", async () => {
    const task = desk.server.tasks[0];
    if (!task) throw new Error("too few tasks");
    desk.server.elsewhere(task.id, doc("billing"), "submitted");
    const review = { decision: "fixed" as const, reason: "", rule: null, reviewer: "Rita", reviewedAt: 1 };
    const shown = async (revision: number) => {
      task.review = { ...review, revision, document: doc("refund") };
      const controller = await desk.open();
      await controller.reopen(task.id);
      const { readOnly, document } = controller.getState().editor?.getState() ?? {};
      await controller.leave();
      return { readOnly, document };
    };
    expect(await shown(1)).toEqual({ readOnly: true, document: doc("refund") });
    desk.server.elsewhere(task.id, doc("billing"), "submitted");
    expect(await shown(1)).toEqual({ readOnly: false, document: doc("billing") });
    expect(desk.server.puts).toEqual([]);
  });
});
