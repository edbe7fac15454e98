/** A release plan as sentences for the users of the dataset; the contract (`ReleasePlan`) has the same in brief. */
import type { ReleasePlan } from "@/lib/contracts/releases";
import type { SplitMethod } from "@/lib/split/methods";

const LABELS: Record<ReleasePlan["labels"], string> = {
  all: "Every submitted answer is kept, one per person and task, under a pseudonym.",
  majority:
    "The labels of a task are what most people said: the answer or rating that most of those who answered the question gave, of several labels and of regions those that more than half gave. Equal votes give no answer. Where a person has decided the task, the decision stands instead.",
  unanimous:
    "Only tasks to which everybody said the same, to every question. Where a person has decided the task, the decision stands instead.",
  resolved: "Only tasks that a person has decided; the decision is the label.",
};

const quoted = (text: string): string => `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;

const METHODS: Record<SplitMethod, string> = {
  exact: "Whole groups meet these shares as closely as whole groups can.",
  balanced:
    "Whole groups meet these shares and give each split its share of every label as closely as whole groups can, the rarest label first.",
  hash: "A hash of each group decides, so the shares are met roughly and tasks that are added later move none.",
  time: "The oldest tasks are in train, the newest in test; a group is as old as its newest task.",
  column: "Each task is in the split that it was imported with.",
};

function balanceInWords({ controls, field }: NonNullable<ReleasePlan["balanceBy"]>): string {
  const parts = [
    ...(controls ? [`the labels of ${controls.map(quoted).join(", ")}`] : []),
    ...(field ? [`the values of the field ${quoted(field)}`] : []),
  ];
  return `The shares that count are those of ${parts.join(" combined with ")}.`;
}

/** @param method the one that was used; undefined of releases frozen when there was the hash alone */
export function planInWords(plan: ReleasePlan, method: SplitMethod | undefined): string[] {
  const { labels, minAnswers, onlyDone, onlyAccepted, ratios, seed, groupField } = plan;
  // Resolutions need no number of annotations, and a release of resolutions holds nothing else.
  const byAnswers = labels !== "resolved";
  const unlessDecided = labels === "all" ? "" : ", unless a person has decided them";
  return [
    LABELS[labels],
    ...(byAnswers && minAnswers > 1
      ? [`Tasks with fewer than ${minAnswers} answers are left out${unlessDecided}.`]
      : []),
    ...(byAnswers && onlyDone
      ? [`Tasks that lack some of the answers they need are left out${unlessDecided}.`]
      : []),
    ...(byAnswers && onlyAccepted ? ["Only answers that a reviewer has accepted or fixed count."] : []),
    ...(byAnswers && plan.submittedFrom
      ? [`Only answers submitted from ${plan.submittedFrom} on count.`]
      : []),
    ...(byAnswers && plan.submittedBefore
      ? [`Only answers submitted before ${plan.submittedBefore} count.`]
      : []),
    ...(byAnswers && plan.minGuideline
      ? [`Only answers given under version ${plan.minGuideline} of the guideline or a later one count.`]
      : []),
    ...(plan.softLabels && labels !== "all"
      ? [
          "The votes behind the labels are kept beside them, as counts and shares (`votes` in JSONL and Parquet).",
        ]
      : []),
    `Asked for: ${percent(ratios.train)} train, ${percent(ratios.validation)} validation, ${percent(ratios.test)} test, with the seed ${quoted(seed)}.`,
    METHODS[method ?? "hash"],
    ...(method === "balanced" && plan.balanceBy ? [balanceInWords(plan.balanceBy)] : []),
    ...(method === "time" && plan.timeField ? [`The time is the field ${quoted(plan.timeField)}.`] : []),
    ...(method === "time" && plan.timeCuts
      ? [`Validation begins on ${plan.timeCuts.validation}, test on ${plan.timeCuts.test}.`]
      : []),
    ...(method === "column" && plan.splitField ? [`The split is the field ${quoted(plan.splitField)}.`] : []),
    ...(method === "exact" || method === "balanced"
      ? [
          plan.keepReleased
            ? "Tasks of earlier releases stay in the split they were released in first."
            : "Earlier releases were not looked at.",
        ]
      : []),
    `Tasks that show the same, and tasks of one group, are in one split. The group is ${
      groupField ? `the value of the field ${quoted(groupField)}, or else ` : ""
    }the one they were imported with.`,
  ];
}
