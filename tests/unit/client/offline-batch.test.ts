import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LabelController } from "@/lib/client/session/label-controller";
import { type BatchStore, clearBatches, openBatchStore } from "@/lib/client/session/offline/batch-store";
import type { PageCopy } from "@/lib/client/session/offline/page-copy";
import type { TaskImage } from "@/lib/contracts/labeling";
import { fail, setUpDesk } from "./desk";
import { answer, id, PROJECT, problem, settle } from "./fake-server";

const SHELF = "test-offline-batch";
const BOB = id();
const desk = setUpDesk("test-journal-offline");
let shelf: BatchStore;
const shelfOf = (userId: string, schemaVersion = 1) =>
  openBatchStore({ userId, projectId: PROJECT, schemaVersion }, fail, SHELF);

beforeEach(async () => {
  shelf = await shelfOf(desk.userId);
});
afterEach(async () => {
  shelf.close();
  await clearBatches(null, SHELF);
});

/** Images in the copy of the page. */
class FakeCopy implements PageCopy {
  readonly images = new Set<string>();
  keepPage = async () => true;
  keepImages: PageCopy["keepImages"] = async (task) => {
    for (const { url } of Object.values(task.images)) this.images.add(url);
    return true;
  };
  dropImages: PageCopy["dropImages"] = async (urls) => {
    for (const url of urls) this.images.delete(url);
  };
}

type How = { copy?: PageCopy; held?: Set<string> };
const open = (how: How = {}) => desk.open({ shelf, ...how });
const batch = (controller: LabelController) => controller.getState().offlineBatch;
const notice = (controller: LabelController) => controller.getState().notice;
const ids = (from: number, to: number) => desk.server.tasks.slice(from, to).map((task) => task.id);
const onShelf = async () => (await shelf.list()).tasks.map((task) => task.id);

async function finish(controller: LabelController, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    answer(controller);
    expect(controller.submit({ state: "submitted" })).toBe(true);
    await settle();
  }
}

/** The tab is gone without a word, as when the browser ends or the page is loaded again. */
async function reload(controller: LabelController, how: How = {}): Promise<LabelController> {
  controller.outbox.stop();
  return open(how);
}

async function keepOffline(how: How = {}): Promise<LabelController> {
  const controller = await open(how);
  await controller.toggleOfflineBatch();
  return controller;
}

