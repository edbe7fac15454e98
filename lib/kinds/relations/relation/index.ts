import { defineRelationKind } from "../../define";
import { RelationControl } from "./control";

export const relation = defineRelationKind<RelationControl>({
  kind: "relation",
  name: "kindNames.relation",
  control: RelationControl,
  settings: [
    { key: "directed", name: "settings.directed", type: "switch" },
    { key: "from", name: "settings.relationFrom", type: "regions" },
    { key: "to", name: "settings.relationTo", type: "regions" },
  ],
  blank: ({ id, name, labels }) => ({ id, name, kind: "relation", labels, directed: true }),
  hasInput: true,
});
