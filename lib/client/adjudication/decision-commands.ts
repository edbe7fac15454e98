/** Decisions about an item as commands on the document. What is kept has the id of its item. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import type { AdjudicationItem, ChainsItem, ObjectItem, RelationItem } from "@/lib/contracts/adjudication";
import { addRegion, type Command, updateRegion } from "@/lib/editor/commands";

export type Form = Pick<Region, "labels" | "shape" | "attributes" | "group">;

export const has = (list: readonly { id: string }[], id: string): boolean =>
  list.some((one) => one.id === id);

/** An object is told of in the form in the middle, or of most. */
export function doubtOf(item: AdjudicationItem): Undecidable {
  const { id, control } = item;
  const form = item.kind === "object" ? (item.options[0]?.region ?? null) : null;
  if (item.kind !== "object" || !form) return { control };
  const { shape, labels } = item.fused.labels.length > 0 ? item.fused : form;
  return { control, region: { id, control, shape, labels: [...labels] } };
}

/** In place of what an earlier decision has put there. */
export function keepObject({ regions }: AnnotationDocument, item: ObjectItem, form: Form): Command {
  const { shape, attributes, group } = form;
  const labels = [...form.labels];
  if (has(regions, item.id))
    return updateRegion(item.id, { shape, labels, attributes: attributes ?? null, group: group ?? null });
  return addRegion({
    id: item.id,
    control: item.control,
    labels,
    shape,
    ...(attributes ? { attributes } : {}),
    ...(group === undefined ? {} : { group }),
  });
}

/** Without the item and, of an object, without the relations that end at it. */
export function leaveOut(document: AnnotationDocument, { id }: ObjectItem | RelationItem): Command[] {
  const regions = has(document.regions, id) ? [id] : [];
  const relations = document.relations
    .filter((one) => one.id === id || (regions.length > 0 && (one.from === id || one.to === id)))
    .map((one) => one.id);
  return regions.length + relations.length > 0 ? [{ type: "remove", regions, relations }] : [];
}

export function keepRelation(document: AnnotationDocument, item: RelationItem, label: string): Command[] {
  const [option] = item.options;
  if (!option) return [];
  return [
    ...leaveOut(document, item),
    { type: "insert", regions: [], relations: [{ item: { ...option.relation, id: item.id, label } }] },
  ];
}

/** Mentions that are kept stand in the chains; those that were left out are in none. */
export function joinChains(
  { regions }: AnnotationDocument,
  chains: ChainsItem["options"][number]["chains"],
): Command[] {
  const chainOf = new Map(
    chains.flatMap((chain) => {
      const there = chain.filter((id) => has(regions, id));
      return there.length > 1 ? there.map((id) => [id, there[0] ?? id] as const) : [];
    }),
  );
  const known = new Set(chains.flat());
  return regions
    .filter(({ id, group }) => known.has(id) && group !== chainOf.get(id))
    .map(({ id }) => updateRegion(id, { group: chainOf.get(id) ?? null }));
}
