/** Changes of the bulk page: answers given to many tasks at once, each in the editor of its own, with one undo. */
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import { visibleControls } from "@/lib/annotation/visibility";
import type { LeadTime } from "@/lib/client/session/lead-time";
import { setAnswer } from "@/lib/editor/commands";
import type { EditorStore } from "@/lib/editor/store";
import { bulkQuestions } from "@/lib/labels/bulk-questions";
import type { AnswerControl, LabelSchema } from "@/lib/labels/schema";
import { BulkHistory } from "./bulk-history";
import type { BulkList } from "./bulk-list";
import { type BulkRow, isComplete } from "./bulk-state";

type Deps = {
  schema: LabelSchema;
  list: BulkList;
  /** Of the whole page. */
  clock: LeadTime;
  nowMs: () => number;
};

export class BulkChanges {
  readonly #deps: Deps;
  readonly #history = new BulkHistory();
  #sharedMs = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }
  /** No step reaches these tasks any more. */
  forget(taskIds: ReadonlySet<string>): void {
    this.#history.forget(taskIds);
  }

  /** Carries out a change on rows, as one step for undo. */
  #change(rows: readonly BulkRow[], change: (row: BulkRow) => void, merge?: string): void {
    this.shareTime(rows);
    const before = rows.map(documentOf);
    this.#deps.list.batch(() => {
      for (const row of rows) change(row);
      const changed = rows.filter((row, i) => documentOf(row) !== before[i]);
      this.#history.add(
        changed.map(({ id }) => id),
        merge,
      );
    });
  }

  /** Gives rows their share of the time since the change before. */
  shareTime(rows: readonly BulkRow[]): void {
    const { clock, nowMs } = this.#deps;
    const totalMs = clock.total(nowMs());
    const spentMs = totalMs - this.#sharedMs;
    this.#sharedMs = totalMs;
    for (const { current } of rows) current.leadTime.add(spentMs / rows.length);
  }

  /**
   * Gives a label by what its key does in one editor. Where some tasks have it and others not, all have it afterwards; where
   * all have it, it is taken back.
   */
  give(run: (editor: EditorStore) => void): void {
    const targets = this.#deps.list.targets();
    const wasComplete = targets.every(isComplete);
    const before = targets.map(documentOf);
    const added = new Set<BulkRow>();
    this.#change(targets, (row) => {
      run(row.current.editor);
      if (hasMore(documentOf(row), before[targets.indexOf(row)])) added.add(row);
    });
    if (added.size > 0 && added.size < targets.length)
      this.#deps.list.batch(() => {
        targets.forEach((row, i) => {
          if (!added.has(row) && documentOf(row) !== before[i]) row.current.editor.undo();
        });
      });
    const [only, ...others] = targets;
    if (only && others.length === 0 && this.#deps.list.getState().selected.size === 0)
      if (!wasComplete && added.size > 0 && isComplete(only)) this.#goOn(only);
  }

  /** To the next row without an answer, where one key answers a task: nothing else is asked, and no second label can be given. */
  #goOn(row: BulkRow): void {
    const [question, ...others] = bulkQuestions(this.#deps.schema);
    const takesSeveral = question !== undefined && "multiple" in question && question.multiple;
    const { rows } = this.#deps.list.getState();
    const next = rows.slice(rows.indexOf(row) + 1).find((one) => !isComplete(one));
    if (next && others.length === 0 && !takesSeveral) this.#deps.list.goTo(next.id);
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
    const targets = this.#deps.list.targets().filter((row) => isAskedOf(control, row));
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
    for (const { current } of this.#deps.list.targets()) current.editor.setUnfit(unfitKey(control), unfit);
  }

  /** Takes the answers of the surest prediction of each target. */
  acceptPredictions(): void {
    const questions = new Set(bulkQuestions(this.#deps.schema).map(({ id }) => id));
    const targets = this.#deps.list.targets().filter(({ current }) => current.task.predictions.length > 0);
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
    const { list } = this.#deps;
    list.batch(() => {
      for (const row of list.rows) if (taskIds.includes(row.id)) step(row.current.editor);
    });
  }
}

/** Whether the question is asked about this task, as its answers stand. */
export function isAskedOf(control: AnswerControl, { current }: BulkRow): boolean {
  const { schema, document } = current.editor.getState();
  return visibleControls(schema, document).has(control.id);
}

const unfitKey = ({ id }: AnswerControl) => `${id} `;
const documentOf = ({ current }: BulkRow): AnnotationDocument => current.editor.getState().document;

/** Whether an answer holds a value that it did not hold before. */
function hasMore(now: AnnotationDocument, before: AnnotationDocument | undefined): boolean {
  return Object.entries(now.answers).some(([id, value]) => {
    const had = [before?.answers[id] ?? []].flat().map(String);
    return [value].flat().some((one) => !had.includes(String(one)));
  });
}
