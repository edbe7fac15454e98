/**
 * How spans lie on a text: the text in blocks (lines), each cut where a span starts or ends, with a level per span so
 * that underlines of nested and overlapping spans stay apart. Offsets here are UTF-16 units of the whole text, as the
 * DOM counts; the document keeps code points.
 */
import type { Region } from "@/lib/annotation/document";
import type { CodePointIndex } from "@/lib/core/code-points";
import { textParts } from "./text-regions";

export type TextBlock = { start: number; end: number };
export type PlacedSpan = {
  id: string;
  part: number;
  start: number;
  end: number;
  level: number;
  last: boolean;
};
/** A stretch that looks different. */
export type LookCut = { start: number; end: number; className: string };
/** `look`: the classes of the stretches it lies in. */
export type Segment = {
  start: number;
  end: number;
  spans: PlacedSpan[];
  ending: PlacedSpan[];
  look: string;
};

const NO_CUTS: readonly LookCut[] = [];

/** A line longer than this is cut, so that one change never lays out megabytes. */
export const MAX_BLOCK_UNITS = 4000;

/** Blocks end after a line break (LF, CR LF or a lone CR), or at a blank in very long lines; they cover the text. */
export function splitBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const breaks = /\r\n|\n|\r/g;
  const push = (from: number, to: number) => {
    let start = from;
    while (to - start > MAX_BLOCK_UNITS) {
      const blank = text.lastIndexOf(" ", start + MAX_BLOCK_UNITS);
      let end = blank > start ? blank + 1 : start + MAX_BLOCK_UNITS;
      const code = text.charCodeAt(end);
      if (code >= 0xdc00 && code <= 0xdfff) end += 1;
      blocks.push({ start, end });
      start = end;
    }
    blocks.push({ start, end: to });
  };
  let from = 0;
  for (const found of text.matchAll(breaks)) {
    push(from, found.index + found[0].length);
    from = found.index + found[0].length;
  }
  if (from < text.length || blocks.length === 0) push(from, text.length);
  return blocks;
}

/** Spans in units with the lowest free level each: earlier and longer ones lie closest to the text. */
export function placeSpans(regions: readonly Region[], index: CodePointIndex): PlacedSpan[] {
  const placed = regions.flatMap((region) => {
    const parts = textParts(region);
    return parts.map((part, i) => ({
      id: region.id,
      part: i,
      start: index.toUnits(part.start),
      end: index.toUnits(part.end),
      level: 0,
      last: i === parts.length - 1,
    }));
  });
  placed.sort((a, b) => a.start - b.start || b.end - a.end);
  const ends: number[] = [];
  for (const span of placed) {
    const free = ends.findIndex((end) => end <= span.start);
    span.level = free < 0 ? ends.length : free;
    ends[span.level] = span.end;
  }
  return placed;
}

/** The block that holds a place; the last one beyond the text. */
export function blockAt(blocks: readonly TextBlock[], unit: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as TextBlock).end <= unit) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** The spans of each block that has some, in the order of the text. Both lists ascend by start. */
export function spansByBlock(
  blocks: readonly TextBlock[],
  spans: readonly PlacedSpan[],
): Map<number, PlacedSpan[]> {
  const lists = new Map<number, PlacedSpan[]>();
  for (const span of spans)
    for (let i = blockAt(blocks, span.start); (blocks[i]?.start ?? span.end) < span.end; i++) {
      const list = lists.get(i);
      if (list) list.push(span);
      else lists.set(i, [span]);
    }
  return lists;
}

/** A block cut at every edge of a span, and where its look changes. */
export function segmentsOf(
  block: TextBlock,
  spans: readonly PlacedSpan[],
  looks: readonly LookCut[] = NO_CUTS,
): Segment[] {
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of [...spans, ...looks]) {
    if (start > block.start) edges.add(start);
    if (end < block.end) edges.add(end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] as number;
    const isOver = (one: { start: number; end: number }) => one.start < end && one.end > start;
    const inside = spans.filter(isOver);
    const look = looks.filter(isOver).map(({ className }) => className);
    const ending = inside.filter((span) => span.last && span.end === end);
    return { start, end, spans: inside, ending, look: look.join(" ") };
  });
}
