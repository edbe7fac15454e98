/** Work that comes back: refused, from another tab, from a page that was left, from a network that is not ours. */
import { describe, expect, it } from "vitest";
import { FOREIGN, NetworkError } from "@/lib/client/http";
import type { LabelController } from "@/lib/client/session/label-controller";
import { setAnswer } from "@/lib/editor/commands";
import { doc, setUpDesk, submit } from "./desk";
import { answer, problem, settle } from "./fake-server";

const desk = setUpDesk("test-journal-returns");
const rate = (controller: LabelController) =>
  controller.getState().editor?.dispatch([setAnswer("rating", 3)]);
const writesOf = (task: string) =>
  desk.server.writes.filter((write) => write.taskId === task).map(({ state }) => state);

describe("work under labels that have changed", () => {
  const submitOffline = async (controller: LabelController, count: number) => {
    desk.server.always = "down";
    for (let i = 0; i < count; i++) {
      answer(controller);
      submit(controller);
      await settle();
    }
    desk.server.always = null;
  };

  it("that was submitted and refused is sent again by the page that knows the new ones", async () => {
    const old = await desk.open();
    await submitOffline(old, 3);
    desk.server.faults = Array.from({ length: 3 }, () => problem(409, "schema_changed"));
    old.online();
    await desk.clock.advance(60_000);
    expect(old.getState().problems).toHaveLength(3);
    await old.leave();
    const reloaded = await desk.open({ schemaVersion: 2 });
    await settle();
    expect(reloaded.getState().problems).toEqual([]);
    expect(desk.server.writes.map((write) => [write.taskId, write.state])).toEqual(
      [1, 2, 3].map((seq) => [desk.taskId(seq), "submitted"]),
    );
    expect(desk.server.puts.slice(-3).every(({ body }) => body.schemaVersion === 2)).toBe(true);
  });

  it("that does not fit them says why, and nothing is submitted before Submit is pressed", async () => {
    const old = await desk.open();
    desk.server.faults = [problem(409, "schema_changed")];
    answer(old);
    submit(old);
    await settle();
    await old.leave();
    desk.server.faults = [
      problem(400, "invalid_input", { issues: [{ path: "answers.topic", message: "no" }] }),
    ];
    const reloaded = await desk.open({ schemaVersion: 2 });
    expect(reloaded.getState().problems).toMatchObject([{ problem: { code: "invalid_input" } }]);
    await reloaded.repair(desk.taskId(1));
    rate(reloaded);
    await desk.clock.advance(10_000);
    expect(writesOf(desk.taskId(1))).toEqual([]);
    expect((await desk.journal.list()).records[0]?.document.answers).toEqual({ topic: "billing", rating: 3 });
    submit(reloaded);
    await settle();
    expect(writesOf(desk.taskId(1))).toEqual(["submitted"]);
  });

  it("can be opened and mended when its reservation has run out, too", async () => {
    const old = await desk.open();
    desk.server.faults = [problem(409, "schema_changed")];
    answer(old);
    submit(old);
    await settle();
    await old.leave();
    desk.server.faults = [
      problem(400, "invalid_input", { issues: [{ path: "answers.topic", message: "no" }] }),
    ];
    const reloaded = await desk.open({ schemaVersion: 2 });
    desk.server.leasesEnded = true;
    await reloaded.repair(desk.taskId(1));
    expect(reloaded.getState().task?.seq).toBe(1);
    expect(reloaded.getState().editor?.getState().document).toEqual(doc("billing"));
    answer(reloaded, "refund");
    submit(reloaded);
    await settle();
    expect(writesOf(desk.taskId(1))).toEqual(["draft", "submitted"]);
    expect(desk.server.annotations.get(desk.taskId(1))?.document).toEqual(doc("refund"));
    expect(reloaded.getState().problems).toEqual([]);
  });

  it("loses only what the new ones no longer have, says so, and can be submitted", async () => {
    const task = desk.server.tasks[0];
    if (!task) throw new Error("too few tasks");
    const given = { answers: { topic: "gone", rating: 2, colour: "red" }, regions: [], relations: [] };
    desk.server.elsewhere(task.id, given);
    const controller = await desk.open();
    expect(controller.getState()).toMatchObject({
      task: { id: task.id },
      notice: { key: "labelLater.noticeFitted", params: { count: 2 } },
    });
    expect(controller.getState().editor?.getState().document.answers).toEqual({ rating: 2 });
    expect(desk.server.puts).toEqual([]);
    answer(controller, "refund");
    submit(controller);
    await settle();
    expect(desk.server.annotations.get(task.id)).toMatchObject({
      state: "submitted",
      document: { answers: { rating: 2, topic: "refund" } },
    });
  });

  it("cannot be begun for thirty tasks: a page of before says that it must be loaded again", async () => {
    const old = await desk.open();
    desk.server.schemaVersion = 2;
    await old.toggleOfflineBatch();
    await settle();
    expect(old.getState()).toMatchObject({
      offlineBatch: { count: 0 },
      notice: { key: "labelLater.offlineBatchOldLabels" },
    });
  });
});

