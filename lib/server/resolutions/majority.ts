import type { AnnotationRow } from "@/db/queries/annotations";
import { isUnanswered } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";

/**
 * What most gave, for a person to start a decision from; null when fewer than two have submitted.
 * @param counted submitted annotations, see `annotationCounter`
 */
export function majorityOf(schema: LabelSchema, counted: AnnotationRow[]): TaskDetail["majority"] {
  const given = counted.map((row) => ({ rater: row.userId, document: row.document }));
  if (given.length < 2) return null;
  const { document, ties, incomplete, votes } = consensusOf(schema, given, "majority");
  const visible = visibleControls(schema, document);
  // Answered, but what most said is a label that is gone, or no label has a majority: no answer of most to begin with.
  const open = schema.controls.flatMap((control) => {
    const isVoted = votes[control.id]?.kind === "answer" && visible.has(control.id);
    return isVoted && isUnanswered(control, document.answers[control.id]) ? control.id : [];
  });
  // Regions are taken with their answers, so that is where a person has to choose.
  return { document, ties: [...new Set([...ties, ...incomplete, ...open])] };
}
