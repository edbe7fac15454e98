/** A release plan as sentences for the users of the dataset; the contract (`ReleasePlan`) has the same in brief. */
import type { ReleasePlan } from "@/lib/contracts/releases";
import type { SplitMethod } from "@/lib/split/methods";
import { SPLITS } from "@/lib/split/ratios";
import { plain } from "./markdown";

const LABELS: Record<ReleasePlan["labels"], string> = {
  all: "Every submitted answer is kept, one per person and task, under a pseudonym.",
  majority:
    "The labels of a task are what most people said: the answer or rating that most of those who answered the question gave, of several labels and of regions those that more than half gave. Equal votes give no answer. Where a person has decided the task, the decision stands instead.",
  unanimous:
    "Only tasks to which everybody said the same, to every question. Where a person has decided the task, the decision stands instead.",
  resolved: "Only tasks that a person has decided; the decision is the label.",
  consensus:
    "Only tasks that a run of consensus has settled, by a method that weighs the answers of all tasks or by the vote on the task, and whose answers have not changed since; `consensus` in JSONL has the methods and how sure they are. Where a person has decided the task, the decision stands instead.",
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

const CONFIDENCE =
  "The agreement of a task is the share of its annotators who gave what most gave, of the question they agree on least.";

function policiesInWords({ policies }: ReleasePlan): string[] {
  if (!policies) return [];
  const { testOnlyDecided, goldNotInTrain, minAgreement = {} } = policies;
  const least = SPLITS.flatMap((split) => {
    const share = minAgreement[split];
    return share ? [`${percent(share)} in ${split}`] : [];
  });
  const lines = [
    ...(testOnlyDecided ? ["Only tasks that a person has decided are in test."] : []),
    ...(goldNotInTrain
      ? ["Gold tasks, and tasks whose final answer came with an import, are never in train."]
      : []),
    ...(least.length > 0 ? [`A task has an agreement of at least ${least.join(", ")}. ${CONFIDENCE}`] : []),
  ];
  return lines.length === 0
    ? []
    : [...lines, "Where this leaves no split for a task, it is left out with its group."];
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
    ...(byAnswers && plan.annotators
      ? [
          `Only answers of ${plan.annotators.mode === "only" ? `${plan.annotators.users.length} chosen people` : `people other than ${plan.annotators.users.length} chosen ones`} count.`,
        ]
      : []),
    ...(plan.tasks?.search ? [`Only tasks that a search for ${quoted(plan.tasks.search)} finds.`] : []),
    ...(plan.tasks?.field
      ? [
          `Only tasks whose field ${quoted(plan.tasks.field.name)} is ${plan.tasks.field.values.map(quoted).join(" or ")}.`,
        ]
      : []),
    ...(plan.softLabels && labels !== "all"
      ? [
          "The votes behind the labels are kept beside them, as counts and shares (`votes` in JSONL and Parquet).",
        ]
      : []),
    ...(labels === "majority" && plan.minConfidence
      ? [
          `Tasks whose annotators agree by less than ${percent(plan.minConfidence)} are left out${unlessDecided}. ${CONFIDENCE}`,
        ]
      : []),
    ...(labels === "consensus" && plan.minConfidence
      ? [
          `Tasks that are settled with a confidence below ${percent(plan.minConfidence)} are left out${unlessDecided}.`,
        ]
      : []),
    ...(plan.onlyLabeled ? ["Tasks without any label are left out."] : []),
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
    ...policiesInWords(plan),
    ...(plan.byHand ?? []).map(
      ({ tasks, split, reason }) =>
        `By hand in ${split}: ${tasks.join(", ")} (numbers of tasks). ${plain(reason)}`,
    ),
    ...(plan.folds === undefined
      ? []
      : [
          `What is not in test is dealt to ${plan.folds} folds of equal size, each with its share of every label (\`fold\` in JSONL and in tables).`,
        ]),
    `Tasks that show the same, ${plan.keepDuplicates ? "near-duplicates that were found and not dismissed, " : ""}and tasks of one group, are in one split. The group is ${
      groupField ? `the value of the field ${quoted(groupField)}, or else ` : ""
    }the one they were imported with.`,
  ];
}
