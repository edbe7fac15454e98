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
  name: "kinds.name_taxonomy",
  icon: "M3 3.500h4M5 3.500v9h3M5 8h3M8 8h5M8 12.500h5",
  control: TaxonomyControl,
  check: checkTaxonomy,
  settings: [
    { key: "multiple", name: "settings.multiple", type: "switch" },
    { key: "leavesOnly", name: "settings.leavesOnly", type: "switch" },
  ],
  blank: ({ id, name, labels }) => ({ id, name, kind: "taxonomy", labels }),
  hasTree: true,
  values: ({ labels }) => labels,
  scale: (control) => {
    const { labels, multiple } = control;
    // A branch that may not be chosen is no category: what was answered with it counts as removed.
    const categories = labels.map(({ id }) => id).filter(choosable(control));
    if (multiple) return { type: "sets", categories };
    const parents = new Map(labels.map(({ id, parent }) => [id, parent]));
    return { type: "tree", categories, parentOf: (id) => parents.get(id) };
  },
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
