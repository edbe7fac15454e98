/**
 * Undo and redo as plain data, so that they can be stored with the document and survive a reload. One gesture is one
 * entry. Changes from elsewhere never come here: undo takes back only this annotator's changes.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type Applied, apply, batch, type Command, supersedes } from "./commands";

/** `merge` names a run of small steps (an arrow key held down) that may be one entry. */
export type HistoryEntry = { undo: Command; redo: Command; merge?: string };
export type History = { past: HistoryEntry[]; future: HistoryEntry[] };

export const HISTORY_LIMIT = 500;

export const emptyHistory = (): History => ({ past: [], future: [] });

/** Adds an entry and forgets the redo side. With `join`, it melts into the last entry of the same `merge` name. */
export function recordEntry(history: History, entry: HistoryEntry, join = false): History {
  const last = history.past.at(-1);
  if (join && last && entry.merge !== undefined && last.merge === entry.merge) {
    // A text typed letter by letter is kept as it was before and as it is now.
    const joined = {
      merge: entry.merge,
      undo: supersedes(last.undo, entry.undo) ? last.undo : batch([entry.undo, last.undo]),
      redo: supersedes(entry.redo, last.redo) ? entry.redo : batch([last.redo, entry.redo]),
    };
    return { past: [...history.past.slice(0, -1), joined], future: [] };
  }
  return { past: [...history.past, entry].slice(-HISTORY_LIMIT), future: [] };
}

type Step = { document: AnnotationDocument; history: History };

/**
 * The redo command is taken from the undo just applied, so that redo restores what was there at that moment even when
 * the document changed from elsewhere in between.
 */
export function undo(document: AnnotationDocument, history: History): Step | null {
  const entry = history.past.at(-1);
  if (!entry) return null;
  const applied = apply(document, entry.undo);
  const redo = applied.document === document ? entry.redo : applied.inverse;
  return {
    document: applied.document,
    history: { past: history.past.slice(0, -1), future: [...history.future, { ...entry, redo }] },
  };
}

export function redo(document: AnnotationDocument, history: History): Step | null {
  const entry = history.future.at(-1);
  if (!entry) return null;
  const applied = apply(document, entry.redo);
  const back = applied.document === document ? entry.undo : applied.inverse;
  return {
    document: applied.document,
    history: { past: [...history.past, { ...entry, undo: back }], future: history.future.slice(0, -1) },
  };
}

/** What has been done since pointer-down and not yet become an entry. */
export type Gesture = { done: Command[]; inverses: Command[] };

export const openGesture = (): Gesture => ({ done: [], inverses: [] });

export function gestureStep(gesture: Gesture, command: Command, applied: Applied): Gesture {
  return { done: [...gesture.done, command], inverses: [applied.inverse, ...gesture.inverses] };
}

/** The gesture as one entry; null when it changed nothing. */
export function gestureEntry(gesture: Gesture): HistoryEntry | null {
  if (gesture.done.length === 0) return null;
  return { undo: batch(gesture.inverses), redo: batch(gesture.done) };
}
