import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "allowTie", name: "settings.allowTie", type: "switch" },
  { key: "allowBad", name: "settings.allowBad", type: "switch" },
  { key: "shuffle", name: "settings.shuffle", type: "switch" },
  { key: "left", name: "settings.compareLeft", type: "input" },
  { key: "right", name: "settings.compareRight", type: "input" },
  { key: "others", name: "settings.compareOthers", type: "inputs", besides: ["left", "right"] },
];
