/**
 * The outbox sends draft records to the server, one write at a time and in order: first submits and skips, then drafts.
 * It repeats a write whose response was lost with the same annotation id and base revision; if the first write had
 * arrived, the server confirms it, or responds 409 with a version this device recognises as its own by fingerprint. It
 * never overwrites: a foreign version becomes a conflict for the annotator to resolve.
 */

import { ApiError, FOREIGN, NetworkError } from "@/lib/client/http";
import {
  type DraftProblem,
  type DraftRecord,
  fingerprint,
  isUnsaved,
  takenBack,
} from "@/lib/client/session/drafts/draft-record";
import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { LabelApi } from "@/lib/client/session/label-api";
import type { Timers } from "@/lib/client/session/timers";
import type { PutAnnotation } from "@/lib/contracts/label-requests";
import { type OwnAnnotation, type PutAnnotationResponse, StaleRevision } from "@/lib/contracts/labeling";

export type OutboxDeps = {
  projectId: string;
  api: Pick<LabelApi, "put">;
  work: DraftStore;
  timers: Timers;
  /** The tasks to ask for with a submit; undefined when enough are at hand. */
  nextAsk: () => PutAnnotation["next"];
  /** The task is open again: its editor goes on from the record. */
  isOpen?: (taskId: string) => boolean;
  onAccepted: (record: DraftRecord, response: PutAnnotationResponse) => void;
  onProblem: (record: DraftRecord) => void;
  onChange: () => void;
};
type Outcome = "next" | "wait" | "stop";

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const KEPT_FINGERPRINTS = 50;
/** A task on which the server fails so often is set aside, so that it does not hold up the others. */
const MOST_FAILURES = 3;

/** Statuses that are not about the record in a request: from a proxy, or of a busy server. */
const NOT_NOW = new Set([429, 502, 503, 504, 507]);
const isAboutRecord = ({ status, code }: ApiError): boolean => code !== FOREIGN && !NOT_NOW.has(status);

export class Outbox {
  readonly #deps: OutboxDeps;
  #drafts = new Set<string>();
  /** By task, how often in a row the server itself failed on it. */
  #failures = new Map<string, number>();
  #running: Promise<void> | null = null;
  #retryMs = FIRST_RETRY_MS;
  #retryTimer: unknown = null;
  #stopped = false;
  sending: string | null = null;
  offline = false;
  signIn = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** The draft of this task should go out as soon as possible. */
  queueDraft(taskId: string): void {
    this.#drafts.add(taskId);
    this.pump();
  }

  pump(): Promise<void> {
    this.#stopped = false;
    if (this.signIn || this.#retryTimer !== null) return Promise.resolve();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The network is back, or the annotator asked to try again. */
  retryNow(): Promise<void> {
    this.#clearRetry();
    return this.pump();
  }

  /** After signing in again. */
  resume(): Promise<void> {
    this.signIn = false;
    this.#deps.onChange();
    return this.retryNow();
  }

  stop(): void {
    this.#stopped = true;
    this.#clearRetry();
  }

  /** Another request met a dead network or an ended session. True when the error was one of these. */
  noteFailure(error: unknown): boolean {
    if (error instanceof ApiError && error.status === 401) {
      this.signIn = true;
      this.#deps.onChange();
      return true;
    }
    const unreachable = error instanceof NetworkError || (error instanceof ApiError && !isAboutRecord(error));
    if (unreachable) this.#waitAndRetry();
    return unreachable;
  }

  /** Another request got through. */
  noteSuccess(): void {
    if (!this.offline) return;
    this.offline = false;
    this.#retryMs = FIRST_RETRY_MS;
    void this.retryNow();
  }

  async #run(): Promise<void> {
    for (let job = this.#nextJob(); job && !this.#stopped; job = this.#nextJob()) {
      this.sending = job.taskId;
      this.#deps.onChange();
      const outcome = await this.#send(job);
      this.sending = null;
      this.#deps.onChange();
      if (outcome !== "next") return;
    }
  }

  #nextJob(): DraftRecord | undefined {
    const { work, projectId } = this.#deps;
    const queued = work.outbox(projectId).find((record) => record.problem === null);
    if (queued) return queued;
    for (const id of this.#drafts) {
      this.#drafts.delete(id);
      const record = work.get(id);
      if (record && isUnsaved(record) && !record.held && record.problem === null) return record;
    }
    return undefined;
  }

