import { say } from "@/lib/core/message";
import { defineAnswerKind } from "../../define";
import { checkPairwise } from "./check";
import { PairwiseControl } from "./control";

export const pairwise = defineAnswerKind<PairwiseControl>({
  kind: "pairwise",
  name: "kinds.name_pairwise",
  control: PairwiseControl,
  check: checkPairwise,
  checkControl: ({ left, right }, problem, inputs) => {
    for (const [side, id] of Object.entries({ left, right }))
      if (!inputs.has(id)) problem(side, say("labels.unknownInput", { input: id }));
    if (left === right) problem("right", say("labels.sameInput"));
  },
  blank: ({ id, name, input, inputs }) => ({
    id,
    name,
    kind: "pairwise",
    left: inputs[0] ?? input,
    right: inputs[1] ?? input,
  }),
  // The inputs are called on the screen by their ids, and a sign for "equal" needs no language.
  values: ({ left, right, allowTie }) => [
    { id: "left", name: left },
    { id: "right", name: right },
    ...(allowTie ? [{ id: "tie", name: "=" }] : []),
  ],
  choose: (value, id) => (value === id ? null : id),
  valueKeys: "figures",
  example: () => "left",
  hasInput: true,
});
