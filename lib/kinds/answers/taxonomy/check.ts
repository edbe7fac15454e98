import { type Message, say } from "@/lib/core/message";
import { pathName, pathsOf } from "@/lib/labels/tree";
import type { AnswerValue } from "../../answer-value";
import { checkLabelIds } from "../../check-label-ids";
import type { TaxonomyControl } from "./control";

/** Like a choice over a tree of labels; with `leavesOnly`, labels that have children cannot be chosen. */
export const checkTaxonomy = (value: AnswerValue, control: TaxonomyControl): Message | null => {
  const problem = checkLabelIds(value, control.labels, control.multiple ?? false);
  if (problem !== null || !control.leavesOnly) return problem;
  const inner = new Set(control.labels.map((label) => label.parent));
  const branch = [value].flat().find((id) => inner.has(String(id)));
  return branch === undefined
    ? null
    : say("answers.hasFinerLabels", { label: pathName(pathsOf(control.labels)(String(branch))) });
};
