/** The use cases of quality: agreement, consensus, adjudication, annotators and label errors. */

import { getAdjudicationOverview } from "../adjudication/overview";
import { drawSecondSample, emptySecondSample, putSecondResolution } from "../adjudication/second-decisions";
import { getAgreementOverTime, getLabelBalance, getWorkOverTime } from "../charts/charts";
import { getConsensus } from "../consensus/consensus";
import {
  cancelConsensusRun,
  listConsensusRuns,
  previewConsensus,
  startConsensusRun,
  undoConsensusRun,
} from "../consensus/consensus-runs";
import { getLabelErrorWalk } from "../label-errors/error-walk";
import {
  cancelLabelErrorRun,
  startLabelErrorRun,
  uploadProbabilities,
} from "../label-errors/label-error-runs";
import {
  dismissLabelErrors,
  downloadLabelErrors,
  getLabelErrors,
  listLabelErrorsOfProject,
} from "../label-errors/label-errors";
import { getAgreement, listDisputed } from "./agreement";
import { getAnnotatorQuality, getOwnQuality } from "./annotator-quality";
import { getAnnotatorFigures } from "./annotators";
import { getReviewerFigures } from "./reviewers";

export const QUALITY_USE_CASES = {
  getAdjudicationOverview,
  drawSecondSample,
  emptySecondSample,
  putSecondResolution,
  getAgreement,
  listDisputed,
  getAgreementOverTime,
  getWorkOverTime,
  getLabelBalance,
  getConsensus,
  previewConsensus,
  listConsensusRuns,
  startConsensusRun,
  cancelConsensusRun,
  undoConsensusRun,
  getAnnotatorFigures,
  getAnnotatorQuality,
  getOwnQuality,
  getLabelErrors,
  getLabelErrorWalk,
  listLabelErrors: listLabelErrorsOfProject,
  downloadLabelErrors,
  uploadProbabilities,
  startLabelErrorRun,
  cancelLabelErrorRun,
  dismissLabelErrors,
  getReviewerFigures,
};
