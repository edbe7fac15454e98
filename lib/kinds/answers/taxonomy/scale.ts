import type { AnswerScale } from "../../compare";
import type { TaxonomyControl } from "./control";
import { taxonomy } from "./index";

export function scale(control: TaxonomyControl): AnswerScale {
  const { labels, multiple } = control;
  // A branch that may not be chosen is no category: what was answered with it counts as removed.
  const canChoose = taxonomy.choosable?.(control) ?? (() => true);
  const categories = labels.map(({ id }) => id).filter(canChoose);
  if (multiple) return { type: "sets", categories };
  const parents = new Map(labels.map(({ id, parent }) => [id, parent]));
  return { type: "tree", categories, parentOf: (id) => parents.get(id) };
}
