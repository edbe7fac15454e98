/**
 * The label endpoints as the contract describes them, in memory, with faults on demand, and a browser around them whose
 * time moves only when a test says so.
 */

import type { AnnotationDocument } from "@/lib/annotation/document";
import { judgeWrite } from "@/lib/annotation/judge-write";
import { ApiError, NetworkError } from "@/lib/client/http";
import type { Journal } from "@/lib/client/session/drafts/journal";
import type { LabelApi } from "@/lib/client/session/label-api";
import { LabelController } from "@/lib/client/session/label-controller";
import { type BatchStore, memoryBatchStore } from "@/lib/client/session/offline/batch-store";
import type { PageCopy } from "@/lib/client/session/offline/page-copy";
import type { TaskLocks } from "@/lib/client/session/queue/task-locks";
import type { Timers } from "@/lib/client/session/timers";
import type { PutAnnotation } from "@/lib/contracts/label-requests";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask, OwnAnnotation, QueueResponse } from "@/lib/contracts/labeling";
import type { Problem } from "@/lib/contracts/problem";
import { canonicalJson } from "@/lib/core/canonical-json";
import { makeId } from "@/lib/core/ids";
import { setAnswer } from "@/lib/editor/commands";
import { loadEditing } from "@/lib/editor/editing";
import type { LabelSchema } from "@/lib/labels/schema";
import { EDITING } from "../../support/editor-driver";

export const SCHEMA: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "topic",
      name: "Topic",
      kind: "choice",
      required: true,
      labels: [
        { id: "billing", name: "Billing" },
        { id: "refund", name: "Refund" },
      ],
    },
    { id: "rating", name: "Rating", kind: "rating", max: 5 },
  ],
};

let made = 0;
export const id = (): string => {
  made += 1;
  return makeId(made, (length) => new Uint8Array(length).fill(made % 32));
};
export const PROJECT = id();

export const problem = (status: number, code: string, extra: Record<string, unknown> = {}): ApiError =>
  new ApiError({ type: "about:blank", title: code, status, code, detail: code, ...extra } as Problem);

/** What happens to the next request: `lost` reaches the server but its answer never comes back. */
export type Fault = "down" | "lost" | ApiError;

export class FakeServer {
  readonly tasks: LabelTask[];
  readonly annotations = new Map<string, OwnAnnotation>();
  /** Every revision ever written, in order. */
  readonly writes: { taskId: string; state: string; document: unknown; revision: number }[] = [];
  readonly puts: { taskId: string; body: PutAnnotation }[] = [];
  readonly leases: string[] = [];
  readonly released: string[] = [];
  /** As each release was asked for: only if it ends then, Unix ms. */
  readonly releasedUntil: (number | undefined)[] = [];
  readonly asked: { taskId: string; text: string }[] = [];
  readonly given = new Set<string>();
  queueCalls = 0;
  schemaVersion = 1;
  /** As it is now; pages are opened with nothing in it. */
  content: Pick<LabelSession, "guideline" | "rules" | "contentRevision"> & Partial<LabelSession> = {
    guideline: null,
    rules: [],
    contentRevision: 0,
  };
  sessionCalls = 0;
  /** What was not answered in time is shown no more. */
  leasesEnded = false;
  /** One entry per coming PUT. */
  faults: (Fault | null)[] = [];
  /** Every request fails like this until it is taken away. */
  always: Fault | null = null;

  constructor(count: number) {
    this.tasks = Array.from({ length: count }, (_, i) => ({
      ...{ id: id(), seq: i + 1, externalId: null, data: { text: `text ${i + 1}` }, images: {} },
      ...{ leaseExpiresAt: 1e12, annotation: null, predictions: [], questions: [], review: null },
    }));
  }

