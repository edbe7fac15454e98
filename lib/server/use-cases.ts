/** Every use case by the name of its route. */

import type { RouteName } from "@/lib/contracts/routes";
import { getAdjudication } from "./adjudication/adjudication";
import { claimAdjudication, holdAdjudication, releaseAdjudication } from "./adjudication/holds";
import { getAsset } from "./assets/get-asset";
import { getTile } from "./assets/get-tile";
import {
  changePassword,
  createToken,
  getMe,
  listTokens,
  patchMe,
  revokeToken,
  setUp,
  signOutEverywhere,
} from "./auth/account";
import {
  cancelBulkAction,
  getBulkAction,
  listBulkActions,
  listBulkItems,
  startBulkAction,
  startBulkReview,
  undoBulkAction,
} from "./bulk/bulk-actions";
import {
  createCandidateList,
  deleteCandidateList,
  getCandidateFile,
  listCandidateLists,
  replaceCandidates,
} from "./candidates/candidate-lists";
import { createDemoProjects } from "./demo/create-demo";
import {
  getDistribution,
  getDistributionSettings,
  previewDistribution,
  putDistribution,
} from "./distribution/distribution";
import { decideDuplicates } from "./duplicates/decide-duplicates";
import { cancelDuplicateRun, getDuplicateState, startDuplicateRun } from "./duplicates/duplicate-runs";
import { listDuplicates } from "./duplicates/list-duplicates";
import { getReleaseDuplicates } from "./duplicates/release-duplicates";
import { listEvents } from "./events/list-events";
import { deleteGoldAnswer, getGoldAnswer, putGoldAnswer } from "./gold/gold-answers";
import { showGoldFeedback } from "./gold/gold-feedback";
import { getGold, letGoOn, putGoldSettings } from "./gold/gold-settings";
import {
  getGuideline,
  getGuidelineDraft,
  listGuidelines,
  publishGuideline,
  putGuidelineDraft,
} from "./guidelines/guidelines";
import { createRule, listRules, patchRule } from "./guidelines/rules";
import { openapi } from "./http/openapi";
import { cancelImport, getImport, importErrors, listImports, startImport } from "./imports/import-routes";
import { previewFile } from "./imports/preview-file";
import { previewImport } from "./imports/preview-import";
import { getImportUndo, undoImport } from "./imports/undo-import";
import { getLabelSession } from "./labeling/label-session";
import { getOwnProgress, listOwnWork } from "./labeling/own-work";
import { putAnnotation } from "./labeling/put-annotation";
import { getLabelTask, history, queue, releaseLease, renewLease } from "./labeling/queue";
import {
  createExclusion,
  getAnnotatorWork,
  liftExclusion,
  listAnnotators,
  listExclusions,
} from "./members/exclusions";
import { listUsers, patchUser } from "./members/instance-users";
import { invitePeople } from "./members/invite-people";
import {
  acceptInvite,
  createInvite,
  listInvites,
  listMembers,
  patchMember,
  removeMember,
  revokeInvite,
  viewInvite,
} from "./members/members";
import { addPredictions } from "./predictions/add-predictions";
import { listPredictionModels, listPredictionsOfProject, removePredictions } from "./predictions/predictions";
import { listNextSteps } from "./projects/next-steps";
import {
  createProject,
  deleteProject,
  getOverview,
  getProject,
  listProjects,
  patchProject,
} from "./projects/projects";
import { readLabelConfig } from "./projects/read-label-config";
import { getSchemaUsage, putSchema } from "./projects/save-schema";
import { QUALITY_USE_CASES } from "./quality/quality-use-cases";
import { askQuestion, giveRuling, listQuestions, withdrawQuestion } from "./questions/questions";
import { compareReleases } from "./releases/compare-releases";
import { deprecateRelease, restoreRelease } from "./releases/deprecate-release";
import { downloadByLink, downloadRelease } from "./releases/download-release";
import { createReleaseLink, listReleaseLinks, revokeReleaseLink } from "./releases/release-links";
import { createRelease, getRelease, listReleases, previewRelease } from "./releases/releases";
import { watchPreview } from "./releases/watch-preview";
import { deleteResolution, getResolution, putResolution } from "./resolutions/resolutions";
import { createComment, listCommentReplies, listComments, patchThread } from "./reviews/comments";
import { createReview, listReviews } from "./reviews/reviews";
import { getSegmentModelFile, getSegmentRuntime, getSegmentWorker } from "./segment/segment-files";
import { listSegmentModels } from "./segment/segment-models";
import { listTaskVersions } from "./tasks/task-versions";
import {
  assignTasks,
  countListedTasks,
  deleteTasks,
  getTask,
  listAnnotations,
  listTaskFields,
  listTasks,
} from "./tasks/tasks";
import { createConfirmedTerms, createTermList, deleteTermList, listTermLists } from "./terms/term-lists";
import { cancelTermRun, startTermRun } from "./terms/term-runs";
import type { UseCase } from "./use-case";
import { createView, deleteView, listViews, patchView, putColumns } from "./views/saved-views";
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  patchWebhook,
  testWebhook,
} from "./webhooks/webhooks";

