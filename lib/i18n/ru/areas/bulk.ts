import type { bulkWords as source } from "../../en/areas/bulk";
import type { Area } from "../../types";
import { bulk } from "../bulk";

export const bulkWords: Area<typeof source> = { bulk };
