"use client";
/** Which answers count: by the time they were submitted, and by the guideline they were given under. */
import { TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ReleasePlan } from "@/lib/contracts/releases";

type Props = {
  plan: Omit<ReleasePlan, "ratios">;
  issue: (path: string) => string | undefined;
  change: (part: Partial<ReleasePlan>) => void;
};

export function LimitFields({ plan, issue, change }: Props) {
  const t = useT();
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {(["submittedFrom", "submittedBefore"] as const).map((field) => (
        <TextField
          key={field}
          type="date"
          label={t(`releases.${field}`)}
          value={plan[field] ?? ""}
          error={issue(field)}
          onChange={({ target }) => change({ [field]: target.value === "" ? undefined : target.value })}
        />
      ))}
      <TextField
        type="number"
        min={1}
        label={t("releases.minGuideline")}
        value={plan.minGuideline ?? ""}
        onChange={({ target }) =>
          change({ minGuideline: target.value === "" ? undefined : Number(target.value) })
        }
      />
    </div>
  );
}
