import type { AnnotationRow } from "@/db/queries/annotations";
import { isUnanswered } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";

/**
 * The majority's document, as the start of a resolution; null with fewer than two submitted annotations.
 * @param counted submitted annotations, see `annotationCounter`
 */
export function majorityOf(schema: LabelSchema, counted: AnnotationRow[]): TaskDetail["majority"] {
  const given = counted.map((row) => ({ rater: row.userId, document: row.document }));
  if (given.length < 2) return null;
  const { document, ties, incomplete, votes } = consensusOf(schema, given, "majority");
  const visible = visibleControls(schema, document);
  // Controls with answers whose majority label was removed, or without a majority: the document has no answer for them.
  const open = schema.controls.flatMap((control) => {
    const isVoted = votes[control.id]?.kind === "answer" && visible.has(control.id);
    return isVoted && isUnanswered(control, document.answers[control.id]) ? control.id : [];
  });
  // The document takes regions with their answers, so the reviewer has to choose there.
  return { document, ties: [...new Set([...ties, ...incomplete, ...open])] };
}
