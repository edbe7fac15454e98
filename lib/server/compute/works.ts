/** The works of the computing thread: adding one means a line here. */

import { schemaUsage } from "../projects/held-keys";
import { agreementFigures } from "../quality/agreement-figures";
import { freezeRelease } from "../releases/freeze-release";
import { previewCounts } from "../releases/preview-counts";

export const WORKS = { agreementFigures, freezeRelease, previewCounts, schemaUsage };
export type WorkName = keyof typeof WORKS;
