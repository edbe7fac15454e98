/** The region a question is about, in the words a manager needs to find it. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Question } from "@/lib/contracts/questions";
import { regionKind } from "@/lib/kinds";

const MAX_QUOTE_CHARS = 200;

/** Null when the asker has deleted the region since. */
export function regionOf(document: AnnotationDocument, regionId: string): Question["region"] {
  const region = document.regions.find((one) => one.id === regionId);
  if (!region) return null;
  const { control, labels, shape } = region;
  const kind = regionKind(shape.kind);
  const quote = kind.on === "text" ? kind.describe(shape) : null;
  return { control, labels, quote: quote === null ? null : quote.slice(0, MAX_QUOTE_CHARS) };
}
