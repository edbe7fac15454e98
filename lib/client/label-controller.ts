/**
 * The label loop in the browser: what is open, what comes next, what is saved where. Does all the I/O; the view only
 * reads snapshots and calls methods. Everything it touches comes in as a dependency.
 */
import type { LabelTask, PutAnnotationResponse, QueueResponse } from "@/lib/contracts/labeling";
import type { AskQuestion } from "@/lib/contracts/questions";
import { askQuestion } from "./ask-question";
import type { ControllerDeps } from "./controller-deps";
import { CurrentTask, type Verdict } from "./current-task";
import { decideConflict } from "./decide-conflict";
import { Leases } from "./leases";
import { OwnHistory } from "./own-history";
import { OwnWork } from "./own-work";
import { RecentTasks } from "./recent-tasks";
import { Sender } from "./sender";
import { initialState } from "./session-state";
import { SessionView } from "./session-view";
import { submitHindrance } from "./submit-hindrance";
import { TaskQueue } from "./task-queue";
import type { WorkRecord } from "./work-record";
import { WorkStore } from "./work-store";

export class LabelController {
  readonly work: WorkStore;
  readonly sender: Sender;
  readonly #deps: ControllerDeps;
  readonly #view: SessionView;
  readonly #queue: TaskQueue;
  readonly #history: OwnHistory;
  readonly #leases: Leases;
  readonly #ownWork: OwnWork;
  readonly #recent = new RecentTasks();
  #current: CurrentTask | null = null;
  #filling: Promise<void> | null = null;
  /** Counts starts and leaves: what belongs to an earlier visit is dropped when it arrives. */
  #visit = 0;

