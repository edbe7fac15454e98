"use client";
/**
 * A text with its spans. Mouse: select to label, click a span to choose it. Keyboard: a caret, see use-text-caret. Touch:
 * words are tapped, see use-touch.
 */
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Import, importLater, Later } from "@/components/ui/later";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { useViewSwitch } from "@/lib/client/view-switches";
import { chainNumbers } from "@/lib/editor/chain-numbers";
import { relationInHand } from "@/lib/editor/state";
import { type PlacedSpan, placeSpans, spansByBlock, type TextBlock } from "@/lib/editor/text-layout";
import { isTextControl, takesText, waitingRange } from "@/lib/editor/text-regions";
import { chainLook } from "@/lib/labels/color";
import { isRelationControl } from "@/lib/labels/schema";
import type { InputViewProps } from "../input-view";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels } from "../region-text";
import { selectedRange } from "./dom-offsets";
import { blocksOf, looksOf, tableParts } from "./load-looks";
import { type PredictedSpan, predictedIdOf, predictedSpanId } from "./predicted-span";
import { type SpanLook, TextBlockView } from "./text-block";
import { useTextCaret } from "./use-text-caret";
import { useTextWindow } from "./use-text-window";
import { useTouch } from "./use-touch";

const FindBar = importLater(() => import("./find-bar").then((loaded) => loaded.FindBar));
const SpanGrips = importLater(() => import("./span-grips").then((loaded) => loaded.SpanGrips));

const TextAids = importLater(() => import("./text-aids").then((loaded) => loaded.TextAids));
const WaitingBar = importLater(() => import("./waiting-bar").then((loaded) => loaded.WaitingBar));
const RelationArcs = importLater(() => import("./relation-arcs").then((loaded) => loaded.RelationArcs));
const relating = importLater(() => import("@/lib/editor/relate"));
const judging = importLater(() => import("@/lib/editor/judge-predictions"));
// Loaded once the first task stands: without network spans are chained, joined, grouped and linked, too.
importLater(() =>
  Promise.all([
    import("@/lib/editor/chains"),
    import("@/lib/editor/combine-spans"),
    import("@/lib/editor/objects"),
    import("@/lib/editor/link-equal"),
  ]),
);

/** At once where it is loaded: what is clicked next must find it done. */
function withPart<T>(part: Import<T>, run: (loaded: T) => void): void {
  const here = part.loaded();
  if (here) run(here);
  else part.ahead().then(run).catch(console.warn);
}

/** Between lines there is room for two arcs. */
const ROOMY = "[&_.text-block]:leading-[3.6]!";

const NO_SPANS: readonly PlacedSpan[] = [];
const NO_PREDICTED: readonly PredictedSpan[] = [];

