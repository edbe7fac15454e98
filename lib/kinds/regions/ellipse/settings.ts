import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "multiple", name: "settings.multiple", type: "switch" },
  { key: "rotatable", name: "settings.rotatable", type: "switch" },
];
