import { defineAnswerKind } from "../../define";
import { candidatesOf, pairwiseValues, placedValues } from "./candidates";
import { checkPairwise } from "./check";
import { PairwiseControl } from "./control";

export const pairwise = defineAnswerKind<PairwiseControl>({
  kind: "pairwise",
  name: "kindNames.pairwise",
  control: PairwiseControl,
  check: checkPairwise,
  blank: ({ id, name, input, inputs }) => ({
    id,
    name,
    kind: "pairwise",
    left: inputs[0] ?? input,
    right: inputs[1] ?? input,
    shuffle: true,
  }),
  values: pairwiseValues,
  compared: (control) => candidatesOf(control).map(({ input }) => input),
  shuffled: (control) => (control.shuffle ? candidatesOf(control).map(({ input }) => input) : []),
  placedValues,
  choose: (value, id) => (value === id ? null : id),
  valueKeys: "figures",
  example: () => "left",
  hasInput: true,
});
