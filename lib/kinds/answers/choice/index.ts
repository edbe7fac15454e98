import { defineAnswerKind } from "../../define";
import { toggleLabel } from "../../toggle-label";
import { checkChoice } from "./check";
import { ChoiceControl } from "./control";

export const choice = defineAnswerKind<ChoiceControl>({
  kind: "choice",
  name: "kinds.name_choice",
  icon: "M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM8 9.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z",
  control: ChoiceControl,
  check: checkChoice,
  settings: [{ key: "multiple", name: "settings.multiple", type: "switch" }],
  blank: ({ id, name, labels }) => ({ id, name, kind: "choice", labels }),
  values: ({ labels }) => labels,
  scale: ({ labels, multiple }) => ({
    type: multiple ? "sets" : "nominal",
    categories: labels.map(({ id }) => id),
  }),
  choose: toggleLabel,
  valueKeys: "labels",
  example: ({ labels, multiple }) => {
    const [first] = labels;
    return first === undefined ? null : multiple ? [first.id] : first.id;
  },
  hasInput: true,
});