describe("a conflict", () => {
  it("decided for another device's draft leaves a draft, whatever it was here", async () => {
    const controller = await desk.open();
    desk.server.elsewhere(desk.taskId(1), doc("refund"));
    answer(controller, "billing");
    submit(controller);
    await settle();
    expect(controller.getState().problems).toMatchObject([{ problem: { kind: "conflict" } }]);
    await controller.reopen(desk.taskId(1));
    controller.resolveConflict(desk.taskId(1), "theirs");
    await settle();
    rate(controller);
    await desk.clock.advance(2_000);
    expect(writesOf(desk.taskId(1))).toEqual(["draft"]);
  });

  it("decided for a draft of here does not take back what was submitted there", async () => {
    const controller = await desk.open();
    desk.server.elsewhere(desk.taskId(1), doc("refund"), "submitted");
    answer(controller, "billing");
    await desk.clock.advance(2_000);
    controller.resolveConflict(desk.taskId(1), "mine");
    await desk.clock.advance(10_000);
    expect(desk.server.annotations.get(desk.taskId(1))).toMatchObject({
      state: "submitted",
      document: doc("refund"),
    });
    submit(controller);
    await settle();
    expect(desk.server.annotations.get(desk.taskId(1))).toMatchObject({
      state: "submitted",
      document: doc("billing"),
    });
  });
});

describe("two tabs of one person", () => {
  /** Tab B has the tasks 1 to 4, tab A those from 5 on. */
  const both = async () => {
    const held = new Set<string>();
    const b = await desk.open({ held });
    const a = await desk.open({ held });
    expect(a.getState().task?.seq).toBe(5);
    return { a, b, held };
  };

  it("the one that stays sends what was submitted in the one that was closed", async () => {
    const { a, b } = await both();
    desk.server.always = "down";
    answer(a, "refund");
    submit(a);
    await settle();
    await a.leave();
    desk.server.always = null;
    b.online();
    await settle();
    expect(desk.server.annotations.get(desk.taskId(5))).toMatchObject({
      state: "submitted",
      document: doc("refund"),
    });
    expect((await desk.journal.list()).records).toEqual([]);
  });

  it("what is open in a live tab is sent by that tab alone", async () => {
    const { a, b } = await both();
    desk.server.always = "down";
    answer(a, "refund");
    submit(a);
    await desk.clock.advance(300);
    desk.server.always = null;
    b.online();
    await settle();
    expect(writesOf(desk.taskId(5))).toEqual([]);
    a.online();
    await settle();
    expect(writesOf(desk.taskId(5))).toEqual(["submitted"]);
  });

  it("a draft of the closed one is what the other one opens", async () => {
    const { a, b } = await both();
    desk.server.always = "down";
    answer(a, "refund");
    await desk.clock.advance(300);
    await a.leave();
    desk.server.always = null;
    await b.retry();
    for (let i = 0; i < 6 && b.getState().task?.seq !== 5; i++) {
      answer(b);
      submit(b);
      await settle();
    }
    expect(b.getState().task?.seq).toBe(5);
    expect(b.getState().editor?.getState().document).toEqual(doc("refund"));
  });

  it("all is done only when nobody has a task any more", async () => {
    desk.server.tasks.splice(8);
    const { a, b, held } = await both();
    // Tab A was told of the tasks that B held then.
    await b.leave();
    for (let i = 0; i < 10 && a.getState().phase === "labeling"; i++) {
      answer(a);
      submit(a);
      await settle();
    }
    expect(desk.server.writes).toHaveLength(8);
    expect(a.getState()).toMatchObject({ phase: "empty", elsewhere: 0 });
    expect(held.size).toBe(0);
  });
});

