"use client";
/** Which of the inputs a question is about, and the same question about each of the others. */
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { inputAbout } from "@/lib/labels/about";
import type { HeldKeys } from "@/lib/labels/change-ids";
import { uncoveredInputs, withCopiesAbout } from "@/lib/labels/copy-about";
import type { AnswerControl, Control, LabelSchema } from "@/lib/labels/schema";

type Props = {
  schema: LabelSchema;
  control: AnswerControl;
  error: string | undefined;
  onChange: (about: string | undefined) => void;
};

export function AboutField({ schema, control, error, onChange }: Props) {
  const t = useT();
  if (schema.inputs.length < 2 && control.about === undefined) return null;
  const { about: _, ...unbound } = control;
  // An edited text is about its source unless a manager says otherwise.
  const implied = inputAbout(unbound as AnswerControl);
  const own = schema.inputs.find(({ id }) => id === implied);
  return (
    <Select
      label={t("settings.about")}
      value={control.about ?? ""}
      error={error}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <option value="">{own?.field ?? t("settings.aboutAll")}</option>
      {schema.inputs
        .filter((one) => one !== own || control.about === one.id)
        .map(({ id, field }) => (
          <option key={id} value={id}>
            {field}
          </option>
        ))}
    </Select>
  );
}

type CopyProps = {
  schema: LabelSchema;
  control: Control;
  held: HeldKeys;
  onSchema: (schema: LabelSchema) => void;
};

/** Nothing where every other input has such a question. */
export function CopyForOthers({ schema, control, held, onSchema }: CopyProps) {
  const t = useT();
  const others = uncoveredInputs(schema, control);
  if (others.length === 0) return null;
  return (
    <Button
      size="small"
      className="self-start"
      onClick={() => onSchema(withCopiesAbout(schema, control, held))}
    >
      {t("settings.copyAbout", { inputs: others.map(({ field }) => field).join(", ") })}
    </Button>
  );
}
