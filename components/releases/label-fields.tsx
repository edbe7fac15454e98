"use client";
/** Which labels a task enters the release with. */
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { type PlanDraft, type PlanFieldsProps, percentOf, shareOf } from "./plan-fields";

const LABELS = ["all", "majority", "unanimous", "consensus", "resolved"] as const;
const WITH_CONFIDENCE: readonly PlanDraft["labels"][] = ["majority", "consensus"];

export function LabelFields({ plan, change }: PlanFieldsProps) {
  const t = useT();
  const setLabels = (labels: PlanDraft["labels"]) =>
    change({
      labels,
      ...(!WITH_CONFIDENCE.includes(labels) && { minConfidence: undefined }),
      ...(labels === "all" && { softLabels: false }),
    });
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          label={t("releases.labels")}
          value={plan.labels}
          onChange={({ target }) => setLabels(target.value as PlanDraft["labels"])}
        >
          {LABELS.map((one) => (
            <option key={one} value={one}>
              {t(`releases.labels_${one}`)}
            </option>
          ))}
        </Select>
        <TextField
          label={t("releases.minAnswers")}
          type="number"
          min={1}
          max={20}
          required
          value={plan.minAnswers || ""}
          onChange={({ target }) => change({ minAnswers: Number(target.value) })}
        />
        {WITH_CONFIDENCE.includes(plan.labels) && (
          <TextField
            label={t(plan.labels === "consensus" ? "releases.minSettled" : "releases.minConfidence")}
            hint={t(plan.labels === "consensus" ? "releases.minSettledHint" : "releases.minConfidenceHint")}
            type="number"
            min={0}
            max={100}
            step="any"
            value={percentOf(plan.minConfidence)}
            onChange={({ target }) => change({ minConfidence: shareOf(target.value) })}
          />
        )}
      </div>
      <Checkbox
        label={t("releases.onlyLabeled")}
        checked={plan.onlyLabeled}
        onChange={({ target }) => change({ onlyLabeled: target.checked })}
      />
      {plan.labels !== "all" && (
        <Checkbox
          label={t("releases.softLabels")}
          checked={plan.softLabels}
          onChange={({ target }) => change({ softLabels: target.checked })}
        />
      )}
    </>
  );
}
