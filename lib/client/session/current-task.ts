/**
 * The open task: turns every change of its editor into a record in the journal, and into a draft for the server one
 * second after the last change, at most every five while changes go on.
 */
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask, SKIP_REASONS } from "@/lib/contracts/labeling";
import type { Carried } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { Editing } from "@/lib/editor/tools/tool";
import { type DraftRecord, takenBack } from "./drafts/draft-record";
import type { DraftStore } from "./drafts/draft-store";
import { LeadTime } from "./lead-time";
import { newRecord, openEditor, usableRecord } from "./open-task";
import type { Timers } from "./timers";

export const DRAFT_DELAY_MS = 1_000;
export const DRAFT_LIMIT_MS = 5_000;

export type SkipReason = (typeof SKIP_REASONS)[number];
export type Submission = { state: "submitted" } | { state: "skipped"; reason: SkipReason; note: string };

export type CurrentDeps = {
  session: LabelSession;
  editing: Editing;
  work: DraftStore;
  timers: Timers;
  nowMs: () => number;
  newId: () => string;
  isVisible: () => boolean;
  sendDraft: (taskId: string) => void;
  /** Of the task before. */
  carried?: Carried | undefined;
};

export class CurrentTask {
  readonly task: LabelTask;
  readonly editor: EditorStore;
  /** Parts of the answer that the labels of today no longer have. */
  readonly dropped: number;
  readonly leadTime: LeadTime;
  readonly #deps: CurrentDeps;
  readonly #annotationId: string;
  #unsubscribe: () => void;
  #seen: { document: unknown; history: unknown };
  #timer: unknown = null;
  #firstChangeMs: number | null = null;

  constructor(task: LabelTask, deps: CurrentDeps) {
    this.task = task;
    this.#deps = deps;
    this.#annotationId = deps.newId();
    const stored = usableRecord(deps.work.get(task.id), task);
    // Nothing of this device's is in it that the newer version on the server did not grow from.
    if (!stored) deps.work.remove(task.id);
    const { editor, dropped } = openEditor(deps, task, stored);
    this.editor = editor;
    this.dropped = dropped;
    this.leadTime = new LeadTime(stored?.leadTimeMs ?? 0, deps.isVisible() ? deps.nowMs() : null);
    const { document, history } = this.editor.getState();
    this.#seen = { document, history };
    this.#unsubscribe = this.editor.subscribe(() => this.#onEditor());
    if (stored && stored.schemaVersion !== deps.session.schemaVersion) this.#adopt(stored);
  }

  /** Work made under an older schema goes on under the present one; what the server refused then may fit now. */
  #adopt(stored: DraftRecord): void {
    const { session, work } = this.#deps;
    const problem = stored.problem?.kind === "refused" ? null : stored.problem;
    const adopted = { ...stored, schemaVersion: session.schemaVersion, problem };
    // The server refused this submit: the next change must not submit the task again, only the annotator does.
    work.put(stored.outbox === null ? adopted : takenBack(adopted));
  }

  get record(): DraftRecord | undefined {
    return this.#deps.work.get(this.task.id);
  }

  #onEditor(): void {
    const { document, history, gesture } = this.editor.getState();
    if (gesture || (document === this.#seen.document && history === this.#seen.history)) return;
    this.#seen = { document, history };
    this.#put({});
    this.#schedule();
  }

  #put(changes: Partial<DraftRecord>): DraftRecord {
    const { session, work, nowMs } = this.#deps;
    const { document, history } = this.editor.getState();
    const before =
      work.get(this.task.id) ??
      newRecord(session, this.task, this.editor, { annotationId: this.#annotationId, nowMs: nowMs() });
    const problem = before.problem?.kind === "refused" ? null : before.problem;
    const record: DraftRecord = {
      ...before,
      // Changing a submit that has not left yet takes it back until it is submitted again.
      held: before.held || before.outbox !== null,
      outbox: null,
      problem,
      document,
      history,
      leadTimeMs: this.leadTime.total(nowMs()),
      version: before.version + 1,
      updatedAt: nowMs(),
      ...changes,
    };
    work.put(record);
    return record;
  }

  #schedule(): void {
    const { timers, nowMs, sendDraft } = this.#deps;
    if (this.record?.held) return;
    this.#firstChangeMs ??= nowMs();
    if (this.#timer !== null) timers.clear(this.#timer);
    const left = Math.max(0, this.#firstChangeMs + DRAFT_LIMIT_MS - nowMs());
    this.#timer = timers.set(Math.min(DRAFT_DELAY_MS, left), () => {
      this.#timer = null;
      this.#firstChangeMs = null;
      sendDraft(this.task.id);
    });
  }

  /** Submits or skips: the record goes into the outbox, the editor is done with. */
  finish(submission: Submission): DraftRecord {
    this.editor.cancelGesture();
    const skipped = submission.state === "skipped";
    const { problem = null } = this.record ?? {};
    const record = this.#put({
      state: submission.state,
      held: false,
      outbox: this.#deps.work.nextOutboxPlace(),
      // Only a conflict waits for its resolution; a project that was closed to the annotator may be open again.
      problem: problem?.kind === "conflict" ? problem : null,
      skipReason: skipped ? submission.reason : null,
      skipNote: skipped && submission.note !== "" ? submission.note : null,
    });
    this.close();
    return record;
  }

  /** The annotator chose the server's version: this device has nothing left to send. */
  takeTheirs(record: DraftRecord): void {
    this.editor.replaceDocument(record.document);
    const { document, history } = this.editor.getState();
    this.#seen = { document, history };
    this.#cancelTimer();
    this.#deps.work.put({ ...record, history });
  }

  /** Sends what has not been sent, without waiting for more changes. */
  saveNow(): void {
    if (this.#timer === null) return;
    this.#cancelTimer();
    this.#firstChangeMs = null;
    this.#deps.sendDraft(this.task.id);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) this.#deps.timers.clear(this.#timer);
    this.#timer = null;
  }

  /** Leaves the task; an unsent draft is sent now. */
  close(): void {
    this.editor.finishDrawing();
    if (this.#timer !== null) this.#deps.sendDraft(this.task.id);
    this.#cancelTimer();
    this.#unsubscribe();
  }
}
