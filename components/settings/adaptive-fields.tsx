"use client";
/** One more annotator where they disagree: the bound, the most, the question, and what has come of it. */
import Link from "next/link";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Distribution, DistributionState } from "@/lib/contracts/distribution";
import type { ProjectDetail } from "@/lib/contracts/projects";

type Adaptive = Distribution["adaptive"];
type Props = {
  project: ProjectDetail;
  state: DistributionState;
  overlap: number;
  adaptive: Adaptive;
  issue: (field: string) => string | undefined;
  onChange: (adaptive: Adaptive) => void;
};

const FIRST_BOUND = 0.7;
const percentOf = (share: number): number => Math.round(share * 1000) / 10;

export function AdaptiveFields({ project, state, overlap, adaptive, issue, onChange }: Props) {
  const t = useT();
  const { controls } = project.schema;
  const disputed = new URLSearchParams({
    control: state.settings.adaptive?.control ?? controls[0]?.id ?? "",
  });
  const link = "text-accent hover:underline";
  return (
    <>
      <Checkbox
        label={t("distribution.adaptive")}
        hint={t("distribution.adaptiveHint")}
        checked={adaptive !== null}
        onChange={(event) =>
          onChange(
            event.target.checked
              ? { below: FIRST_BOUND, upTo: Math.max(3, overlap + 1), control: null }
              : null,
          )
        }
      />
      {adaptive && (
        <div className="flex flex-wrap items-end gap-3 ps-6">
          <TextField
            className="w-52"
            label={t("distribution.below")}
            type="number"
            min={1}
            max={100}
            step={0.1}
            required
            value={percentOf(adaptive.below) || ""}
            error={issue("below")}
            onChange={(event) => onChange({ ...adaptive, below: Number(event.target.value) / 100 })}
          />
          <TextField
            className="w-24"
            label={t("distribution.upTo")}
            type="number"
            min={2}
            max={20}
            required
            value={adaptive.upTo || ""}
            error={issue("upTo")}
            onChange={(event) => onChange({ ...adaptive, upTo: Number(event.target.value) })}
          />
          <Select
            className="min-w-52 max-w-72 flex-1"
            label={t("distribution.question")}
            error={issue("control")}
            value={adaptive.control ?? ""}
            onChange={(event) => onChange({ ...adaptive, control: event.target.value || null })}
          >
            <option value="">{t("distribution.anyQuestion")}</option>
            {controls.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
      {state.asked > 0 && (
        <p className="ps-6">
          <Link href={`/projects/${project.id}/tasks?asked=true`} className={link}>
            {t("distribution.asked", { count: state.asked })}
          </Link>
          {state.atMost > 0 && (
            <>
              {" · "}
              <Link href={`/projects/${project.id}/quality?${disputed}#disputed`} className={link}>
                {t("distribution.atMost", { count: state.atMost })}
              </Link>
            </>
          )}
        </p>
      )}
    </>
  );
}
