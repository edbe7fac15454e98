"use client";
import { Chip, Swatch } from "@/components/ui/chip";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { showShortcut } from "@/lib/client/keyboard";
import { answerKind, kindOf } from "@/lib/kinds";
import { withInputNames } from "@/lib/labels/about";
import { colorRepeats, labelColors } from "@/lib/labels/color";
import { assignHotkeys, hotkeyTarget } from "@/lib/labels/hotkeys";
import {
  type Control,
  hasLabels,
  isAnswerControl,
  type Label,
  type LabeledControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { treeRows } from "@/lib/labels/tree";

/** Of a large tree the beginning is enough to see what it is. */
const MAX_SHOWN = 200;

/** What annotators will be asked: the data shown, then each control with its labels and keys. */
export function SchemaPreview({ schema: labels }: { schema: LabelSchema }) {
  const t = useT();
  const schema = withInputNames(labels);
  const colors = labelColors(schema);
  const repeats = colorRepeats(colors);
  const { byLabel, byFigure } = assignHotkeys(schema);
  return (
    <div className="flex flex-col gap-3">
      <ul className="text-muted">
        {schema.inputs.map((input) => (
          <li key={input.id}>
            {input.form
              ? t("projects.showsForm", { field: input.field, form: t(`settings.form_${input.form}`) })
              : t(input.kind === "image" ? "projects.showsImage" : "projects.showsText", {
                  field: input.field,
                })}
          </li>
        ))}
      </ul>
      {schema.controls.map((control) => (
        <div key={control.id}>
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-semibold" dir="auto">
              {control.name}
            </span>
            <Chip>{t(kindOf(control.kind).name)}</Chip>
            {isAnswerControl(control) && control.per === "region" && <Chip>{t("settings.perRegion")}</Chip>}
            {control.required && <Chip tone="warn">{t("common.required")}</Chip>}
          </div>
          <Figures control={control} keys={byFigure.get(control.id)} />
          {hasLabels(control) && (
            <ul
              className={
                hasTree(control) ? "mt-1.5 max-h-[60dvh] overflow-y-auto" : "mt-1.5 flex flex-wrap gap-1.5"
              }
              tabIndex={hasTree(control) ? 0 : undefined}
            >
              {shownLabels(control)
                .slice(0, MAX_SHOWN)
                .map(({ label, depth }) => {
                  const target = hotkeyTarget(control.id, label.id);
                  const key = byLabel.get(target);
                  return (
                    <li
                      key={label.id}
                      title={label.description}
                      className={
                        hasTree(control)
                          ? "flex min-h-6 items-center gap-1.5"
                          : "inline-flex min-h-6 items-center gap-1.5 rounded-md border border-line px-2"
                      }
                      style={{ paddingInlineStart: depth > 0 ? `${depth * 16}px` : undefined }}
                    >
                      <Swatch color={colors.get(target) ?? "var(--l8)"} repeat={repeats.get(target)} />
                      <span className="min-w-0 break-words" dir="auto">
                        {label.name}
                      </span>
                      {key && <Kbd>{key}</Kbd>}
                    </li>
                  );
                })}
            </ul>
          )}
          {hasLabels(control) && control.labels.length > MAX_SHOWN && (
            <p className="text-muted">
              {t("settings.moreLabels", { count: control.labels.length - MAX_SHOWN })}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

const hasTree = (control: Control): boolean =>
  isAnswerControl(control) && answerKind(control.kind).hasTree === true;

/** A tree as it is read, each label with its depth; other labels in their order. */
function shownLabels(control: LabeledControl): { label: Label; depth: number }[] {
  return hasTree(control) ? treeRows(control.labels) : control.labels.map((label) => ({ label, depth: 0 }));
}

/** The first and the last of a question's figures, with the keys that give them. */
function Figures({ control, keys }: { control: Control; keys: readonly string[] | undefined }) {
  if (!isAnswerControl(control)) return null;
  const { valueKeys, values } = answerKind(control.kind);
  const figures = valueKeys === "figures" ? (values?.(control) ?? []) : [];
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return null;
  return (
    <div className="mt-1 flex items-center gap-2">
      <span className="num text-muted">
        {first.name} … {last.name}
      </span>
      {keys && <Kbd>{`${showShortcut(keys[0] ?? "", false)}–${keys.at(-1)?.slice(-1)}`}</Kbd>}
    </div>
  );
}
