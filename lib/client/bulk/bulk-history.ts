/** Undo of bulk changes: one step takes back what a change did to all of its tasks. Each task keeps its own document history. */

type Step = { readonly taskIds: readonly string[]; readonly merge: string | undefined };

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, i) => id === b[i]);

export class BulkHistory {
  #past: Step[] = [];
  #future: Step[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** @param merge of typing that goes on: joins the step before where that has the same name and tasks */
  add(taskIds: readonly string[], merge?: string): void {
    if (taskIds.length === 0) return;
    const last = this.#past.at(-1);
    this.#future = [];
    if (merge !== undefined && last?.merge === merge && isSame(last.taskIds, taskIds)) return;
    this.#past.push({ taskIds, merge });
  }

  /** @returns the tasks whose last change is taken back */
  undo(): readonly string[] {
    const step = this.#past.pop();
    if (step) this.#future.push(step);
    return step?.taskIds ?? [];
  }

  redo(): readonly string[] {
    const step = this.#future.pop();
    if (step) this.#past.push({ ...step, merge: undefined });
    return step?.taskIds ?? [];
  }

  /** The task has left the list: no step reaches it any more. */
  forget(taskIds: ReadonlySet<string>): void {
    const without = (steps: readonly Step[]) =>
      steps
        .map((step) => ({ ...step, taskIds: step.taskIds.filter((id) => !taskIds.has(id)) }))
        .filter((step) => step.taskIds.length > 0);
    this.#past = without(this.#past);
    this.#future = without(this.#future);
  }
}
