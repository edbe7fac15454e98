/**
 * Boxes: those found by more than half of the people (by all, for unanimous), at the median of where they put them,
 * with the label most of the finders gave. Found by exactly half, or with equal votes on the label: left out, and a tie.
 */

import { boxExtent, boxIou } from "@/lib/agreement/box-iou";
import { locate } from "@/lib/agreement/region-unit";
import type { Region } from "@/lib/annotation/document";
import { voteOnLabels } from "../label-vote";
import { medianBox } from "../median-box";
import { clusterObjects } from "../object-clusters";
import { isEnough, isSplit } from "../votes";
import type { Candidate, RegionConsensusKind } from "./kind";

/** See the head of this file. */
export const box: RegionConsensusKind<"box"> = {
  kind: "box",
  merge: (control, raters, method) => {
    const regions = new Map(
      raters.map(({ rater, regions: own }) => [rater, new Map(own.map((region) => [region.id, region]))]),
    );
    const clusters = clusterObjects(
      raters.map(({ rater, regions: own }) => ({ rater, located: locate("box", own, boxExtent) })),
      // clusterObjects asks only for regions it was given.
      (rater, id) => regions.get(rater)?.get(id) as Region,
      boxIou,
    );
    const known = new Set(control.labels.map((label) => label.id));
    let tie = false;
    const candidates = clusters.map((members): Candidate<"box"> => {
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
            ? { shape: medianBox(members.map(({ shape }) => shape)), labels: vote.labels }
            : null,
      };
    });
    return { candidates, tie };
  },
};
