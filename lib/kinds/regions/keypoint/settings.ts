import type { Setting } from "../../define";
import { toleranceSetting } from "../../tolerance";

export const settings: readonly Setting[] = [
  { key: "multiple", name: "settings.multiple", type: "switch" },
  toleranceSetting,
];
