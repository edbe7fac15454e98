/**
 * How far two orders of the same labels lie apart: the share of pairs of labels that stand the other way round, Kendall's
 * tau distance over its largest value (Kendall, Biometrika 1938). Symmetric, in [0, 1]: 0 for equal orders, 1 for reversed
 * ones. Orders of different labels have a distance of 1; they come from different versions of a label schema.
 */
import { splitIds } from "./unit";

/** @param a, b label ids joined by commas, best first */
export function rankDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [splitIds(a), splitIds(b)];
  const places = new Map(second.map((id, place) => [id, place]));
  if (first.length !== second.length || first.some((id) => !places.has(id))) return 1;
  let turned = 0;
  first.forEach((id, i) => {
    for (const later of first.slice(i + 1))
      if ((places.get(later) as number) < (places.get(id) as number)) turned++;
  });
  return turned / ((first.length * (first.length - 1)) / 2);
}
