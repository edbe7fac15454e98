/** How two versions of one annotation differ: region by region by id, answer by answer. */
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";

export type DocumentDifference = {
  /** Ids of controls answered differently. */
  answers: string[];
  onlyMine: Region[];
  onlyOther: Region[];
  /** In both, but not the same; the version of `mine`. */
  different: Region[];
  /** Relations that one of the two alone has. */
  relations: number;
};

export function compareDocuments(mine: AnnotationDocument, other: AnnotationDocument): DocumentDifference {
  const controls = new Set([...Object.keys(mine.answers), ...Object.keys(other.answers)]);
  const others = new Map(other.regions.map((region) => [region.id, region]));
  const own = new Set(mine.regions.map((region) => region.id));
  return {
    answers: [...controls].filter(
      (id) => canonicalJson(mine.answers[id]) !== canonicalJson(other.answers[id]),
    ),
    onlyMine: mine.regions.filter((region) => !others.has(region.id)),
    onlyOther: other.regions.filter((region) => !own.has(region.id)),
    different: mine.regions.filter((region) => {
      const twin = others.get(region.id);
      return twin !== undefined && canonicalJson(twin) !== canonicalJson(region);
    }),
    relations: countApart(mine.relations, other.relations),
  };
}

function countApart(mine: readonly Relation[], other: readonly Relation[]): number {
  const [own, others] = [mine, other].map((relations) => new Set(relations.map((one) => canonicalJson(one))));
  const apart = (a: Set<string> | undefined, b: Set<string> | undefined) =>
    [...(a ?? [])].filter((one) => !b?.has(one)).length;
  return apart(own, others) + apart(others, own);
}
