/** Where the arrows of relations lie on an image, and which are shown. */
import type { Region, Relation } from "@/lib/annotation/document";
import type { Point, Rect } from "@/lib/core/geometry";
import { type EditorState, HOME_VIEW, regionControlOf, turnOf } from "@/lib/editor/state";
import { type Turn, unturned } from "@/lib/editor/turned-view";
import { type Arrow, arrowBetween, asidesOf, distanceToArrow } from "@/lib/geometry/arrow";
import { regionKind, type Shape } from "@/lib/kinds";

/** More arrows than this could not be told apart: then those of the selected regions alone are shown. */
const MAX_ARROWS = 500;
/** Between arrows of the same two regions, pixels of the screen. */
const ASIDE_PX = 22;

export type PlacedRelation = { relation: Relation; arrow: Arrow };
/** Without those whose ends lie elsewhere; `drawn` has the shapes of a gesture, by region. */
type Given = { state: EditorState; input: string; drawn: ReadonlyMap<string, Shape> };

const indexes = new WeakMap<readonly Region[], ReadonlyMap<string, Region>>();

export function byId(regions: readonly Region[]): ReadonlyMap<string, Region> {
  const known = indexes.get(regions);
  if (known) return known;
  const made = new Map(regions.map((region) => [region.id, region]));
  indexes.set(regions, made);
  return made;
}

/** Of a region that is shown on the input. */
export function placeOf({ state, input, drawn }: Given, id: string): Rect | null {
  const region = byId(state.document.regions).get(id);
  if (!region || state.hidden.has(id) || regionControlOf(state, region)?.input !== input) return null;
  const shape = drawn.get(id) ?? region.shape;
  return regionKind(shape.kind).geometry?.bounds(shape) ?? null;
}

/** Of the screen, in pixels of the image. */
const pixelOf = ({ state, input }: Given): number => 1 / (state.viewports[input] ?? HOME_VIEW).scale;

/** The arrows on an input: all, or with too many of them those at the selected regions. */
export function placedRelations(given: Given): PlacedRelation[] {
  const { state } = given;
  const { relations } = state.document;
  const chosen = new Set(state.selection);
  const shown =
    relations.length <= MAX_ARROWS
      ? relations
      : relations
          .filter(({ id, from, to }) => id === state.relationId || chosen.has(from) || chosen.has(to))
          .slice(0, MAX_ARROWS);
  const aside = asidesOf(shown, ASIDE_PX * pixelOf(given));
  return shown.flatMap((relation) => {
    const [from, to] = [placeOf(given, relation.from), placeOf(given, relation.to)];
    return from && to ? [{ relation, arrow: arrowBetween(from, to, aside.get(relation.id) ?? 0) }] : [];
  });
}

/** Half the size of the label of an arrow, pixels of the screen: on this much of it a click means the arrow. */
const LABEL_PX = { x: 30, y: 9 };

/** The relation whose arrow passes nearest to a point, within so many pixels of the screen, or whose label lies there. */
export function relationAt(given: Given, point: Point, slackPx: number): Relation | undefined {
  const pixel = pixelOf(given);
  const slack = slackPx * pixel;
  let best: { relation: Relation; distance: number } | null = null;
  for (const { relation, arrow } of placedRelations(given)) {
    const [dx, dy] = unturned(
      [arrow.middle[0] - point[0], arrow.middle[1] - point[1]],
      ((4 - turnOf(given.state, given.input)) % 4) as Turn,
    );
    const isOnLabel = Math.abs(dx) <= LABEL_PX.x * pixel && Math.abs(dy) <= LABEL_PX.y * pixel;
    const distance = isOnLabel ? 0 : distanceToArrow(arrow, point);
    if (distance <= slack && distance < (best?.distance ?? Infinity)) best = { relation, distance };
  }
  return best?.relation;
}
