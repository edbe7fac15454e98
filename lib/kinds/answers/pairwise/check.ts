import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { Problem } from "../../define";
import { BOTH_BAD, candidatesOf, pairwiseValues, TIE } from "./candidates";
import type { PairwiseControl } from "./control";

/** Which candidate is the best: `left`, `right` or the id of another input; `tie` and `both-bad` where they are allowed. */
export const checkPairwise = (value: AnswerValue, control: PairwiseControl): Message | null => {
  const ids = pairwiseValues(control).map(({ id }) => id);
  return typeof value === "string" && ids.includes(value)
    ? null
    : say("answers.expectedOneOf", { values: ids.join(", ") });
};

const TAKEN = new Set(["left", "right", TIE, BOTH_BAD]);

export function checkPairwiseControl(
  control: PairwiseControl,
  problem: Problem,
  inputs: ReadonlySet<string>,
): void {
  const seen = new Set<string>();
  for (const { value, input } of candidatesOf(control)) {
    const path = value === input ? "others" : value;
    if (!inputs.has(input)) problem(path, say("labels.unknownInput", { input }));
    if (seen.has(input)) problem(path, say("labels.sameInput"));
    seen.add(input);
  }
  for (const id of control.others ?? [])
    if (TAKEN.has(id)) problem("others", say("labels.takenByAnswer", { id }));
}
