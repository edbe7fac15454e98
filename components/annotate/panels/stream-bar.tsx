"use client";
/** Begins a stream: one label through all tasks, so many regions in each. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { drawsShapes } from "@/lib/editor/editing";
import type { EditorStore } from "@/lib/editor/store";
import { isRegionControl } from "@/lib/labels/schema";
import { useEditor } from "../label-context";

type Props = { editor: EditorStore };
const MOST_PER_TASK = 1_000;

export function StreamBar({ editor }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const isOff = useEditor(editor, (state) => state.readOnly || state.stream !== null);
  if (isOff) return null;
  return (
    <details
      className="flex-none border-line border-t px-3.5 py-1.5"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="cursor-pointer text-muted">{t("shapes.stream")}</summary>
      {isOpen && <Start editor={editor} />}
    </details>
  );
}

function Start({ editor }: Props) {
  const t = useT();
  const choices = editor
    .getState()
    .schema.controls.filter(isRegionControl)
    .filter(({ kind }) => drawsShapes(kind))
    .flatMap((control) => control.labels.map((label) => ({ control, label })));
  const [chosen, setChosen] = useState(0);
  const [count, setCount] = useState("1");
  const number = Number(count);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= MOST_PER_TASK;
  const start = () => {
    const choice = choices[chosen];
    if (!choice || !isNumber) return;
    const { control, label } = choice;
    editor.set({ stream: { control: control.id, label: label.id, count: number } });
    editor.setActive({ control: control.id, label: label.id });
    editor.setTool(control.kind);
  };
  return (
    <div className="grid grid-cols-[1fr_auto] items-end gap-2 py-1.5">
      <p className="col-span-2 text-muted text-xs">{t("shapes.streamHint")}</p>
      <label className="grid gap-0.5 text-muted text-xs">
        {t("shapes.streamLabel")}
        <select
          className={inputClass}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {choices.map(({ control, label }, i) => (
            <option key={`${control.id}/${label.id}`} value={i}>
              {label.name}
            </option>
          ))}
        </select>
      </label>
      <label className="grid w-28 gap-0.5 text-muted text-xs">
        {t("shapes.streamCount")}
        <input
          type="number"
          min={1}
          max={MOST_PER_TASK}
          className={`${inputClass} num`}
          value={count}
          aria-invalid={!isNumber}
          onChange={(event) => setCount(event.target.value)}
        />
      </label>
      <Button size="small" disabled={!isNumber} onClick={start} className="col-span-2 justify-self-start">
        {t("shapes.streamStart")}
      </Button>
    </div>
  );
}
