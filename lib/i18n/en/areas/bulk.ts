/** What labeling in bulk says beside the pages around it, which have the words of the label view. */
import { bulk } from "../bulk";

export const bulkWords = { bulk };
