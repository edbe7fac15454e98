import type { Setting } from "../../define";

/** The list is chosen in `components/kinds/answers/link/settings.tsx`: only the server knows which there are. */
export const settings: readonly Setting[] = [{ key: "nil", name: "settings.allowNil", type: "switch" }];
