import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import { checkLabelIds } from "../../check-label-ids";
import type { RankingControl } from "./control";
import { EQUAL, rankedRows, rankingOf } from "./equal-places";

/** Every label id of the control, best first; with `=` between those at equal places, where there may be such. */
export const checkRanking = (value: AnswerValue, control: RankingControl): Message | null => {
  const rows = Array.isArray(value) ? rankedRows(value) : [];
  const isWritten = Array.isArray(value) && rankingOf(rows).join() === value.join();
  if (Array.isArray(value) && value.includes(EQUAL) && !(control.ties && isWritten))
    return say("answers.misplacedEqual");
  const ids = Array.isArray(value) ? rows.map(({ id }) => id) : value;
  const problem = checkLabelIds(ids, control.labels, true);
  if (problem !== null) return problem;
  return rows.length === control.labels.length
    ? null
    : say("answers.rankAll", { count: control.labels.length });
};
