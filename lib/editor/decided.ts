/** What becomes of the source of accepted regions when they are removed, cut or converted. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Shape } from "@/lib/kinds";
import { type Command, removeRegions } from "./commands";

const keyOf = ({ source }: Region): string | null =>
  source ? `${source.prediction}/${source.region}` : null;

/**
 * Removes regions for good. A predicted region that no other one stands for is rejected with its region: it does not wait
 * for a decision again.
 */
export function removeDecided({ regions }: AnnotationDocument, ids: readonly string[]): Command[] {
  if (ids.length === 0) return [];
  const gone = new Set(ids);
  const left = new Set(regions.filter(({ id }) => !gone.has(id)).map(keyOf));
  const rejected = regions.flatMap((region) =>
    region.source && gone.has(region.id) && !left.has(keyOf(region))
      ? [{ prediction: region.source.prediction, region: region.source.region }]
      : [],
  );
  const remove = removeRegions([...ids]);
  return rejected.length > 0 ? [remove, { type: "reject", regions: rejected, isRejected: true }] : [remove];
}

/** Of a shape made of a region's: of the same source, but not as it was predicted. */
export const sourceOf = ({ source }: Region): Pick<Region, "source" | "origin"> =>
  source ? { source, origin: "prediction-changed" } : { origin: "manual" };

/** One of several pieces of a region. */
export const pieceOf = (region: Region, id: string, shape: Shape): Region => ({
  ...region,
  ...sourceOf(region),
  id,
  shape,
});
