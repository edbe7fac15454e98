/**
 * Labeling in bulk: many leased tasks in one list, each with an editor, a draft and a submission of its own, exactly as the
 * label view makes them one by one. Everything it touches comes in as a dependency.
 */
import type { ControllerDeps } from "@/lib/client/session/controller-deps";
import { CurrentTask, type SkipReason } from "@/lib/client/session/current-task";
import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import { DraftStore } from "@/lib/client/session/drafts/draft-store";
import { OtherTabs } from "@/lib/client/session/drafts/other-tabs";
import { LeadTime } from "@/lib/client/session/lead-time";
import { afterSubmits } from "@/lib/client/session/own-progress";
import { Leases } from "@/lib/client/session/queue/leases";
import { TaskQueue } from "@/lib/client/session/queue/task-queue";
import { saveState } from "@/lib/client/session/session-state";
import { Outbox } from "@/lib/client/session/sync/outbox";
import { toldBy } from "@/lib/client/told";
import type { LabelTask, PutAnnotationResponse } from "@/lib/contracts/labeling";
import { BulkChanges } from "./bulk-changes";
import { BulkList } from "./bulk-list";
import { type BulkRow, isComplete } from "./bulk-state";
import { BulkSupply } from "./bulk-supply";

export type BulkDeps = Pick<
  ControllerDeps,
  "session" | "editing" | "api" | "journal" | "locks" | "timers" | "nowMs" | "newId" | "isVisible"
>;

export class BulkController {
  readonly list: BulkList;
  readonly changes: BulkChanges;
  readonly work: DraftStore;
  readonly outbox: Outbox;
  readonly #deps: BulkDeps;
  readonly #queue: TaskQueue;
  readonly #tabs: OtherTabs;
  readonly #leases: Leases;
  readonly #supply: BulkSupply;
  /** Of the whole page: each change gives its tasks their share of the time since the change before. */
  readonly #clock: LeadTime;
  #visit = 0;

