/** Reviews as shown beside annotations, with the rules they cite and their reviewers. */
import type { Db } from "@/db/client/database";
import { findRules } from "@/db/queries/guidelines";
import { latestReviews, type ReviewRow } from "@/db/queries/reviews";
import { namesOf } from "@/db/queries/users";
import type { FullReview } from "@/lib/contracts/answer-review";
import { toCitedRule } from "../guidelines/rules";

/** In the order of the rows. */
export async function toAnswerReviews(db: Db, projectId: string, rows: ReviewRow[]): Promise<FullReview[]> {
  const rules = await findRules(db, { projectId, ruleIds: rows.flatMap((row) => row.ruleId ?? []) });
  const names = await namesOf(db, { userIds: rows.map((row) => row.reviewerId) });
  return rows.map((row) => {
    const rule = row.ruleId === null ? undefined : rules.get(row.ruleId);
    return {
      decision: row.decision,
      revision: row.revision,
      reason: row.reason,
      rule: rule ? toCitedRule(rule) : null,
      reviewer: names.get(row.reviewerId) ?? "",
      reviewedAt: row.createdAt,
      document: row.document,
    };
  });
}

/** The latest review of each annotation that has one, by annotation id. */
export async function answerReviews(
  db: Db,
  { projectId, annotationIds }: { projectId: string; annotationIds: string[] },
): Promise<Map<string, FullReview>> {
  const rows = [...(await latestReviews(db, { annotationIds })).values()];
  if (rows.length === 0) return new Map();
  const told = await toAnswerReviews(db, projectId, rows);
  return new Map(rows.flatMap((row, i) => (told[i] ? [[row.annotationId, told[i]] as const] : [])));
}
