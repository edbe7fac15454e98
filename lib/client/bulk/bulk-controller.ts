/**
 * Labeling in bulk: many leased tasks in one list, each with an editor, a draft and a submission of its own, exactly as the
 * label view makes them one by one. Everything it touches comes in as a dependency.
 */

import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import type { ControllerDeps } from "@/lib/client/session/controller-deps";
import { CurrentTask, type SkipReason } from "@/lib/client/session/current-task";
import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import { DraftStore } from "@/lib/client/session/drafts/draft-store";
import { OtherTabs } from "@/lib/client/session/drafts/other-tabs";
import { LeadTime } from "@/lib/client/session/lead-time";
import { Leases } from "@/lib/client/session/queue/leases";
import { TaskQueue } from "@/lib/client/session/queue/task-queue";
import { type Notice, saveState } from "@/lib/client/session/session-state";
import { Outbox } from "@/lib/client/session/sync/outbox";
import { toldBy } from "@/lib/client/told";
import {
  HAVE_LIMIT,
  type LabelTask,
  type PutAnnotationResponse,
  type QueueResponse,
} from "@/lib/contracts/labeling";
import { setAnswer } from "@/lib/editor/commands";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey, Params } from "@/lib/i18n";
import type { AnswerControl } from "@/lib/labels/schema";
import { BulkHistory } from "./bulk-history";
import { bulkQuestions, isAskedOf } from "./bulk-questions";
import { type BulkRow, type BulkState, isComplete, scoresLike, shownRows } from "./bulk-state";

/** So many rows are kept at hand: more would keep others from tasks, and nobody sees them together. */
export const BULK_ROWS = 100;
/** The server hands out no more at once. */
const ROWS_PER_REQUEST = 50;

export type BulkDeps = Pick<
  ControllerDeps,
  "session" | "editing" | "api" | "journal" | "locks" | "timers" | "nowMs" | "newId" | "isVisible"
>;

type Listener = () => void;

export class BulkController {
  readonly work: DraftStore;
  readonly outbox: Outbox;
  readonly #deps: BulkDeps;
  readonly #queue: TaskQueue;
  readonly #tabs: OtherTabs;
  readonly #leases: Leases;
  readonly #history = new BulkHistory();
  /** Of the whole page: each change gives its tasks their share of the time since the change before. */
  readonly #clock: LeadTime;
  #sharedMs = 0;
  #rows: readonly BulkRow[] = [];
  #scores: ReadonlyMap<string, number> | null = null;
  #state: BulkState;
  #listeners = new Set<Listener>();
  #visit = 0;
  #fetching: Promise<number> | null = null;
  /** While a change goes through many tasks, the page is told once. */
  #isChanging = false;
  #notices = 0;

