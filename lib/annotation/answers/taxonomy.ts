import { type AnswerKind, checkLabelIds } from "./kind";

/** Like a choice over a tree of labels; with `leavesOnly`, labels that have children cannot be chosen. */
export const taxonomy: AnswerKind<"taxonomy"> = {
  kind: "taxonomy",
  check: (value, control) => {
    const problem = checkLabelIds(value, control.labels, control.multiple ?? false);
    if (problem !== null || !control.leavesOnly) return problem;
    const inner = new Set(control.labels.map((label) => label.parent));
    const branch = [value].flat().find((id) => inner.has(String(id)));
    return branch === undefined ? null : `"${branch}" has finer labels below it: choose one of those`;
  },
};