  #check(): void {
    if (this.always === "down") throw new NetworkError("down");
    if (this.always instanceof ApiError) throw this.always;
  }

  /** Tasks that came back to the annotator, with their answers as they are now. */
  readonly back = new Map<string, Pick<LabelTask, "annotation" | "review">>();

  #queue({
    count,
    have,
    back,
  }: {
    count: number;
    have: string[];
    back?: boolean | undefined;
  }): QueueResponse {
    const open = this.tasks.filter((task) => {
      if (back && !this.back.has(task.id)) return false;
      const state = this.annotations.get(task.id)?.state;
      if (this.asked.some(({ taskId }) => taskId === task.id)) return false;
      if (this.back.has(task.id)) return !have.includes(task.id);
      return !have.includes(task.id) && state !== "submitted" && state !== "skipped";
    });
    const tasks = open
      .slice(0, count)
      .map((task) => ({ ...this.#withAnswer(task), ...this.back.get(task.id) }));
    for (const task of tasks) this.given.add(task.id);
    const mine = [...this.annotations.values()].filter((item) => item.state === "submitted").length;
    return {
      tasks,
      ...(back && { back: true }),
      progress: {
        mine,
        mineToday: mine,
        left: this.tasks.length - mine,
        done: mine,
        total: this.tasks.length,
      },
      leaseMs: 900_000,
      schemaVersion: this.schemaVersion,
      contentRevision: this.content.contentRevision,
    };
  }

  #withAnswer(task: LabelTask): LabelTask {
    return { ...task, annotation: structuredClone(this.annotations.get(task.id) ?? null) };
  }

  #write(taskId: string, body: PutAnnotation): OwnAnnotation {
    const current = this.annotations.get(taskId);
    const document = structuredClone(body.document) as AnnotationDocument;
    const hashOf = (state: string, of: unknown) => canonicalJson({ state, of });
    const stored = current && {
      ...{ annotationId: current.id, revision: current.revision },
      hash: hashOf(current.state, current.document),
    };
    const decision = judgeWrite(stored ?? null, { ...body, hash: hashOf(body.state, document) });
    if (decision === "repeated" && current) return current;
    if (decision === "unknown-base") throw problem(409, "conflict");
    if (decision === "stale") throw problem(409, "stale_revision", { current });
    const next: OwnAnnotation = {
      ...{ id: body.annotationId, revision: body.baseRevision + 1, state: body.state, document },
      ...{ skipReason: body.skipReason ?? null, late: false, updatedAt: 1 },
    };
    this.annotations.set(taskId, next);
    this.writes.push({ taskId, state: body.state, document, revision: next.revision });
    return next;
  }

  /** Somebody else's write on the same annotation: another device of the same person. */
  elsewhere(taskId: string, document: AnnotationDocument, state: "draft" | "submitted" = "draft"): void {
    const current = this.annotations.get(taskId);
    const base = { id: current?.id ?? id(), revision: (current?.revision ?? 0) + 1, state, document };
    this.annotations.set(taskId, { ...base, skipReason: null, late: false, updatedAt: 2 });
  }

  readonly api: LabelApi = {
    queue: async (ask) => {
      this.#check();
      this.queueCalls += 1;
      return this.#queue(ask);
    },
    put: async (taskId, body) => {
      this.#check();
      this.puts.push({ taskId, body: structuredClone(body) });
      const fault = this.faults.shift() ?? null;
      if (fault === "down") throw new NetworkError("down");
      if (fault instanceof ApiError) throw fault;
      const { document: _, skipReason: __, ...annotation } = this.#write(taskId, body);
      if (fault === "lost") throw new NetworkError("answer lost");
      return { annotation, ...(body.next ? { next: this.#queue(body.next) } : {}) };
    },
    lease: async (taskId) => {
      this.#check();
      this.leases.push(taskId);
      return { leaseExpiresAt: 2e12 };
    },
    release: async (taskId, until) => {
      this.#check();
      this.released.push(taskId);
      this.releasedUntil.push(until);
    },
    session: async () => {
      this.#check();
      this.sessionCalls++;
      return { ...sessionOf(id(), this.schemaVersion), ...structuredClone(this.content) };
    },
    ask: async ({ taskId, regionId, text }) => {
      this.#check();
      this.asked.push({ taskId, text });
      const code = `Q-00${this.asked.length}`;
      return {
        ...{ id: id(), code, regionId: regionId ?? null, text, status: "open" as const },
        ...{ createdAt: 1, ruling: null },
      };
    },
    history: async () => {
      this.#check();
      const items = [...this.annotations].map(([taskId, { state, updatedAt }]) => ({
        ...{ taskId, seq: this.tasks.find((task) => task.id === taskId)?.seq ?? 0 },
        ...{ state, updatedAt, preview: "", waiting: false },
      }));
      return { items: items.reverse(), nextCursor: null };
    },
    reopen: async (taskId) => {
      this.#check();
      const task = this.tasks.find((item) => item.id === taskId);
      if (this.leasesEnded && !this.annotations.has(taskId)) throw problem(404, "not_found");
      if (!task) throw problem(404, "not_found");
      return { ...this.#withAnswer(task), leaseExpiresAt: null };
    },
  };
}

/** Time that passes only on request. */
export class FakeClock {
  nowMs = 0;
  #next = 0;
  #waiting = new Map<number, { atMs: number; run: () => void }>();
  readonly timers: Timers = {
    set: (delayMs, run) => {
      this.#next += 1;
      this.#waiting.set(this.#next, { atMs: this.nowMs + delayMs, run });
      return this.#next;
    },
    clear: (timer) => void this.#waiting.delete(timer as number),
  };

  async advance(ms: number): Promise<void> {
    const end = this.nowMs + ms;
    for (;;) {
      const due = [...this.#waiting].filter(([, item]) => item.atMs <= end);
      const first = due.sort((a, b) => a[1].atMs - b[1].atMs)[0];
      if (!first) break;
      this.#waiting.delete(first[0]);
      this.nowMs = first[1].atMs;
      first[1].run();
      await settle();
    }
    this.nowMs = end;
    await settle();
  }
}

/** Lets everything that is ready run, storage included: fake-indexeddb works with immediates. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 60; i++) await new Promise((resolve) => setImmediate(resolve));
}

export const sessionOf = (userId: string, schemaVersion = 1): LabelSession => ({
  project: { id: PROJECT, name: "Tickets" },
  user: { id: userId, name: "Ada", email: "ada@example.org" },
  ...{
    schemaVersion,
    schema: SCHEMA,
    guideline: null,
    rules: [],
    candidateLists: [],
    contentRevision: 0,
    preferences: {},
  },
  progress: { mine: 0, mineToday: 0, left: 0, done: 0, total: 0 },
});

export type Tab = {
  userId: string;
  journal: Journal;
  server: FakeServer;
  clock: FakeClock;
  schemaVersion?: number;
  /** Task ids held by the tabs of this browser. */
  held?: Set<string>;
  shelf?: BatchStore;
  copy?: PageCopy;
};

/** A browser that cannot open a page without network. */
const noCopy: PageCopy = {
  keepPage: async () => false,
  keepImages: async () => true,
  dropImages: async () => {},
};

const locksOn = (held: Set<string>): TaskLocks => ({
  acquire: async (taskId) => {
    if (held.has(taskId)) return null;
    held.add(taskId);
    return () => held.delete(taskId);
  },
  close: () => {},
});

export async function openTab({ userId, journal, server, clock, schemaVersion, held, shelf, copy }: Tab) {
  const controller = new LabelController({
    session: sessionOf(userId, schemaVersion),
    ...{ editing: EDITING, loadEditing },
    ...{ api: server.api, journal, timers: clock.timers, newId: id, nowMs: () => clock.nowMs },
    locks: locksOn(held ?? new Set()),
    batchStore: shelf ?? memoryBatchStore(),
    copy: copy ?? noCopy,
    isVisible: () => true,
    decodeImages: () => {},
  });
  const starting = controller.start();
  await settle();
  await starting;
  return controller;
}

/** Answers the open task. */
export function answer(controller: LabelController, label = "billing"): void {
  controller.getState().editor?.dispatch([setAnswer("topic", label)]);
}