  constructor(deps: BulkDeps) {
    this.#deps = deps;
    const { api, timers, session, locks } = deps;
    this.#clock = new LeadTime(0, deps.isVisible() ? deps.nowMs() : null);
    this.#state = {
      phase: "loading",
      rows: [],
      count: 0,
      selected: new Set(),
      at: null,
      filter: "",
      shown: "all",
      like: null,
      complete: 0,
      canUndo: false,
      canRedo: false,
      progress: session.progress,
      save: { kind: "saved", waiting: 0 },
      signIn: false,
      problems: 0,
      isStale: false,
      busy: false,
      error: null,
      notice: null,
    };
    const onChange = () => this.#refresh();
    this.work = new DraftStore(deps.journal, timers, onChange);
    this.outbox = new Outbox({
      api,
      timers,
      work: this.work,
      projectId: session.project.id,
      onChange,
      nextAsk: () => undefined,
      onAccepted: (record, response) => this.#accepted(record, response),
      onProblem: onChange,
    });
    const send = () => void this.outbox.pump();
    this.#tabs = new OtherTabs({ locks, work: this.work, projectId: session.project.id, send });
    this.#queue = new TaskQueue(
      { ...locks, acquire: this.#tabs.acquire },
      () => undefined,
      () => false,
    );
    this.#leases = new Leases(deps, this.outbox, {
      held: () => this.#rows.map(({ id }) => id),
      untouched: () => this.#rows.map(({ id }) => id).filter((id) => !this.work.get(id)),
      lost: (taskId) => {
        if (!this.work.isBegun(taskId)) this.#remove(new Set([taskId]));
      },
      renewed: () => undefined,
    });
  }

  getState = (): BulkState => this.#state;
  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(changes: Partial<BulkState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#refresh();
  }

  #refresh(): void {
    if (this.#isChanging) return;
    const before = this.#state;
    const rows = shownRows(this.#rows, before, this.#scores);
    const ids = new Set(rows.map(({ id }) => id));
    const selected = new Set([...before.selected].filter((id) => ids.has(id)));
    this.#state = {
      ...before,
      rows: isSameList(rows, before.rows) ? before.rows : rows,
      count: this.#rows.length,
      selected: selected.size === before.selected.size ? before.selected : selected,
      at: before.at !== null && ids.has(before.at) ? before.at : placeAfter(before, rows),
      complete: this.#rows.filter(isComplete).length,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
      save: saveState(this.work, this.outbox, null),
      signIn: this.outbox.signIn,
      problems: this.work
        .all()
        .filter(({ problem, projectId }) => problem !== null && projectId === this.#deps.session.project.id)
        .length,
    };
    for (const listener of this.#listeners) listener();
  }

  notify(tone: Notice["tone"], key: MessageKey, params?: Params): void {
    this.#notices += 1;
    const notice = { id: this.#notices, tone, key };
    this.#set({ notice: params === undefined ? notice : { ...notice, params } });
  }

  /** Begins, or begins again after `leave`. */
  async start(): Promise<void> {
    this.#visit += 1;
    const visit = this.#visit;
    this.#set({ phase: "loading", error: null });
    try {
      await this.work.load(this.#deps.nowMs());
      void this.outbox.pump();
      if (visit === this.#visit) await this.fill();
    } catch (error) {
      this.#failed(error);
    }
    if (visit === this.#visit) this.#leases.start();
  }

  #failed(error: unknown): void {
    const isKnown = this.outbox.noteFailure(error);
    if (this.#rows.length > 0) this.#set({ phase: "ready" });
    else if (isKnown) this.#set({ phase: this.outbox.signIn ? "loading" : "error", error: toldBy(error) });
    else this.#set({ phase: "error", error: toldBy(error) });
  }

  /** Tries again after an error, or when the network is back. */
  async retry(): Promise<void> {
    await this.#tabs.sendLeftBehind(this.#queue.lock);
    await this.outbox.retryNow();
    this.#queue.forgetElsewhere();
    await this.fill().catch((error: unknown) => this.#failed(error));
  }

  async signedIn(): Promise<void> {
    await this.outbox.resume();
    if (!this.outbox.signIn && this.#rows.length === 0) await this.retry();
  }

  /** Fetches tasks until the list is full or the queue is empty. */
  async fill(): Promise<void> {
    const visit = this.#visit;
    for (;;) {
      const wanted = BULK_ROWS - this.#rows.length;
      if (wanted <= 0 || visit !== this.#visit || this.#state.isStale) break;
      if ((await this.#fetch(Math.min(wanted, ROWS_PER_REQUEST))) === 0) break;
    }
    if (visit === this.#visit) this.#set({ phase: "ready" });
  }

  /** Adds the tasks of the project whose texts hold the words, and shows them. Rejects as the API does. */
  async find(search: string): Promise<void> {
    const room = HAVE_LIMIT - this.#rows.length;
    const found = room <= 0 ? 0 : await this.#fetch(Math.min(room, ROWS_PER_REQUEST), search);
    this.#set({ filter: search, shown: "all", like: null });
    if (found > 0) this.notify("info", "bulk.found", { count: found });
    else this.notify("info", "bulk.foundNothing");
  }

  /** One request at a time: each tells the server which tasks are at hand. */
  #fetch(count: number, search?: string): Promise<number> {
    const before = this.#fetching ?? Promise.resolve(0);
    const fetching = before.catch(() => 0).then(() => this.#fetchNow(count, search));
    this.#fetching = fetching;
    return fetching.finally(() => {
      if (this.#fetching !== fetching) return;
      this.#fetching = null;
      this.#set({ busy: false });
    });
  }

  async #fetchNow(count: number, search?: string): Promise<number> {
    const { api, session } = this.#deps;
    const visit = this.#visit;
    this.#set({ busy: true });
    const leaving = this.work.outbox(session.project.id).map(({ taskId }) => taskId);
    const known = new Set([...this.#rows.map(({ id }) => id), ...this.#queue.elsewhere, ...leaving]);
    const have = [...known].slice(-HAVE_LIMIT);
    const response = await api.queue({ count, have, ...(search === undefined ? {} : { search }) });
    return this.#receive(response, visit);
  }

  /** @returns how many rows were added */
  async #receive(response: QueueResponse, visit: number): Promise<number> {
    const { session } = this.#deps;
    const isHere = () => visit === this.#visit;
    if (!isHere()) {
      this.#leases.giveBack(response.tasks);
      return 0;
    }
    this.#leases.leaseMs = response.leaseMs;
    this.#leases.received(response.tasks);
    this.outbox.noteSuccess();
    if (response.schemaVersion > session.schemaVersion) {
      this.#leases.giveBack(response.tasks);
      this.#set({ isStale: true });
      return 0;
    }
    const isNew = ({ id }: LabelTask) =>
      isHere() && !this.work.isLeaving(id) && !this.#rows.some((row) => row.id === id);
    await this.#queue.receive(response.tasks, isNew);
    const added: BulkRow[] = [];
    for (let task = this.#queue.take(); task; task = this.#queue.take()) added.push(this.#open(task));
    this.#rows = [...this.#rows, ...added];
    this.#scores = scoresLike(this.#rows, this.#state.like);
    this.#set({ progress: response.progress, phase: "ready" });
    return added.length;
  }

  #open(task: LabelTask): BulkRow {
    const current = new CurrentTask(task, {
      ...this.#deps,
      work: this.work,
      sendDraft: (taskId) => this.outbox.queueDraft(taskId),
      // Time is measured for all of them together.
      isVisible: () => false,
    });
    current.editor.subscribe(() => this.#refresh());
    const { inputs } = current.editor.getState();
    const texts = Object.values(inputs).flatMap((input) => (input.kind === "text" ? [input.text] : []));
    return { id: task.id, current, text: [...texts, task.externalId ?? ""].join("\n") };
  }

  #remove(ids: ReadonlySet<string>): void {
    this.#rows = this.#rows.filter(({ id }) => !ids.has(id));
    this.#history.forget(ids);
    this.#refresh();
  }

  setFilter = (filter: string): void => this.#set({ filter });
  setShown = (shown: BulkState["shown"]): void => this.#set({ shown });

  /** Sorts by likeness to the row that the keys act on; null restores the order of the queue. */
  sortLike(id: string | null): void {
    this.#scores = scoresLike(this.#rows, id);
    this.#set({ like: id, at: id ?? this.#state.at });
  }

  select(ids: Iterable<string>): void {
    this.#set({ selected: new Set(ids) });
  }
  selectAll = (): void => this.select(this.#state.rows.map(({ id }) => id));

  toggle(id: string): void {
    const selected = new Set(this.#state.selected);
    if (!selected.delete(id)) selected.add(id);
    this.#set({ selected, at: id });
  }

  /** Selects all from the row at hand to this one. */
  selectTo(id: string): void {
    const { rows, at, selected } = this.#state;
    const from = Math.max(0, indexOf(rows, at));
    const to = indexOf(rows, id);
    if (to < 0) return;
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#set({ selected: new Set([...selected, ...range.map((row) => row.id)]), at: id });
  }

  goTo(id: string): void {
    this.#set({ at: id });
  }

  /** @param isSelecting takes the rows it passes into the selection */
  move(by: number, isSelecting = false): void {
    const { rows, at } = this.#state;
    const next = rows[Math.min(rows.length - 1, Math.max(0, indexOf(rows, at) + by))];
    if (!next) return;
    if (isSelecting) this.selectTo(next.id);
    else this.goTo(next.id);
  }

  /** The selected rows, else the one at hand. */
  targets(): BulkRow[] {
    const { rows, selected, at } = this.#state;
    return rows.filter(({ id }) => (selected.size > 0 ? selected.has(id) : id === at));
  }

  /** Carries out a change on rows, as one step for undo. */
  #change(rows: readonly BulkRow[], change: (row: BulkRow) => void, merge?: string): void {
    this.#shareTime(rows);
    this.#isChanging = true;
    const before = rows.map(documentOf);
    for (const row of rows) change(row);
    const changed = rows.filter((row, i) => documentOf(row) !== before[i]);
    this.#history.add(
      changed.map(({ id }) => id),
      merge,
    );
    this.#isChanging = false;
    this.#refresh();
  }

  #shareTime(rows: readonly BulkRow[]): void {
    const totalMs = this.#clock.total(this.#deps.nowMs());
    const spentMs = totalMs - this.#sharedMs;
    this.#sharedMs = totalMs;
    for (const { current } of rows) current.leadTime.add(spentMs / rows.length);
  }

  /**
   * Gives a label by what its key does in one editor. Where some tasks have it and others not, all have it afterwards; where
   * all have it, it is taken back.
   */
  give(run: (editor: EditorStore) => void): void {
    const targets = this.targets();
    const wasComplete = targets.every(isComplete);
    const before = targets.map(documentOf);
    const added = new Set<BulkRow>();
    this.#change(targets, (row) => {
      run(row.current.editor);
      if (hasMore(documentOf(row), before[targets.indexOf(row)])) added.add(row);
    });
    if (added.size > 0 && added.size < targets.length) {
      this.#isChanging = true;
      targets.forEach((row, i) => {
        if (!added.has(row) && documentOf(row) !== before[i]) row.current.editor.undo();
      });
      this.#isChanging = false;
      this.#refresh();
    }
    const [only, ...others] = targets;
    if (only && others.length === 0 && this.#state.selected.size === 0)
      if (!wasComplete && added.size > 0 && isComplete(only)) this.#goOn(only);
  }

  /** To the next row without an answer, where one key answers a task: nothing else is asked, and no second label can be given. */
  #goOn(row: BulkRow): void {
    const [question, ...others] = bulkQuestions(this.#deps.session.schema);
    const takesSeveral = question !== undefined && "multiple" in question && question.multiple;
    const { rows } = this.#state;
    const next = rows.slice(indexOf(rows, row.id) + 1).find((one) => !isComplete(one));
    if (next && others.length === 0 && !takesSeveral) this.goTo(next.id);
  }

  /**
   * Gives the answer to all targets that are asked the question.
   * @param isAdded joins the values to those that each has already, since no common answer was shown
   */
  answer(
    control: AnswerControl,
    value: AnswerValue | null,
    { isTyping = false, isAdded = false } = {},
  ): void {
    const targets = this.targets().filter(({ current }) => isAskedOf(control, current.editor));
    const merge = `answer ${control.id}`;
    const change = ({ current: { editor } }: BulkRow) => {
      const had = editor.getState().document.answers[control.id];
      const next =
        isAdded && Array.isArray(value) && Array.isArray(had) ? [...new Set([...had, ...value])] : value;
      editor.setUnfit(unfitKey(control), null);
      editor.dispatch([setAnswer(control.id, next)], { merge, repeat: isTyping });
    };
    this.#change(targets, change, isTyping ? merge : undefined);
  }

  /** Keeps a text that is no answer in the fields of all targets; it holds up their submission. */
  setUnfit(control: AnswerControl, unfit: Parameters<EditorStore["setUnfit"]>[1]): void {
    for (const { current } of this.targets()) current.editor.setUnfit(unfitKey(control), unfit);
  }

  /** Takes the answers of the surest prediction of each target. */
  acceptPredictions(): void {
    const questions = new Set(bulkQuestions(this.#deps.session.schema).map(({ id }) => id));
    const targets = this.targets().filter(({ current }) => current.task.predictions.length > 0);
    this.#change(targets, ({ current: { editor, task } }) => {
      const answers = Object.entries(task.predictions[0]?.document.answers ?? {});
      editor.dispatch(answers.filter(([id]) => questions.has(id)).map(([id, value]) => setAnswer(id, value)));
    });
  }

  undo(): void {
    this.#step(this.#history.undo(), (editor) => editor.undo());
  }
  redo(): void {
    this.#step(this.#history.redo(), (editor) => editor.redo());
  }

  #step(taskIds: readonly string[], step: (editor: EditorStore) => void): void {
    this.#isChanging = true;
    for (const row of this.#rows) if (taskIds.includes(row.id)) step(row.current.editor);
    this.#isChanging = false;
    this.#refresh();
  }

  /** Submits every row that is complete, each as an annotation of its own, and fetches more. */
  submit(): void {
    const rows = this.#rows.filter(isComplete);
    if (rows.length === 0) {
      this.notify("info", "bulk.nothingToSubmit");
      return;
    }
    this.#finish(rows, (current) => current.finish({ state: "submitted" }));
    const { progress } = this.#state;
    const { mine, mineToday } = progress;
    this.#set({ progress: { ...progress, mine: mine + rows.length, mineToday: mineToday + rows.length } });
    this.notify("info", "bulk.submitted", { count: rows.length });
  }

  /** Skips the targets for one reason. */
  skip(reason: SkipReason, note: string): void {
    const rows = this.targets();
    this.#shareTime(rows);
    this.#finish(rows, (current) => current.finish({ state: "skipped", reason, note }));
  }

  #finish(rows: readonly BulkRow[], finish: (current: CurrentTask) => void): void {
    this.#isChanging = true;
    for (const { current } of rows) finish(current);
    this.#isChanging = false;
    this.#remove(new Set(rows.map(({ id }) => id)));
    void this.work.flush();
    void this.outbox.pump();
    this.fill().catch((error: unknown) => this.#failed(error));
  }

  #accepted(record: DraftRecord, response: PutAnnotationResponse): void {
    if (record.outbox !== null) this.#queue.unlock(record.taskId);
    if (response.annotation.late) this.notify("info", "labelLater.noticeLate", { task: record.seq });
    this.#refresh();
  }

  /** A sign of life, for the time spent. */
  active(): void {
    if (this.#deps.isVisible()) this.#clock.active(this.#deps.nowMs());
  }

  visibilityChanged(): void {
    if (this.#deps.isVisible()) this.active();
    else this.#clock.hidden(this.#deps.nowMs());
    void this.work.flush();
  }

  /** The tab is being closed or loaded anew. */
  closing(): void {
    void this.work.flush();
    this.#leases.closing();
  }

  /** Leaves the page: drafts stay, untouched tasks are given back. */
  async leave(): Promise<void> {
    this.#visit += 1;
    const give = this.#leases.untouched();
    for (const { current } of this.#rows) current.close();
    this.#rows = [];
    await this.work.flush();
    this.outbox.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}

const unfitKey = ({ id }: AnswerControl) => `${id} `;
const documentOf = ({ current }: BulkRow): AnnotationDocument => current.editor.getState().document;
const indexOf = (rows: readonly BulkRow[], id: string | null) => rows.findIndex((row) => row.id === id);
const isSameList = (a: readonly BulkRow[], b: readonly BulkRow[]) =>
  a.length === b.length && a.every((row, i) => row === b[i]);

/** The row that takes the place of one that has gone: the next of those before that is still there. */
function placeAfter(before: BulkState, rows: readonly BulkRow[]): string | null {
  const left = new Set(rows.map(({ id }) => id));
  const at = indexOf(before.rows, before.at);
  const next = before.rows.slice(at + 1).find(({ id }) => left.has(id));
  return next?.id ?? rows.at(at < 0 ? 0 : -1)?.id ?? null;
}

/** Whether an answer holds a value that it did not hold before. */
function hasMore(now: AnnotationDocument, before: AnnotationDocument | undefined): boolean {
  return Object.entries(now.answers).some(([id, value]) => {
    const had = [before?.answers[id] ?? []].flat().map(String);
    return [value].flat().some((one) => !had.includes(String(one)));
  });
}
