"use client";
/**
 * Relations as arcs over a text: those at the selected or hovered span and the selected one, or all of them where the
 * annotator wants so. Drawn over the text without being part of it; a click on an arc selects its relation.
 */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Region, Relation } from "@/lib/annotation/document";
import { withLaterWords } from "@/lib/client/words/later-words";
import { type ArcEnds, type Box, layoutArcs, type PlacedArc } from "@/lib/editor/arc-layout";
import { selectRelation } from "@/lib/editor/relate";
import { relationControlOf } from "@/lib/editor/relations";
import { type EditorState, regionControlOf, relationInHand } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { textParts } from "@/lib/editor/text-regions";
import { findLabel } from "@/lib/labels/schema";
import { labelColor, useEditor, useLabelView } from "../label-context";
import type { ShownText } from "./use-text-caret";

type Props = { editor: EditorStore; input: string; shown: ShownText; drawn: unknown };

/** More arcs at once could not be told apart. */
const MAX_ARCS = 400;

/** The innermost span under the pointer. */
function useHoveredSpan(root: RefObject<HTMLElement | null>): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onOver = (event: Event) => {
      const piece = (event.target as Element).closest<HTMLElement>("[data-spans]");
      setHovered(piece?.dataset.spans?.split(" ").at(-1) ?? null);
    };
    const onLeave = () => setHovered(null);
    element.addEventListener("mouseover", onOver);
    element.addEventListener("mouseleave", onLeave);
    return () => {
      element.removeEventListener("mouseover", onOver);
      element.removeEventListener("mouseleave", onLeave);
    };
  }, [root]);
  return hovered;
}

/** Changes when the view has moved by half its height: arcs far from it are not drawn. */
function useViewStep(root: RefObject<HTMLElement | null>): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const scroller = root.current?.parentElement;
    if (!scroller) return;
    const read = () => setStep(Math.round(scroller.scrollTop / Math.max(1, scroller.clientHeight / 2)));
    const observer = new ResizeObserver(() => setStep((now) => now + 0.5));
    observer.observe(root.current as Element);
    scroller.addEventListener("scroll", read, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", read);
    };
  }, [root]);
  return step;
}

/** The first piece of each span that is in the page. */
function firstPieces(root: Element): Map<string, HTMLElement> {
  const pieces = new Map<string, HTMLElement>();
  for (const piece of root.querySelectorAll<HTMLElement>("[data-spans]"))
    for (const id of piece.dataset.spans?.split(" ") ?? []) if (!pieces.has(id)) pieces.set(id, piece);
  return pieces;
}

/** What is shown from the region where a relation begins to the span under the pointer, which it would end at. */
const PENDING = "pending";

function pending(state: EditorState, hovered: string | null): Relation[] {
  const inHand = relationInHand(state);
  if (!inHand || state.linkFrom === null || hovered === null || hovered === state.linkFrom) return [];
  const { control, label } = inHand;
  const isThere = state.document.relations.some(
    (one) =>
      one.control === control.id && one.label === label && one.from === state.linkFrom && one.to === hovered,
  );
  return isThere ? [] : [{ id: PENDING, control: control.id, label, from: state.linkFrom, to: hovered }];
}

/** The relations that are shown: both ends are on this text. */
function wanted(state: EditorState, input: string, hovered: string | null): Relation[] {
  const at = new Set([...state.selection, state.linkFrom, hovered]);
  const { relations, regions } = state.document;
  const near = state.viewAids.hasAllArcs
    ? relations
    : relations.filter(({ id, from, to }) => id === state.relationId || at.has(from) || at.has(to));
  const shown = [...near, ...pending(state, hovered)];
  if (shown.length === 0) return [];
  const here = new Set(
    regions
      .filter((region) => !state.hidden.has(region.id) && regionControlOf(state, region)?.input === input)
      .map(({ id }) => id),
  );
  return shown.filter(({ from, to }) => here.has(from) && here.has(to));
}

/** Where the spans of a document begin, by their ids. */
const startsOf = (regions: readonly Region[]): ReadonlyMap<string, number> =>
  new Map(regions.map((region) => [region.id, textParts(region)[0]?.start ?? 0]));

