/**
 * Which shapes of several annotators are one object. All pairs of annotators are matched one to one; the pairs found
 * are joined, most alike first, as long as no cluster gets two shapes of one annotator. Equal likeness goes by rater and
 * region id, so that the order of annotators and regions never matters.
 */

import { type Located, matchRegions } from "@/lib/agreement/region-matching";
import { FOUND_LIKENESS } from "@/lib/agreement/shape-agreement";
import type { Region } from "@/lib/annotation/document";

/** One annotator's shape; `shape` is that of the region. */
export type Member<T> = { rater: string; region: Region; shape: T };

/** Two members, by their places, and how alike they are. */
export type Link = { a: number; b: number; similarity: number };

/**
 * @param raters in code-unit order, each with located regions by id
 * @param regionOf the document's region of a located one
 * @returns clusters with members in rater order; every region is in exactly one
 */
export function clusterObjects<T>(
  raters: readonly { rater: string; located: readonly Located<T>[] }[],
  regionOf: (rater: string, id: string) => Region,
  likenessOf: (a: T, b: T) => number,
): Member<T>[][] {
  const members: Member<T>[] = [];
  const owners: number[] = [];
  const offsets: number[] = [];
  raters.forEach(({ rater, located }, r) => {
    offsets.push(members.length);
    for (const item of located) {
      members.push({ rater, region: regionOf(rater, item.id), shape: item.shape });
      owners.push(r);
    }
  });
  const links: Link[] = [];
  raters.forEach((first, i) => {
    for (let j = i + 1; j < raters.length; j++) {
      const second = raters[j] as (typeof raters)[number];
      for (const { a, b, similarity } of matchRegions(
        first.located,
        second.located,
        likenessOf,
        FOUND_LIKENESS,
      ))
        links.push({ a: (offsets[i] as number) + a, b: (offsets[j] as number) + b, similarity });
    }
  });
  return joinAlike(owners, links).map((cluster) => cluster.map((i) => members[i] as Member<T>));
}

/**
 * Joins what is linked, most alike first, as long as no cluster gets two members of one owner.
 * @param owners of each member
 * @returns the places of the members of each cluster, in order; every member is in exactly one
 */
export function joinAlike(owners: readonly (number | string)[], links: readonly Link[]): number[][] {
  const clusterOf = owners.map((_, i) => i);
  const contents = owners.map((_, i) => [i]);
  for (const { a, b } of links.toSorted((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b)) {
    const [x, y] = [clusterOf[a] as number, clusterOf[b] as number];
    if (x === y) continue;
    const [into, from] = [contents[x] as number[], contents[y] as number[]];
    const present = new Set(into.map((i) => owners[i]));
    if (from.some((i) => present.has(owners[i]))) continue;
    for (const i of from) clusterOf[i] = x;
    into.push(...from);
    contents[y] = [];
  }
  return contents.filter((cluster) => cluster.length > 0).map((cluster) => cluster.sort((a, b) => a - b));
}
