"use client";
/** What a text does once it stands: it copies what is selected, shows what was selected elsewhere and what a model predicts, and has a caret. */
import type { RefObject } from "react";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { textOf } from "@/lib/editor/spans-selected";
import type { EditorStore } from "@/lib/editor/store";
import { takesText } from "@/lib/editor/text-regions";
import { CaretMark } from "./caret-mark";
import type { PredictedSpan } from "./predicted-span";
import { useCopiedText } from "./use-copied-text";
import { useOwnText } from "./use-own-text";
import { usePredictedSpans } from "./use-predicted-spans";
import { useShownSelection } from "./use-shown-selection";
import type { Caret, ShownText } from "./use-text-caret";

type Props = {
  editor: EditorStore;
  input: string;
  shown: ShownText;
  caret: Caret | null;
  onPredicted: (spans: readonly PredictedSpan[]) => void;
  /** Is given what puts the text back before a place in it is read. */
  mend: RefObject<() => void>;
};

function Aids({ editor, input, shown, caret, onPredicted, mend }: Props) {
  const t = useT();
  const text = textOf(editor.getState(), input);
  useOwnText(shown.root, text?.text ?? "", mend);
  usePredictedSpans(editor, input, onPredicted);
  useCopiedText(editor, input, shown.root);
  useShownSelection(editor, input, shown);
  return (
    <>
      {/* What the text is described by. */}
      <p id={`caret-${input}`} className="sr-only">
        {t(takesText(editor.context(input)) ? "spans.textHelp" : "spans.textHelpRead")}
      </p>
      {caret && text && <CaretMark root={shown.root} unit={text.index.toUnits(caret.focus)} />}
    </>
  );
}

export const TextAids = withLaterWords(Aids);
