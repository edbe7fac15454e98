/**
 * The label loop in the browser: what is open, what comes next, what is saved where. Does all the I/O; the view only
 * reads snapshots and calls methods. Everything it touches comes in as a dependency.
 */
import type { LabelTask, PutAnnotationResponse } from "@/lib/contracts/labeling";
import type { AskQuestion } from "@/lib/contracts/questions";
import { askQuestion } from "./ask-question";
import type { ControllerDeps } from "./controller-deps";
import { CurrentTask, type Verdict } from "./current-task";
import { Leases } from "./leases";
import { openAgain } from "./open-again";
import { lateNotices, OtherTabs } from "./other-tabs";
import { OwnDecisions } from "./own-decisions";
import { OwnHistory } from "./own-history";
import { OwnWork } from "./own-work";
import { RecentTasks } from "./recent-tasks";
import { reservations } from "./reservations";
import { Sender } from "./sender";
import { initialState } from "./session-state";
import { SessionView } from "./session-view";
import { submitHindrance } from "./submit-hindrance";
import { TakenAlong } from "./taken-along";
import { TaskQueue } from "./task-queue";
import { TaskSupply } from "./task-supply";
import type { WorkRecord } from "./work-record";
import { WorkStore } from "./work-store";

export class LabelController {
  readonly work: WorkStore;
  readonly sender: Sender;
  readonly #deps: ControllerDeps;
  readonly #view: SessionView;
  readonly #tabs: OtherTabs;
  readonly #tellLate: ReturnType<typeof lateNotices>;
  readonly #queue: TaskQueue;
  readonly #history: OwnHistory;
  readonly #leases: Leases;
  readonly #ownWork: OwnWork;
  readonly #decisions: OwnDecisions;
  readonly #along: TakenAlong;
  readonly #supply: TaskSupply;
  readonly #recent = new RecentTasks();
  #current: CurrentTask | null = null;
  /** Counts starts and leaves: what belongs to an earlier visit is dropped when it arrives. */
  #visit = 0;
  #isHere = false;

