"use client";
/** The names of a label schema, to be changed quickly: its questions and their labels. All else is in the full form. */
import { type ClipboardEvent, useRef } from "react";
import { AddControl } from "@/components/schema/add-control";
import { newLabel } from "@/components/schema/schema-draft";
import { Button } from "@/components/ui/button";
import { Chip, Swatch } from "@/components/ui/chip";
import { TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { answerKind, kindOf } from "@/lib/kinds";
import { goesByInput, inputAbout } from "@/lib/labels/about";
import { withoutStrayAttributes } from "@/lib/labels/asked-labels";
import { type HeldKeys, renameControl, renameLabel } from "@/lib/labels/change-ids";
import { labelColors } from "@/lib/labels/color";
import { comparesInputs } from "@/lib/labels/compared-inputs";
import { withPasted } from "@/lib/labels/pasted-labels";
import {
  type Control,
  hasLabels,
  isAnswerControl,
  type Label,
  type LabeledControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { withoutNode } from "@/lib/labels/tree";

/** Nothing is stored yet, so that every id may follow its name. */
const HELD: HeldKeys = new Set();
/** A long list is edited as a table. */
const MOST_LABELS = 60;
/** Lines, or the cells of one. */
const SEVERAL = /\S[^\S\r\n]*[\r\n]+\s*\S|\S\t+\S/u;

type Props = { schema: LabelSchema; onChange: (schema: LabelSchema) => void };

const hasTree = (control: Control): boolean =>
  isAnswerControl(control) && answerKind(control.kind).hasTree === true;

export function QuickLabels({ schema, onChange }: Props) {
  const t = useT();
  const colors = labelColors(schema);
  return (
    <div className="flex flex-col gap-4">
      {schema.controls.map((control, at) => (
        <section key={at} aria-label={control.name} className="flex flex-col gap-2">
          <div className="flex items-center gap-2">
            <TextField
              className="min-w-0 flex-1"
              label={t("newProject.questionNumber", { number: at + 1 })}
              hideLabel
              dir="auto"
              value={control.name}
              onChange={(event) => onChange(renameControl(schema, at, event.target.value, HELD))}
            />
            {goesByInput(schema, control) && (
              <span className="text-muted text-xs" dir="auto">
                {inputAbout(control)}
              </span>
            )}
            <Chip>{t(kindOf(control.kind).name)}</Chip>
          </div>
          {hasLabels(control) && !comparesInputs(control) && (
            <Labels {...{ control, at, schema, colors, onChange }} />
          )}
        </section>
      ))}
      {schema.controls.some(hasLabels) && (
        <p className="-mt-2 text-muted text-xs">{t("settings.pasteHint")}</p>
      )}
      <AddControl schema={schema} held={HELD} label={t("newProject.moreQuestions")} onChange={onChange} />
    </div>
  );
}

type LabelsProps = Props & { control: LabeledControl; at: number; colors: ReadonlyMap<string, string> };

function Labels({ control, at, schema, colors, onChange }: LabelsProps) {
  const t = useT();
  const next = useRef<string | null>(null);
  const { labels } = control;
  const setLabels = (changed: Label[]) =>
    onChange(
      withoutStrayAttributes({
        ...schema,
        controls: schema.controls.map((one, i) =>
          i === at ? ({ ...control, labels: changed } as Control) : one,
        ),
      }),
    );
  if (hasTree(control) || labels.length > MOST_LABELS)
    return <p className="text-muted">{t("newProject.treeLabels", { count: labels.length })}</p>;
  const add = () => {
    const label = newLabel(control, "", HELD);
    next.current = label.id;
    setLabels([...labels, label]);
  };
  const paste = (event: ClipboardEvent, id: string) => {
    const text = event.clipboardData.getData("text/plain");
    if (!SEVERAL.test(text)) return;
    event.preventDefault();
    setLabels(withPasted(control, text, { at: id, hasTree: false, held: HELD, schema }));
  };
  return (
    <>
      <ul className="grid gap-1.5 sm:grid-cols-2">
        {labels.map((label, i) => (
          // By place: the id changes while the name is typed.
          <li key={i} className="flex min-w-0 items-center gap-1.5">
            <Swatch color={colors.get(`${control.id}/${label.id}`) ?? "var(--l8)"} />
            <input
              ref={(element) => {
                if (!element || next.current !== label.id) return;
                next.current = null;
                element.focus();
              }}
              aria-label={t("newProject.labelNumber", { number: i + 1 })}
              placeholder={t("settings.newLabel")}
              className={inputClass}
              dir="auto"
              value={label.name}
              onPaste={(event) => paste(event, label.id)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                // The form is not sent: another label follows.
                event.preventDefault();
                add();
              }}
              onChange={(event) => onChange(renameLabel(schema, [at, i], event.target.value, HELD))}
            />
            <Button
              variant="quiet"
              size="small"
              aria-label={t("newProject.removeLabel", { name: label.name || String(i + 1) })}
              onClick={() => setLabels(withoutNode(labels, label.id))}
            >
              <Icon name="close" size={14} />
            </Button>
          </li>
        ))}
      </ul>
      <Button className="self-start" size="small" onClick={add}>
        {t("settings.addLabel")}
      </Button>
    </>
  );
}
