import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "min", name: "settings.minValues", type: "number", min: 1, max: 2000 },
  { key: "max", name: "settings.maxValues", type: "number", min: 1, max: 2000 },
  { key: "maxLength", name: "settings.maxLength", type: "number", min: 1, max: 1000 },
];
