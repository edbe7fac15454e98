import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "max", name: "settings.ratingMax", type: "number", min: 2, max: 10, isRequired: true },
  { key: "lowLabel", name: "settings.ratingLow", type: "text" },
  { key: "highLabel", name: "settings.ratingHigh", type: "text" },
];
