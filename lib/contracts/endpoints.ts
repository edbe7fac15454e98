/**
 * Method and path of every route, by its name: the only place where a path of the API stands. The contract of a route is
 * in routes.ts; this table has no zod in it, since the browser loads it whole.
 */
const API = "/api/v1";
/** What `~` stands for: most routes are of a project. */
const PROJECT = "/projects/{project}";

const ENDPOINTS = {
  openapi: "GET /openapi.json",
  setUp: "POST /setup",

  getMe: "GET /me",
  patchMe: "PATCH /me",
  changePassword: "POST /me/password",
  signOutEverywhere: "POST /me/sign-out-everywhere",
  listTokens: "GET /me/tokens",
  createToken: "POST /me/tokens",
  revokeToken: "DELETE /me/tokens/{token}",
  viewInvite: "GET /invites/{token}",
  acceptInvite: "POST /invites/{token}/accept",
  createDemo: "POST /demo",

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

  askQuestion: "POST ~/questions",
  listQuestions: "GET ~/questions",
  giveRuling: "POST ~/questions/{question}/ruling",
  withdrawQuestion: "POST ~/questions/{question}/withdraw",

  previewImport: "POST ~/imports/preview",
  startImport: "POST ~/imports",
  listImports: "GET ~/imports",
  getImport: "GET ~/imports/{job}",
  cancelImport: "DELETE ~/imports/{job}",
  importErrors: "GET ~/imports/{job}/errors",

  listTasks: "GET ~/tasks",
  assignTasks: "POST ~/tasks/assign",
  deleteTasks: "POST ~/tasks/delete",
  getTask: "GET ~/tasks/{task}",
  getResolution: "GET /tasks/{task}/resolution",
  putResolution: "PUT /tasks/{task}/resolution",
  deleteResolution: "DELETE /tasks/{task}/resolution",

  listReviews: "GET ~/reviews",
  createReview: "POST ~/reviews",

  getLabelSession: "GET ~/label-session",
  queue: "POST ~/queue",
  history: "GET ~/history",
  getLabelTask: "GET /tasks/{task}/label",
  putAnnotation: "PUT /tasks/{task}/annotation",
  listAnnotations: "GET /tasks/{task}/annotations",
  renewLease: "POST /tasks/{task}/lease",
  releaseLease: "DELETE /tasks/{task}/lease",
  getAsset: "GET /assets/{asset}",

  listPredictions: "GET ~/predictions",
  addPredictions: "POST ~/predictions",
  removePredictions: "DELETE ~/predictions",
  listPredictionModels: "GET ~/predictions/models",

  listWebhooks: "GET ~/webhooks",
  createWebhook: "POST ~/webhooks",
  patchWebhook: "PATCH ~/webhooks/{webhook}",
  deleteWebhook: "DELETE ~/webhooks/{webhook}",
  listDeliveries: "GET ~/webhooks/{webhook}/deliveries",
  testWebhook: "POST ~/webhooks/{webhook}/test",

  getAgreement: "GET ~/agreement",
  listDisputed: "GET ~/disputed",

  previewRelease: "POST ~/releases/preview",
  createRelease: "POST ~/releases",
  listReleases: "GET ~/releases",
  getRelease: "GET /releases/{release}",
  downloadRelease: "GET /releases/{release}/download",
} as const;

export type RouteName = keyof typeof ENDPOINTS;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** `path` has its parameters in braces. */
export function endpointOf(name: RouteName): { method: Method; path: string } {
  const [method, path = ""] = ENDPOINTS[name].split(" ");
  return { method: method as Method, path: API + path.replace("~", PROJECT) };
}
