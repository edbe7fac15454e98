import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
  { key: "multiline", name: "settings.multiline", type: "switch" },
  { key: "minLength", name: "settings.minLength", type: "number", min: 1, max: 100_000 },
  { key: "maxLength", name: "settings.maxLength", type: "number", min: 1, max: 100_000 },
  { key: "source", name: "settings.textSource", type: "input", none: "settings.textNoSource" },
];
