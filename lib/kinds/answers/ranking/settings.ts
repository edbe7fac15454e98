import type { Setting } from "../../define";

export const settings: readonly Setting[] = [{ key: "ties", name: "settings.rankTies", type: "switch" }];
