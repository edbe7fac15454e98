/** The list of procedures of the worker: a new one is a line here. */
import { alignTask } from "../adjudication/align-task";
import { secondAgreement } from "../adjudication/second-agreement";
import { candidateUse } from "../candidates/candidate-use";
import { agreementPoints } from "../charts/agreement-points";
import { consensusFigures } from "../consensus/consensus-figures";
import { previewSettling, settleTasks } from "../consensus/settle-tasks";
import { dividedDuplicates } from "../duplicates/divided-duplicates";
import { findDuplicates } from "../duplicates/find-duplicates";
import { findLabelErrors } from "../label-errors/find-label-errors";
import { schemaUsage } from "../projects/held-keys";
import { agreementFigures } from "../quality/agreement-figures";
import { annotatorDetail } from "../quality/annotator-detail";
import { annotatorFigures } from "../quality/annotator-figures";
import { overruledReviews } from "../quality/overruled-reviews";
import { compareItems } from "../releases/compare-items";
import { freezeRelease } from "../releases/freeze-release";
import { previewCounts } from "../releases/preview-counts";
import { readTexts } from "../tasks/read-texts";
import { findTerms } from "../terms/find-terms";

export const PROCEDURES = {
  agreementFigures,
  agreementPoints,
  alignTask,
  annotatorDetail,
  annotatorFigures,
  candidateUse,
  compareItems,
  consensusFigures,
  dividedDuplicates,
  findDuplicates,
  findLabelErrors,
  findTerms,
  overruledReviews,
  freezeRelease,
  previewCounts,
  previewSettling,
  readTexts,
  schemaUsage,
  secondAgreement,
  settleTasks,
};
export type ProcedureName = keyof typeof PROCEDURES;
