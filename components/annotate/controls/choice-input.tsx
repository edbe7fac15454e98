"use client";
import { useId } from "react";
import { labelActionId } from "@/lib/editor/actions";
import { toggledAnswer } from "@/lib/editor/choose-label";
import { LabelRow } from "../panels/label-row";
import type { AnswerInputProps } from "./kind";

/** One answer: radio buttons. Several: check boxes. Choosing a chosen one again takes it back. */
export function ChoiceInput({ control, value, disabled, onChange }: AnswerInputProps<"choice">) {
  const name = useId();
  const chosen = new Set([value ?? []].flat().map(String));
  return control.labels.map((label) => {
    const on = chosen.has(label.id);
    const choose = () => onChange(toggledAnswer(control, value, label.id));
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
  });
}
