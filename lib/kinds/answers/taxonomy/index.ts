import { childrenOf, pathName, pathsOf } from "@/lib/labels/tree";
import { defineAnswerKind } from "../../define";
import { toggleLabel } from "../../toggle-label";
import { checkTaxonomy } from "./check";
import { TaxonomyControl } from "./control";

/** Labels with finer ones below them may not be chosen where only the finest may. */
function choosable({ labels, leavesOnly }: TaxonomyControl): (id: string) => boolean {
  const branches = leavesOnly ? childrenOf(labels) : null;
  return (id) => !branches?.has(id);
}

export const taxonomy = defineAnswerKind<TaxonomyControl>({
  kind: "taxonomy",
  name: "kindNames.taxonomy",
  control: TaxonomyControl,
  check: checkTaxonomy,
  blank: ({ id, name, labels }) => ({ id, name, kind: "taxonomy", labels }),
  hasTree: true,
  values: ({ labels }) => labels,
  choose: (value, id, control) =>
    choosable(control)(id) ? toggleLabel(value, id, control) : (value ?? null),
  choosable,
  namesOf: ({ labels }) => {
    const pathTo = pathsOf(labels);
    return (id) => pathName(pathTo(id)) || undefined;
  },
  valueKeys: "labels",
  example: ({ labels, multiple }) => {
    const branches = childrenOf(labels);
    const leaf = labels.find(({ id }) => !branches.has(id));
    return leaf === undefined ? null : multiple ? [leaf.id] : leaf.id;
  },
  hasInput: true,
});
