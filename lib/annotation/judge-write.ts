/**
 * What becomes of a write on somebody's own answer, by its revisions alone: the rule that nothing is overwritten unseen.
 * Server and tests of the browser's side run this same rule.
 *
 * A write is made on a base, the last revision its device knows (0: none). It is `new` on the current revision. It is
 * `repeated` when it is what the current revision holds already: the answer to it was lost on the way, and it gets the
 * same answer again. Anything else is `stale`. A write that arrived once but was gone past since is stale too: told the
 * present revision as if it were its own, its device would go on from something it has never seen.
 */
export type StoredAnswer = {
  annotationId: string;
  revision: number;
  /** Of what the current revision holds, as in the write's. */
  hash: string;
};
export type AnswerWrite = { annotationId: string; baseRevision: number; hash: string };
/** `unknown-base`: made on a revision of an answer the server does not have. */
export type WriteDecision = "new" | "repeated" | "stale" | "unknown-base";

/** @param stored what the server holds of this person's answer to the task; null when nothing */
export function judgeWrite(stored: StoredAnswer | null, write: AnswerWrite): WriteDecision {
  if (!stored) return write.baseRevision === 0 ? "new" : "unknown-base";
  if (stored.annotationId !== write.annotationId) return "stale";
  if (stored.revision === write.baseRevision) return "new";
  return stored.revision === write.baseRevision + 1 && stored.hash === write.hash ? "repeated" : "stale";
}
