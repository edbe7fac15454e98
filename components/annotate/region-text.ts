/** Regions in words, for lists and screen readers. */
import type { Region } from "@/lib/annotation/document";
import type { Translate } from "@/lib/i18n";
import { regionKind } from "@/lib/kinds";
import { findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";

/** Names of its labels; an id the schema no longer knows is shown as it is. */
export function regionLabels(schema: LabelSchema, region: Region): string {
  const control = findControl(schema, region.control);
  return region.labels.map((id) => (control ? findLabel(control, id)?.name : undefined) ?? id).join(", ");
}

/** Where it is or what it covers. */
export const regionPlace = ({ shape }: Region): string => regionKind(shape.kind).describe(shape);

const SAID_CHARS = 80;

export function describeRegion(schema: LabelSchema, region: Region, t: Translate): string {
  const place = regionPlace(region);
  const short = place.length > SAID_CHARS ? `${place.slice(0, SAID_CHARS)}…` : place;
  return t("label.regionSummary", { labels: regionLabels(schema, region), place: short });
}
