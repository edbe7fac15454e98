"use client";
import { useId } from "react";
import { LabelRow } from "@/components/annotate/panels/label-row";
import { importLater, Later } from "@/components/ui/later";
import { labelActionId } from "@/lib/editor/actions";
import type { ChoiceControl } from "@/lib/kinds/answers/choice/control";
import { toggleLabel } from "@/lib/kinds/toggle-label";
import type { AnswerInputProps } from "../../answer-input";

const LongChoice = importLater(() => import("./long-choice").then((loaded) => loaded.LongChoice));

/** More labels than this are sought rather than read. */
const LONG_FROM = 13;
const LAYOUTS = {
  columns: "grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))]",
  inline: "flex flex-wrap gap-x-1 [&>label]:w-auto",
};

/** One answer: radio buttons. Several: check boxes. Choosing a chosen one again takes it back. */
export function Input({ control, value, disabled, onChange }: AnswerInputProps<ChoiceControl>) {
  const name = useId();
  const chosen = new Set([value ?? []].flat().map(String));
  const rows = (
    <div className={control.layout && LAYOUTS[control.layout]}>
      {control.labels.map((label) => {
        const on = chosen.has(label.id);
        const choose = () => onChange(toggleLabel(value, label.id, control));
        return (
          <LabelRow
            key={label.id}
            control={control.id}
            label={label}
            on={on}
            actionId={labelActionId(control.id, label.id)}
          >
            <input
              type={control.multiple ? "checkbox" : "radio"}
              name={name}
              checked={on}
              disabled={disabled}
              aria-description={label.description}
              onChange={choose}
              onClick={() => !control.multiple && on && choose()}
              className="size-3.5 flex-none accent-(--accent)"
            />
          </LabelRow>
        );
      })}
    </div>
  );
  if (control.labels.length < LONG_FROM) return rows;
  return (
    <Later
      part={LongChoice}
      props={{ control, value, disabled, onChange, children: rows }}
      meanwhile={rows}
    />
  );
}
