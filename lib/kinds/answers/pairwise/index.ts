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
  settings: [
    { key: "allowTie", name: "settings.allowTie", type: "switch" },
    { key: "left", name: "settings.compareLeft", type: "input" },
    { key: "right", name: "settings.compareRight", type: "input" },
  ],
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
  scale: ({ allowTie }) => ({
    type: "nominal",
    categories: ["left", "right", ...(allowTie ? ["tie"] : [])],
  }),
  choose: (value, id) => (value === id ? null : id),
  valueKeys: "figures",
  example: () => "left",
  hasInput: true,
});
