/**
 * The list of the bulk page: its rows, those that the filter leaves and their order, which of them are selected, and the
 * snapshot that the page shows.
 */
import type { Notice } from "@/lib/client/session/session-state";
import type { LabelProgress } from "@/lib/contracts/labeling";
import type { MessageKey, Params } from "@/lib/i18n";
import { type BulkRow, type BulkState, isComplete, scoresLike, shownRows } from "./bulk-state";

/** What the snapshot has from elsewhere: how answers are saved, and what undo can do. */
type Derived = Pick<BulkState, "canUndo" | "canRedo" | "save" | "signIn" | "problems" | "elsewhere">;

export class BulkList {
  #rows: readonly BulkRow[] = [];
  #scores: ReadonlyMap<string, number> | null = null;
  #state: BulkState;
  #derive: (() => Derived) | null = null;
  #listeners = new Set<() => void>();
  /** While a change goes through many tasks, the page is told once. */
  #isChanging = false;
  #notices = 0;

  constructor(progress: LabelProgress) {
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
      elsewhere: 0,
      canUndo: false,
      canRedo: false,
      progress,
      save: { kind: "saved", waiting: 0 },
      signIn: false,
      problems: 0,
      isStale: false,
      busy: false,
      error: null,
      notice: null,
    };
  }

  /** The parts need the list to report to, so they come after it. */
  connect(derive: () => Derived): void {
    this.#derive = derive;
  }

  /** All rows, in the order in which they came. */
  get rows(): readonly BulkRow[] {
    return this.#rows;
  }

  getState = (): BulkState => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(changes: Partial<BulkState>): void {
    this.#state = { ...this.#state, ...changes };
    this.refresh();
  }

  /** Computes again what follows from the rows and the parts. */
  refresh = (): void => {
    if (this.#isChanging) return;
    const before = this.#state;
    const rows = shownRows(this.#rows, before, this.#scores);
    const ids = new Set(rows.map(({ id }) => id));
    const selected = new Set([...before.selected].filter((id) => ids.has(id)));
    this.#state = {
      ...before,
      ...this.#derive?.(),
      rows: isSameList(rows, before.rows) ? before.rows : rows,
      count: this.#rows.length,
      selected: selected.size === before.selected.size ? before.selected : selected,
      at: before.at !== null && ids.has(before.at) ? before.at : placeAfter(before, rows),
      complete: rows.filter(isComplete).length,
    };
    for (const listener of this.#listeners) listener();
  };

  /** Carries out a change of many rows; the page is told at its end. */
  batch(change: () => void): void {
    this.#isChanging = true;
    try {
      change();
    } finally {
      this.#isChanging = false;
    }
    this.refresh();
  }

  notify(tone: Notice["tone"], key: MessageKey, params?: Params): void {
    this.#notices += 1;
    const notice = { id: this.#notices, tone, key };
    this.set({ notice: params === undefined ? notice : { ...notice, params } });
  }

  add(rows: readonly BulkRow[], changes: Partial<BulkState>): void {
    this.#rows = [...this.#rows, ...rows];
    this.#scores = scoresLike(this.#rows, this.#state.like);
    this.set(changes);
  }
  remove(ids: ReadonlySet<string>): void {
    this.#rows = this.#rows.filter(({ id }) => !ids.has(id));
    this.refresh();
  }
  clear(): void {
    this.#rows = [];
  }

  setFilter = (filter: string): void => this.set({ filter });
  setShown = (shown: BulkState["shown"]): void => this.set({ shown });

  /** Sorts by likeness to the row that the keys act on; null restores the order of the queue. */
  sortLike(id: string | null): void {
    this.#scores = scoresLike(this.#rows, id);
    this.set({ like: id, at: id ?? this.#state.at });
  }

  select(ids: Iterable<string>): void {
    this.set({ selected: new Set(ids) });
  }
  selectAll = (): void => this.select(this.#state.rows.map(({ id }) => id));

  toggle(id: string): void {
    const selected = new Set(this.#state.selected);
    if (!selected.delete(id)) selected.add(id);
    this.set({ selected, at: id });
  }

  /** Selects all from the row at hand to this one. */
  selectTo(id: string): void {
    const { rows, at, selected } = this.#state;
    const from = Math.max(0, indexOf(rows, at));
    const to = indexOf(rows, id);
    if (to < 0) return;
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.set({ selected: new Set([...selected, ...range.map((row) => row.id)]), at: id });
  }

  goTo(id: string): void {
    this.set({ at: id });
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
}

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
