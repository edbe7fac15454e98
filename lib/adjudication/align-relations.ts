/** Relations and chains between aligned objects: those that all annotators have are decided, the others are items. */
import { isMention } from "@/lib/annotation/chains";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { AdjudicationItem, ChainsItem, RelationItem } from "@/lib/contracts/adjudication";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { RelationControl } from "@/lib/labels/schema";
import { type GivenAnnotation, memberKey } from "./given";

type Aligning = {
  decided: AnnotationDocument | null;
  newId: () => string;
  /** What is decided so far; what all agree on is added to it. */
  document: AnnotationDocument;
  idOf: ReadonlyMap<string, string>;
};

const endsOf = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;

/** One item for each pair of objects that somebody has joined, with the labels it was given. */
export function alignRelations(
  control: RelationControl,
  given: readonly GivenAnnotation[],
  { decided, newId, document, idOf }: Aligning,
): AdjudicationItem[] {
  const items = new Map<string, RelationItem>();
  const isNew = new Set<string>();
  for (const one of given)
    for (const { label, from, to, ...relation } of one.document.relations) {
      const ends = [from, to].map((end) => idOf.get(memberKey(one.by, end)));
      const [a, b] = ends;
      if (relation.control !== control.id || a === undefined || b === undefined) continue;
      const key = endsOf({ from: a, to: b });
      if (one.isNew) isNew.add(key);
      const item = items.get(key) ?? {
        kind: "link" as const,
        id: newId(),
        control: control.id,
        of: given.length,
        options: [],
        proposal: null,
      };
      items.set(key, item);
      const option = item.options.find(({ relation: known }) => known.label === label);
      if (option) option.by.push(one.by);
      else item.options.push({ relation: { ...relation, id: item.id, label, from: a, to: b }, by: [one.by] });
    }
  const there = new Set(document.regions.map(({ id }) => id));
  const known = new Set((decided?.relations ?? []).filter((one) => one.control === control.id).map(endsOf));
  return [...items].flatMap(([key, item]): AdjudicationItem[] => {
    if (known.has(key) || (decided !== null && !isNew.has(key))) return [];
    const options = item.options.toSorted((a, b) => b.by.length - a.by.length);
    const [most] = options;
    if (!most) return [];
    const { relation, by } = most;
    const isAgreed = given.length > 1 && by.length === given.length;
    if (isAgreed && there.has(relation.from) && there.has(relation.to)) {
      document.relations.push(relation);
      return [];
    }
    const votes = options.reduce((sum, option) => sum + option.by.length, 0);
    const proposal = by.length * 2 > item.of ? "keep" : votes * 2 < item.of ? "drop" : null;
    return [{ ...item, options, proposal }];
  });
}

/** One item for all chains of the control, unless all annotators have the same. */
export function alignChains(
  control: RelationControl,
  given: readonly GivenAnnotation[],
  { decided, newId, document, idOf }: Aligning,
): AdjudicationItem[] {
  // Chains that were decided stay; mentions that are added to them are joined by hand.
  if (decided !== null) return [];
  const options = new Map<string, ChainsItem["options"][number]>();
  for (const { by, document: own } of given) {
    const groups = new Map<string, string[]>();
    for (const region of own.regions) {
      const id = idOf.get(memberKey(by, region.id));
      if (region.group === undefined || id === undefined || !isMention(control, region)) continue;
      groups.set(region.group, [...(groups.get(region.group) ?? []), id]);
    }
    const chains = [...groups.values()]
      .filter((chain) => chain.length > 1)
      .map((chain) => chain.toSorted())
      .toSorted((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
    const key = canonicalJson(chains);
    const known = options.get(key);
    if (known) known.by.push(by);
    else options.set(key, { chains, by: [by] });
  }
  const found = [...options.values()].toSorted((a, b) => b.by.length - a.by.length);
  if (found.every(({ chains }) => chains.length === 0)) return [];
  const there = new Set(document.regions.map(({ id }) => id));
  const [only, ...others] = found;
  if (only && others.length === 0 && given.length > 1 && only.chains.flat().every((id) => there.has(id))) {
    const chainOf = new Map(only.chains.flatMap((chain) => chain.map((id) => [id, chain[0] ?? id] as const)));
    document.regions = document.regions.map((region) => {
      const group = chainOf.get(region.id);
      return group === undefined ? region : { ...region, group };
    });
    return [];
  }
  return [{ kind: "chains", id: newId(), control: control.id, options: found }];
}
