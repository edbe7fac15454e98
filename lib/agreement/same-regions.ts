/**
 * Which regions of two annotators are the same, over all controls of a schema: those that the agreement on each control
 * matches, shapes at a likeness of 0.5 and spans of text that overlap. Regions of kinds without a comparison match none.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { regionKind } from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import { type Control, isRegionControl, type RegionControl } from "@/lib/labels/schema";
import { byRegionId, type Located, type Match, matchRegions } from "./region-matching";
import { locate } from "./region-unit";
import { FOUND_LIKENESS } from "./shape-agreement";
import { extentOfParts, partsIou } from "./span-overlap";

/** Ids of two matched regions and how alike they are, in (0, 1]. */
export type AlikeRegions = { a: string; b: string; similarity: number };

/** The regions of a control that two annotators both have, one to one. */
export function alikeRegions(
  control: RegionControl,
  a: readonly Region[],
  b: readonly Region[],
): AlikeRegions[] {
  const { text, geometry } = regionKind(control.kind);
  const comparison = comparisonOf(control);
  const named = <T>(x: readonly Located<T>[], y: readonly Located<T>[], matches: readonly Match[]) =>
    matches.map((match) => ({
      a: x[match.a]?.id ?? "",
      b: y[match.b]?.id ?? "",
      similarity: match.similarity,
    }));
  if (comparison?.type === "text" && text) {
    const located = (regions: readonly Region[]) =>
      locate(control.kind, regions, (shape: Region["shape"]) => extentOfParts(text.parts(shape))).map(
        (span) => ({ ...span, shape: text.parts(span.shape) }),
      );
    const [x, y] = [located(a), located(b)];
    return named(x, y, matchRegions(x, y, partsIou));
  }
  const extent = comparison?.type === "nearness" ? comparison.extent : geometry?.bounds;
  const likeness =
    comparison?.type === "nearness"
      ? comparison.nearness
      : comparison?.type === "overlap"
        ? comparison.iou
        : undefined;
  if (!extent || !likeness) return [];
  const located = (regions: readonly Region[]) => locate<Region["shape"]>(control.kind, regions, extent);
  const [x, y] = [located(a), located(b)];
  return named(x, y, matchRegions(x, y, likeness, FOUND_LIKENESS));
}

/** Relations and every question about regions ask for the same pairs of documents; each goes with its documents. */
const known = new WeakMap<
  AnnotationDocument,
  WeakMap<AnnotationDocument, { controls: readonly Control[]; same: ReadonlyMap<string, string> }>
>();

/** For ids of regions of `a`, those of `b` that they are matched with, one to one. */
export function sameRegions(
  controls: readonly Control[],
  a: AnnotationDocument,
  b: AnnotationDocument,
): ReadonlyMap<string, string> {
  const beside = known.get(a) ?? new WeakMap();
  known.set(a, beside);
  const found = beside.get(b);
  if (found?.controls === controls) return found.same;
  const same = matchAll(controls, a, b);
  beside.set(b, { controls, same });
  return same;
}

function matchAll(
  controls: readonly Control[],
  a: AnnotationDocument,
  b: AnnotationDocument,
): ReadonlyMap<string, string> {
  const same = new Map<string, string>();
  for (const control of controls) {
    if (!isRegionControl(control)) continue;
    const [x, y] = [a, b].map(({ regions }) =>
      byRegionId(regions.filter((region) => region.control === control.id)),
    );
    for (const pair of alikeRegions(control, x ?? [], y ?? [])) same.set(pair.a, pair.b);
  }
  return same;
}
