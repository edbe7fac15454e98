/**
 * Method and path of every route, by its name: the only place where a path of the API stands. The contract of a route is
 * in routes.ts; this table has no zod in it, since the browser loads it whole.
 */
import { endpointFrom, LABEL_ENDPOINTS } from "./label-endpoints";

export type { Method } from "./label-endpoints";

const ENDPOINTS = {
  ...LABEL_ENDPOINTS,

  openapi: "GET /openapi.json",
  setUp: "POST /setup",

  changePassword: "POST /me/password",
  listNextSteps: "GET /me/next-steps",
  listTokens: "GET /me/tokens",
  createToken: "POST /me/tokens",
  revokeToken: "DELETE /me/tokens/{token}",
  viewInvite: "GET /invites/{token}",
  acceptInvite: "POST /invites/{token}/accept",
  createDemo: "POST /demo",
  listUsers: "GET /users",
  patchUser: "PATCH /users/{user}",

  readLabelConfig: "POST /label-configs",
  previewFile: "POST /import-previews",

  listProjects: "GET /projects",
  createProject: "POST /projects",
  getProject: "GET ~",
  patchProject: "PATCH ~",
  deleteProject: "DELETE ~",
  getOverview: "GET ~/overview",
  putSchema: "PUT ~/schema",
  getSchemaUsage: "GET ~/schema/usage",

  listEvents: "GET ~/events",

  listMembers: "GET ~/members",
  invitePeople: "POST ~/members",
  patchMember: "PATCH ~/members/{user}",
  removeMember: "DELETE ~/members/{user}",
  listAnnotators: "GET ~/annotators",
  getAnnotatorWork: "GET ~/annotators/{user}",
  listExclusions: "GET ~/exclusions",
  createExclusion: "POST ~/exclusions",
  liftExclusion: "DELETE ~/exclusions/{exclusion}",
  listInvites: "GET ~/invites",
  createInvite: "POST ~/invites",
  revokeInvite: "DELETE ~/invites/{invite}",

  getGuidelineDraft: "GET ~/guidelines/draft",
  putGuidelineDraft: "PUT ~/guidelines/draft",
  publishGuideline: "POST ~/guidelines",
  listGuidelines: "GET ~/guidelines",
  getGuideline: "GET ~/guidelines/{version}",
  listRules: "GET ~/rules",
  createRule: "POST ~/rules",
  patchRule: "PATCH ~/rules/{rule}",

  listQuestions: "GET ~/questions",
  giveRuling: "POST ~/questions/{question}/ruling",
  withdrawQuestion: "POST ~/questions/{question}/withdraw",

  previewImport: "POST ~/imports/preview",
  startImport: "POST ~/imports",
  listImports: "GET ~/imports",
  getImport: "GET ~/imports/{job}",
  cancelImport: "DELETE ~/imports/{job}",
  importErrors: "GET ~/imports/{job}/errors",
  getImportUndo: "GET ~/imports/{job}/undo",
  undoImport: "POST ~/imports/{job}/undo",

  getOwnProgress: "GET ~/mine/progress",

  countTasks: "GET ~/tasks/count",
  listTaskFields: "GET ~/tasks/fields",
  listViews: "GET ~/views",
  createView: "POST ~/views",
  patchView: "PATCH ~/views/{view}",
  deleteView: "DELETE ~/views/{view}",
  putColumns: "PUT ~/list-columns",
  listTasks: "GET ~/tasks",
  assignTasks: "POST ~/tasks/assign",
  deleteTasks: "POST ~/tasks/delete",
  startBulkAction: "POST ~/bulk-actions",
  listBulkActions: "GET ~/bulk-actions",
  getBulkAction: "GET ~/bulk-actions/{bulk}",
  cancelBulkAction: "DELETE ~/bulk-actions/{bulk}",
  undoBulkAction: "POST ~/bulk-actions/{bulk}/undo",
  listBulkItems: "GET ~/bulk-actions/{bulk}/items",
  getTask: "GET ~/tasks/{task}",
  listTaskVersions: "GET ~/tasks/{task}/versions",
  getAdjudicationOverview: "GET ~/adjudication",
  drawSecondSample: "POST ~/adjudication/second",
  emptySecondSample: "DELETE ~/adjudication/second",
  putSecondResolution: "PUT /tasks/{task}/second-resolution",
  getAdjudication: "GET ~/tasks/{task}/adjudication",
  getResolution: "GET /tasks/{task}/resolution",
  putResolution: "PUT /tasks/{task}/resolution",
  deleteResolution: "DELETE /tasks/{task}/resolution",

  getDistribution: "GET ~/distribution",
  putDistribution: "PUT ~/distribution",
  previewDistribution: "POST ~/distribution/preview",

  getGold: "GET ~/gold",
  putGoldSettings: "PUT ~/gold",
  letGoOn: "POST ~/gold/people/{user}",
  getGoldAnswer: "GET /tasks/{task}/gold",
  putGoldAnswer: "PUT /tasks/{task}/gold",
  showGoldFeedback: "POST /tasks/{task}/gold-feedback",
  deleteGoldAnswer: "DELETE /tasks/{task}/gold",

  listReviews: "GET ~/reviews",
  createReview: "POST ~/reviews",
  listComments: "GET /tasks/{task}/comments",
  createComment: "POST /tasks/{task}/comments",
  patchThread: "PATCH /tasks/{task}/comments/{thread}",
  startBulkReview: "POST ~/reviews/bulk",

  listAnnotations: "GET /tasks/{task}/annotations",
  getAsset: "GET /assets/{asset}",
  getTile: "GET /assets/{asset}/tiles/{level}/{column}/{row}",

  listSegmentModels: "GET /segment/models",
  getSegmentModelFile: "GET /segment/models/{model}/{part}",
  getSegmentRuntime: "GET /segment/runtime/{version}/{file}",
  getSegmentWorker: "GET /segment/worker",

  listPredictions: "GET ~/predictions",
  addPredictions: "POST ~/predictions",
  removePredictions: "DELETE ~/predictions",
  listPredictionModels: "GET ~/predictions/models",

  listTermLists: "GET ~/term-lists",
  createTermList: "POST ~/term-lists",
  createConfirmedTerms: "POST ~/term-lists/confirmed",
  deleteTermList: "DELETE ~/term-lists/{list}",
  startTermRun: "POST ~/term-lists/{list}/runs",
  cancelTermRun: "DELETE ~/term-lists/{list}/runs",

  listCandidateLists: "GET ~/candidate-lists",
  createCandidateList: "POST ~/candidate-lists",
  replaceCandidates: "PUT ~/candidate-lists/{candidates}",
  deleteCandidateList: "DELETE ~/candidate-lists/{candidates}",
  getCandidateFile: "GET ~/candidate-lists/{candidates}/files/{sha256}",

  listWebhooks: "GET ~/webhooks",
  createWebhook: "POST ~/webhooks",
  patchWebhook: "PATCH ~/webhooks/{webhook}",
  deleteWebhook: "DELETE ~/webhooks/{webhook}",
  listDeliveries: "GET ~/webhooks/{webhook}/deliveries",
  testWebhook: "POST ~/webhooks/{webhook}/test",

  getAgreement: "GET ~/agreement",
  listDisputed: "GET ~/disputed",

  getConsensus: "GET ~/consensus",
  previewConsensus: "POST ~/consensus/preview",
  listConsensusRuns: "GET ~/consensus/runs",
  startConsensusRun: "POST ~/consensus/runs",
  cancelConsensusRun: "DELETE ~/consensus/runs/{run}",
  undoConsensusRun: "POST ~/consensus/runs/{run}/undo",
  getReviewerFigures: "GET ~/reviewers/figures",
  getAnnotatorFigures: "GET ~/annotators/figures",
  getAnnotatorQuality: "GET ~/annotators/{user}/quality",
  getOwnQuality: "GET ~/mine/quality",

  getLabelErrors: "GET ~/label-errors",
  listLabelErrors: "GET ~/label-errors/tasks",
  downloadLabelErrors: "GET ~/label-errors/download",
  uploadProbabilities: "POST ~/label-errors/probabilities",
  startLabelErrorRun: "POST ~/label-errors/runs",
  cancelLabelErrorRun: "DELETE ~/label-errors/runs/{search}",
  dismissLabelErrors: "POST ~/label-errors/dismissals",

  getAgreementOverTime: "GET ~/charts/agreement",
  getWorkOverTime: "GET ~/charts/work",
  getLabelBalance: "GET ~/charts/labels",

  listDuplicates: "GET ~/duplicates",
  getDuplicateState: "GET ~/duplicates/runs",
  startDuplicateRun: "POST ~/duplicates/runs",
  cancelDuplicateRun: "DELETE ~/duplicates/runs",
  decideDuplicates: "POST ~/duplicates/decisions",

  previewRelease: "POST ~/releases/preview",
  watchPreview: "POST ~/releases/preview/progress",
  createRelease: "POST ~/releases",
  listReleases: "GET ~/releases",
  getRelease: "GET /releases/{release}",
  getReleaseDuplicates: "GET /releases/{release}/duplicates",
  compareReleases: "GET /releases/{release}/comparison",
  downloadRelease: "GET /releases/{release}/download",
  listReleaseLinks: "GET /releases/{release}/links",
  createReleaseLink: "POST /releases/{release}/links",
  revokeReleaseLink: "DELETE /releases/{release}/links/{link}",
  downloadByLink: "GET /downloads/{token}",
  deprecateRelease: "PUT /releases/{release}/deprecation",
  restoreRelease: "DELETE /releases/{release}/deprecation",
} as const;

export type RouteName = keyof typeof ENDPOINTS;

/** `path` has its parameters in braces. */
export const endpointOf = (name: RouteName) => endpointFrom(ENDPOINTS[name]);
