"use client";
/** Which inputs a ranking puts in order: each is a label with its id, so that answers name inputs. */
import { InputsField } from "@/components/schema/id-fields";
import { Checkbox } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { RankingControl } from "@/lib/kinds/answers/ranking/control";
import type { LabelSchema } from "@/lib/labels/schema";

type Props = {
  control: RankingControl;
  schema: LabelSchema;
  issue: (path: string) => string | undefined;
  onChange: (control: RankingControl) => void;
};

/** Labels of its own again once no input is ranked. */
const FRESH_LABELS = ["1", "2"].map((id) => ({ id, name: id }));

export function Settings({ control, schema, issue, onChange }: Props) {
  const t = useT();
  const { inputs, shuffle, labels, ...rest } = control;
  const choose = (ids: string[]) => {
    if (ids.length === 0) return onChange({ ...rest, labels: FRESH_LABELS });
    const named = ids.map((id) => labels.find((label) => label.id === id) ?? { id, name: id });
    // Candidates are shuffled unless a manager says otherwise, as in a comparison.
    const isShuffled = inputs === undefined || shuffle === true;
    onChange({ ...rest, labels: named, inputs: ids, ...(isShuffled && { shuffle: true }) });
  };
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
      <InputsField
        label={t("settings.rankInputs")}
        inputs={schema.inputs}
        chosen={inputs ?? []}
        error={issue("inputs")}
        onChange={choose}
      />
      {inputs && (
        <Checkbox
          label={t("settings.shuffle")}
          checked={shuffle ?? false}
          onChange={({ target }) =>
            onChange({ ...rest, labels, inputs, ...(target.checked && { shuffle: true }) })
          }
        />
      )}
    </div>
  );
}
