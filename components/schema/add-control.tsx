"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { ANSWERABLE_KINDS, kindOf } from "@/lib/kinds";
import { PRESETS } from "@/lib/kinds/settings";
import type { HeldKeys } from "@/lib/labels/change-ids";
import type { LabelSchema } from "@/lib/labels/schema";
import { newControl, presetControl } from "./schema-draft";

type Props = {
  schema: LabelSchema;
  held: HeldKeys;
  label?: string;
  onChange: (schema: LabelSchema) => void;
};

/** Adds a control of a kind, or a ready one, at the end of the label schema. */
export function AddControl({ schema, held, label, onChange }: Props) {
  const t = useT();
  return (
    <Select
      className="w-56"
      label={label ?? t("settings.addControl")}
      value=""
      onChange={(event) => {
        const { value } = event.target;
        const kind = ANSWERABLE_KINDS.find((one) => one === value);
        const preset = PRESETS.find(({ id }) => id === value);
        const control = preset
          ? presetControl(preset, { schema, held }, t)
          : kind && newControl(kind, { schema, held }, t(kindOf(kind).name));
        if (control) onChange({ ...schema, controls: [...schema.controls, control] });
      }}
    >
      <option value="">…</option>
      {ANSWERABLE_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(kindOf(kind).name)}
        </option>
      ))}
      {PRESETS.map(({ id, name }) => (
        <option key={id} value={id}>
          {t(name)}
        </option>
      ))}
    </Select>
  );
}
