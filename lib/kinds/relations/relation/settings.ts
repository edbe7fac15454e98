import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  {
    key: "structure",
    name: "settings.structure",
    type: "options",
    none: "settings.structurePairs",
    options: [{ value: "chains", name: "settings.structureChains" }],
  },
  { key: "directed", name: "settings.directed", type: "switch" },
  { key: "from", name: "settings.relationFrom", type: "regions" },
  { key: "to", name: "settings.relationTo", type: "regions" },
];
