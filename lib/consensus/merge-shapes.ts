/**
 * Shapes on images: those found by more than half of the annotators (by all, for unanimous), in the middle of their
 * shapes, with the label most of the finders gave. Found by exactly half, or with equal votes on the label: left out,
 * and a tie.
 */
import { locate } from "@/lib/agreement/region-unit";
import type { Region } from "@/lib/annotation/document";
import type { Rect } from "@/lib/core/geometry";
import type { RegionControl } from "@/lib/labels/schema";
import { voteOnLabels } from "./label-vote";
import type { Candidate, Merged, RaterRegions } from "./merged-regions";
import { clusterObjects } from "./object-clusters";
import { isEnough, isSplit, type Method } from "./votes";

type Likeness<S> = {
  extent: (shape: S) => Rect;
  similarity: (a: S, b: S) => number;
  middle: (shapes: readonly S[]) => S;
};

/** See the head of this file. */
export function mergeShapes<S>(
  control: RegionControl,
  { extent, similarity, middle }: Likeness<S>,
  raters: readonly RaterRegions[],
  method: Method,
): Merged<S> {
  const regions = new Map(
    raters.map(({ rater, regions: own }) => [rater, new Map(own.map((region) => [region.id, region]))]),
  );
  const clusters = clusterObjects(
    raters.map(({ rater, regions: own }) => ({ rater, located: locate<S>(control.kind, own, extent) })),
    // clusterObjects asks only for regions it was given.
    (rater, id) => regions.get(rater)?.get(id) as Region,
    similarity,
  );
  const known = new Set(control.labels.map((label) => label.id));
  let tie = false;
  const candidates = clusters.map((members): Candidate<S> => {
    const vote = voteOnLabels(
      members.map(({ region }) => region),
      known,
      control.multiple ?? false,
      method,
    );
    const enough = isEnough(members.length, raters.length, method);
    const isEqual = isSplit(members.length, raters.length, method) || (enough && vote.tie);
    // Nothing is lost where all labels are gone from the schema.
    if (isEqual && Object.keys(vote.counts).some((id) => known.has(id))) tie = true;
    return {
      votes: members.length,
      labels: vote.counts,
      members: members.map(({ rater, region }) => ({ rater, region: region.id })),
      kept:
        enough && vote.labels.length > 0
          ? { shape: middle(members.map(({ shape }) => shape)), labels: vote.labels }
          : null,
    };
  });
  return { candidates, tie };
}
