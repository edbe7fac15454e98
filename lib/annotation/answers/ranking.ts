import { type AnswerKind, checkLabelIds } from "./kind";

/** Every label id of the control, best first. */
export const ranking: AnswerKind<"ranking"> = {
  kind: "ranking",
  check: (value, control) => {
    const problem = checkLabelIds(value, control.labels, true);
    if (problem !== null) return problem;
    return Array.isArray(value) && value.length === control.labels.length
      ? null
      : `rank all ${control.labels.length} of them`;
  },
};
