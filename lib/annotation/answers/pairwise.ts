import type { AnswerKind } from "./kind";

/** Which of two inputs is better: `left`, `right`, or `tie` where the control allows it. */
export const pairwise: AnswerKind<"pairwise"> = {
  kind: "pairwise",
  check: (value, { allowTie }) =>
    value === "left" || value === "right" || (allowTie === true && value === "tie")
      ? null
      : `expected left or right${allowTie ? " or tie" : ""}`,
};