  constructor(deps: BulkDeps) {
    this.#deps = deps;
    const { api, timers, session, locks, nowMs } = deps;
    const projectId = session.project.id;
    this.#clock = new LeadTime(0, deps.isVisible() ? nowMs() : null);
    const list = new BulkList(session.progress);
    this.list = list;
    this.changes = new BulkChanges({ schema: session.schema, list, clock: this.#clock, nowMs });
    const onChange = list.refresh;
    this.work = new DraftStore(deps.journal, timers, onChange);
    this.outbox = new Outbox({
      api,
      timers,
      work: this.work,
      projectId,
      onChange,
      nextAsk: () => undefined,
      onAccepted: (record, response) => this.#accepted(record, response),
      onProblem: onChange,
    });
    const send = () => void this.outbox.pump();
    this.#tabs = new OtherTabs({ locks, work: this.work, projectId, send });
    this.#queue = new TaskQueue(
      { ...locks, acquire: this.#tabs.acquire },
      () => undefined,
      () => false,
    );
    const ids = () => list.rows.map(({ id }) => id);
    this.#leases = new Leases(deps, this.outbox, {
      held: ids,
      untouched: () => ids().filter((id) => !this.work.get(id)),
      lost: (taskId) => {
        if (!this.work.isBegun(taskId)) this.#remove(new Set([taskId]));
      },
      renewed: () => undefined,
    });
    this.#supply = new BulkSupply({
      ...{
        api,
        session,
        list,
        work: this.work,
        outbox: this.outbox,
        queue: this.#queue,
        leases: this.#leases,
      },
      open: (task) => this.#open(task),
      visit: () => this.#visit,
    });
    list.connect(() => ({
      canUndo: this.changes.canUndo,
      canRedo: this.changes.canRedo,
      save: saveState(this.work, this.outbox, null),
      signIn: this.outbox.signIn,
      problems: this.work.all().filter((one) => one.problem !== null && one.projectId === projectId).length,
      elsewhere: this.#queue.elsewhere.length,
    }));
  }

  /** Begins, or begins again after `leave`. */
  async start(): Promise<void> {
    this.#visit += 1;
    const visit = this.#visit;
    this.list.set({ phase: "loading", error: null });
    try {
      await this.work.load(this.#deps.nowMs());
      void this.outbox.pump();
      if (visit === this.#visit) await this.#supply.fill();
    } catch (error) {
      this.#failed(error);
    }
    if (visit === this.#visit) this.#leases.start();
  }

  #failed(error: unknown): void {
    const isKnown = this.outbox.noteFailure(error);
    if (this.list.rows.length > 0) this.list.set({ phase: "ready" });
    else if (isKnown)
      this.list.set({ phase: this.outbox.signIn ? "loading" : "error", error: toldBy(error) });
    else this.list.set({ phase: "error", error: toldBy(error) });
  }

  /** Tries again after an error, or when the network is back. */
  async retry(): Promise<void> {
    await this.#tabs.sendLeftBehind(this.#queue.lock);
    await this.outbox.retryNow();
    this.#queue.forgetElsewhere();
    await this.#supply.fill().catch((error: unknown) => this.#failed(error));
  }

  /** The browser reports that the network is back. */
  online(): void {
    void this.retry();
  }

  async signedIn(): Promise<void> {
    await this.outbox.resume();
    if (!this.outbox.signIn && this.list.rows.length === 0) await this.retry();
  }

  /** Adds tasks that hold the words, see `BulkSupply`. */
  find = (search: string): Promise<void> => this.#supply.find(search);

  #open(task: LabelTask): BulkRow {
    const current = new CurrentTask(task, {
      ...this.#deps,
      work: this.work,
      sendDraft: (taskId) => this.outbox.queueDraft(taskId),
      // Time is measured for all of them together.
      isVisible: () => false,
    });
    current.editor.subscribe(() => this.list.refresh());
    const { inputs } = current.editor.getState();
    const texts = Object.values(inputs).flatMap((input) => (input.kind === "text" ? [input.text] : []));
    return { id: task.id, current, text: [...texts, task.externalId ?? ""].join("\n") };
  }

  #remove(ids: ReadonlySet<string>): void {
    this.changes.forget(ids);
    this.list.remove(ids);
  }

  /** Submits every row in sight that is complete, each as an annotation of its own, and fetches more. */
  submit(): void {
    const rows = this.list.getState().rows.filter(isComplete);
    if (rows.length === 0) {
      this.list.notify("info", "bulk.nothingToSubmit");
      return;
    }
    this.#finish(rows, (current) => current.finish({ state: "submitted" }));
    const { progress } = this.list.getState();
    this.list.set({ progress: afterSubmits(progress, rows.length) });
    this.list.notify("info", "bulk.submitted", { count: rows.length });
  }

  /** Skips the targets for one reason. */
  skip(reason: SkipReason, note: string): void {
    const rows = this.list.targets();
    this.changes.shareTime(rows);
    this.#finish(rows, (current) => current.finish({ state: "skipped", reason, note }));
  }

  #finish(rows: readonly BulkRow[], finish: (current: CurrentTask) => void): void {
    this.list.batch(() => {
      for (const { current } of rows) finish(current);
    });
    this.#remove(new Set(rows.map(({ id }) => id)));
    void this.work.flush();
    void this.outbox.pump();
    this.#supply.fill().catch((error: unknown) => this.#failed(error));
  }

  #accepted(record: DraftRecord, response: PutAnnotationResponse): void {
    if (record.outbox !== null) this.#queue.unlock(record.taskId);
    if (response.annotation.late) this.list.notify("info", "labelLater.noticeLate", { task: record.seq });
    this.list.refresh();
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
    for (const { current } of this.list.rows) current.close();
    this.list.clear();
    await this.work.flush();
    this.outbox.stop();
    await this.#leases.stop(give);
    this.#queue.clear();
    this.work.stop();
  }
}
