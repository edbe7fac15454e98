/**
 * The spans of a text as columns of tags can hold them: without blanks at their ends, each within one line, none over another
 * one of its column. A column takes the longest spans first, of equally long ones those that begin first, then those that come
 * first in the document; what lies over one of them goes into the next column, up to `MOST_LAYERS` for each control.
 */

import type { Losses } from "@/lib/formats/writer";
import { recently } from "./recently";
import type { TextDocument, TextRegion } from "./text-documents";
import { type Stretch, sentencesIn } from "./tokens";

export const MOST_LAYERS = 3;

/** A stretch of one line with a label. */
export type Piece = Stretch & { label: string };

/** By control id: for each column its pieces, ascending and apart. */
export type Layers = ReadonlyMap<string, readonly (readonly Piece[])[]>;

/** The stretches that are written for a span, and what is lost of it. */
function cut({ text, index }: TextDocument, { parts }: TextRegion): { pieces: Stretch[]; losses: Losses } {
  const pieces: Stretch[] = [];
  const losses = { spanParts: parts.length > 1 ? 1 : 0, spansOverLines: 0, blankEdges: 0, blankSpans: 0 };
  for (const part of parts) {
    const whole = { start: index.toUnits(part.start), end: index.toUnits(part.end) };
    const found = sentencesIn(text, whole);
    const [first, last] = [found[0], found.at(-1)];
    if (found.length > 1) losses.spansOverLines = 1;
    if (!first || !last) losses.blankSpans = 1;
    else if (first.start > whole.start || last.end < whole.end) losses.blankEdges = 1;
    pieces.push(...found);
  }
  return { pieces, losses };
}

/** Where a stretch fits between those of a column, -1 where it lies over one of them. */
function placeIn(layer: readonly Piece[], { start, end }: Stretch): number {
  let low = 0;
  let high = layer.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((layer[middle] as Piece).end <= start) low = middle + 1;
    else high = middle;
  }
  const next = layer[low];
  return next && next.start < end ? -1 : low;
}

const longestFirst = (a: Piece, b: Piece): number => b.end - b.start - (a.end - a.start) || a.start - b.start;

/** @returns the columns, and how many pieces fit into none */
function layered(pieces: Piece[]): { layers: Piece[][]; left: number } {
  const layers: Piece[][] = [];
  let left = 0;
  for (const piece of pieces.sort(longestFirst)) {
    const fits = layers.findIndex((layer) => placeIn(layer, piece) >= 0);
    const layer = fits < 0 ? [] : (layers[fits] as Piece[]);
    if (fits < 0 && layers.length === MOST_LAYERS) left++;
    else if (fits < 0) layers.push([piece]);
    else layer.splice(placeIn(layer, piece), 0, piece);
  }
  return { layers, left };
}

/** A span with several labels stands there once for each. */
export const layersOf = recently((document: TextDocument): { layers: Layers; losses: Losses } => {
  const byControl = new Map<string, Piece[]>();
  const losses = { spanParts: 0, spansOverLines: 0, blankEdges: 0, blankSpans: 0, deepSpans: 0 };
  for (const region of document.regions) {
    const written = cut(document, region);
    for (const what of ["spanParts", "spansOverLines", "blankEdges", "blankSpans"] as const)
      losses[what] += written.losses[what] ?? 0;
    const pieces = byControl.get(region.control.id) ?? [];
    for (const label of region.labels)
      for (const { start, end } of written.pieces) pieces.push({ start, end, label });
    byControl.set(region.control.id, pieces);
  }
  const layers = new Map<string, Piece[][]>();
  for (const [control, pieces] of byControl) {
    const made = layered(pieces);
    layers.set(control, made.layers);
    losses.deepSpans += made.left;
  }
  return { layers, losses };
});
