import type { Preset, Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "multiple", name: "settings.multiple", type: "switch" },
  {
    key: "layout",
    name: "settings.layout",
    type: "options",
    none: "settings.layoutRows",
    options: [
      { value: "columns", name: "settings.layoutColumns" },
      { value: "inline", name: "settings.layoutInline" },
    ],
  },
];

export const presets: readonly Preset[] = [
  {
    id: "yes-no",
    name: "settings.presetYesNo",
    labels: [
      { id: "yes", name: "settings.yes", key: "y" },
      { id: "no", name: "settings.no", key: "n" },
      { id: "unsure", name: "settings.unsure", key: "u" },
    ],
  },
];