  async #send(record: DraftRecord): Promise<Outcome> {
    const { api, work } = this.#deps;
    const mark = fingerprint(record.state, record.document);
    if (!record.sent.includes(mark)) {
      record = { ...record, sent: [...record.sent, mark].slice(-KEPT_FINGERPRINTS) };
      work.put(record);
    }
    // Written to the journal before it is sent: after a crash this device can still tell its own write from a foreign
    // change.
    await work.flush();
    try {
      this.#accept(record, await api.put(record.taskId, this.#body(record)));
      return "next";
    } catch (error) {
      if (record.outbox === null) this.#drafts.add(record.taskId);
      return this.#fail(record, error);
    }
  }

  #body(record: DraftRecord): PutAnnotation {
    const ask = record.outbox === null ? undefined : this.#deps.nextAsk();
    return {
      annotationId: record.annotationId,
      baseRevision: record.baseRevision,
      state: record.state,
      document: record.document,
      leadTimeMs: Math.min(record.leadTimeMs, 86_400_000),
      schemaVersion: record.schemaVersion,
      guidelineVersion: record.guidelineVersion,
      ...(record.skipReason === null ? {} : { skipReason: record.skipReason }),
      ...(record.skipNote === null ? {} : { skipNote: record.skipNote }),
      ...(ask ? { next: ask } : {}),
    };
  }

  #accept(sent: DraftRecord, response: PutAnnotationResponse): void {
    const { work, onAccepted } = this.#deps;
    this.offline = false;
    this.#retryMs = FIRST_RETRY_MS;
    this.#drafts.delete(sent.taskId);
    this.#failures.delete(sent.taskId);
    const now = work.get(sent.taskId);
    const changedSince = now !== undefined && now.version > sent.version;
    const confirmed = {
      ...(now ?? sent),
      annotationId: response.annotation.id,
      baseRevision: response.annotation.revision,
      savedVersion: sent.version,
      sent: [],
      outbox: changedSince ? (now?.outbox ?? null) : null,
    };
    const isSubmitted = sent.outbox !== null && !changedSince;
    if (!isSubmitted) work.put(confirmed);
    else if (this.#deps.isOpen?.(sent.taskId)) work.put(takenBack(confirmed));
    else work.remove(sent.taskId);
    if (changedSince && !confirmed.held) this.#drafts.add(sent.taskId);
    onAccepted({ ...sent, ...(changedSince ? {} : { savedVersion: sent.version }) }, response);
  }

  #fail(record: DraftRecord, error: unknown): Outcome {
    if (this.noteFailure(error)) return this.signIn ? "stop" : "wait";
    if (error instanceof ApiError && error.status === 500) {
      const failures = (this.#failures.get(record.taskId) ?? 0) + 1;
      this.#failures.set(record.taskId, failures);
      if (failures < MOST_FAILURES) {
        this.#waitAndRetry();
        return "wait";
      }
    }
    this.#failures.delete(record.taskId);
    if (error instanceof ApiError && error.code === "stale_revision") {
      const parsed = StaleRevision.safeParse(error.problem);
      if (parsed.success) return this.#stale(record, parsed.data.current);
    }
    this.#setProblem(record, problemOf(error));
    return "next";
  }

  /** The server holds another revision: this device's own whose response was lost, or a foreign one. */
  #stale(sent: DraftRecord, theirs: OwnAnnotation): Outcome {
    const arrived = fingerprint(theirs.state, theirs.document);
    if (arrived === fingerprint(sent.state, sent.document)) {
      this.#accept(sent, { annotation: theirs });
      return "next";
    }
    const now = this.#deps.work.get(sent.taskId) ?? sent;
    if (now.sent.includes(arrived) && theirs.id === now.annotationId) {
      this.#deps.work.put({ ...now, baseRevision: theirs.revision, sent: [] });
      return "next";
    }
    this.#setProblem(sent, { kind: "conflict", theirs });
    return "next";
  }

  #setProblem(record: DraftRecord, problem: DraftProblem): void {
    const now = this.#deps.work.get(record.taskId) ?? record;
    const marked = { ...now, problem };
    this.#drafts.delete(record.taskId);
    this.#deps.work.put(marked);
    this.#deps.onProblem(marked);
  }

  #waitAndRetry(): void {
    this.offline = true;
    if (this.#retryTimer === null && !this.#stopped) {
      this.#retryTimer = this.#deps.timers.set(this.#retryMs, () => {
        this.#retryTimer = null;
        void this.pump();
      });
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    }
    this.#deps.onChange();
  }

  #clearRetry(): void {
    if (this.#retryTimer !== null) this.#deps.timers.clear(this.#retryTimer);
    this.#retryTimer = null;
  }
}

function problemOf(error: unknown): DraftProblem {
  if (!(error instanceof ApiError))
    return { kind: "refused", code: "internal", detail: String(error), issues: [] };
  const { detail, key, params } = error.problem;
  if (error.status === 403 || error.status === 404 || error.status === 410)
    return { kind: "gone", detail, key, params };
  return {
    kind: "refused",
    code: error.code,
    detail,
    key,
    params,
    issues: error.problem.issues ?? [],
  };
}