export const USE_CASES: { [N in RouteName]: UseCase<N> } = {
  openapi,
  setUp,
  getMe,
  patchMe,
  changePassword,
  signOutEverywhere,
  listNextSteps,
  listTokens,
  createToken,
  revokeToken,
  viewInvite,
  acceptInvite,
  createDemo: createDemoProjects,
  listUsers,
  patchUser,
  readLabelConfig,
  previewFile,
  listProjects,
  createProject,
  getProject,
  patchProject,
  deleteProject,
  getOverview,
  putSchema,
  getSchemaUsage,
  listEvents,
  listMembers,
  invitePeople,
  patchMember,
  removeMember,
  listAnnotators,
  getAnnotatorWork,
  listExclusions,
  createExclusion,
  liftExclusion,
  listInvites,
  createInvite,
  revokeInvite,
  getGuidelineDraft,
  putGuidelineDraft,
  publishGuideline,
  listGuidelines,
  getGuideline,
  listRules,
  createRule,
  patchRule,
  askQuestion,
  listQuestions,
  giveRuling,
  withdrawQuestion,
  previewImport,
  startImport,
  listImports,
  getImport,
  cancelImport,
  importErrors,
  getImportUndo,
  undoImport,
  listTasks,
  countTasks: countListedTasks,
  listTaskFields,
  listViews,
  createView,
  patchView,
  deleteView,
  putColumns,
  assignTasks,
  deleteTasks,
  startBulkAction,
  listBulkActions,
  getBulkAction,
  cancelBulkAction,
  undoBulkAction,
  listBulkItems,
  getTask,
  listTaskVersions,
  listReviews,
  createReview,
  startBulkReview,
  getLabelSession,
  queue,
  history,
  listOwnWork,
  getOwnProgress,
  getLabelTask,
  putAnnotation,
  listAnnotations,
  getAdjudication,
  claimAdjudication,
  holdAdjudication,
  releaseAdjudication,
  getResolution,
  putResolution,
  deleteResolution,
  renewLease,
  releaseLease,
  getAsset,
  listSegmentModels,
  getSegmentModelFile,
  getSegmentRuntime,
  getSegmentWorker,
  getTile,
  listPredictions: listPredictionsOfProject,
  addPredictions,
  removePredictions,
  listPredictionModels,
  listTermLists,
  createTermList,
  createConfirmedTerms,
  deleteTermList,
  startTermRun,
  cancelTermRun,
  listCandidateLists,
  createCandidateList,
  replaceCandidates,
  deleteCandidateList,
  getCandidateFile,
  listWebhooks,
  createWebhook,
  patchWebhook,
  deleteWebhook,
  listDeliveries,
  testWebhook,
  listComments,
  listCommentReplies,
  createComment,
  patchThread,
  ...QUALITY_USE_CASES,
  getDistribution,
  getDistributionSettings,
  putDistribution,
  previewDistribution,
  getGold,
  putGoldSettings,
  letGoOn,
  getGoldAnswer,
  putGoldAnswer,
  deleteGoldAnswer,
  showGoldFeedback,
  listDuplicates,
  getDuplicateState,
  startDuplicateRun,
  cancelDuplicateRun,
  decideDuplicates,
  getReleaseDuplicates,
  previewRelease,
  watchPreview,
  createRelease,
  listReleases,
  compareReleases,
  getRelease,
  downloadRelease,
  listReleaseLinks,
  createReleaseLink,
  revokeReleaseLink,
  downloadByLink,
  deprecateRelease,
  restoreRelease,
};
