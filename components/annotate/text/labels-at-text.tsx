"use client";
/**
 * The labels beside a stretch of text that was marked with the mouse and waits for one: the way to the panel and back is
 * saved. Below the stretch, or above it where there is no room.
 */
import { useLayoutEffect, useRef, useState } from "react";
import { Swatch } from "@/components/ui/chip";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { labelActionId } from "@/lib/editor/actions";
import { chooseLabel } from "@/lib/editor/choose-label";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl, waitingRange } from "@/lib/editor/text-regions";
import { isRegionControl } from "@/lib/labels/schema";
import { keepFocus, labelColor, labelRepeat, useEditor, useLabelView, useShortcut } from "../label-context";
import type { ShownText } from "./use-text-caret";

type Props = { editor: EditorStore; input: string; shown: ShownText };
type Place = { left: number; top: number };

/** More labels are found sooner in their panel, by search or by key. */
const MOST_LABELS = 40;
const GAP_PX = 6;
/** Fingers mark from word to word: over the next words nothing may lie. */
const hasMouse = () => window.matchMedia("(hover: hover) and (pointer: fine)").matches;

/** Where the marked stretch ends on the screen; null where nothing is marked with the mouse. */
function markedRect(root: HTMLElement): DOMRect | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  return [...range.getClientRects()].at(-1) ?? null;
}

export function LabelsAtText({ editor, input, shown: { root } }: Props) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  // Another stretch, another place.
  const range = useEditor(editor, ({ toolState }) => {
    const waiting = waitingRange(toolState, input);
    return waiting && `${waiting.start} ${waiting.end}`;
  });
  useLayoutEffect(() => {
    void range;
    const around = root.current?.parentElement;
    const rect = root.current && markedRect(root.current);
    const box = list.current?.getBoundingClientRect();
    if (!around || !rect || !box) return setPlace(null);
    const outer = around.getBoundingClientRect();
    const hasRoomBelow = rect.bottom + GAP_PX + box.height <= outer.bottom;
    const top = hasRoomBelow ? rect.bottom + GAP_PX : Math.max(outer.top, rect.top - GAP_PX - box.height);
    const left = Math.min(
      Math.max(rect.right - box.width / 2, outer.left + GAP_PX),
      outer.right - box.width - GAP_PX,
    );
    setPlace({ left: left - outer.left + around.scrollLeft, top: top - outer.top + around.scrollTop });
  }, [root, range]);
  const labels = editor
    .getState()
    .schema.controls.flatMap((control) =>
      isRegionControl(control) && isTextControl(control, input)
        ? control.labels.map((label) => ({ control: control.id, label }))
        : [],
    );
  if (labels.length > MOST_LABELS || !hasMouse()) return null;
  return (
    <div
      ref={list}
      role="toolbar"
      aria-label={t("label.chooseLabelForText")}
      style={place ?? { left: 0, top: 0, visibility: "hidden" }}
      className="absolute z-20 flex w-max max-h-64 max-w-[min(28rem,90%)] flex-wrap gap-1 overflow-auto rounded-lg border border-line-strong bg-surface p-1.5 shadow-pop"
    >
      {labels.map(({ control, label }) => (
        <LabelButton
          key={`${control}/${label.id}`}
          {...{ editor, control }}
          id={label.id}
          name={label.name}
        />
      ))}
    </div>
  );
}

type ButtonProps = { editor: EditorStore; control: string; id: string; name: string };

function LabelButton({ editor, control, id, name }: ButtonProps) {
  const { colors, repeats } = useLabelView();
  const shortcut = useShortcut(labelActionId(control, id));
  return (
    <button
      type="button"
      onMouseDown={keepFocus}
      onClick={() => chooseLabel(editor, { control, label: id })}
      className="flex min-h-7 items-center gap-1.5 rounded-md px-2 hover:bg-surface-2"
    >
      <Swatch color={labelColor(colors, control, id)} repeat={labelRepeat(repeats, control, id)} />
      <span translate="no" className="notranslate" dir="auto">
        {name}
      </span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
