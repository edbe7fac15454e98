/** Questions as their asker sees them beside the task, with the rulings and the rules they cite. */
import type { Db } from "@/db/client/database";
import { findRules, type RuleRow } from "@/db/queries/guidelines";
import { type QuestionRow, questionsAbout } from "@/db/queries/questions";
import { namesOf } from "@/db/queries/users";
import type { OwnQuestion } from "@/lib/contracts/own-question";
import { toCitedRule } from "../guidelines/rules";

/** The code to cite: `Q-001`, counted per project. */
export const questionCode = (number: number): string => `Q-${String(number).padStart(3, "0")}`;

export type Cited = { rules: Map<string, RuleRow>; names: Map<string, string> };

/** The references of rulings: rules and the managers who gave the rulings. */
export async function citedBy(db: Db, projectId: string, rows: QuestionRow[]): Promise<Cited> {
  const ruleIds = rows.flatMap((row) => row.ruleId ?? []);
  const userIds = rows.flatMap((row) => row.ruledBy ?? []);
  return { rules: await findRules(db, { projectId, ruleIds }), names: await namesOf(db, { userIds }) };
}

export function toOwnQuestion(row: QuestionRow, { rules, names }: Cited): OwnQuestion {
  const rule = row.ruleId === null ? undefined : rules.get(row.ruleId);
  return {
    id: row.id,
    code: questionCode(row.number),
    regionId: row.regionId,
    text: row.text,
    status: row.status,
    createdAt: row.createdAt,
    ruling:
      row.ruling === null
        ? null
        : {
            text: row.ruling,
            rule: rule ? toCitedRule(rule) : null,
            ruledBy: names.get(row.ruledBy ?? "") ?? "",
            ruledAt: row.ruledAt ?? row.createdAt,
          },
  };
}

/** By task id; only tasks about which the annotator asked a question have an entry. */
export async function ownQuestions(
  db: Db,
  { projectId, userId, taskIds }: { projectId: string; userId: string; taskIds: string[] },
): Promise<Map<string, OwnQuestion[]>> {
  const rows = await questionsAbout(db, { taskIds, userId });
  const byTask = new Map<string, OwnQuestion[]>();
  if (rows.length === 0) return byTask;
  const cited = await citedBy(db, projectId, rows);
  for (const row of rows)
    byTask.set(row.taskId, [...(byTask.get(row.taskId) ?? []), toOwnQuestion(row, cited)]);
  return byTask;
}
