/** The session's snapshot and the listeners to its changes. */
import type { Tellable } from "@/lib/client/told";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey, Params } from "@/lib/i18n";
import { type DraftRecord, isUnsubmitted } from "./drafts/draft-record";
import type { DraftStore } from "./drafts/draft-store";
import { type Notice, type OfflineBatchState, type SessionState, saveState } from "./session-state";
import type { Outbox } from "./sync/outbox";

/** The parts from which the snapshot is derived, besides the fields set directly. */
export type SessionParts = {
  projectId: string;
  work: DraftStore;
  outbox: Outbox;
  currentTaskId: () => string | null;
  hasPrevious: () => boolean;
  hasNext: () => boolean;
  elsewhere: () => number;
  offlineBatch: () => OfflineBatchState;
};

type Opened = { task: LabelTask; editor: EditorStore; dropped: number };

export class SessionView {
  #state: SessionState;
  #parts: SessionParts | null = null;
  /** The snapshot that the listeners have: every key press passes here, and most change nothing they show. */
  #told: SessionState | null = null;
  #listeners = new Set<() => void>();
  #notices = 0;

  constructor(initial: SessionState) {
    this.#state = initial;
  }

  /** The parts need the view to report to, so they come after it. */
  connect(parts: SessionParts): void {
    this.#parts = parts;
  }

  getState = (): SessionState => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(changes: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...changes };
    this.refresh();
  }

  /** Computes again what follows from the parts, keeping what is equal identical. */
  refresh(): void {
    const next = this.#parts ? derive(this.#state, this.#parts) : this.#state;
    if (sameState(next, this.#told)) return;
    this.#state = next;
    this.#told = next;
    for (const listener of this.#listeners) listener();
  }

  /** Shows an opened task, with a notice when parts of its annotation have no place in the present labels. */
  show({ task, editor, dropped }: Opened, origin: SessionState["origin"]): void {
    this.set({ phase: "labeling", task, editor, origin, missing: null, error: null });
    if (dropped > 0) this.notify("info", "labelLater.noticeFitted", { count: dropped });
  }

  notify(tone: Notice["tone"], key: MessageKey, params?: Params): void {
    this.#notices += 1;
    const notice = { id: this.#notices, tone, key };
    this.set({ notice: params === undefined ? notice : { ...notice, params } });
  }

  /** Something failed, and why. */
  notifyFailure(detail: Tellable): void {
    this.#notices += 1;
    this.set({ notice: { id: this.#notices, tone: "bad", key: "labelLater.noticeFailed", detail } });
  }
}

function sameState(a: SessionState, b: SessionState | null): boolean {
  return b !== null && (Object.keys(a) as (keyof SessionState)[]).every((key) => a[key] === b[key]);
}

/** The earlier list where it holds the same, so that no component draws it anew. */
const kept = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  now.length === before.length && now.every((one, i) => one === before[i]) ? before : now;

function derive(before: SessionState, parts: SessionParts): SessionState {
  const { work, outbox } = parts;
  const current = parts.currentTaskId();
  const save = saveState(work, outbox, current);
  const sameSave = save.kind === before.save.kind && save.waiting === before.save.waiting;
  const problems = work.all().filter((record) => record.problem !== null);
  const isLeft = (record: DraftRecord) => record.projectId === parts.projectId && record.taskId !== current;
  const unsubmitted = work.all().filter((record) => isUnsubmitted(record) && isLeft(record));
  return {
    ...before,
    save: sameSave ? before.save : save,
    problems: kept(before.problems, problems),
    unsubmitted: kept(before.unsubmitted, unsubmitted),
    signIn: outbox.signIn,
    hasPrevious: parts.hasPrevious(),
    hasNext: parts.hasNext(),
    elsewhere: parts.elsewhere(),
    offlineBatch: parts.offlineBatch(),
    damaged: work.damaged,
    phase: before.phase === "loading" && outbox.offline && current === null ? "offline" : before.phase,
  };
}
