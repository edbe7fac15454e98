/** What an adjudication leaves undecidable. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import { has } from "./decision-commands";

/** An object is told of in the form in the middle, or of most. */
function doubtOf(item: AdjudicationItem): Undecidable {
  const { id, control } = item;
  const form = item.kind === "object" ? (item.options[0]?.region ?? null) : null;
  if (item.kind !== "object" || !form) return { control };
  const { shape, labels } = item.fused.labels.length > 0 ? item.fused : form;
  return { control, region: { id, control, shape, labels: [...labels] } };
}

type Now = {
  document: AnnotationDocument;
  /** What the resolution said that this one goes on from. */
  before: readonly Undecidable[];
  isSaid: (itemId: string) => boolean;
};

/** What was said before stays so, unless it is asked again or answered now; of several relations of one question it is said once. */
export function undecidableNow(
  items: readonly AdjudicationItem[],
  { document, before, isSaid }: Now,
): Undecidable[] {
  const asked = new Set(items.map(({ id }) => id));
  const standing = before.filter(
    ({ control, region }) =>
      !asked.has(region?.id ?? control) &&
      (region ? !has(document.regions, region.id) : document.answers[control] === undefined),
  );
  const said = items.filter(({ id }) => isSaid(id)).map(doubtOf);
  const whole = new Map([...standing, ...said].map((one) => [one.region?.id ?? ` ${one.control}`, one]));
  return [...whole.values()];
}
