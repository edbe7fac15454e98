/**
 * The decisions about a task, one item after the other, on an open editor. What is decided stands in the editor's document: a
 * kept object or relation has the id of its item. What the annotators have marked of the item at hand is shown beside it, as
 * predictions are. The way on is found by itself; one undo takes back one decision.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import type { AdjudicationItem, AnswerItem, ObjectItem } from "@/lib/contracts/adjudication";
import type { Command } from "@/lib/editor/commands";
import type { HistoryEntry } from "@/lib/editor/history";
import type { EditorStore } from "@/lib/editor/store";
import { regionKind } from "@/lib/kinds";
import { findControl } from "@/lib/labels/schema";
import type { AdjudicationState } from "./adjudication-state";
import {
  answerWith,
  type Form,
  has,
  keepObject,
  leaveOut,
  takeOption,
  withoutAny,
} from "./decision-commands";
import { type Decision, type ItemStatus, isWhole, itemStatuses } from "./item-status";
import { FORMS, formId, showForms } from "./show-forms";
import { undecidableNow } from "./undecidable-items";

type Step = { id: string; entry: HistoryEntry | undefined; isInDocument: boolean };

export class Adjudicator {
  readonly #editor: EditorStore;
  readonly #items: readonly AdjudicationItem[];
  readonly #byId: ReadonlyMap<string, AdjudicationItem>;
  readonly #decisions = new Map<string, Decision>();
  readonly #listeners = new Set<() => void>();
  #steps: Step[] = [];
  #current: AdjudicationItem | null = null;
  #isDrawing = false;
  /** The document changes by a decision of this class, not by hand. */
  #isDeciding = false;
  #document: AnnotationDocument;
  #state: AdjudicationState;

  constructor(editor: EditorStore, items: readonly AdjudicationItem[]) {
    this.#editor = editor;
    this.#items = items;
    this.#byId = new Map(items.map((item) => [item.id, item]));
    this.#document = editor.getState().document;
    this.#current = this.#nextOpen(null);
    this.#state = this.#build();
    this.#show();
  }

  getState = (): AdjudicationState => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Follows what is done in the editor by hand. @returns ends that */
  open(): () => void {
    this.#document = this.#editor.getState().document;
    this.#show();
    return this.#editor.subscribe(() => this.#changed());
  }

  #statuses(): ReadonlyMap<string, ItemStatus> {
    const { document, schema } = this.#editor.getState();
    return itemStatuses(this.#items, { document, schema, decisions: this.#decisions });
  }
  #statusOf = ({ id }: AdjudicationItem): ItemStatus => this.#statuses().get(id) ?? "moot";

  #build(): AdjudicationState {
    const statuses = this.#statuses();
    const asked = this.#items.filter(({ id }) => statuses.get(id) !== "moot");
    return {
      current: this.#current,
      place: this.#current ? asked.indexOf(this.#current) : -1,
      asked: asked.length,
      left: asked.filter(({ id }) => statuses.get(id) !== "decided").length,
      statusOf: (id) => statuses.get(id) ?? "moot",
      isUndecidable: this.isUndecidable,
      isDrawing: this.#isDrawing,
    };
  }

  #emit(): void {
    this.#state = this.#build();
    for (const listener of this.#listeners) listener();
  }

  /** The first open item behind this one, round and round; null when none is open. */
  #nextOpen(after: AdjudicationItem | null): AdjudicationItem | null {
    const from = after ? this.#items.indexOf(after) + 1 : 0;
    const order = [...this.#items.slice(from), ...this.#items.slice(0, from)];
    const statuses = this.#statuses();
    return order.find(({ id }) => statuses.get(id) === "open") ?? null;
  }

  #show(): void {
    const item = this.#current;
    const { active } = this.#editor.getState();
    // A label in hand would be taken for a decision.
    if (active && !this.#isDrawing) this.#asOwn(() => this.#editor.setActive(null));
    showForms(this.#editor, item && this.#statusOf(item) === "open" ? item : null);
  }

  look(id: string): void {
    const item = this.#byId.get(id);
    if (!item) return;
    this.#current = item;
    this.#isDrawing = false;
    // What stands in the document of it is shown as what it is.
    if (item.kind === "object" && has(this.#editor.getState().document.regions, id))
      this.#editor.select([id]);
    else this.#editor.select([]);
    this.#show();
    this.#emit();
  }

  /** To the item before or after the one at hand, whether it is decided or not. */
  go(by: -1 | 1): void {
    const statuses = this.#statuses();
    const asked = this.#items.filter(({ id }) => statuses.get(id) !== "moot");
    const at = this.#current ? asked.indexOf(this.#current) : by > 0 ? -1 : 0;
    const next = asked[(at + by + asked.length) % asked.length];
    if (next) this.look(next.id);
  }

  /** To the first item that is open. */
  goToOpen(): void {
    const item = this.#nextOpen(null);
    if (item) this.look(item.id);
  }

  /** To what is open next; the last item stays at hand where nothing is. */
  #goOn(): void {
    this.#isDrawing = false;
    this.#current = this.#nextOpen(this.#current) ?? this.#current;
    this.#show();
    this.#emit();
  }

  #decide(item: AdjudicationItem, commands: Command[], decision?: Decision): void {
    this.#asOwn(() => this.#editor.cancelGesture());
    const had = this.#lastEntry();
    this.#asOwn(() => this.#editor.dispatch(commands));
    if (decision) this.#decisions.set(item.id, decision);
    else this.#decisions.delete(item.id);
    const entry = this.#lastEntry();
    this.#steps.push({ id: item.id, entry, isInDocument: entry !== had });
    this.#goOn();
  }

  /** A change of the editor that is no decision by hand. */
  #asOwn(change: () => void): void {
    this.#isDeciding = true;
    change();
    this.#document = this.#editor.getState().document;
    this.#isDeciding = false;
  }

  #lastEntry = (): HistoryEntry | undefined => this.#editor.getState().history.past.at(-1);

  #keep(item: ObjectItem, form: Form): void {
    this.#decide(item, [keepObject(this.#editor.getState().document, item, form)]);
  }

  /** Takes the form or answer that stands at this place among those of the annotators, from 0. */
  take(at: number): void {
    const item = this.#current;
    if (!item || this.#statusOf(item) === "waits") return;
    const taken = takeOption(this.#editor.getState().document, item, at);
    if (taken) this.#decide(item, ...taken);
  }

  #answer(item: AnswerItem, value: AnswerItem["proposal"]): void {
    this.#decide(item, ...answerWith(item, value));
  }

  /** The form in the middle. @param label in place of what most say, also one that nobody gave */
  keepFused(label?: string): void {
    const item = this.#current;
    if (item?.kind !== "object") return;
    const labels = label === undefined ? item.fused.labels : [label];
    if (labels.length > 0) this.#keep(item, { ...item.fused, labels });
  }

  /** Leaves the object or relation at hand out, or the question open. */
  drop(): void {
    const item = this.#current;
    if (!item || item.kind === "chains") return;
    const { document } = this.#editor.getState();
    if (item.kind === "answer") this.#answer(item, null);
    else this.#decide(item, leaveOut(document, item), { how: "dropped" });
  }

  /** Says that nobody can decide about the item at hand; nothing of it stands in the document. */
  doubt(): void {
    const item = this.#current;
    if (!item || this.#statusOf(item) === "waits") return;
    this.#decide(item, withoutAny(this.#editor.getState().document, item), { how: "undecidable" });
  }

  /** @param before what the resolution said that this one goes on from */
  undecidable(before: readonly Undecidable[]): Undecidable[] {
    const statuses = this.#statuses();
    const isSaid = (id: string) => this.isUndecidable(id) && statuses.get(id) === "decided";
    return undecidableNow(this.#items, { ...this.#editor.getState(), before, isSaid });
  }

  isUndecidable = (id: string): boolean => this.#decisions.get(id)?.how === "undecidable";

  /** What most say of the item at hand. @returns false where votes are equal, so that somebody has to choose */
  propose(): boolean {
    const item = this.#current;
    if (!item || this.#statusOf(item) !== "open") return false;
    if (item.kind === "chains" || item.proposal === null) return false;
    if (item.kind === "answer") this.#answer(item, item.proposal);
    else if (item.proposal === "drop") this.drop();
    else if (item.kind === "object") this.keepFused();
    else this.take(0);
    return true;
  }

  /** The shape that is drawn next takes the place of the object at hand. */
  draw(): void {
    const item = this.#current;
    if (item?.kind !== "object") return;
    const [label] = item.fused.labels;
    const control = findControl(this.#editor.getState().schema, item.control);
    if (this.isUndecidable(item.id)) this.#decisions.delete(item.id);
    this.#isDrawing = true;
    if (label !== undefined) this.#editor.setActive({ control: item.control, label });
    const { editing } = this.#editor.getState();
    const kind = editing.has(item.fused.shape.kind) ? item.fused.shape.kind : undefined;
    if (control && kind !== undefined && regionKind(kind).on === "image") this.#editor.setTool(kind);
    this.#emit();
  }

  /** Takes the form in the middle, or of most, in hand: it can be moved, resized and given other labels. */
  edit(): void {
    const item = this.#current;
    if (item?.kind !== "object") return;
    const form = item.fused.labels.length > 0 ? item.fused : item.options[0]?.region;
    if (!form) return;
    if (!has(this.#editor.getState().document.regions, item.id)) this.#keep(item, form);
    this.#current = item;
    this.#editor.setTool("select");
    this.#editor.select([item.id]);
    this.#show();
    this.#emit();
  }

  undo(): void {
    const step = this.#steps.at(-1);
    if (step && step.entry === this.#lastEntry() && !step.isInDocument) {
      this.#takeBack(step);
      return;
    }
    const before = this.#editor.getState().document;
    this.#asOwn(() => this.#editor.undo());
    const { document, history } = this.#editor.getState();
    const isUndone = document !== before && step?.entry !== undefined && !history.past.includes(step.entry);
    if (step?.isInDocument && isUndone) {
      this.#takeBack(step);
      return;
    }
    this.#show();
    this.#emit();
  }

  #takeBack({ id }: Step): void {
    this.#steps.pop();
    this.#decisions.delete(id);
    this.look(id);
  }

  /** What was done by hand in the editor may be a decision. */
  #changed(): void {
    const { document, active, gesture } = this.#editor.getState();
    // A drag is one change, at its end.
    if (this.#isDeciding || gesture) return;
    if (document !== this.#document) {
      const before = this.#document;
      this.#document = document;
      this.#changedByHand(before, document);
      return;
    }
    const item = this.#current;
    if (!active || item?.kind !== "object" || this.#isDrawing || active.control !== item.control) return;
    const { selection, toolState } = this.#editor.getState();
    if (selection.length > 0 || toolState.phase !== "idle" || this.#statusOf(item) !== "open") return;
    this.keepFused(active.label);
  }

  #changedByHand(before: AnnotationDocument, after: AnnotationDocument): void {
    const item = this.#current;
    const added = after.regions.filter(({ id }) => !has(before.regions, id));
    const form = added.find(({ source }) => source?.prediction === FORMS);
    if (form && item?.kind === "object") {
      // Taken by a click on it.
      this.#asOwn(() => this.#editor.undo());
      const at = item.options.findIndex((_, place) => formId(item, place) === form.source?.region);
      this.take(Math.max(at, 0));
      return;
    }
    // A kept object that is deleted is left out.
    for (const { id } of before.regions)
      if (this.#byId.has(id) && !has(after.regions, id)) this.#note(id, { how: "dropped" });
    const drawn = added.find(({ control }) => control === item?.control);
    if (item?.kind === "object" && drawn && this.#statusOf(item) === "open") {
      this.#note(item.id, { how: "drawn", region: drawn.id });
      this.#goOn();
      return;
    }
    const isAnswered =
      item?.kind === "answer" &&
      before.answers[item.control] === undefined &&
      isWhole(this.#editor.getState().schema, item.control, after);
    if (isAnswered) this.#goOn();
    else this.#emit();
  }

  #note(id: string, decision: Decision): void {
    this.#decisions.set(id, decision);
    this.#steps.push({ id, entry: this.#lastEntry(), isInDocument: true });
  }
}
