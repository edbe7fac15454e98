/** How two versions of one annotation differ: region by region by id, answer by answer. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";

export type DocumentDifference = {
  /** Ids of controls answered differently. */
  answers: string[];
  onlyMine: Region[];
  onlyOther: Region[];
  /** In both, but not the same; the version of `mine`. */
  different: Region[];
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
  };
}