describe("a page that was left", () => {
  it("opens nothing, locks nothing and gives back what was still coming", async () => {
    const held = new Set<string>();
    const controller = await desk.open({ held });
    const { put } = desk.server.api;
    let arrive = () => {};
    desk.server.api.put = (...args) =>
      new Promise((resolve, reject) => {
        arrive = () => void put(...args).then(resolve, reject);
      });
    answer(controller);
    const leaving = controller.leave();
    await settle();
    arrive();
    await leaving;
    await settle();
    expect(held.size).toBe(0);
    desk.server.api.put = put;
    const again = await desk.open({ held });
    expect(again.getState()).toMatchObject({ phase: "labeling", task: { seq: 1 }, elsewhere: 0 });
  });

  it("gives back tasks that the queue hands out too late", async () => {
    const later = desk.server.tasks.splice(4);
    const held = new Set<string>();
    const controller = await desk.open({ held });
    for (let i = 0; i < 4; i++) {
      answer(controller);
      submit(controller);
      await settle();
    }
    expect(controller.getState().phase).toBe("empty");
    desk.server.tasks.push(...later);
    const { queue } = desk.server.api;
    let arrive = () => {};
    desk.server.api.queue = (ask) =>
      new Promise((resolve, reject) => {
        arrive = () => void queue(ask).then(resolve, reject);
      });
    void controller.retry();
    await settle();
    await controller.leave();
    arrive();
    await settle();
    expect(held.size).toBe(0);
    expect(desk.server.released).toEqual(later.slice(0, 4).map((task) => task.id));
  });
});

describe("an answer that is not the server's", () => {
  it.each([
    ["a page to sign in to a network", new NetworkError("not JSON")],
    ["a proxy's 404", problem(404, FOREIGN)],
    ["a proxy's 403", problem(403, FOREIGN)],
  ])("such as %s is no refusal: the draft waits and goes out later", async (_what, foreign) => {
    const controller = await desk.open();
    const { put } = desk.server.api;
    desk.server.api.put = async () => {
      throw foreign;
    };
    answer(controller);
    submit(controller);
    await settle();
    expect(controller.getState()).toMatchObject({ problems: [], save: { kind: "offline", waiting: 1 } });
    desk.server.api.put = put;
    controller.online();
    await settle();
    expect(writesOf(desk.taskId(1))).toEqual(["submitted"]);
  });
});

it("a task that is full already is told once while it is a draft", async () => {
  const controller = await desk.open();
  const { put } = desk.server.api;
  desk.server.api.put = async (...args) => {
    const response = await put(...args);
    return { ...response, annotation: { ...response.annotation, late: true } };
  };
  const told = new Set<number>();
  controller.subscribe(() => {
    const { notice } = controller.getState();
    if (notice?.key === "labelLater.noticeLate") told.add(notice.id);
  });
  for (let i = 0; i < 5; i++) {
    answer(controller, i % 2 ? "billing" : "refund");
    await desk.clock.advance(2_000);
  }
  expect(told.size).toBe(1);
  submit(controller);
  await settle();
  expect(told.size).toBe(2);
});
