import { chooseLabel } from "../../choose-label";
import { defineAnswerKind } from "../../define";
import { checkTaxonomy } from "./check";
import { TaxonomyControl } from "./control";

export const taxonomy = defineAnswerKind<TaxonomyControl>({
  kind: "taxonomy",
  name: "settings.kind_taxonomy",
  icon: "M3 3.500h4M5 3.500v9h3M5 8h3M8 8h5M8 12.500h5",
  control: TaxonomyControl,
  check: checkTaxonomy,
  settings: [{ key: "multiple", name: "settings.multiple", type: "switch" }],
  blank: ({ id, name, labels }) => ({ id, name, kind: "taxonomy", labels }),
  values: ({ labels }) => labels,
  choose: chooseLabel,
  valueKeys: "labels",
  example: ({ labels, multiple }) => {
    const parents = new Set(labels.map(({ parent }) => parent));
    const leaf = labels.find(({ id }) => !parents.has(id));
    return leaf === undefined ? null : multiple ? [leaf.id] : leaf.id;
  },
  hasInput: false,
});
