"use client";
/** The numbers of the selected shape, to type instead of drag. */
import { useState } from "react";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { isRotatable, setShapeChoice, setShapeField } from "@/lib/editor/edit";
import { shapesOf } from "@/lib/editor/editing";
import type { Choice, Field } from "@/lib/editor/shape-editor";
import { type EditorState, imageSize, isEditable, regionControlOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";
import { useEditor } from "../label-context";

const NAMES: Record<string, MessageKey> = {
  x: "labelLater.fieldX",
  y: "labelLater.fieldY",
  width: "labelLater.fieldWidth",
  height: "labelLater.fieldHeight",
  rotation: "labelLater.fieldRotation",
};

const selected = (state: EditorState) =>
  state.selection.length === 1
    ? state.document.regions.find((region) => region.id === state.selection[0])
    : undefined;

export function RegionFields({ editor }: { editor: EditorStore }) {
  const t = useT();
  const region = useEditor(editor, selected);
  const off = useEditor(editor, (state) => region !== undefined && !isEditable(state, region.id));
  if (!region) return null;
  const state = editor.getState();
  const control = regionControlOf(state, region);
  const limits = imageSize(state.inputs[control?.input ?? ""]);
  const fields = limits
    ? shapesOf(state.editing, region.shape.kind)?.fields(region.shape, {
        limits,
        rotatable: isRotatable(control),
      })
    : undefined;
  const choices = control
    ? shapesOf(state.editing, region.shape.kind)?.choices?.(region.shape, control)
    : undefined;
  if (!fields) return null;
  return (
    <fieldset className="grid flex-none grid-cols-2 gap-2 border-line border-t px-3.5 py-2.5" disabled={off}>
      <legend className="sr-only">{t("labelLater.fields")}</legend>
      {fields.map((field) => (
        <NumberField
          key={`${region.id}-${field.key}-${field.value}`}
          field={field}
          onSet={(value) => editor.dispatch(setShapeField(editor.getState(), region.id, field.key, value))}
        />
      ))}
      {choices && (
        <div className="col-span-2 grid max-h-52 gap-1 overflow-auto">
          {choices.map((choice) => (
            <ChoiceField
              key={choice.key}
              choice={choice}
              onSet={(value) =>
                editor.dispatch(setShapeChoice(editor.getState(), region.id, choice.key, value))
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function ChoiceField({ choice, onSet }: { choice: Choice; onSet: (value: string) => void }) {
  const t = useT();
  return (
    <label className="flex items-center gap-2 text-muted text-xs">
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {choice.name}
      </span>
      <select
        className={`${inputClass} w-28! flex-none`}
        value={choice.value}
        onChange={(event) => onSet(event.target.value)}
      >
        {choice.options.map(({ value, name }) => (
          <option key={value} value={value}>
            {t(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Takes effect on Enter or when left, so that a half-typed number never moves a box. */
function NumberField({ field, onSet }: { field: Field; onSet: (value: number) => void }) {
  const t = useT();
  const [text, setText] = useState(String(field.value));
  const name = NAMES[field.key];
  const commit = () => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && value !== field.value) onSet(value);
  };
  return (
    <label className="flex items-center gap-2 text-muted text-xs">
      <span className="w-12 flex-none">{name === undefined ? field.key : t(name)}</span>
      <input
        type="number"
        className={`${inputClass} num`}
        value={text}
        min={field.min}
        max={field.max}
        step="any"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
    </label>
  );
}
