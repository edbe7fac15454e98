import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "integer", name: "settings.integer", type: "switch" },
  { key: "slider", name: "settings.slider", type: "switch" },
  { key: "min", name: "settings.min", type: "number" },
  { key: "max", name: "settings.max", type: "number" },
  { key: "step", name: "settings.step", type: "number" },
  { key: "unit", name: "settings.unit", type: "text" },
];
