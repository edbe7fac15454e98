import { defineAnswerKind } from "../../define";
import { checkList, listLacks } from "./check";
import { ListControl } from "./control";

export const list = defineAnswerKind<ListControl>({
  kind: "list",
  name: "kindNames.list",
  control: ListControl,
  check: checkList,
  lacks: listLacks,
  blank: ({ id, name }) => ({ id, name, kind: "list" }),
  example: () => ["Hello"],
  hasInput: true,
});