  constructor(deps: ControllerDeps) {
    this.#deps = deps;
    this.#view = new SessionView(initialState(deps.session, deps.journal.persistent));
    const onChange = () => this.#view.refresh();
    this.work = new WorkStore(deps.journal, deps.timers, onChange);
    this.#queue = new TaskQueue(
      deps.locks,
      deps.decodeImages,
      // What came back with a ruling or from a reviewer goes first, like what was begun.
      (task) => task.annotation !== null || task.questions.length > 0 || this.work.get(task.id) !== undefined,
    );
    this.#history = new OwnHistory(deps.api);
    const { api, timers, session } = deps;
    this.sender = new Sender({
      ...{ api, timers, work: this.work, projectId: session.project.id, onChange },
      nextAsk: () => this.#ask(),
      onAccepted: (record, response) => this.#accepted(record, response),
      onProblem: () => {
        this.#view.refresh();
        if (!this.#current) this.#fillQuietly();
      },
    });
    this.#leases = new Leases(deps, this.sender, {
      held: () => [
        ...(this.#current?.task.leaseExpiresAt ? [this.#current.task.id] : []),
        ...this.#queue.ids,
      ],
      lost: (taskId) => {
        if (taskId !== this.#current?.task.id) this.#queue.drop(taskId);
      },
    });
    this.#ownWork = new OwnWork({
      ...{ api, view: this.#view, queue: this.#queue, history: this.#history, recent: this.#recent },
      ...{ sender: this.sender, current: () => this.#current?.task ?? null },
      open: (task) => this.#open(task, "history"),
      leave: () => this.#leaveCurrent(),
      openNext: () => {
        this.#openNext();
        if (!this.#current) this.#fillQuietly();
      },
      failed: (error) => this.#failed(error),
    });
    this.#view.connect({
      ...{ work: this.work, sender: this.sender },
      currentTaskId: () => this.#current?.task.id ?? null,
      hasPrevious: () => this.#history.hasPrevious,
      hasNext: () => this.#history.hasNext,
      elsewhere: () => this.#queue.elsewhere.length,
    });
  }

  get getState() {
    return this.#view.getState;
  }
  get subscribe() {
    return this.#view.subscribe;
  }

  /** Begins (or begins again after `leave`): this device's work first, then the queue. */
  async start(initialTaskId?: string): Promise<void> {
    this.#visit += 1;
    const visit = this.#visit;
    this.#view.set({ phase: "loading", error: null });
    try {
      await this.work.load();
      if (visit !== this.#visit) return;
      void this.sender.pump();
      if (initialTaskId !== undefined) await this.reopen(initialTaskId);
      if (visit === this.#visit && !this.#current) await this.#fill();
    } catch (error) {
      this.#failed(error);
    }
    if (visit === this.#visit) this.#leases.start();
  }

  #failed(error: unknown): void {
    const { phase } = this.#view.getState();
    if (this.sender.noteFailure(error)) {
      this.#view.set({ phase: this.#current ? phase : this.sender.signIn ? "loading" : "offline" });
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    if (this.#current) this.#view.notify("bad", "label.noticeFailed", { detail: message });
    else this.#view.set({ phase: "error", error: message });
  }

  /** Tries again after an error, an empty queue or a dead network. */
  async retry(): Promise<void> {
    await this.sender.retryNow();
    if (this.#current) return;
    this.#view.set({ phase: "loading", error: null });
    await this.#fill().catch((error: unknown) => this.#failed(error));
  }

  /** The browser says that the network is back. */
  online(): void {
    void this.retry();
  }

  async signedIn(): Promise<void> {
    await this.sender.resume();
    if (!this.#current && !this.sender.signIn) await this.retry();
  }

  #ask(): { count: number; have: string[] } | undefined {
    const current = this.#current ? [this.#current.task.id] : [];
    const count = this.#queue.missing + (this.#current ? 0 : 1);
    const leaving = this.work.outbox(this.#deps.session.project.id).map((record) => record.taskId);
    const have = new Set([...current, ...this.#queue.ids, ...this.#queue.elsewhere, ...leaving]);
    return count > 0 ? { count, have: [...have].slice(-100) } : undefined;
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#fetchMore().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }
  #fillQuietly(): void {
    this.#fill().catch((error: unknown) => this.#failed(error));
  }

  async #fetchMore(): Promise<void> {
    const ask = this.#ask();
    if (ask) await this.#receive(await this.#deps.api.queue(ask));
  }

  async #receive(response: QueueResponse): Promise<void> {
    const visit = this.#visit;
    const before = this.#queue.elsewhere.length;
    this.#leases.leaseMs = response.leaseMs;
    this.sender.noteSuccess();
    this.#view.set({ progress: response.progress });
    await this.#queue.receive(response.tasks, (task) => {
      const leaving = (this.work.get(task.id)?.outbox ?? null) !== null;
      return task.id !== this.#current?.task.id && !leaving;
    });
    if (visit !== this.#visit) return;
    // What another tab holds is no answer to the question what else there is.
    const askAgain = this.#queue.elsewhere.length > before && this.#queue.missing > 0;
    if (this.#current) this.#view.refresh();
    else this.#openNext(!askAgain);
    if (askAgain) await this.#fetchMore();
  }

  /** @param final the server has just been asked, so an empty queue means there is nothing */
  #openNext(final = false): void {
    const task = this.#queue.take();
    if (task) {
      this.#open(task, "queue");
      return;
    }
    this.#current = null;
    this.#history.position = -1;
    const phase = this.sender.offline ? "offline" : final ? "empty" : "loading";
    this.#view.set({ phase, task: null, editor: null, origin: "queue", missing: null });
  }

  #open(task: LabelTask, origin: "queue" | "history"): void {
    const { session, timers, nowMs, newId, isVisible } = this.#deps;
    const sendDraft = (taskId: string) => this.sender.queueDraft(taskId);
    const current = new CurrentTask(task, {
      ...{ session, timers, nowMs, newId, isVisible, sendDraft },
      work: this.work,
    });
    this.#current = current;
    if (origin === "queue") this.#history.position = -1;
    this.#view.set({ phase: "labeling", task, editor: current.editor, origin, missing: null, error: null });
  }

  #leaveCurrent(): void {
    if (!this.#current) return;
    this.#current.close();
    this.#recent.add(this.#current.task);
    this.#current = null;
  }

  /** Submits or skips the open task and shows the next one at once. Refused while required answers are missing. */
  submit(verdict: Verdict): boolean {
    const current = this.#current;
    if (!current) return false;
    const { progress, origin, missing } = this.#view.getState();
    const hindrance = submitHindrance(current.editor, verdict, this.#deps.session.schema);
    if (hindrance && "notice" in hindrance) this.#view.notify("bad", hindrance.notice);
    else if (hindrance)
      this.#view.set({ missing: { issues: hindrance.missing, at: (missing?.at ?? 0) + 1 } });
    if (hindrance) return false;
    const isNew = current.task.annotation === null || current.task.annotation.state === "draft";
    current.finish(verdict);
    this.#history.add({ taskId: current.task.id, seq: current.task.seq });
    if (isNew && verdict.state === "submitted") {
      const { mine, mineToday } = progress;
      this.#view.set({ progress: { ...progress, mine: mine + 1, mineToday: mineToday + 1 } });
    }
    this.#leaveCurrent();
    if (origin === "history" && this.#history.position > 0) void this.next();
    else this.#openNext();
    void this.sender.pump();
    return true;
  }

  /** Asks about the open task and goes on with the next one. Throws what the API throws; then nothing has moved. */
  ask(question: Omit<AskQuestion, "taskId">): Promise<void> {
    const { sender } = this;
    const putAside = (taskId: string) => {
      this.#leaveCurrent();
      this.#recent.forget(taskId);
      this.#queue.drop(taskId);
      this.#openNext();
      this.#fillQuietly();
    };
    const current = () => this.#current;
    return askQuestion({ api: this.#deps.api, sender, view: this.#view, current, putAside }, question);
  }

  #accepted(record: WorkRecord, response: PutAnnotationResponse): void {
    this.#recent.accepted(record, response);
    if (record.outbox !== null && this.#current?.task.id !== record.taskId) this.#queue.unlock(record.taskId);
    if (response.annotation.late) this.#view.notify("info", "label.noticeLate", { task: record.seq });
    if (response.next) this.#receive(response.next).catch((error: unknown) => this.#failed(error));
    else if (!this.#current) this.#fillQuietly();
  }

  /** Opens a task of one's own work. */
  reopen = (taskId: string): Promise<boolean> => this.#ownWork.reopen(taskId);
  previous = (): Promise<void> => this.#ownWork.previous();
  next = (): Promise<void> => this.#ownWork.next();

  /** Decides a conflict. Nothing was lost until here: "mine" is written over theirs as a new revision. */
  resolveConflict(taskId: string, keep: "mine" | "theirs"): void {
    const decided = decideConflict(this.work.get(taskId), keep);
    if (!decided) return;
    this.#recent.forget(taskId);
    if (keep === "mine") {
      this.work.put(decided);
      if (decided.outbox === null) this.sender.queueDraft(taskId);
    } else if (this.#current?.task.id === taskId) this.#current.takeTheirs(decided);
    else this.work.remove(taskId);
    void this.sender.pump();
  }

  /** Opens refused work again, under the present label schema. */
  async repair(taskId: string): Promise<void> {
    this.#recent.forget(taskId);
    await this.reopen(taskId);
  }

  /** Gives up this device's version of a task, after the person confirmed it. */
  discard(taskId: string): void {
    const open = this.#current?.task.id === taskId;
    if (open) this.#leaveCurrent();
    this.#recent.forget(taskId);
    this.work.remove(taskId);
    if (!open) return;
    this.#openNext();
    if (!this.#current) this.#fillQuietly();
  }

  /** A sign of life, for the time spent. */
  active(): void {
    if (this.#deps.isVisible()) this.#current?.leadTime.active(this.#deps.nowMs());
  }

  visibilityChanged(): void {
    if (this.#deps.isVisible()) this.active();
    else this.#current?.leadTime.hidden(this.#deps.nowMs());
    void this.work.flush();
  }

  /** Leaves the page: keeps what is unsaved, gives untouched tasks back. */
  async leave(): Promise<void> {
    this.#visit += 1;
    const open = this.#current?.task.id;
    const untouched = open === undefined || this.work.get(open) ? [] : [open];
    const give = [...this.#queue.ids, ...untouched];
    this.#current?.close();
    this.#current = null;
    await this.work.flush();
    this.sender.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}
