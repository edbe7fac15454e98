/** The annotator's draft records in memory, written through to the journal at most a quarter of a second later. */

import type { Timers } from "@/lib/client/session/timers";
import { type DraftRecord, isUnsaved } from "./draft-record";
import type { Journal } from "./journal";

/** "Journaled ≤ 300 ms after the last change", with room for the write itself. */
export const JOURNAL_DELAY_MS = 200;
const RETRY_MS = 5_000;
/** What the server has is kept this long for its undo steps. */
const KEEP_SAVED_MS = 30 * 86_400_000;

export class DraftStore {
  readonly journal: Journal;
  readonly #timers: Timers;
  readonly #onChange: () => void;
  #records = new Map<string, DraftRecord>();
  #unwritten = new Set<string>();
  #timer: unknown = null;
  #stopped = false;
  #writing: Promise<void> = Promise.resolve();
  /** Why the last write to this device failed; null when it did not. */
  failure: unknown = null;
  /** Records this version cannot read; offered for download, never deleted. */
  damaged: unknown[] = [];

  constructor(journal: Journal, timers: Timers, onChange: () => void) {
    this.journal = journal;
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Takes in what another tab has written, once this one has the task to itself. */
  async reread(taskId: string): Promise<void> {
    if (this.#unwritten.has(taskId)) return;
    const stored = await this.journal.read(taskId);
    if (this.#unwritten.has(taskId)) return;
    if (stored) this.#records.set(taskId, stored);
    // What cannot be read, or was never written, is no news.
    else if (this.journal.persistent) this.#records.delete(taskId);
    this.#onChange();
  }

  /**
   * Work that was refused because of older labels is tried under the present ones: most fits them, too. So is what the
   * server failed on: it may be another one by now.
   * @returns the drafts among it, by task; submits go by themselves
   */
  tryUnderSchema(projectId: string, schemaVersion: number): string[] {
    const drafts: string[] = [];
    for (const record of this.all()) {
      const { problem, taskId } = record;
      if (record.projectId !== projectId || problem?.kind !== "refused") continue;
      const isOld = problem.code === "schema_changed" && record.schemaVersion !== schemaVersion;
      if (!isOld && problem.code !== "internal") continue;
      this.put({ ...record, schemaVersion, problem: null });
      if (record.outbox === null) drafts.push(taskId);
    }
    return drafts;
  }

  /** Submits and skips of a project that another tab has left on this device. */
  async leftBehind(projectId: string): Promise<string[]> {
    const { records } = await this.journal.list();
    return records
      .filter((record) => record.projectId === projectId && record.outbox !== null)
      .map((record) => record.taskId)
      .filter((taskId) => !this.#records.has(taskId) && !this.#unwritten.has(taskId));
  }

  async load(nowMs: number): Promise<void> {
    this.#stopped = false;
    const { records, damaged } = await this.journal.list();
    this.damaged = damaged;
    for (const record of records) {
      const { taskId } = record;
      if (this.#records.has(taskId)) continue;
      const isOld = record.updatedAt < nowMs - KEEP_SAVED_MS && record.outbox === null;
      if (isOld && record.problem === null && !isUnsaved(record)) await this.journal.remove(taskId);
      else this.#records.set(taskId, record);
    }
  }

  get = (taskId: string): DraftRecord | undefined => this.#records.get(taskId);
  all = (): DraftRecord[] => [...this.#records.values()];

  /** Something in it is not on the server yet. */
  isBegun(taskId: string): boolean {
    const record = this.#records.get(taskId);
    return record !== undefined && isUnsaved(record);
  }
  /** Submitted or skipped here, and not yet on the server. */
  isLeaving = (taskId: string): boolean => (this.#records.get(taskId)?.outbox ?? null) !== null;

  /** Its latest version has reached the journal. */
  isWritten = (taskId: string): boolean => !this.#unwritten.has(taskId);

  /** Submits and skips of a project in the order they were made. */
  outbox(projectId: string): DraftRecord[] {
    return this.all()
      .filter((record) => record.projectId === projectId && record.outbox !== null)
      .sort((a, b) => (a.outbox ?? 0) - (b.outbox ?? 0));
  }

  nextOutboxPlace(): number {
    return 1 + Math.max(0, ...this.all().map((record) => record.outbox ?? 0));
  }

  put(record: DraftRecord): void {
    this.#records.set(record.taskId, record);
    this.#unwritten.add(record.taskId);
    this.#schedule(JOURNAL_DELAY_MS);
    this.#onChange();
  }

  remove(taskId: string): void {
    if (!this.#records.delete(taskId)) return;
    this.#unwritten.add(taskId);
    void this.flush();
    this.#onChange();
  }

  /** True while something unsaved is neither on the server nor on this device: the only reason to hold a closing page. */
  get atRisk(): boolean {
    if (!this.journal.persistent) return this.all().some(isUnsaved);
    return this.#unwrittenWork();
  }

  /** What the server has already may reach the journal any time. */
  #unwrittenWork(): boolean {
    return [...this.#unwritten].some((id) => {
      const record = this.#records.get(id);
      return record !== undefined && isUnsaved(record);
    });
  }

  get isWriting(): boolean {
    return this.failure === null && this.#unwrittenWork();
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== null || this.#stopped) return;
    this.#timer = this.#timers.set(delayMs, () => void this.flush());
  }

  /** Writes what is waiting. Never rejects: a failure is kept in `failure`, shown, and tried again. */
  flush(): Promise<void> {
    if (this.#timer !== null) this.#timers.clear(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const ids = [...this.#unwritten];
    if (ids.length === 0) return;
    let failure: unknown = null;
    for (const id of ids) {
      const record = this.#records.get(id);
      // One that does not fit must not keep the others from being written.
      try {
        if (record) await this.journal.save(record);
        else await this.journal.remove(id);
        if (this.#records.get(id) === record) this.#unwritten.delete(id);
      } catch (cause) {
        failure = cause;
      }
    }
    this.failure = failure;
    if (this.#unwritten.size > 0) this.#schedule(this.failure === null ? JOURNAL_DELAY_MS : RETRY_MS);
    this.#onChange();
  }

  /** What comes later is not written: the journal may be closed, and the next visit asks the server anyway. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) this.#timers.clear(this.#timer);
    this.#timer = null;
  }
}
