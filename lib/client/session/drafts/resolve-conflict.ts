/** The draft record after the annotator has chosen between two versions. */
import { type DraftRecord, takenBack } from "./draft-record";

/** @returns the record to go on with; null when it is in no conflict */
export function resolveConflict(
  record: DraftRecord | undefined,
  keep: "mine" | "theirs",
): DraftRecord | null {
  if (record?.problem?.kind !== "conflict") return null;
  const { theirs } = record.problem;
  // Either way work goes on from what the server holds; "mine" then becomes a new revision on top of it.
  const based = {
    ...record,
    annotationId: theirs.id,
    baseRevision: theirs.revision,
    sent: [],
    problem: null,
  };
  // A draft sent over a submitted answer would take it back; it waits for the next submit.
  const held = theirs.state !== "draft";
  if (keep === "mine") return { ...based, held: record.outbox === null && held };
  return { ...takenBack(based), document: theirs.document, savedVersion: record.version, held };
}