/** The ends of relations as they lie in what scrolls; those that are far from the view are left out. */
function endsOf(
  relations: readonly Relation[],
  starts: ReadonlyMap<string, number>,
  { root, frame }: { root: Element; frame: Element },
): ArcEnds[] {
  const outer = frame.getBoundingClientRect();
  const pieces = firstPieces(root);
  const boxes = new Map<string, Box | null>();
  const boxOf = (id: string): Box | null => {
    const known = boxes.get(id);
    if (known !== undefined) return known;
    const rect = pieces.get(id)?.getClientRects()[0];
    const box = rect
      ? {
          left: rect.left - outer.left + frame.scrollLeft,
          right: rect.right - outer.left + frame.scrollLeft,
          top: rect.top - outer.top + frame.scrollTop,
        }
      : null;
    boxes.set(id, box);
    return box;
  };
  const isNear = ({ top }: Box) =>
    top > frame.scrollTop - frame.clientHeight && top < frame.scrollTop + 2 * frame.clientHeight;
  return relations
    .flatMap(({ id, from, to }): ArcEnds[] => {
      const [a, b] = [boxOf(from), boxOf(to)];
      if (![a, b].some((box) => box && isNear(box))) return [];
      const isBefore = (one: string, other: string) => (starts.get(one) ?? 0) < (starts.get(other) ?? 0);
      const away = (one: string, other: string) => (isBefore(one, other) ? "above" : "below");
      return [{ id, from: a ?? away(from, to), to: b ?? away(to, from) }];
    })
    .slice(0, MAX_ARCS);
}

function Arcs({ editor, input, shown, drawn }: Props) {
  const { colors } = useLabelView();
  const [arcs, setArcs] = useState<PlacedArc[]>([]);
  const document_ = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const chosen = useEditor(editor, (state) => state.relationId);
  const linkFrom = useEditor(editor, (state) => state.linkFrom);
  const hasAll = useEditor(editor, (state) => state.viewAids.hasAllArcs);
  const hidden = useEditor(editor, (state) => state.hidden);
  const pointed = useHoveredSpan(shown.root);
  const step = useViewStep(shown.root);
  const { root } = shown;
  // Where all arcs are shown the span under the pointer matters only as the end of what was begun.
  const hovered = hasAll && linkFrom === null ? null : pointed;
  const relations = useMemo(() => {
    void [document_, selection, chosen, linkFrom, hasAll, hidden];
    return wanted(editor.getState(), input, hovered);
  }, [editor, input, document_, selection, chosen, linkFrom, hasAll, hidden, hovered]);
  const starts = useMemo(() => startsOf(document_.regions), [document_.regions]);
  const byId = useMemo(() => new Map(relations.map((relation) => [relation.id, relation])), [relations]);

  useLayoutEffect(() => {
    // The spans lie elsewhere in the page then.
    void [step, drawn];
    const scroller = root.current?.parentElement;
    if (!root.current || !scroller) return;
    if (relations.length === 0) {
      setArcs((now) => (now.length === 0 ? now : []));
      return;
    }
    const block = root.current.querySelector("[data-block]")?.getBoundingClientRect();
    const beside = (block?.left ?? 0) - scroller.getBoundingClientRect().left + scroller.scrollLeft;
    setArcs(layoutArcs(endsOf(relations, starts, { root: root.current, frame: scroller }), beside));
  }, [root, relations, starts, step, drawn]);

  const { schema } = editor.getState();
  return (
    <svg
      aria-hidden
      data-testid="arcs"
      className="pointer-events-none absolute start-0 top-0 overflow-visible"
      width="1"
      height="1"
      style={{ left: 0 }}
    >
      {arcs.map(({ id, path, label, arrow }) => {
        const relation = byId.get(id);
        const control = relation && relationControlOf(schema, relation.control);
        if (!relation || !control) return null;
        const color = labelColor(colors, relation.control, relation.label);
        const isChosen = id === chosen;
        return (
          <g
            key={id}
            data-arc={id}
            onClick={() => id !== PENDING && selectRelation(editor, id)}
            strokeDasharray={id === PENDING ? "4 3" : undefined}
            className={classNames("cursor-pointer", id !== PENDING && "pointer-events-auto")}
            style={{ color }}
            opacity={isChosen || !hasAll ? 1 : 0.75}
          >
            <path d={path} fill="none" stroke="transparent" strokeWidth={10} />
            <path d={path} fill="none" stroke="currentColor" strokeWidth={isChosen ? 2.5 : 1.5} />
            {control.directed && (
              <path d={arrow} fill="none" stroke="currentColor" strokeWidth={isChosen ? 2.5 : 1.5} />
            )}
            <text
              x={label.x}
              y={label.y}
              dy="0.32em"
              textAnchor="middle"
              fill="currentColor"
              // A ground for the words on the arc.
              stroke="var(--surface)"
              strokeWidth={5}
              strokeLinejoin="round"
              paintOrder="stroke"
              className="select-none font-semibold text-[11px]"
            >
              {findLabel(control, relation.label)?.name ?? relation.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export const RelationArcs = withLaterWords(Arcs);
