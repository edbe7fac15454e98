import { say } from "@/lib/core/message";
import { defineAnswerKind } from "../../define";
import { checkPairwise } from "./check";
import { PairwiseControl } from "./control";

export const pairwise = defineAnswerKind<PairwiseControl>({
  kind: "pairwise",
  name: "kinds.name_pairwise",
  icon: "M2.500 3.500h4.500v9H2.500zM9 3.500h4.500v9H9z",
  control: PairwiseControl,
  check: checkPairwise,
  checkControl: ({ left, right }, problem, inputs) => {
    for (const [side, id] of Object.entries({ left, right }))
      if (!inputs.has(id)) problem(side, say("labels.unknownInput", { input: id }));
  },
  blank: ({ id, name, input }) => ({ id, name, kind: "pairwise", left: input, right: input }),
  example: () => "left",
  hasInput: false,
});
