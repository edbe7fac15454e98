/**
 * The label loop in the browser: the open task, the next tasks, and where annotations are saved. Does all the I/O; the
 * view only reads snapshots and calls methods. Everything it touches comes in as a dependency.
 */
import type { LabelTask } from "@/lib/contracts/labeling";
import type { AskDeps } from "./ask-question";
import type { ControllerDeps } from "./controller-deps";
import { CurrentTask, type Submission } from "./current-task";
import { ConflictResolution } from "./drafts/conflict-resolution";
import { DraftStore } from "./drafts/draft-store";
import { OtherTabs } from "./drafts/other-tabs";
import { OfflineBatch } from "./offline/offline-batch";
import { keptLeases } from "./queue/kept-leases";
import { Leases } from "./queue/leases";
import { RecentTasks } from "./queue/recent-tasks";
import { submitNotices } from "./queue/submit-notices";
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
  readonly outbox: Outbox;
  readonly #deps: ControllerDeps;
  readonly #view: SessionView;
  readonly #tabs: OtherTabs;
  readonly #queue: TaskQueue;
  readonly #history: TaskHistory;
  readonly #leases: Leases;
  readonly #navigation: TaskNavigation;
  readonly #conflicts: ConflictResolution;
  readonly #offlineBatch: OfflineBatch;
  readonly #projectSync: ProjectSync;
  readonly #supply: TaskSupply;
  readonly #acceptance: Acceptance;
  readonly #recent = new RecentTasks();
  #current: CurrentTask | null = null;
  /** Counts starts and leaves: responses to an earlier visit are dropped when they arrive. */
  #visit = 0;
  #isHere = false;

  constructor(deps: ControllerDeps) {
    this.#deps = deps;
    this.#view = new SessionView(initialState(deps.session, deps.journal.persistent));
    const { api, timers, session, batchStore, copy, locks } = deps;
    const onChange = () => this.#view.refresh();
    this.work = new DraftStore(deps.journal, timers, onChange);
    const send = () => void this.outbox.pump();
    this.#tabs = new OtherTabs({ locks, work: this.work, projectId: session.project.id, send });
    this.#queue = new TaskQueue(
      { ...locks, acquire: this.#tabs.acquire },
      deps.decodeImages,
      // Tasks that came back with a ruling or from a reviewer go first, like tasks already begun.
      (task) => task.annotation !== null || task.questions.length > 0 || this.work.get(task.id) !== undefined,
    );
    this.#history = new TaskHistory(api);
    this.outbox = new Outbox({
      api,
      timers,
      work: this.work,
      projectId: session.project.id,
      onChange,
      nextAsk: () => this.#supply.ask(),
      isOpen: (taskId) => this.#current?.task.id === taskId,
      onAccepted: (record, response) => acceptSubmission(this.#acceptance, record, response),
      onProblem: ({ problem, schemaVersion }) => {
        this.#view.refresh();
        if (problem?.kind === "refused") this.#projectSync.noteRefusal(problem.code, schemaVersion);
        if (!this.#current) this.#supply.fillQuietly();
      },
    });
    this.#projectSync = new ProjectSync({ ...deps, view: this.#view, onLabels: () => this.#labelsChanged() });
    const shared = this.#shared();
    const task = () => this.#current?.task ?? null;
    const kept = keptLeases({ ...shared, offlineBatch: () => this.#offlineBatch, current: task });
    this.#leases = new Leases(deps, this.outbox, kept);
    this.#supply = new TaskSupply({
      ...shared,
      leases: this.#leases,
      visit: () => this.#visit,
      current: task,
      openNext: (final) => this.#openNext(final),
    });
    this.#navigation = new TaskNavigation({
      ...shared,
      history: this.#history,
      current: task,
      open: (opened) => this.#open(opened, "history"),
    });
    this.#conflicts = new ConflictResolution({ ...shared, current: () => this.#current });
    const supplied = { ...shared, leases: this.#leases, supply: this.#supply };
    this.#offlineBatch = new OfflineBatch({
      ...supplied,
      batchStore,
      copy,
      current: () => (this.#view.getState().origin === "queue" ? task() : null),
    });
    this.#acceptance = {
      ...supplied,
      offlineBatch: this.#offlineBatch,
      currentTaskId: () => this.#current?.task.id,
      isHere: () => this.#isHere,
      ...submitNotices(this.#view),
    };
    this.#view.connect({
      projectId: session.project.id,
      work: this.work,
      outbox: this.outbox,
      currentTaskId: () => this.#current?.task.id ?? null,
      hasPrevious: () => this.#history.hasPrevious,
      hasNext: () => this.#history.hasNext || this.#view.getState().origin === "history",
      elsewhere: () => this.#queue.elsewhere.length,
      offlineBatch: () => this.#offlineBatch.state,
    });
  }

  /** The dependencies that most parts of the loop share. */
  #shared() {
    const { api, session } = this.#deps;
    return {
      api,
      session,
      projectId: session.project.id,
      projectSync: this.#projectSync,
      view: this.#view,
      work: this.work,
      queue: this.#queue,
      recent: this.#recent,
      outbox: this.outbox,
      leave: () => this.#leaveCurrent(),
      goOn: () => this.#goOn(),
      failed: (error: unknown) => this.#failed(error),
    };
  }

  getState = () => this.#view.getState();
  /** Of the queue, the next one first. */
  tasksAhead = () => this.#queue.tasks;
  subscribe = (listener: () => void) => this.#view.subscribe(listener);

  /** Begins (or begins again after `leave`): this device's work first, then the queue. */
  async start(initialTaskId?: string): Promise<void> {
    this.#visit += 1;
    this.#isHere = true;
    const visit = this.#visit;
    this.#view.set({ phase: "loading", error: null });
    try {
      await this.work.load(this.#deps.nowMs());
      if (visit !== this.#visit) return;
      const hasBatch = await this.#offlineBatch.restore();
      if (visit !== this.#visit) return;
      this.#conflicts.tryAllAgain();
      if (initialTaskId !== undefined) await this.reopen(initialTaskId);
      if (visit === this.#visit && !this.#current)
        await (hasBatch ? this.#goOnWithBatch() : this.#supply.fill());
    } catch (error) {
      this.#failed(error);
    }
    if (visit !== this.#visit) return;
    this.#leases.start();
    void this.#offlineBatch.keepPage();
  }

  /** Opens a task of the offline batch at once and renews the leases meanwhile. */
  #goOnWithBatch(): void {
    this.#openNext();
    void this.#leases.renewNow();
    this.#supply.fillQuietly();
  }

  #failed(error: unknown): void {
    reportFailure(this.#view, this.outbox, this.#current !== null, error);
  }

  /** Tries again after an error, an empty queue or a dead network. */
  async retry(): Promise<void> {
    await this.#tabs.sendLeftBehind(this.#queue.lock);
    await this.outbox.retryNow();
    if (this.#current) return;
    this.#view.set({ phase: "loading", error: null });
    this.#queue.forgetElsewhere();
    await this.#supply.fill().catch((error: unknown) => this.#failed(error));
  }

  /** The browser reports that the network is back. */
  online(): void {
    void this.retry();
    // Without network no lease was renewed.
    if (this.#view.getState().offlineBatch.count > 0) void this.#leases.renewNow();
  }

  async signedIn(): Promise<void> {
    await this.outbox.resume();
    if (!this.#current && !this.outbox.signIn) await this.retry();
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
    const phase = this.outbox.offline ? "offline" : final ? "empty" : "loading";
    this.#view.set({ phase, task: null, editor: null, origin: "queue", missing: null });
  }

  #goOn(): void {
    this.#openNext();
    if (!this.#current) this.#supply.fillQuietly();
  }

  #open(task: LabelTask, origin: "queue" | "history"): void {
    const { work, outbox } = this;
    const sendDraft = (taskId: string) => outbox.queueDraft(taskId);
    const { session, editing } = this.#projectSync;
    const carried = this.#view.getState().editor?.getState();
    const current = new CurrentTask(task, { ...this.#deps, session, editing, work, sendDraft, carried });
    this.#current = current;
    if (origin === "queue") this.#history.position = -1;
    this.#view.show(current, origin);
  }

  /** Sends waiting records under the present labels and opens the open task again with them. */
  #labelsChanged(): void {
    this.#conflicts.tryLabels();
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
  submit(submission: Submission): boolean {
    return submitTask(
      {
        ...this.#shared(),
        history: this.#history,
        current: () => this.#current,
        openNext: () => this.#openNext(), // Also after a fix: the next Enter is for new work.
      },
      submission,
    );
  }

  /** What `askQuestion` needs to ask about the open task and go on with the next one. */
  get asking(): AskDeps {
    const putAside = (taskId: string) => {
      this.#leaveCurrent();
      this.#recent.forget(taskId);
      this.#queue.drop(taskId);
      this.#offlineBatch.forget(taskId);
      this.#openNext();
      this.#supply.fillQuietly();
    };
    return { ...this.#shared(), current: () => this.#current, putAside };
  }

  /** Opens a task of the annotator's own history. */
  reopen = (taskId: string): Promise<boolean> => this.#navigation.reopen(taskId);
  previous = (): Promise<void> => this.#navigation.previous();
  next = (): Promise<void> => this.#navigation.next();
  newest = (): void => this.#navigation.newest();
  jump: TaskNavigation["jump"] = (way, matches) => this.#navigation.jump(way, matches);

  resolveConflict = (taskId: string, keep: "mine" | "theirs"): void =>
    this.#conflicts.resolveConflict(taskId, keep);
  tryAgain = (taskIds: readonly string[]): void => this.#conflicts.tryAgain(taskIds);
  discard = (taskId: string): void => this.#conflicts.discard(taskId);

  /** Keeps tasks for offline work, or gives them back. */
  toggleOfflineBatch = (): Promise<void> => this.#offlineBatch.toggle();

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

  /** Leaves the page: keeps unsaved records and the offline batch, gives other untouched tasks back. */
  async leave(): Promise<void> {
    this.#visit += 1;
    this.#isHere = false;
    const give = this.#leases.untouched();
    this.#current?.close();
    this.#current = null;
    await this.work.flush();
    this.outbox.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}
