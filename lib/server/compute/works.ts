/** The works of the computing thread: adding one means a line here. */
import { agreementFigures } from "../quality/agreement-figures";
import { freezeRelease } from "../releases/freeze-release";
import { previewCounts } from "../releases/preview-counts";

export const WORKS = { agreementFigures, freezeRelease, previewCounts };
export type WorkName = keyof typeof WORKS;
