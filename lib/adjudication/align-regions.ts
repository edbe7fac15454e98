/**
 * Which regions of several annotators are one object, for every kind that can be compared: pairs of annotators are matched
 * one to one, and the pairs joined, most alike first, as long as no object gets two regions of one annotator. Neither the
 * order of annotators nor that of regions matters.
 */
import { byRegionId } from "@/lib/agreement/region-matching";
import { alikeRegions } from "@/lib/agreement/same-regions";
import type { Region } from "@/lib/annotation/document";
import { joinAlike, type Link } from "@/lib/consensus/object-clusters";
import type { RegionControl } from "@/lib/labels/schema";

export type Given = { by: string; regions: readonly Region[] };
export type Member = { by: string; region: Region };
/** `alike`: of the two members that are least alike, 0 to 1; 0 for two that were not matched, 1 for a single one. */
export type AlignedObject = { members: Member[]; alike: number };

function linksOf(control: RegionControl, given: readonly Given[], offsets: readonly number[]): Link[] {
  const links: Link[] = [];
  given.forEach((first, i) => {
    const places = new Map(first.regions.map(({ id }, at) => [id, (offsets[i] ?? 0) + at]));
    for (let j = i + 1; j < given.length; j++) {
      const second = given[j];
      if (!second) continue;
      const others = new Map(second.regions.map(({ id }, at) => [id, (offsets[j] ?? 0) + at]));
      for (const { a, b, similarity } of alikeRegions(control, first.regions, second.regions))
        links.push({ a: places.get(a) ?? 0, b: others.get(b) ?? 0, similarity });
    }
  });
  return links;
}

/** @param given regions of any controls, each annotator once */
export function alignRegions(control: RegionControl, given: readonly Given[]): AlignedObject[] {
  const own = given
    .map(({ by, regions }) => ({
      by,
      regions: byRegionId(regions.filter((region) => region.control === control.id)),
    }))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const offsets: number[] = [];
  const members: Member[] = [];
  for (const { by, regions } of own) {
    offsets.push(members.length);
    for (const region of regions) members.push({ by, region });
  }
  const links = linksOf(control, own, offsets);
  const likeness = new Map(links.map(({ a, b, similarity }) => [`${a} ${b}`, similarity]));
  const alikeOf = (indices: readonly number[]) =>
    Math.min(
      1,
      ...indices.flatMap((a, i) => indices.slice(i + 1).map((b) => likeness.get(`${a} ${b}`) ?? 0)),
    );
  return joinAlike(
    members.map(({ by }) => by),
    links,
  ).map((places) => ({ members: places.flatMap((i) => members[i] ?? []), alike: alikeOf(places) }));
}
