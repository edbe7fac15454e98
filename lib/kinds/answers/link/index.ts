import { NIL } from "@/lib/candidates/candidate";
import { defineAnswerKind } from "../../define";
import { checkLink } from "./check";
import { LinkControl } from "./control";

export const link = defineAnswerKind<LinkControl>({
  kind: "link",
  name: "kindNames.link",
  control: LinkControl,
  check: checkLink,
  blank: ({ id, name }) => ({ id, name, kind: "link", nil: true }),
  candidates: ({ list }) => ({ list, isOne: (value) => typeof value === "string" && value !== NIL }),
  // Several candidates may have one name.
  namesOf:
    ({ names = {} }) =>
    (id) =>
      Object.hasOwn(names, id) ? `${names[id]} (${id})` : undefined,
  example: ({ nil }) => (nil ? NIL : "Q1"),
  hasInput: true,
});
