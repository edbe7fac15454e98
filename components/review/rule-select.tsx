"use client";
/** The rule that a decision rests on; empty without one. */
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";

type Props = {
  rules: readonly Pick<Rule, "id" | "code" | "title">[];
  value: string;
  /** In a bar, where the first entry says what it is. */
  inBar?: boolean;
  onChange: (ruleId: string) => void;
};

export function RuleSelect({ rules, value, inBar = false, onChange }: Props) {
  const t = useT();
  return (
    <Select
      label={t("reviews.rule")}
      {...(inBar && { hideLabel: true, className: "max-w-72 max-sm:max-w-36" })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("reviews.noRule")}</option>
      {rules.map((rule) => (
        <option key={rule.id} value={rule.id}>
          {rule.code} {rule.title}
        </option>
      ))}
    </Select>
  );
}