  constructor(deps: ControllerDeps) {
    this.#deps = deps;
    this.#view = new SessionView(initialState(deps.session, deps.journal.persistent));
    const { api, timers, session, shelf, copy, locks } = deps;
    const onChange = () => this.#view.refresh();
    this.work = new WorkStore(deps.journal, timers, onChange);
    const send = () => void this.sender.pump();
    this.#tabs = new OtherTabs({ locks, work: this.work, projectId: session.project.id, send });
    this.#tellLate = lateNotices((task) => this.#view.notify("info", "label.noticeLate", { task }));
    this.#queue = new TaskQueue(
      { ...locks, acquire: this.#tabs.acquire },
      deps.decodeImages,
      // What came back with a ruling or from a reviewer goes first, like what was begun.
      (task) => task.annotation !== null || task.questions.length > 0 || this.work.get(task.id) !== undefined,
    );
    this.#history = new OwnHistory(api);
    this.sender = new Sender({
      ...{ api, timers, work: this.work, projectId: session.project.id, onChange },
      nextAsk: () => this.#supply.ask(),
      onAccepted: (record, response) => this.#accepted(record, response),
      onProblem: () => {
        this.#view.refresh();
        if (!this.#current) this.#supply.fillQuietly();
      },
    });
    const kept = reservations({
      ...{ queue: this.#queue, work: this.work, recent: this.#recent, view: this.#view },
      along: () => this.#along,
      current: () => this.#current?.task,
      leave: () => this.#leaveCurrent(),
      goOn: () => this.#goOn(),
    });
    this.#leases = new Leases(deps, this.sender, kept);
    const failed = (error: unknown) => this.#failed(error);
    this.#supply = new TaskSupply({
      ...{ api, projectId: session.project.id, queue: this.#queue, work: this.work, view: this.#view },
      ...{ sender: this.sender, leases: this.#leases, visit: () => this.#visit, failed },
      current: () => this.#current?.task ?? null,
      openNext: (final) => this.#openNext(final),
    });
    this.#ownWork = new OwnWork({
      api: { reopen: (taskId) => openAgain({ api, work: this.work, session }, taskId) },
      ...{ view: this.#view, queue: this.#queue, history: this.#history, recent: this.#recent },
      ...{ sender: this.sender, current: () => this.#current?.task ?? null },
      open: (task) => this.#open(task, "history"),
      leave: () => this.#leaveCurrent(),
      openNext: () => this.#goOn(),
      failed,
    });
    this.#decisions = new OwnDecisions({
      ...{ work: this.work, sender: this.sender, current: () => this.#current },
      forget: (taskId) => this.#recent.forget(taskId),
      leave: () => this.#leaveCurrent(),
      goOn: () => this.#goOn(),
    });
    this.#along = new TakenAlong({
      ...{ api, shelf, copy, queue: this.#queue, view: this.#view, sender: this.sender },
      current: () => (this.#view.getState().origin === "queue" ? (this.#current?.task ?? null) : null),
      ...{ work: this.work, supply: this.#supply, leases: this.#leases },
      schemaVersion: session.schemaVersion,
      failed,
    });
    this.#view.connect({
      ...{ work: this.work, sender: this.sender },
      currentTaskId: () => this.#current?.task.id ?? null,
      hasPrevious: () => this.#history.hasPrevious,
      hasNext: () => this.#history.hasNext,
      elsewhere: () => this.#queue.elsewhere.length,
      along: () => this.#along.state,
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
    this.#isHere = true;
    const visit = this.#visit;
    this.#view.set({ phase: "loading", error: null });
    try {
      await this.work.load();
      if (visit !== this.#visit) return;
      this.work.tryUnderSchema(this.#deps.session.project.id, this.#deps.session.schemaVersion);
      const isAlong = await this.#along.restore();
      if (visit !== this.#visit) return;
      void this.sender.pump();
      if (initialTaskId !== undefined) await this.reopen(initialTaskId);
      if (visit === this.#visit && !this.#current) await (isAlong ? this.#goOnAlong() : this.#supply.fill());
    } catch (error) {
      this.#failed(error);
    }
    if (visit !== this.#visit) return;
    this.#leases.start();
    void this.#along.keepPage();
  }

  /** Tasks taken along open at once; whether they are still this person's is asked meanwhile. */
  #goOnAlong(): void {
    this.#openNext();
    void this.#leases.renewNow();
    this.#supply.fillQuietly();
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
    await this.#tabs.sendLeftBehind(this.#queue.lock);
    await this.sender.retryNow();
    if (this.#current) return;
    this.#view.set({ phase: "loading", error: null });
    this.#queue.forgetElsewhere();
    await this.#supply.fill().catch((error: unknown) => this.#failed(error));
  }

  /** The browser says that the network is back. */
  online(): void {
    void this.retry();
    // Without network nothing was prolonged.
    if (this.#view.getState().along.count > 0) void this.#leases.renewNow();
  }

  async signedIn(): Promise<void> {
    await this.sender.resume();
    if (!this.#current && !this.sender.signIn) await this.retry();
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

  #goOn(): void {
    this.#openNext();
    if (!this.#current) this.#supply.fillQuietly();
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
    // Without network nothing else would write it before the usual delay.
    void this.work.flush();
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
      this.#along.forget(taskId);
      this.#openNext();
      this.#supply.fillQuietly();
    };
    const current = () => this.#current;
    return askQuestion({ api: this.#deps.api, sender, view: this.#view, current, putAside }, question);
  }

  #accepted(record: WorkRecord, response: PutAnnotationResponse): void {
    this.#recent.accepted(record, response);
    if (record.outbox !== null) this.#along.forget(record.taskId);
    if (record.outbox !== null && this.#current?.task.id !== record.taskId) this.#queue.unlock(record.taskId);
    if (!this.#isHere) {
      this.#leases.giveBack(response.next?.tasks.map(({ id }) => id) ?? []);
      return;
    }
    if (response.annotation.late) this.#tellLate(record);
    if (response.next) this.#supply.receive(response.next).catch((error: unknown) => this.#failed(error));
    else if (!this.#current) this.#supply.fillQuietly();
  }

  /** Opens a task of one's own work. */
  reopen = (taskId: string): Promise<boolean> => this.#ownWork.reopen(taskId);
  previous = (): Promise<void> => this.#ownWork.previous();
  next = (): Promise<void> => this.#ownWork.next();

  resolveConflict = (taskId: string, keep: "mine" | "theirs"): void =>
    this.#decisions.resolveConflict(taskId, keep);
  discard = (taskId: string): void => this.#decisions.discard(taskId);

  /** Takes tasks along, or gives back those that were. */
  takeAlong = (): Promise<void> => this.#along.toggle();

  /** Opens refused work again, under the present label schema. */
  async repair(taskId: string): Promise<void> {
    this.#recent.forget(taskId);
    await this.reopen(taskId);
  }

  /** A sign of life, for the time spent. */
  active(): void {
    if (this.#deps.isVisible()) this.#current?.leadTime.active(this.#deps.nowMs());
  }

  visibilityChanged(): void {
    if (this.#deps.isVisible()) {
      this.active();
      void this.#tabs.sendLeftBehind(this.#queue.lock);
    } else this.#current?.leadTime.hidden(this.#deps.nowMs());
    void this.work.flush();
  }

  /** Leaves the page: keeps what is unsaved and what was taken along, gives untouched tasks back. */
  async leave(): Promise<void> {
    this.#visit += 1;
    this.#isHere = false;
    const open = this.#current?.task.id;
    const untouched = open === undefined || this.work.get(open) ? [] : [open];
    // Who took tasks along comes back to them, perhaps without network.
    const give = [...this.#queue.ids, ...untouched].filter((id) => !this.#along.has(id));
    this.#current?.close();
    this.#current = null;
    await this.work.flush();
    this.sender.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}
