import { type AnswerKind, checkLabelIds } from "./kind";

/** Single: a label id. Multiple: a list of label ids without repeats, in any order; empty for none of them. */
export const choice: AnswerKind<"choice"> = {
  kind: "choice",
  check: (value, control) => checkLabelIds(value, control.labels, control.multiple ?? false),
};
