/** The list of procedures of the worker: a new one is a line here. */
import { candidateUse } from "../candidates/candidate-use";
import { dividedDuplicates } from "../duplicates/divided-duplicates";
import { findDuplicates } from "../duplicates/find-duplicates";
import { schemaUsage } from "../projects/held-keys";
import { agreementFigures } from "../quality/agreement-figures";
import { compareItems } from "../releases/compare-items";
import { freezeRelease } from "../releases/freeze-release";
import { previewCounts } from "../releases/preview-counts";
import { findTerms } from "../terms/find-terms";

export const PROCEDURES = {
  agreementFigures,
  candidateUse,
  compareItems,
  dividedDuplicates,
  findDuplicates,
  findTerms,
  freezeRelease,
  previewCounts,
  schemaUsage,
};
export type ProcedureName = keyof typeof PROCEDURES;
