/**
 * Chains of mentions (coreference): regions of text with the same group. A control with this structure asks for them; relations
 * of it, which imports and models may bring, join the mentions at their ends as well.
 */
import { type RelationControl, regionKind } from "@/lib/kinds";
import type { AnnotationDocument, Region } from "./document";
import { ENDS, takesEnd } from "./relation-ends";

export const hasChains = ({ structure }: RelationControl): boolean => structure === "chains";

/** Whether it may be a mention of the control: a region of text that either end takes. */
export const isMention = (control: RelationControl, region: Region): boolean =>
  regionKind(region.shape.kind).text !== undefined &&
  ENDS.some((end) => takesEnd(control, end, region.control));

/**
 * The chains of two mentions and more, in the order of their first mentions in the document: a mention alone says nothing that
 * one without a chain does not say.
 */
export function chainsOf(
  control: RelationControl,
  { regions, relations }: Pick<AnnotationDocument, "regions" | "relations">,
): Region[][] {
  const mentions = regions.filter((region) => isMention(control, region));
  const chainOf = new Map<string, Region[]>(mentions.map((region) => [region.id, [region]]));
  const join = (a: string, b: string) => {
    const [x, y] = [chainOf.get(a), chainOf.get(b)];
    if (!x || !y || x === y) return;
    const [small, large] = x.length < y.length ? [x, y] : [y, x];
    for (const region of small) {
      large.push(region);
      chainOf.set(region.id, large);
    }
  };
  const first = new Map<string, string>();
  for (const { id, group } of mentions) {
    if (group === undefined) continue;
    const known = first.get(group);
    if (known === undefined) first.set(group, id);
    else join(known, id);
  }
  for (const { control: id, from, to } of relations) if (id === control.id) join(from, to);
  const place = new Map(mentions.map(({ id }, i) => [id, i]));
  const inOrder = (chain: Region[]) =>
    chain.sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number));
  return [...new Set(chainOf.values())].filter(({ length }) => length > 1).map(inOrder);
}
