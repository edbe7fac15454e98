/** Decisions about an item as commands on the document. What is kept has the id of its item. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type {
  AdjudicationItem,
  AnswerItem,
  ChainsItem,
  ObjectItem,
  RelationItem,
} from "@/lib/contracts/adjudication";
import { addRegion, type Command, setAnswer, updateRegion } from "@/lib/editor/commands";
import type { Decision } from "./item-status";

export type Form = Pick<Region, "labels" | "shape" | "attributes" | "group">;

export const has = (list: readonly { id: string }[], id: string): boolean =>
  list.some((one) => one.id === id);

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

/** The commands of a decision, and what leaves nothing in the document. */
export type Decided = [commands: Command[], decision?: Decision | undefined];

/** @param value null leaves the question open */
export const answerWith = ({ control }: AnswerItem, value: AnswerItem["proposal"]): Decided => [
  [setAnswer(control, value)],
  value === null ? { how: "openLeft" } : undefined,
];

/** The form or answer at this place among those of the annotators, from 0; null where there is none. */
export function takeOption(document: AnnotationDocument, item: AdjudicationItem, at: number): Decided | null {
  if (item.kind === "answer") {
    const option = item.options[at];
    return option ? answerWith(item, option.value) : null;
  }
  if (item.kind === "object") {
    const option = item.options[at];
    return option ? [[keepObject(document, item, option.region)]] : null;
  }
  if (item.kind === "link") {
    const option = item.options[at];
    return option ? [keepRelation(document, item, option.relation.label)] : null;
  }
  const option = item.options[at];
  return option ? [joinChains(document, option.chains), { how: "joined" }] : null;
}

/** The document with nothing of the item. */
export function withoutAny(document: AnnotationDocument, item: AdjudicationItem): Command[] {
  if (item.kind === "answer") return [setAnswer(item.control, null)];
  return item.kind === "chains" ? joinChains(document, []) : leaveOut(document, item);
}
