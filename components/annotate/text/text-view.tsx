"use client";
/**
 * A text with its spans. Mouse: select to label, click a span to choose it. Keyboard: a caret, see use-text-caret. Touch:
 * words are tapped, see use-touch.
 */
import { type MouseEvent, useEffect, useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFixedWidth } from "@/lib/client/fixed-width";
import { useT } from "@/lib/client/i18n";
import { relationInHand } from "@/lib/editor/state";
import { placeSpans, spansByBlock, splitBlocks } from "@/lib/editor/text-layout";
import { isTextControl, takesText, waitingRange } from "@/lib/editor/text-regions";
import type { InputViewProps } from "../input-view";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels } from "../region-text";
import { CaretMark } from "./caret-mark";
import { selectedRange } from "./dom-offsets";
import { type SpanLook, TextBlockView } from "./text-block";
import { useCopiedSpans } from "./use-copied-spans";
import { useOwnText } from "./use-own-text";
import { useTextCaret } from "./use-text-caret";
import { useTouch } from "./use-touch";
import { WaitingBar } from "./waiting-bar";

export function TextView({ editor, input }: InputViewProps) {
  const t = useT();
  const { colors, repeats, session } = useLabelView();
  const fixed = useFixedWidth(session.preferences);
  const root = useRef<HTMLDivElement>(null);
  const content = editor.getState().inputs[input];
  const text = content?.kind === "text" ? content.text : "";
  const index = content?.kind === "text" ? content.index : null;
  const { schema } = editor.getState();
  const regions = useEditor(editor, (state) => state.document.regions);
  const hidden = useEditor(editor, (state) => state.hidden);
  const selection = useEditor(editor, (state) => state.selection);
  const waiting = useEditor(editor, (state) => waitingRange(state.toolState, input) !== null);
  useEffect(() => {
    const text = root.current;
    return waiting && text ? () => letSelectionGo(text) : undefined;
  }, [waiting]);
  const mend = useOwnText(root, text);
  useCopiedSpans(editor, input);
  const { caret, setCaret, showCaret, onKeyDown } = useTextCaret(editor, input, root);
  const { onPointerDown, onTap } = useTouch(editor, input, root, showCaret);
  const blocks = useMemo(() => splitBlocks(text), [text]);
  const shown = useMemo(() => {
    const own = new Set(schema.controls.flatMap((c) => (isTextControl(c, input) ? [c.id] : [])));
    return regions.filter((region) => own.has(region.control) && !hidden.has(region.id));
  }, [regions, hidden, schema, input]);
  const spans = useMemo(
    () => (index ? spansByBlock(blocks, placeSpans(shown, index)) : []),
    [blocks, shown, index],
  );
  const looks = useMemo(() => {
    const look = (region: (typeof shown)[number]): SpanLook => ({
      color: labelColor(colors, region.control, region.labels[0]),
      repeat: labelRepeat(repeats, region.control, region.labels[0]),
      name: regionLabels(schema, region),
    });
    return new Map(shown.map((region) => [region.id, look(region)]));
  }, [shown, colors, repeats, schema]);
  const chosen = useMemo(() => new Set(selection), [selection]);

  const onMouseUp = (event: MouseEvent) => {
    if (!root.current || !index || event.button !== 0) return;
    const onSpan = (event.target as Element).closest("[data-spans]") !== null;
    if (onTap(event, onSpan)) return;
    const range = selectedRange(root.current);
    // Selected to be copied.
    if (range && !takesText(editor.context(input))) return;
    if (range) {
      const [start, end] = [index.fromUnits(range.start), index.fromUnits(range.end)];
      setCaret({ anchor: start, focus: end });
      editor.send(input, { type: "range", start, end, commit: true });
      if (editor.getState().toolState.phase !== "waiting") document.getSelection()?.removeAllRanges();
      return;
    }
    const ids =
      (event.target as Element).closest<HTMLElement>("[data-spans]")?.dataset.spans?.split(" ") ?? [];
    if (waiting) editor.send(input, { type: "cancel" });
    const next = nextOf(ids, selection, event.shiftKey);
    editor.select(next);
    if (relationInHand(editor.getState()) && next.length === 1)
      import("@/lib/editor/relate")
        .then(({ pickEnd }) => pickEnd(editor, next[0] as string))
        .catch(console.warn);
  };

  return (
    <div className="relative min-h-0 flex-1 overflow-auto bg-surface px-5 py-6 sm:px-10 sm:py-8">
      <p id={`caret-${input}`} className="sr-only">
        {t(takesText(editor.context(input)) ? "label.textHelp" : "label.textHelpRead")}
      </p>
      {/* A text box that cannot be edited: screen readers then pass the arrow keys on and read what is selected. */}
      <div
        ref={root}
        role="textbox"
        aria-multiline
        aria-readonly
        aria-label={t("label.textLabel", { name: input })}
        aria-describedby={`caret-${input}`}
        tabIndex={0}
        data-testid={`text-${input}`}
        onKeyDown={(event) => {
          mend();
          onKeyDown(event);
        }}
        onPointerDown={(event) => {
          mend();
          onPointerDown(event);
        }}
        onMouseUp={onMouseUp}
        // Places are counted in these words, and labels are given to them as they are.
        translate="no"
        className={classNames("text-view notranslate relative cursor-text", fixed && "w-max min-w-full")}
      >
        {blocks.map((block, i) => (
          <TextBlockView
            key={block.start}
            {...{ text, block, looks, chosen, fixed }}
            spans={spans[i] ?? []}
          />
        ))}
      </div>
      {caret && index && <CaretMark root={root} unit={index.toUnits(caret.focus)} />}
      {waiting && <WaitingBar editor={editor} input={input} />}
    </div>
  );
}

/** Else the next drag from these words would carry them along instead of marking. A bare caret is no blocker. */
function letSelectionGo(text: Element): void {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && text.contains(selection.anchorNode)) selection.removeAllRanges();
}

/** Which span a click means: the innermost first; clicking again goes to the next one under it. */
function nextOf(ids: string[], selection: readonly string[], add: boolean): string[] {
  const inner = ids.toReversed();
  const at = inner.findIndex((id) => selection.includes(id));
  const next = inner[(at + 1) % Math.max(inner.length, 1)];
  if (next === undefined) return add ? [...selection] : [];
  return add ? [...new Set([...selection, next])] : [next];
}
