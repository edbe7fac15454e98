/** What an adjudication leaves undecidable. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import { visibleControls } from "@/lib/annotation/visibility";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import type { LabelSchema } from "@/lib/labels/schema";
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
  schema: LabelSchema;
  /** It was said of the item, which is still asked. */
  isSaid: (itemId: string) => boolean;
};

/** Of the questions that are asked as a whole, relations and chains among them, and of objects one by one. */
const keyOf = ({ control, region }: Undecidable): string => region?.id ?? ` ${control}`;

/** What was said before stays so, unless it is asked again or answered now; of several relations of one question it is said once. */
export function undecidableNow(
  items: readonly AdjudicationItem[],
  { document, schema, before, isSaid }: Now,
): Undecidable[] {
  const asked = new Set(items.map((item) => keyOf(doubtOf(item))));
  const shown = visibleControls(schema, document);
  const isOpen = ({ control, region }: Undecidable) =>
    // Another answer that was decided since hides the question: there is nothing to leave open.
    shown.has(control) &&
    (region ? !has(document.regions, region.id) : document.answers[control] === undefined);
  const standing = before.filter((one) => !asked.has(keyOf(one)) && isOpen(one));
  // What was answered by hand afterwards is decided.
  const said = items
    .filter(({ id }) => isSaid(id))
    .map(doubtOf)
    .filter(isOpen);
  return [...new Map([...standing, ...said].map((one) => [keyOf(one), one])).values()];
}
