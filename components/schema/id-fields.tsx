"use client";
/** Settings of a control that choose several of the inputs, controls or labels that there are. */
import { Checkbox } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";

type InputsProps = {
  label: string;
  inputs: readonly { id: string; field: string }[];
  /** Their ids. */
  chosen: string[];
  error: string | undefined;
  onChange: (ids: string[]) => void;
};

/** Those chosen that are no longer among the inputs are let go of with the next change. */
export function InputsField({ label, inputs, chosen, error, onChange }: InputsProps) {
  if (inputs.length === 0 && chosen.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-xs">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {inputs.map(({ id, field }) => (
          <Checkbox
            key={id}
            label={field}
            checked={chosen.includes(id)}
            onChange={() =>
              onChange(inputs.map((one) => one.id).filter((one) => (one === id) !== chosen.includes(one)))
            }
          />
        ))}
      </div>
      {error && <p className="text-bad text-xs">{error}</p>}
    </fieldset>
  );
}

type RegionControlsProps = {
  label: string;
  schema: LabelSchema;
  /** Their ids; none stands for all. */
  chosen: string[];
  error: string | undefined;
  onChange: (ids: string[]) => void;
};

export function RegionControlsField({ label, schema, chosen, error, onChange }: RegionControlsProps) {
  const t = useT();
  const controls = schema.controls.filter(isRegionControl);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-xs">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Checkbox
          label={t("settings.anyRegions")}
          checked={chosen.length === 0}
          onChange={() => onChange(chosen.length === 0 ? controls.map(({ id }) => id) : [])}
        />
        {chosen.length > 0 &&
          controls.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={() =>
                onChange(controls.map((one) => one.id).filter((one) => (one === id) !== chosen.includes(one)))
              }
            />
          ))}
      </div>
      {error && <p className="text-bad text-xs">{error}</p>}
    </fieldset>
  );
}
