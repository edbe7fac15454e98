/** The label view's snapshot of the session, immutable. */

import type { Tellable } from "@/lib/client/told";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelProgress, LabelTask, QueueResponse } from "@/lib/contracts/labeling";
import type { Issue } from "@/lib/core/app-error";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey, Params } from "@/lib/i18n";
import { type DraftRecord, isUnsaved, isUnsubmitted } from "./drafts/draft-record";
import type { DraftStore } from "./drafts/draft-store";
import type { Outbox } from "./sync/outbox";

export type SaveState = {
  /** `held`: a changed answer that waits to be submitted again; it is on this device only. */
  kind: "saved" | "saving" | "device" | "held" | "offline" | "unkept" | "signIn" | "conflict" | "refused";
  /** Submits and skips on this device that the server does not have yet. */
  waiting: number;
};

export type Phase =
  | "loading"
  | "labeling"
  /** The queue has no more tasks for this annotator. */
  | "empty"
  /** No task at hand and no network to get one. */
  | "offline"
  | "error";

export type OfflineBatchState = {
  readonly busy: boolean;
  /** Tasks ahead that belong to the offline batch; 0 without a batch. */
  readonly count: number;
  /** When the first of their leases ends. */
  readonly leasedUntil: number | null;
  /** Whether this page can be opened again without network; null until that is known. */
  readonly reopens: boolean | null;
};
export const EMPTY_OFFLINE_BATCH: OfflineBatchState = {
  busy: false,
  count: 0,
  leasedUntil: null,
  reopens: null,
};

/** Shown once, by toast and live region; `id` distinguishes repeats. */
export type Notice = {
  id: number;
  tone: "info" | "bad";
  key: MessageKey;
  params?: Params;
  detail?: Tellable;
};

/** The project's parts that may change while the page is open: the guideline, its rules, the lists, and the labels. */
export type ProjectSyncState = Pick<
  LabelSession,
  "guideline" | "rules" | "candidateLists" | "contentRevision" | "schema" | "schemaVersion"
> & {
  /** Ids of rules that were added or changed while the page was open. */
  readonly freshRules: ReadonlySet<string>;
};

export const projectSyncOf = (session: LabelSession): ProjectSyncState => ({
  guideline: session.guideline,
  rules: session.rules,
  candidateLists: session.candidateLists,
  contentRevision: session.contentRevision,
  schema: session.schema,
  schemaVersion: session.schemaVersion,
  freshRules: new Set(),
});

export type SessionState = {
  readonly phase: Phase;
  readonly task: LabelTask | null;
  readonly editor: EditorStore | null;
  /** Reopened from the annotator's own history, or the next of the queue. */
  readonly origin: "queue" | "history";
  readonly progress: LabelProgress;
  /** The task whose answer is compared with the right one, in training mode. */
  readonly comparing?: { taskId: string; end: () => void } | undefined;
  /** No tasks are handed out until one of these managers lets the annotator go on. */
  readonly paused?: QueueResponse["paused"];
  readonly save: SaveState;
  /** Draft records that the server did not take, with the reason. */
  readonly problems: readonly DraftRecord[];
  /** Answers that were changed after they were submitted and left like that; without the open one. */
  readonly unsubmitted: readonly DraftRecord[];
  readonly signIn: boolean;
  readonly error: Tellable | null;
  readonly notice: Notice | null;
  /** Required answers that were missing at the last submit; `at` changes each time so that focus can move again. */
  readonly missing: { issues: Issue[]; at: number } | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Tasks open in another tab. */
  readonly elsewhere: number;
  /** Records in the journal that this version cannot read. */
  readonly damaged: readonly unknown[];
  readonly keepsOnDevice: boolean;
  readonly offlineBatch: OfflineBatchState;
  readonly projectSync: ProjectSyncState;
};

export const initialState = (session: LabelSession, keepsOnDevice: boolean): SessionState => ({
  phase: "loading",
  task: null,
  editor: null,
  origin: "queue",
  progress: session.progress,
  save: { kind: "saved", waiting: 0 },
  problems: [],
  unsubmitted: [],
  signIn: false,
  error: null,
  notice: null,
  missing: null,
  hasPrevious: true,
  hasNext: false,
  elsewhere: 0,
  damaged: [],
  keepsOnDevice,
  offlineBatch: EMPTY_OFFLINE_BATCH,
  projectSync: projectSyncOf(session),
});

export function saveState(work: DraftStore, outbox: Outbox, current: string | null): SaveState {
  const records = work.all();
  // A record that has not reached the journal is not "on this device" yet.
  const waits = (record: DraftRecord) => record.outbox !== null && record.problem === null;
  const waiting = records.filter((record) => waits(record) && work.isWritten(record.taskId)).length;
  const now = current === null ? undefined : work.get(current);
  const unsaved = now !== undefined && isUnsaved(now);
  const is = (kind: SaveState["kind"]): SaveState => ({ kind, waiting });
  if (outbox.signIn) return is("signIn");
  if (records.some((record) => record.problem?.kind === "conflict")) return is("conflict");
  if (records.some((record) => record.problem !== null)) return is("refused");
  if (work.atRisk && (!work.journal.persistent || work.failure !== null)) return is("unkept");
  if (outbox.offline) return is("offline");
  if (outbox.sending !== null || work.isWriting || records.some(waits)) return is("saving");
  if (unsaved) return is(isUnsubmitted(now) ? "held" : "device");
  return is("saved");
}
