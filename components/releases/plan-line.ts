"use client";
/** A plan in one line, for its release and beside a preview. */
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ReleasePlan } from "@/lib/contracts/releases";
import type { SplitMethod } from "@/lib/split/methods";
import { SPLITS } from "@/lib/split/ratios";

/** @param method the one that was used; undefined of a release that is not frozen, or was frozen when there was the hash alone */
export function usePlanLine(plan: ReleasePlan, method: SplitMethod | undefined): string {
  const t = useT();
  const format = useFormat();
  const { labels, seed, ratios, minAnswers, groupField, onlyDone, onlyAccepted, keepReleased, softLabels } =
    plan;
  const { minConfidence, onlyLabeled, policies, byHand, folds, annotators, tasks } = plan;
  return [
    t(`releases.labels_${labels}`),
    t("releases.planParts", {
      train: format.percent(ratios.train),
      validation: format.percent(ratios.validation),
      test: format.percent(ratios.test),
    }),
    t(`releases.planMethod_${method ?? "hash"}`),
    ...(["exact", "balanced"].includes(method ?? "") && !keepReleased ? [t("releases.planAnew")] : []),
    `${t("releases.seed")} ${seed}`,
    ...(minAnswers > 1 ? [t("releases.planMinAnswers", { count: minAnswers })] : []),
    ...(softLabels && labels !== "all" ? [t("releases.softLabels")] : []),
    ...(onlyDone ? [t("releases.onlyDone")] : []),
    ...(onlyAccepted ? [t("releases.onlyAccepted")] : []),
    ...(minConfidence
      ? [
          t(labels === "consensus" ? "releases.planSettled" : "releases.planConfidence", {
            share: format.percent(minConfidence),
          }),
        ]
      : []),
    ...(onlyLabeled ? [t("releases.onlyLabeled")] : []),
    ...(annotators ? [t(`releases.plan_${annotators.mode}`, { count: annotators.users.length })] : []),
    ...(tasks?.search ? [t("releases.planSearch", { text: tasks.search })] : []),
    ...(tasks?.field
      ? [t("releases.planField", { field: tasks.field.name, values: tasks.field.values.join(", ") })]
      : []),
    ...(policies?.testOnlyDecided ? [t("releases.testOnlyDecided")] : []),
    ...(policies?.goldNotInTrain ? [t("releases.goldNotInTrain")] : []),
    ...SPLITS.flatMap((split) => {
      const share = policies?.minAgreement?.[split];
      return share
        ? [t("releases.planAgreement", { split: t(`releases.${split}`), share: format.percent(share) })]
        : [];
    }),
    ...(byHand ?? []).map(({ tasks: numbers, split, reason }) =>
      t("releases.planByHand", { count: numbers.length, split: t(`releases.${split}`), reason }),
    ),
    ...(folds ? [t("releases.planFolds", { count: folds })] : []),
    ...(groupField ? [t("releases.planGroupField", { field: groupField })] : []),
    ...(plan.keepDuplicates ? [] : [t("releases.planDuplicatesApart")]),
  ].join(" · ");
}
