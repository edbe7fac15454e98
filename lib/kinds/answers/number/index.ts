import { defineAnswerKind } from "../../define";
import { checkNumber, checkNumberControl } from "./check";
import { NumberControl } from "./control";

export const number = defineAnswerKind<NumberControl>({
  kind: "number",
  name: "kinds.name_number",
  icon: "M6 3L5 13M11 3l-1 10M3.500 6h9.500M3 10h9.500",
  control: NumberControl,
  check: checkNumber,
  checkControl: checkNumberControl,
  settings: [
    { key: "integer", name: "settings.integer", type: "switch" },
    { key: "min", name: "settings.min", type: "number" },
    { key: "max", name: "settings.max", type: "number" },
    { key: "step", name: "settings.step", type: "number" },
    { key: "unit", name: "settings.unit", type: "text" },
  ],
  blank: ({ id, name }) => ({ id, name, kind: "number" }),
  scale: ({ min, max }) => ({
    type: "interval",
    ...(min !== undefined && max !== undefined ? { range: max - min } : {}),
  }),
  valueKeys: "figures",
  example: ({ min, max }) => min ?? Math.min(0, max ?? 0),
  hasInput: true,
});
