import type { AnnotationRow } from "@/db/queries/annotations";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";

/** What most gave, for a person to start a decision from; null when fewer than two have submitted. */
export function majorityOf(schema: LabelSchema, rows: AnnotationRow[]): TaskDetail["majority"] {
  const given = rows
    .filter((row) => row.state === "submitted")
    .map((row) => ({ rater: row.userId, document: row.document }));
  if (given.length < 2) return null;
  const { document, ties, incomplete } = consensusOf(schema, given, "majority");
  // Regions are taken with their answers, so that is where a person has to choose.
  return { document, ties: [...ties, ...incomplete.filter((id) => !ties.includes(id))] };
}
