import type { inputWords as source } from "../../en/areas/inputs";
import type { Area } from "../../types";
import { inputs } from "../inputs";

export const inputWords: Area<typeof source> = { inputs };