describe("an offline batch", () => {
  it("a task that a reviewer sent back meanwhile is told at once and comes next, before the batch", async () => {
    const controller = await keepOffline();
    const [first] = desk.server.tasks;
    await finish(controller, 1);
    const stored = desk.server.annotations.get(first?.id ?? "");
    if (!first || !stored) throw new Error("nothing was submitted");
    const review = {
      ...{ decision: "rejected" as const, revision: 1, reason: "Look again", rule: null },
      ...{ reviewer: "Rita", reviewedAt: 1, document: null },
    };
    desk.server.back.set(first.id, { annotation: { ...stored, state: "draft" }, review });
    const count = batch(controller).count;
    await finish(controller, 1);
    expect(notice(controller)).toMatchObject({
      key: "labelLater.noticeCameBack",
      params: { task: first.seq },
    });
    await finish(controller, 1);
    expect(controller.getState().task?.id).toBe(first.id);
    // The batch waits, and is used up as before.
    expect(batch(controller).count).toBe(count - 1);
  });

  it("three stay ahead for everybody; thirty for who asks for them, reserved and on the device", async () => {
    const controller = await open();
    expect(desk.server.given.size).toBe(4);
    expect(batch(controller).count).toBe(0);
    await controller.toggleOfflineBatch();
    expect(desk.server.given.size).toBe(31);
    expect(batch(controller)).toMatchObject({ count: 30, leasedUntil: 2e12, busy: false });
    expect(notice(controller)).toMatchObject({ key: "labelLater.offlineBatchTaken", params: { count: 30 } });
    expect(new Set(desk.server.leases)).toEqual(new Set(ids(0, 31)));
    expect(await onShelf()).toEqual(ids(0, 31));
  });

  it("thirty finished without network survive a reload and arrive once each, in order", async () => {
    const before = await keepOffline();
    desk.server.always = "down";
    await finish(before, 10);
    expect(before.getState().save).toEqual({ kind: "offline", waiting: 10 });
    const after = await reload(before);
    expect(after.getState()).toMatchObject({ phase: "labeling", task: { seq: 11 } });
    expect(after.getState().save).toEqual({ kind: "offline", waiting: 10 });
    expect(batch(after).count).toBe(20);
    expect(desk.server.writes).toEqual([]);
    await finish(after, 20);
    expect(after.getState().save).toEqual({ kind: "offline", waiting: 30 });
    desk.server.always = null;
    after.online();
    await vi.waitFor(() => expect(after.getState().save.waiting).toBe(0));
    await settle();
    expect(desk.server.writes.map(({ taskId, state }) => [taskId, state])).toEqual(
      ids(0, 30).map((taskId) => [taskId, "submitted"]),
    );
    expect(after.getState().save).toEqual({ kind: "saved", waiting: 0 });
    expect(batch(after).count).toBe(0);
    expect(await onShelf()).toEqual(ids(30, 31));
  });

  it("nothing is fetched to replace what was used up until three are left", async () => {
    const controller = await keepOffline();
    await finish(controller, 27);
    expect(desk.server.given.size).toBe(31);
    await finish(controller, 2);
    expect(desk.server.given.size).toBe(33);
    expect(batch(controller).count).toBe(1);
  });

  it("says so when there is nothing more to take", async () => {
    desk.server.tasks.splice(1);
    const controller = await keepOffline();
    expect(batch(controller).count).toBe(0);
    // The open one is kept, so that it is there after a reload without network.
    expect(notice(controller)?.key).toBe("labelLater.offlineBatchOnlyOpen");
    expect(await onShelf()).toHaveLength(1);
    await controller.leave();
    desk.server.tasks.splice(0);
    const empty = await keepOffline();
    expect(empty.getState().task).not.toBeNull();
  });

  it("without network nothing is taken, and the person is told", async () => {
    const controller = await open();
    desk.server.always = "down";
    await controller.toggleOfflineBatch();
    expect(batch(controller)).toMatchObject({ count: 0, busy: false });
    expect(notice(controller)?.key).toBe("labelLater.noticeNeedsNetwork");
    expect(controller.getState().phase).toBe("labeling");
  });

  it("a draft that the server has is gone on with after a reload without network", async () => {
    const before = await keepOffline();
    answer(before, "refund");
    await desk.clock.advance(2_000);
    expect(desk.server.writes).toHaveLength(1);
    desk.server.always = "down";
    const after = await reload(before);
    expect(after.getState().editor?.getState().document.answers).toEqual({ topic: "refund" });
    await finish(after, 1);
    desk.server.always = null;
    after.online();
    await settle();
    expect(desk.server.writes.map(({ revision, state }) => [revision, state])).toEqual([
      [1, "draft"],
      [2, "submitted"],
    ]);
    expect(after.getState().problems).toEqual([]);
  });

  it("what a second tab of this browser holds is not taken twice", async () => {
    const held = new Set<string>();
    const first = await keepOffline({ held });
    const second = await open({ held });
    expect(batch(second).count).toBe(0);
    expect(second.getState().task?.id).toBe(ids(31, 32)[0]);
    expect(batch(first).count).toBe(30);
  });
});

