/**
 * Decides a write on an annotator's own annotation, by its revisions alone: the rule that no write overwrites an unseen
 * revision. The server and the tests of the browser's side run this same rule.
 *
 * A write is made on a base, the last revision its device knows (0: none). It is `new` on the current revision. It is
 * `repeated` when the current revision holds the same already: the response was lost on the way, and the server sends
 * it again. Anything else is `stale`. A write that arrived once but has later revisions since is stale too: if its
 * device got the present revision as its own, it would go on from a document it has never seen.
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

/** @param stored the server's copy of this annotator's annotation of the task; null when there is none */
export function judgeWrite(stored: StoredAnswer | null, write: AnswerWrite): WriteDecision {
  if (!stored) return write.baseRevision === 0 ? "new" : "unknown-base";
  if (stored.annotationId !== write.annotationId) return "stale";
  if (stored.revision === write.baseRevision) return "new";
  return stored.revision === write.baseRevision + 1 && stored.hash === write.hash ? "repeated" : "stale";
}
