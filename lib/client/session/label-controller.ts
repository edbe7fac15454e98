/**
 * The label loop in the browser: what is open, what comes next, what is saved where. Does all the I/O; the view only
 * reads snapshots and calls methods. Everything it touches comes in as a dependency.
 */
import type { LabelTask } from "@/lib/contracts/labeling";
import type { AskQuestion } from "@/lib/contracts/questions";
import { askQuestion } from "./ask-question";
import type { ControllerDeps } from "./controller-deps";
import { CurrentTask, type Verdict } from "./current-task";
import { ConflictResolution } from "./drafts/conflict-resolution";
import { DraftStore } from "./drafts/draft-store";
import { OtherTabs } from "./drafts/other-tabs";
import { OfflineBatch } from "./offline/offline-batch";
import { fullTaskNotices } from "./queue/full-task-notices";
import { keptLeases } from "./queue/kept-leases";
import { Leases } from "./queue/leases";
import { RecentTasks } from "./queue/recent-tasks";
import { TaskQueue } from "./queue/task-queue";
import { TaskSupply } from "./queue/task-supply";
import { initialState } from "./session-state";
import { SessionView } from "./session-view";
import { submitTask } from "./submit-task";
import { type Acceptance, acceptSubmission } from "./sync/accept-submission";
import { Outbox } from "./sync/outbox";
import { ProjectSync } from "./sync/project-sync";
import { reportFailure } from "./sync/report-failure";
import { TaskHistory } from "./task-history";
import { TaskNavigation } from "./task-navigation";

