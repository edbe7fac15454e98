/** What the bulk page shows: the tasks that the annotator holds, which of them are seen and selected, and how they are saved. */
import { isEmptyDocument } from "@/lib/annotation/document";
import { missingAnswers } from "@/lib/annotation/missing-answers";
import type { CurrentTask } from "@/lib/client/session/current-task";
import type { Notice, SaveState } from "@/lib/client/session/session-state";
import type { Tellable } from "@/lib/client/told";
import type { LabelProgress, QueueResponse } from "@/lib/contracts/labeling";
import { canonicalJson } from "@/lib/core/canonical-json";
import { foldText } from "@/lib/core/search-text";
import { likeness } from "./likeness";

export type BulkRow = {
  readonly id: string;
  readonly current: CurrentTask;
  /** All texts of the task, for the filter and for likeness. */
  readonly text: string;
};

export const SHOWN = ["all", "open", "answered"] as const;
export type Shown = (typeof SHOWN)[number];

export type BulkState = {
  readonly phase: "loading" | "ready" | "error";
  /** Of all rows those that the filter leaves, in the order they are shown. */
  readonly rows: readonly BulkRow[];
  readonly count: number;
  readonly selected: ReadonlySet<string>;
  /** The row that keys act on while none is selected. */
  readonly at: string | null;
  readonly filter: string;
  readonly shown: Shown;
  /** The row that the others are sorted by their likeness to. */
  readonly like: string | null;
  /** Tasks that another tab holds. */
  readonly elsewhere: number;
  /** Rows in sight that can be submitted: what a filter hides is not sent unseen. */
  readonly complete: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly progress: LabelProgress;
  /** No more tasks are handed out for now. */
  readonly paused?: QueueResponse["paused"];
  readonly save: SaveState;
  readonly signIn: boolean;
  /** Answers of the project that the server did not take. */
  readonly problems: number;
  /** The labels have changed since the page was opened. */
  readonly isStale: boolean;
  /** More tasks are being fetched. */
  readonly busy: boolean;
  readonly error: Tellable | null;
  readonly notice: Notice | null;
};

/** A reviewer has sent the annotation back, and it is as it was. */
const isAsRejected = ({ task, editor }: CurrentTask): boolean =>
  task.review?.decision === "rejected" &&
  task.annotation !== null &&
  canonicalJson(editor.getState().document) === canonicalJson(task.annotation.document);

/** Whether the row holds an answer that can be submitted as it stands. */
export function isComplete({ current }: BulkRow): boolean {
  const { document, schema, unfit } = current.editor.getState();
  const isWhole = !isEmptyDocument(document) && unfit.size === 0;
  return isWhole && missingAnswers(schema, document).length === 0 && !isAsRejected(current);
}

/** How alike each row is to one of them, which comes before all; null where none is asked for. */
export function scoresLike(
  rows: readonly BulkRow[],
  like: string | null,
): ReadonlyMap<string, number> | null {
  const at = rows.findIndex(({ id }) => id === like);
  if (at < 0) return null;
  const scores = likeness(
    rows.map(({ text }) => text),
    at,
  );
  return new Map(rows.map(({ id }, i) => [id, i === at ? 2 : (scores[i] ?? 0)]));
}

/** The rows that the filter leaves, those with the highest scores first. */
export function shownRows(
  rows: readonly BulkRow[],
  { filter, shown }: Pick<BulkState, "filter" | "shown">,
  scores: ReadonlyMap<string, number> | null,
): readonly BulkRow[] {
  const words = foldText(filter).split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => {
    if (shown !== "all" && isComplete(row) !== (shown === "answered")) return false;
    if (words.length === 0) return true;
    const text = foldText(row.text);
    return words.every((word) => text.includes(word));
  });
  return scores ? kept.toSorted((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0)) : kept;
}
