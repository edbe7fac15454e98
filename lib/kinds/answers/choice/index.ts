import { defineAnswerKind } from "../../define";
import { toggleLabel } from "../../toggle-label";
import { checkChoice } from "./check";
import { ChoiceControl } from "./control";

export const choice = defineAnswerKind<ChoiceControl>({
  kind: "choice",
  name: "kindNames.choice",
  control: ChoiceControl,
  check: checkChoice,
  blank: ({ id, name, labels }) => ({ id, name, kind: "choice", labels }),
  values: ({ labels }) => labels,
  choose: toggleLabel,
  valueKeys: "labels",
  example: ({ labels, multiple }) => {
    const [first] = labels;
    return first === undefined ? null : multiple ? [first.id] : first.id;
  },
  hasInput: true,
});
