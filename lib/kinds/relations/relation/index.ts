import { defineRelationKind } from "../../define";
import { RelationControl } from "./control";

export const relation = defineRelationKind<RelationControl>({
  kind: "relation",
  name: "kindNames.relation",
  control: RelationControl,
  blank: ({ id, name, labels }) => ({ id, name, kind: "relation", labels, directed: true }),
  hasInput: true,
});
