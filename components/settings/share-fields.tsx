"use client";
/** More annotators for a share of the tasks, of each value of a field where one is named. */
import { FieldNames } from "@/components/lists/field-names";
import { Checkbox, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Distribution } from "@/lib/contracts/distribution";
import type { ProjectDetail } from "@/lib/contracts/projects";

const FIELDS = "share-fields";
const FIRST_PERCENT = 10;

type Share = Distribution["share"];
type Props = {
  project: ProjectDetail;
  overlap: number;
  share: Share;
  issue: (field: string) => string | undefined;
  onChange: (share: Share) => void;
};

export function ShareFields({ project, overlap, share, issue, onChange }: Props) {
  const t = useT();
  return (
    <>
      <Checkbox
        label={t("distribution.share")}
        hint={t("distribution.shareHint")}
        checked={share !== null}
        onChange={(event) =>
          onChange(
            event.target.checked
              ? { percent: FIRST_PERCENT, overlap: Math.max(3, overlap + 1), field: null }
              : null,
          )
        }
      />
      {share && (
        <div className="flex flex-wrap gap-3 ps-6">
          <TextField
            className="w-24"
            label={t("distribution.percent")}
            type="number"
            min={0}
            max={100}
            required
            value={share.percent}
            error={issue("percent")}
            onChange={(event) => onChange({ ...share, percent: Number(event.target.value) })}
          />
          <TextField
            className="w-44"
            label={t("distribution.shareOverlap")}
            type="number"
            min={2}
            max={20}
            required
            value={share.overlap || ""}
            error={issue("overlap")}
            onChange={(event) => onChange({ ...share, overlap: Number(event.target.value) })}
          />
          <TextField
            className="w-full"
            label={t("distribution.field")}
            hint={t("distribution.fieldHint")}
            list={FIELDS}
            value={share.field ?? ""}
            error={issue("field")}
            onChange={(event) => onChange({ ...share, field: event.target.value || null })}
          />
          <FieldNames id={FIELDS} projectId={project.id} schema={project.schema} />
        </div>
      )}
    </>
  );
}
