"use client";
/** How a release is divided: method, shares, seed, and what stays together. */
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { SPLIT_METHODS } from "@/lib/split/methods";
import { SPLITS, type Split } from "@/lib/split/ratios";
import { MethodFields } from "./method-fields";
import type { PlanFieldsProps } from "./plan-fields";

/** Methods that keep what earlier releases have. */
const STICKY = new Set<string>(["exact", "balanced"]);

export type Percents = Record<Split, number>;

type Props = PlanFieldsProps & {
  questions: readonly { id: string; name: string }[];
  percents: Percents;
  onPercents: (percents: Percents) => void;
};

export function SplitFields({ plan, questions, percents, issue, change, onPercents }: Props) {
  const t = useT();
  // What belongs to one method means nothing to another.
  const setMethod = (chosen: string) =>
    change({
      method: SPLIT_METHODS.find((one) => one === chosen),
      balanceBy: undefined,
      timeField: undefined,
      timeCuts: undefined,
      splitField: undefined,
    });
  const sum = percents.train + percents.validation + percents.test;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          label={t("releases.method")}
          hint={t(plan.method ? `releases.methodHint_${plan.method}` : "releases.methodHint")}
          value={plan.method ?? "auto"}
          onChange={({ target }) => setMethod(target.value)}
        >
          {(["auto", ...SPLIT_METHODS] as const).map((one) => (
            <option key={one} value={one}>
              {t(`releases.method_${one}`)}
            </option>
          ))}
        </Select>
        <MethodFields {...{ plan, questions, issue, change }} />
        {/* A column decides what each part gets. */}
        {plan.method !== "column" &&
          SPLITS.map((split) => (
            <TextField
              key={split}
              label={`${t(`releases.${split}`)}, %`}
              type="number"
              min={0}
              max={100}
              required
              value={percents[split]}
              onChange={({ target }) => onPercents({ ...percents, [split]: Number(target.value) })}
            />
          ))}
        <TextField
          label={t("releases.groupField")}
          hint={t("releases.groupHint")}
          value={plan.groupField ?? ""}
          error={issue("groupField")}
          onChange={({ target }) => change({ groupField: target.value === "" ? undefined : target.value })}
        />
        <TextField
          label={t("releases.seed")}
          hint={t("releases.seedHint")}
          required
          value={plan.seed}
          error={issue("plan.seed")}
          onChange={({ target }) => change({ seed: target.value })}
        />
      </div>
      {sum !== 100 && (
        <p role="alert" className="text-bad">
          {t("releases.ratiosSum", { sum })}
        </p>
      )}
      {(plan.method === undefined || STICKY.has(plan.method)) && (
        <Checkbox
          label={t("releases.keepReleased")}
          checked={plan.keepReleased}
          onChange={({ target }) => change({ keepReleased: target.checked })}
        />
      )}
      <Checkbox
        label={t("releases.keepDuplicates")}
        checked={plan.keepDuplicates}
        onChange={({ target }) => change({ keepDuplicates: target.checked })}
      />
    </>
  );
}
