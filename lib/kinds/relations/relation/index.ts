import { defineRelationKind } from "../../define";
import { RelationControl } from "./control";

export const relation = defineRelationKind<RelationControl>({
  kind: "relation",
  name: "kinds.name_relation",
  icon: "M4 12.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM12 6.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM5.500 10l5-4",
  control: RelationControl,
  settings: [{ key: "directed", name: "settings.directed", type: "switch" }],
  blank: ({ id, name, labels }) => ({ id, name, kind: "relation", labels }),
});
