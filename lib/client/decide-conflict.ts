/** What becomes of a record when the person has chosen between two versions. */
import type { WorkRecord } from "./work-record";

/** @returns the record to go on with; null when it is in no conflict */
export function decideConflict(record: WorkRecord | undefined, keep: "mine" | "theirs"): WorkRecord | null {
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
  if (keep === "mine") return based;
  const held = theirs.state !== "draft";
  return { ...based, document: theirs.document, savedVersion: record.version, outbox: null, held };
}