describe("reservations", () => {
  it("are renewed when the network is back, and what somebody else has by now is let go", async () => {
    const before = await keepOffline();
    desk.server.always = "down";
    const after = await reload(before);
    expect(after.getState().task?.seq).toBe(1);
    desk.server.always = null;
    const { lease } = desk.server.api;
    const gone = new Set([...ids(0, 1), ...ids(5, 7)]);
    desk.server.api.lease = async (taskId) => {
      if (gone.has(taskId)) throw problem(404, "not_found");
      return lease(taskId);
    };
    after.online();
    await settle();
    expect(after.getState().task?.seq).toBe(2);
    expect(notice(after)).toMatchObject({ key: "labelLater.offlineBatchLost", params: { task: 1 } });
    expect(batch(after)).toMatchObject({ count: 27, leasedUntil: 2e12 });
    expect(await onShelf()).toEqual([...ids(1, 5), ...ids(7, 31)]);
  });

  it("what was begun stays although its reservation is gone", async () => {
    const before = await keepOffline();
    desk.server.always = "down";
    answer(before);
    await desk.clock.advance(300);
    const after = await reload(before);
    desk.server.always = null;
    desk.server.api.lease = async () => {
      throw problem(404, "not_found");
    };
    after.online();
    await settle();
    expect(after.getState().task?.seq).toBe(1);
    expect(after.getState().editor?.getState().document.answers).toEqual({ topic: "billing" });
  });

  it("leaving the page for another gives back nothing of the batch", async () => {
    const controller = await keepOffline();
    await controller.leave();
    expect(desk.server.released).toEqual([]);
    expect(batch(await open()).count).toBe(30);
  });
});

describe("giving back", () => {
  it("returns what was not begun, except the usual three", async () => {
    const controller = await keepOffline();
    await controller.toggleOfflineBatch();
    expect(desk.server.released).toEqual(ids(4, 31));
    expect(batch(controller).count).toBe(0);
    expect(notice(controller)).toMatchObject({
      key: "labelLater.offlineBatchReturned",
      params: { count: 27 },
    });
    expect(await onShelf()).toEqual([]);
    expect(controller.getState().task?.seq).toBe(1);
  });

  it("without network everything stays at hand", async () => {
    const controller = await keepOffline();
    desk.server.always = "down";
    await controller.toggleOfflineBatch();
    expect(batch(controller).count).toBe(30);
    expect(notice(controller)?.key).toBe("labelLater.noticeNeedsNetwork");
    expect(await onShelf()).toEqual(ids(0, 31));
  });
});

describe("images", () => {
  it("lie on the device with their tasks and go with the last task that shows them", async () => {
    const image = (url: string): Record<string, TaskImage> => ({
      photo: { assetId: id(), widthPx: 1, heightPx: 1, url, thumbnailUrl: url },
    });
    for (const [i, task] of desk.server.tasks.entries()) task.images = image(`/img/${i === 1 ? 0 : i}`);
    const copy = new FakeCopy();
    const controller = await keepOffline({ copy });
    expect(copy.images.size).toBe(30);
    await finish(controller, 1);
    expect(copy.images.has("/img/0")).toBe(true);
    await finish(controller, 1);
    expect(copy.images.has("/img/0")).toBe(false);
    expect(batch(controller).reopens).toBe(true);
  });

  it("says how many could not be stored", async () => {
    const copy = new FakeCopy();
    copy.keepImages = async (task) => task.seq !== 7;
    const controller = await keepOffline({ copy });
    expect(notice(controller)).toMatchObject({ key: "labelLater.offlineBatchImages", params: { count: 1 } });
  });
});

describe("the shelf", () => {
  it("shows nobody the tasks of somebody else, and another person's sign-in empties it", async () => {
    await keepOffline();
    const bobs = await shelfOf(BOB);
    expect((await bobs.list()).tasks).toEqual([]);
    await clearBatches(desk.userId, SHELF);
    expect(await onShelf()).toHaveLength(31);
    await clearBatches(BOB, SHELF);
    expect(await onShelf()).toEqual([]);
    bobs.close();
  });

  it("leaves out tasks made for other labels", async () => {
    await keepOffline();
    const later = await shelfOf(desk.userId, 2);
    expect((await later.list()).tasks).toEqual([]);
    later.close();
  });
});
