"use client";
/** The two limits on the tasks of an annotator; an empty field is no limit. */
import { TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { WorkLimits } from "@/lib/contracts/work-limits";

type Props = {
  limits: WorkLimits;
  /** What is wrong with a limit. */
  issue: (limit: keyof WorkLimits) => string | undefined;
  onChange: (limits: WorkLimits) => void;
};

export function LimitFields({ limits, issue, onChange }: Props) {
  const t = useT();
  return (
    <div className="flex flex-wrap gap-3">
      {(["total", "perDay"] as const).map((limit) => (
        <TextField
          key={limit}
          className="w-40"
          label={t(`distribution.${limit}`)}
          placeholder={t("distribution.none")}
          type="number"
          min={1}
          max={1_000_000}
          value={limits[limit] ?? ""}
          error={issue(limit)}
          onChange={({ target: { value } }) =>
            onChange({ ...limits, [limit]: value === "" ? null : Number(value) })
          }
        />
      ))}
    </div>
  );
}
