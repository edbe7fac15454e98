/** Puts an editor on a task: this device's version if the server does not have it yet, else the server's. */
import { taskInputs } from "@/lib/annotation/context";
import { emptyDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import { emptyHistory } from "@/lib/editor/history";
import type { Carried } from "@/lib/editor/state";
import { EditorStore } from "@/lib/editor/store";
import type { Editing } from "@/lib/editor/tools/tool";
import { type DraftRecord, isUnsaved } from "./drafts/draft-record";
import { placeInputs, schemaAtPlaces } from "./place-inputs";

/** The record this device goes on with; undefined when the server's version is the newer one or there is none. */
export function usableRecord(record: DraftRecord | undefined, task: LabelTask): DraftRecord | undefined {
  if (!record) return undefined;
  if (isUnsaved(record)) return record;
  // A task of the offline batch is as old as the batch: a draft saved since then is newer.
  return record.baseRevision >= (task.annotation?.revision ?? 0) ? record : undefined;
}

type OpenDeps = {
  session: LabelSession;
  editing: Editing;
  newId: () => string;
  carried?: Carried | undefined;
};

/**
 * @returns the editor, and how many parts of the annotation have no place in the present labels: they are left out,
 * since the annotator could neither see nor remove nor send them
 */
export function openEditor(
  { session, editing, newId, carried }: OpenDeps,
  task: LabelTask,
  record: DraftRecord | undefined,
): { editor: EditorStore; dropped: number } {
  const locked = isLocked(task);
  // Of an answer that was corrected, the correction is what can be learned from.
  const fix = locked ? task.review?.document : null;
  const given = fix ?? record?.document ?? task.annotation?.document ?? emptyDocument();
  // What can no longer be changed is shown as it was given.
  const { document, dropped } = locked ? { document: given, dropped: 0 } : fitDocument(given, session.schema);
  const placed = locked ? document : placeInputs(document, session.schema, `${session.user.id} ${task.id}`);
  const editor = new EditorStore({
    editing,
    schema: schemaAtPlaces(session.schema, placed.places),
    inputs: taskInputs(session.schema, task.data, task.images, task.texts),
    document: placed,
    // The steps of another document make no sense on this one.
    history: (fix || dropped > 0 ? undefined : record?.history) ?? emptyHistory(),
    newId,
    carried,
    predictions: task.predictions,
    readOnly: locked,
  });
  return { editor, dropped };
}

/** A reviewer has accepted or fixed the answer as it stands: the server takes no other. */
export const isLocked = ({ annotation, review }: LabelTask): boolean =>
  annotation?.state === "submitted" &&
  review !== null &&
  review.decision !== "rejected" &&
  review.revision === annotation.revision;

/** The first record of a task on this device. */
export function newRecord(
  session: LabelSession,
  task: LabelTask,
  editor: EditorStore,
  ids: { annotationId: string; nowMs: number },
): DraftRecord {
  const state = editor.getState();
  return {
    format: 1,
    userId: session.user.id,
    projectId: session.project.id,
    taskId: task.id,
    seq: task.seq,
    annotationId: task.annotation?.id ?? ids.annotationId,
    baseRevision: task.annotation?.revision ?? 0,
    schemaVersion: session.schemaVersion,
    guidelineVersion: session.guideline?.version ?? null,
    document: state.document,
    history: state.history,
    leadTimeMs: 0,
    state: "draft",
    skipReason: null,
    skipNote: null,
    version: 0,
    savedVersion: 0,
    // A draft sent over a submitted answer would take it back; it waits for the next submit.
    held: task.annotation !== null && task.annotation.state !== "draft",
    outbox: null,
    sent: [],
    problem: null,
    updatedAt: ids.nowMs,
  };
}
