import type { AnnotationRow } from "@/db/queries/annotations";
import { visibleControls } from "@/lib/annotation/visibility";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";

/** What most gave, for a person to start a decision from; null when fewer than two have submitted. */
export function majorityOf(schema: LabelSchema, rows: AnnotationRow[]): TaskDetail["majority"] {
  const given = rows
    .filter((row) => row.state === "submitted")
    .map((row) => ({ rater: row.userId, document: row.document }));
  if (given.length < 2) return null;
  const { document, ties, incomplete, votes } = consensusOf(schema, given, "majority");
  const visible = visibleControls(schema, document);
  // Answered, but what most said is a label that is gone, or no label has a majority: no answer of most to begin with.
  const open = Object.keys(votes).filter(
    (id) => votes[id]?.kind === "answer" && visible.has(id) && document.answers[id] === undefined,
  );
  // Regions are taken with their answers, so that is where a person has to choose.
  return { document, ties: [...new Set([...ties, ...incomplete, ...open])] };
}