export class LabelController {
  readonly work: DraftStore;
  readonly sender: Outbox;
  readonly #deps: ControllerDeps;
  readonly #view: SessionView;
  readonly #tabs: OtherTabs;
  readonly #queue: TaskQueue;
  readonly #history: TaskHistory;
  readonly #leases: Leases;
  readonly #ownWork: TaskNavigation;
  readonly #decisions: ConflictResolution;
  readonly #along: OfflineBatch;
  readonly #guide: ProjectSync;
  readonly #supply: TaskSupply;
  readonly #acceptance: Acceptance;
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
    this.work = new DraftStore(deps.journal, timers, onChange);
    const send = () => void this.sender.pump();
    this.#tabs = new OtherTabs({ locks, work: this.work, projectId: session.project.id, send });
    this.#queue = new TaskQueue(
      { ...locks, acquire: this.#tabs.acquire },
      deps.decodeImages,
      // What came back with a ruling or from a reviewer goes first, like what was begun.
      (task) => task.annotation !== null || task.questions.length > 0 || this.work.get(task.id) !== undefined,
    );
    this.#history = new TaskHistory(api);
    this.sender = new Outbox({
      api,
      timers,
      work: this.work,
      projectId: session.project.id,
      onChange,
      nextAsk: () => this.#supply.ask(),
      onAccepted: (record, response) => acceptSubmission(this.#acceptance, record, response),
      onProblem: ({ problem, schemaVersion }) => {
        this.#view.refresh();
        if (problem?.kind === "refused") this.#guide.noteRefusal(problem.code, schemaVersion);
        if (!this.#current) this.#supply.fillQuietly();
      },
    });
    this.#guide = new ProjectSync({ ...deps, view: this.#view, onLabels: () => this.#labelsChanged() });
    const shared = this.#shared();
    const task = () => this.#current?.task ?? null;
    const kept = keptLeases({ ...shared, along: () => this.#along, current: task });
    this.#leases = new Leases(deps, this.sender, kept);
    this.#supply = new TaskSupply({
      ...shared,
      leases: this.#leases,
      visit: () => this.#visit,
      current: task,
      openNext: (final) => this.#openNext(final),
    });
    this.#ownWork = new TaskNavigation({
      ...shared,
      history: this.#history,
      current: task,
      open: (opened) => this.#open(opened, "history"),
    });
    this.#decisions = new ConflictResolution({ ...shared, current: () => this.#current });
    const supplied = { ...shared, leases: this.#leases, supply: this.#supply };
    this.#along = new OfflineBatch({
      ...supplied,
      shelf,
      copy,
      current: () => (this.#view.getState().origin === "queue" ? task() : null),
    });
    this.#acceptance = {
      ...supplied,
      along: this.#along,
      currentTaskId: () => this.#current?.task.id,
      isHere: () => this.#isHere,
      tellLate: fullTaskNotices(this.#view),
    };
    this.#view.connect({
      projectId: session.project.id,
      work: this.work,
      sender: this.sender,
      currentTaskId: () => this.#current?.task.id ?? null,
      hasPrevious: () => this.#history.hasPrevious,
      hasNext: () => this.#history.hasNext,
      elsewhere: () => this.#queue.elsewhere.length,
      along: () => this.#along.state,
    });
  }

  /** What most parts of the loop need, and the moves that all of them make. */
  #shared() {
    const { api, session } = this.#deps;
    return {
      api,
      session,
      projectId: session.project.id,
      guide: this.#guide,
      view: this.#view,
      work: this.work,
      queue: this.#queue,
      recent: this.#recent,
      sender: this.sender,
      leave: () => this.#leaveCurrent(),
      goOn: () => this.#goOn(),
      failed: (error: unknown) => this.#failed(error),
    };
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
      await this.work.load(this.#deps.nowMs());
      if (visit !== this.#visit) return;
      const isAlong = await this.#along.restore();
      if (visit !== this.#visit) return;
      this.#decisions.tryAllAgain();
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
    reportFailure(this.#view, this.sender, this.#current !== null, error);
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
    const { work, sender } = this;
    const sendDraft = (taskId: string) => sender.queueDraft(taskId);
    const { session, editing } = this.#guide;
    const current = new CurrentTask(task, { ...this.#deps, session, editing, work, sendDraft });
    this.#current = current;
    if (origin === "queue") this.#history.position = -1;
    this.#view.show(current, origin);
  }

  /** What waits is sent under the labels of now, and the open task goes on with them. */
  #labelsChanged(): void {
    this.#decisions.tryLabels();
    const { origin } = this.#view.getState();
    const open = this.#current?.task;
    this.#current?.close();
    if (open) this.#open(open, origin);
  }

  #leaveCurrent(): void {
    if (!this.#current) return;
    this.#current.close();
    this.#recent.add(this.#current.task);
    this.#current = null;
  }

  /** Submits or skips the open task and shows the next one at once. Refused while required answers are missing. */
  submit(verdict: Verdict): boolean {
    return submitTask(
      {
        ...this.#shared(),
        history: this.#history,
        current: () => this.#current,
        openNext: (origin) =>
          origin === "history" && this.#history.position > 0 ? void this.next() : this.#openNext(),
      },
      verdict,
    );
  }

  /** Asks about the open task and goes on with the next one. Throws what the API throws; then nothing has moved. */
  ask(question: Omit<AskQuestion, "taskId">): Promise<void> {
    const putAside = (taskId: string) => {
      this.#leaveCurrent();
      this.#recent.forget(taskId);
      this.#queue.drop(taskId);
      this.#along.forget(taskId);
      this.#openNext();
      this.#supply.fillQuietly();
    };
    return askQuestion({ ...this.#shared(), current: () => this.#current, putAside }, question);
  }

  /** Opens a task of one's own work. */
  reopen = (taskId: string): Promise<boolean> => this.#ownWork.reopen(taskId);
  previous = (): Promise<void> => this.#ownWork.previous();
  next = (): Promise<void> => this.#ownWork.next();

  resolveConflict = (taskId: string, keep: "mine" | "theirs"): void =>
    this.#decisions.resolveConflict(taskId, keep);
  tryAgain = (taskIds: readonly string[]): void => this.#decisions.tryAgain(taskIds);
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

  /** The tab is being closed or loaded anew: as much of `leave` as a page can still do then. */
  closing(): void {
    void this.work.flush();
    this.#leases.closing();
  }

  /** Leaves the page: keeps what is unsaved and what was taken along, gives untouched tasks back. */
  async leave(): Promise<void> {
    this.#visit += 1;
    this.#isHere = false;
    const give = this.#leases.untouched();
    this.#current?.close();
    this.#current = null;
    await this.work.flush();
    this.sender.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}
