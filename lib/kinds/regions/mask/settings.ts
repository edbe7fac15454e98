import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "multiple", name: "settings.multiple", type: "switch" },
  {
    key: "overlap",
    name: "settings.maskOverlap",
    type: "options",
    none: "settings.maskOverlapAllowed",
    options: [
      { value: "keep", name: "settings.maskOverlapKeep" },
      { value: "take", name: "settings.maskOverlapTake" },
    ],
  },
];
