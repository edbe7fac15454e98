/** One person at their browser, with a server, a clock and a journal that are new for each test. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach } from "vitest";
import { eraseJournal, type Journal, openJournal } from "@/lib/client/session/drafts/journal";
import type { LabelController } from "@/lib/client/session/label-controller";
import { FakeClock, FakeServer, id, openTab, type Tab } from "./fake-server";

export const fail = (cause: unknown): never => {
  throw cause;
};

export class Desk {
  readonly userId = id();
  server = new FakeServer(40);
  clock = new FakeClock();
  declare journal: Journal;

  /** Opens the label view; `tab` says what differs in it from the usual. */
  open = (tab: Partial<Tab> = {}): Promise<LabelController> => {
    const { userId, journal, server, clock } = this;
    return openTab({ userId, journal, server, clock, ...tab });
  };
  stored = async () => (await this.journal.list()).records;
  /** The id of the first task, the second, … */
  taskId = (seq: number): string => this.server.tasks[seq - 1]?.id ?? "";
}

/** @param database of the journal: one for each test file, as they run side by side */
export function setUpDesk(database: string): Desk {
  const desk = new Desk();
  beforeEach(async () => {
    desk.server = new FakeServer(40);
    desk.clock = new FakeClock();
    desk.journal = await openJournal(desk.userId, fail, database);
  });
  afterEach(async () => {
    desk.journal.close();
    await eraseJournal(database);
  });
  return desk;
}

export const submit = (controller: LabelController): boolean => controller.submit({ state: "submitted" });
export const doc = (label: string) => ({ answers: { topic: label }, regions: [], relations: [] });
