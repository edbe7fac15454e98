import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  {
    key: "structure",
    name: "settings.structure",
    type: "options",
    none: "settings.structurePairs",
    options: [
      { value: "chains", name: "settings.structureChains" },
      { value: "events", name: "settings.structureEvents" },
    ],
  },
  { key: "directed", name: "settings.directed", type: "switch" },
  { key: "from", name: "settings.relationFrom", type: "regions" },
  { key: "to", name: "settings.relationTo", type: "regions" },
  { key: "requiredRoles", name: "settings.requiredRoles", type: "labels", where: ["structure", "events"] },
  { key: "singleRoles", name: "settings.singleRoles", type: "labels", where: ["structure", "events"] },
];
