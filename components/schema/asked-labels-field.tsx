"use client";
/** The labels whose regions a control is asked about. */
import { Checkbox } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { askedLabels, withAskedLabel } from "@/lib/labels/asked-labels";
import type { AnswerControl, LabelSchema } from "@/lib/labels/schema";
import { PATH_SEPARATOR } from "@/lib/labels/tree";

type Props = { schema: LabelSchema; control: AnswerControl; onSchema: (schema: LabelSchema) => void };

export function AskedLabelsField({ schema, control, onSchema }: Props) {
  const t = useT();
  const labels = askedLabels(schema, control);
  const several = new Set(labels.map((label) => label.control.id)).size > 1;
  const asked = labels.filter(({ isAsked }) => isAsked).length;
  if (labels.length < 2) return null;
  return (
    <details open={asked > 0 || undefined}>
      <summary className="min-h-6 text-muted">
        {asked === 0
          ? t("settings.askedOfAll")
          : t("settings.askedOfSome", { count: asked, all: labels.length })}
      </summary>
      <fieldset className="mt-1 flex max-h-60 flex-wrap gap-x-5 gap-y-1.5 overflow-y-auto">
        <legend className="sr-only">{`${t("settings.askedOf")}: ${control.name}`}</legend>
        {labels.map((label) => (
          <Checkbox
            key={`${label.control.id}/${label.id}`}
            label={
              <span dir="auto">
                {several ? [label.control.name, label.name].join(PATH_SEPARATOR) : label.name}
              </span>
            }
            checked={label.isAsked}
            onChange={({ target }) => onSchema(withAskedLabel(schema, control.id, label, target.checked))}
          />
        ))}
      </fieldset>
    </details>
  );
}
