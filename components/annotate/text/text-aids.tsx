"use client";
import { textOf } from "@/lib/editor/spans-selected";
/** What a text does once it stands: it copies what is selected, shows what was selected elsewhere, and has a caret. */
import type { EditorStore } from "@/lib/editor/store";
import { CaretMark } from "./caret-mark";
import { useCopiedText } from "./use-copied-text";
import { useShownSelection } from "./use-shown-selection";
import type { Caret, ShownText } from "./use-text-caret";

type Props = { editor: EditorStore; input: string; shown: ShownText; caret: Caret | null };

export function TextAids({ editor, input, shown, caret }: Props) {
  useCopiedText(editor, input, shown.root);
  useShownSelection(editor, input, shown);
  const text = textOf(editor.getState(), input);
  return caret && text ? <CaretMark root={shown.root} unit={text.index.toUnits(caret.focus)} /> : null;
}
