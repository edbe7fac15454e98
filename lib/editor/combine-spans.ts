/**
 * Spans joined, taken from each other and cut. As with shapes, the span selected first stays, with its id, labels and
 * answers, and becomes the result; text that is marked and waits for a label counts as the last one. Loaded when it is
 * first used.
 */
import type { Region } from "@/lib/annotation/document";
import { regionKind } from "@/lib/kinds";
import type { TextPart } from "@/lib/kinds/define";
import type { Combination } from "./combinable";
import { addRegion, type Command, updateRegion } from "./commands";
import { pieceOf, removeDecided } from "./decided";
import { movedRelations } from "./relations";
import { spansSelected, type TextInput, textOf } from "./spans-selected";
import { type EditorState, isEditable } from "./state";
import { intersect, joinedParts, leftParts, type Stretch, subtract } from "./text-parts";
import { textParts, waitingRange } from "./text-regions";

type Made = { commands: Command[]; select: string[] };
const NOTHING: Made = { commands: [], select: [] };

const shapeOf = (region: Region, parts: TextPart[]) => regionKind(region.shape.kind).text?.of(parts);

const PARTS: Record<
  Combination,
  (text: TextInput, first: readonly Stretch[], others: Stretch[][]) => TextPart[]
> = {
  union: (text, first, others) => joinedParts(text, [...first, ...others.flat()]),
  subtract: (text, first, others) => leftParts(text, subtract(first, others.flat())),
  intersect: (text, first, others) =>
    leftParts(
      text,
      others.reduce((common: readonly Stretch[], one) => intersect(common, one), first).slice(),
    ),
};

export function combineSpans(state: EditorState, combination: Combination, newId: () => string): Made {
  const { input, regions } = spansSelected(state);
  const [first, ...others] = regions;
  const text = textOf(state, input);
  const waiting = input === null ? null : waitingRange(state.toolState, input);
  if (!first || !text || (others.length === 0 && !waiting)) return NOTHING;
  const operands = [...others.map((one) => [...textParts(one)]), ...(waiting ? [[waiting]] : [])];
  const parts = PARTS[combination](text, textParts(first), operands);
  const { document } = state;
  const taken = combination === "subtract" ? [] : others.map(({ id }) => id);
  const gone = parts.length > 0 ? taken : [first.id, ...taken];
  const shape = parts.length > 0 ? shapeOf(first, parts) : undefined;
  const moved = {
    document,
    regions: document.regions.filter(({ id }) => !gone.includes(id)),
    to: new Map(gone.map((id) => [id, first.id])),
  };
  return {
    commands: [
      ...removeDecided(document, gone),
      ...(shape ? [updateRegion(first.id, { shape })] : []),
      ...movedRelations(state, moved, newId),
    ],
    select: shape ? [first.id] : [],
  };
}

/** The parts before and after a place; null where it lies in no part. */
function cutAt(text: TextInput, parts: readonly TextPart[], at: number): [TextPart[], TextPart[]] | null {
  if (!parts.some(({ start, end }) => start < at && at < end)) return null;
  const end = text.index.length;
  return [
    leftParts(text, intersect(parts, [{ start: 0, end: at }])),
    leftParts(text, intersect(parts, [{ start: at, end }])),
  ];
}

/**
 * Makes several spans of each selected one: cut where the caret stands in it, else a span of each of its parts. The first
 * piece keeps the id, and with it the relations.
 */
export function splitSpans(state: EditorState, newId: () => string): Made {
  const { input, regions } = spansSelected(state);
  const text = textOf(state, input);
  const at = input === null ? undefined : state.carets[input];
  if (!text) return NOTHING;
  const select: string[] = [];
  const commands = regions.flatMap((region): Command[] => {
    if (!isEditable(state, region.id)) return [];
    const parts = textParts(region);
    const pieces = (at === undefined ? null : cutAt(text, parts, at)) ?? parts.map((part) => [part]);
    const [first, ...others] = pieces.filter((piece) => piece.length > 0);
    const shape = first && shapeOf(region, first);
    if (!shape || others.length === 0) return [];
    const added = others.flatMap((piece): Command[] => {
      const next = shapeOf(region, piece);
      const id = newId();
      select.push(id);
      return next ? [addRegion(pieceOf(region, id, next))] : [];
    });
    select.push(region.id);
    return [updateRegion(region.id, { shape }), ...added];
  });
  return commands.length > 0 ? { commands, select } : NOTHING;
}
