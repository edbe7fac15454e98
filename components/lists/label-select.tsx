"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { valuesOf } from "@/lib/labels/closed-values";
import type { Control, LabelSchema } from "@/lib/labels/schema";

/** Of more labels nobody finds one in a list: such a question can be chosen as a whole. */
const MOST_LABELS = 200;
const shownOf = (control: Control) => {
  const values = valuesOf(control);
  return values.length <= MOST_LABELS ? values : [];
};

type Props = {
  schema: LabelSchema;
  value: string;
  hideLabel?: boolean;
  onChange: (key: string) => void;
};

/** A question, or one of its labels or values, to filter by. */
export function LabelSelect({ schema, value, hideLabel = false, onChange }: Props) {
  const t = useT();
  const isKnown = schema.controls.some(
    (control) => value === control.id || shownOf(control).some(({ id }) => value === `${control.id}/${id}`),
  );
  return (
    <Select
      className="max-w-64"
      label={t("mine.label")}
      hideLabel={hideLabel}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("mine.anyLabel")}</option>
      {value !== "" && !isKnown && <option value={value}>{value}</option>}
      {schema.controls.map((control) => (
        <optgroup key={control.id} label={control.name}>
          <option value={control.id}>{t("mine.anyOf", { question: control.name })}</option>
          {shownOf(control).map(({ id, name }) => (
            <option key={id} value={`${control.id}/${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
