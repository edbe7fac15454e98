"use client";
/** The numbers of the selected shape, to type instead of drag. */
import { useState } from "react";
import { inputClass } from "@/components/ui/input-class";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { updateRegion } from "@/lib/editor/commands";
import { shapesOf } from "@/lib/editor/editing";
import { isRotatable, setShapeChoice, setShapeField } from "@/lib/editor/shape-changes";
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
      <DetailSlider key={`detail-${region.id}`} editor={editor} region={region} />
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

/** The slider's end, px of the image. */
const MOST_TOLERANCE_PX = 20;
const STEPS = 100;
/** Small tolerances are chosen finely. */
const toleranceAt = (step: number): number => MOST_TOLERANCE_PX * (step / STEPS) ** 2;

/** Fewer corners, seen while the slider moves; all of it is one step, always from the outline as it was before. */
function DetailSlider({ editor, region }: { editor: EditorStore; region: Region }) {
  const t = useT();
  const shapes = shapesOf(editor.getState().editing, region.shape.kind);
  const [before, setBefore] = useState({ original: region.shape, made: region.shape, step: 0 });
  // What was changed in another way since is where the slider begins again.
  const now = before.made === region.shape ? before : { original: region.shape, made: region.shape, step: 0 };
  if (!shapes?.simplify || !shapes.corners) return null;
  const count = shapes.corners(region.shape);
  const change = (step: number) => {
    const fewer = step === 0 ? undefined : shapes.simplify?.(now.original, toleranceAt(step));
    const simpler = fewer ?? now.original;
    const isSame = shapes.corners?.(simpler) === count;
    const made = isSame ? region.shape : simpler;
    if (!isSame)
      editor.dispatch([updateRegion(region.id, { shape: made })], {
        merge: `detail ${region.id}`,
        repeat: now.step > 0,
      });
    setBefore({ original: now.original, made, step });
  };
  return (
    <label className="col-span-2 flex items-center gap-2 text-muted text-xs">
      <span className="flex-none">{t("shapes.detail")}</span>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={STEPS - now.step}
        aria-valuetext={t("shapes.corners", { count })}
        className="min-w-0 flex-1 accent-accent"
        onChange={(event) => change(STEPS - Number(event.target.value))}
      />
      <output className="num w-20 flex-none text-end">{t("shapes.corners", { count })}</output>
    </label>
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
