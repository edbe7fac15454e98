import { defineAnswerKind } from "../../define";
import { checkNumber } from "./check";
import { NumberControl } from "./control";

export const number = defineAnswerKind<NumberControl>({
  kind: "number",
  name: "kindNames.number",
  control: NumberControl,
  check: checkNumber,
  blank: ({ id, name }) => ({ id, name, kind: "number" }),
  valueKeys: "figures",
  example: ({ min, max }) => min ?? Math.min(0, max ?? 0),
  hasInput: true,
});
