import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "allowTie", name: "settings.allowTie", type: "switch" },
  { key: "left", name: "settings.compareLeft", type: "input" },
  { key: "right", name: "settings.compareRight", type: "input" },
];