export function TextView({ editor, input, name }: InputViewProps) {
  const t = useT();
  const { colors, repeats, session } = useLabelView();
  const fixed = useViewSwitch("fixedWidth", session.preferences);
  const root = useRef<HTMLDivElement>(null);
  const content = editor.getState().inputs[input];
  const text = content?.kind === "text" ? content.text : "";
  const index = content?.kind === "text" ? content.index : null;
  const { schema } = editor.getState();
  const regions = useEditor(editor, (state) => state.document.regions);
  const hidden = useEditor(editor, (state) => state.hidden);
  const selection = useEditor(editor, (state) => state.selection);
  const finding = useEditor(editor, ({ finding }) => (finding?.input === input ? finding : null));
  const waiting = useEditor(editor, (state) => waitingRange(state.toolState, input) !== null);
  useEffect(() => {
    const text = root.current;
    return waiting && text ? () => letSelectionGo(text) : undefined;
  }, [waiting]);
  // Set once the part that watches for it is loaded.
  const mend = useRef(() => {});
  const hasRelations = schema.controls.some(isRelationControl);
  useEffect(() => {
    if (hasRelations) relating.ahead().catch(console.warn);
  }, [hasRelations]);
  const hasAllArcs = useEditor(editor, ({ viewAids }) => viewAids.hasAllArcs) && hasRelations;
  const layout = content?.kind === "text" ? content.layout : undefined;
  const blocks = useMemo(() => blocksOf(text, layout), [text, layout]);
  const looksOfBlocks = useMemo(() => looksOf(blocks, layout), [blocks, layout]);
  const hasHead = looksOfBlocks.get(0)?.cells !== undefined;
  const Frame = hasHead ? tableParts()?.TableFrame : undefined;
  const { rows, isWhole, reveal } = useTextWindow(blocks, root, { fixed, isRoomy: hasAllArcs, hasHead });
  const shown = useMemo(() => ({ root, reveal }), [reveal]);
  const { caret, setCaret, showCaret, onKeyDown } = useTextCaret(editor, input, shown);
  const { onPointerDown, onTap } = useTouch(editor, input, root, showCaret);
  const visible = useMemo(() => {
    const own = new Set(schema.controls.flatMap((c) => (isTextControl(c, input) ? [c.id] : [])));
    return regions.filter((region) => own.has(region.control) && !hidden.has(region.id));
  }, [regions, hidden, schema, input]);
  const [predicted, onPredicted] = useState(NO_PREDICTED);
  const predictedId = useEditor(editor, (state) => state.predictedId);
  const spans = useMemo(() => {
    if (!index) return new Map<number, PlacedSpan[]>();
    return spansByBlock(blocks, placeSpans([...visible, ...predicted.map(({ region }) => region)], index));
  }, [blocks, visible, predicted, index]);
  // Of the spans in the page alone: a document may have thousands more.
  const inPage = new Set(
    rows.flatMap((row) => ("block" in row ? (spans.get(row.block) ?? []).map(({ id }) => id) : [])),
  );
  const looks = new Map<string, SpanLook>();
  const chains = chainNumbers(regions);
  const look = (region: Region, sign: string[], isPredicted: boolean, chain?: number) =>
    inPage.has(region.id) &&
    looks.set(region.id, {
      ...(chain
        ? chainLook(chain)
        : {
            color: labelColor(colors, region.control, region.labels[0]),
            repeat: labelRepeat(repeats, region.control, region.labels[0]),
          }),
      name: [regionLabels(schema, region), ...sign].join(" "),
      isPredicted,
    });
  for (const region of visible) {
    const chain = chains.get(region.group ?? "");
    look(region, chain ? [`#${chain}`] : [], false, chain);
  }
  for (const { region, score } of predicted) look(region, score === "" ? [] : [score], true);
  const chosen = useMemo(
    () => new Set([...selection, ...(predictedId === null ? [] : [predictedSpanId(predictedId)])]),
    [selection, predictedId],
  );

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
      const [isExact, adds] = [event.altKey, event.ctrlKey || event.metaKey];
      editor.send(input, { type: "range", start, end, commit: true, isExact, adds });
      if (editor.getState().toolState.phase !== "waiting") document.getSelection()?.removeAllRanges();
      return;
    }
    const ids =
      (event.target as Element).closest<HTMLElement>("[data-spans]")?.dataset.spans?.split(" ") ?? [];
    if (waiting) editor.send(input, { type: "cancel" });
    const own = ids.filter((id) => predictedIdOf(id) === null);
    const pointed = own.length === 0 ? predictedIdOf(ids.at(-1) ?? "") : null;
    if (pointed !== null) {
      withPart(judging, ({ pickPredicted }) => pickPredicted(editor, pointed));
      return;
    }
    const next = nextOf(own, selection, event.shiftKey);
    editor.select(next);
    const [end, ...others] = next;
    if (relationInHand(editor.getState()) && end !== undefined && others.length === 0)
      withPart(relating, ({ pickEnd }) => pickEnd(editor, end));
  };

  const framed = (drawn: ReactNode) =>
    Frame && layout ? <Frame {...{ text, rows: layout }}>{drawn}</Frame> : drawn;

  return (
    <div
      className={classNames(
        "relative min-h-0 flex-1 overflow-auto bg-surface px-5 pb-6 sm:px-10 sm:pb-8",
        // Arcs lie above the first line, too.
        hasHead ? "" : hasRelations ? "pt-16" : "pt-6 sm:pt-8",
        // Among others it would be as high as all of it, and all of it in the page.
        (!isWhole || hasHead) &&
          (schema.inputs.length > 1 || schema.neighbours !== undefined) &&
          "max-h-[75dvh]",
      )}
    >
      {finding && (
        <div className="sticky top-2 z-10 mb-3">
          <Later part={FindBar} props={{ editor, input, finding, shown, drawn: rows }} />
        </div>
      )}
      {/* A text box that cannot be edited: screen readers then pass the arrow keys on and read what is selected. */}
      <div
        ref={root}
        role="textbox"
        aria-multiline
        aria-readonly
        aria-label={t("label.textLabel", { name })}
        aria-describedby={`caret-${input}`}
        tabIndex={0}
        data-testid={`text-${input}`}
        onKeyDown={(event) => {
          mend.current();
          onKeyDown(event);
        }}
        onPointerDown={(event) => {
          mend.current();
          onPointerDown(event);
        }}
        onMouseUp={onMouseUp}
        // Places are counted in these words, and labels are given to them as they are.
        translate="no"
        className={classNames(
          "text-view notranslate relative cursor-text",
          fixed && !hasHead && "w-max min-w-full",
          hasAllArcs && ROOMY,
        )}
      >
        {framed(
          rows.map((row) => {
            if ("gap" in row)
              return <div key={`gap ${row.before}`} aria-hidden style={{ height: row.gap }} />;
            const block = blocks[row.block] as TextBlock;
            return (
              <TextBlockView
                key={block.start}
                {...{ text, block, looks, chosen, fixed, isWhole }}
                number={row.block}
                look={looksOfBlocks.get(row.block)}
                spans={spans.get(row.block) ?? NO_SPANS}
              />
            );
          }),
        )}
      </div>
      {selection.length === 1 && <Later part={SpanGrips} props={{ editor, input, shown, drawn: rows }} />}
      {hasRelations && <Later part={RelationArcs} props={{ editor, input, shown, drawn: rows }} />}
      <Later part={TextAids} props={{ editor, input, shown, caret, onPredicted, mend }} />
      {waiting && <Later part={WaitingBar} props={{ editor, input, shown }} />}
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
