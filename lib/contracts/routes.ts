/**
 * The route table: every route of the API, with its contract and who may call it. Route handlers, the OpenAPI document
 * and the access-matrix test are all made from it, so a route that is not here does not exist.
 */
import { z } from "zod";
import { Id, JsonObject, page, Paging } from "./common";
import * as events from "./events";
import * as guidelines from "./guidelines";
import * as imports from "./imports";
import { LabelSession } from "./label-session";
import * as labeling from "./labeling";
import * as people from "./people";
import * as predictions from "./predictions";
import * as projects from "./projects";
import * as quality from "./quality";
import * as questions from "./questions";
import * as releases from "./releases";
import * as resolutions from "./resolutions";
import * as reviews from "./reviews";
import * as tasks from "./tasks";
import * as webhooks from "./webhooks";

export type Access =
  /** Anybody, signed in or not. */
  | "public"
  /** Anybody signed in. */
  | "user"
  /** The owner of the instance. */
  | "owner"
  /** Members of the project with at least this role; the owner counts as a manager everywhere. */
  | "manager"
  | "reviewer"
  | "member";

export type RouteContract = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  summary: string;
  access: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  /** JSON body; `raw` is a streamed body the use case reads itself. */
  body?: z.ZodType | "raw";
  /** Largest JSON body in bytes; 1 MB when left out. */
  maxBodyBytes?: number;
  /** JSON answer, or the media type of another one. */
  response: z.ZodType | string;
  status?: number;
};

const MB = 1024 * 1024;
const project = z.strictObject({ project: Id });
const task = z.strictObject({ task: Id });
const webhook = z.strictObject({ project: Id, webhook: Id });
const release = z.strictObject({ release: Id });
const none = z.object({});
const Version = z.coerce.number().int().min(1);

export const ROUTES = {
  openapi: { method: "GET", path: "/api/v1/openapi.json", summary: "This document", access: "public", response: JsonObject },
  setUp: { method: "POST", path: "/api/v1/setup", summary: "Create the owner of a new instance", access: "public", body: people.SetUp, response: people.SetUpResponse, status: 201 },

  getMe: { method: "GET", path: "/api/v1/me", summary: "Who is asking", access: "user", response: people.Me },
  patchMe: { method: "PATCH", path: "/api/v1/me", summary: "Change own name and preferences", access: "user", body: people.PatchMe, response: people.Me },
  changePassword: { method: "POST", path: "/api/v1/me/password", summary: "Change own password; ends every other session", access: "user", body: people.ChangePassword, response: none },
  signOutEverywhere: { method: "POST", path: "/api/v1/me/sign-out-everywhere", summary: "End every session of one's own", access: "user", response: none },
  listTokens: { method: "GET", path: "/api/v1/me/tokens", summary: "Own API tokens", access: "user", response: page(people.ApiTokenItem) },
  createToken: { method: "POST", path: "/api/v1/me/tokens", summary: "Create an API token; its secret is shown this once", access: "user", body: people.CreateToken, response: people.CreatedToken, status: 201 },
  revokeToken: { method: "DELETE", path: "/api/v1/me/tokens/{token}", summary: "Revoke an own API token", access: "user", params: z.strictObject({ token: Id }), response: none },
  viewInvite: { method: "GET", path: "/api/v1/invites/{token}", summary: "What an invite is for", access: "public", params: z.strictObject({ token: z.string().max(100) }), response: people.InviteView },
  acceptInvite: { method: "POST", path: "/api/v1/invites/{token}/accept", summary: "Join a project by its invite", access: "public", params: z.strictObject({ token: z.string().max(100) }), body: people.AcceptInvite, response: people.AcceptedInvite },
  createDemo: { method: "POST", path: "/api/v1/demo", summary: "Create the demo projects", access: "owner", response: z.object({ projectIds: z.array(Id) }), status: 201 },

  listProjects: { method: "GET", path: "/api/v1/projects", summary: "Projects the caller is a member of", access: "user", query: Paging, response: page(projects.ProjectSummary) },
  createProject: { method: "POST", path: "/api/v1/projects", summary: "Create a project and become its manager", access: "user", body: projects.CreateProject, response: projects.ProjectDetail, status: 201 },
  getProject: { method: "GET", path: "/api/v1/projects/{project}", summary: "One project", access: "member", params: project, response: projects.ProjectDetail },
  patchProject: { method: "PATCH", path: "/api/v1/projects/{project}", summary: "Change name, description and settings", access: "manager", params: project, body: projects.PatchProject, response: projects.ProjectDetail },
  deleteProject: { method: "DELETE", path: "/api/v1/projects/{project}", summary: "Delete a project with all that is in it", access: "manager", params: project, response: none },
  getOverview: { method: "GET", path: "/api/v1/projects/{project}/overview", summary: "Progress and people", access: "manager", params: project, response: projects.ProjectOverview },
  putSchema: { method: "PUT", path: "/api/v1/projects/{project}/schema", summary: "Save a new version of the label schema", access: "manager", params: project, body: projects.PutSchema, response: projects.SchemaSaved },

  getSchemaUsage: { method: "GET", path: "/api/v1/projects/{project}/schema/usage", summary: "Which controls and labels anything stored holds", access: "manager", params: project, response: projects.SchemaUsage },

  listEvents: { method: "GET", path: "/api/v1/projects/{project}/events", summary: "Who changed what, newest first", access: "manager", params: project, query: Paging, response: page(events.EventItem) },

  listMembers: { method: "GET", path: "/api/v1/projects/{project}/members", summary: "Members", access: "manager", params: project, response: page(people.Member) },
  patchMember: { method: "PATCH", path: "/api/v1/projects/{project}/members/{user}", summary: "Change a role", access: "manager", params: z.strictObject({ project: Id, user: Id }), body: people.PatchMember, response: none },
  removeMember: { method: "DELETE", path: "/api/v1/projects/{project}/members/{user}", summary: "Remove a member; their work stays, and counts unless it is excluded", access: "manager", params: z.strictObject({ project: Id, user: Id }), query: people.RemoveMember, response: none },
  listAnnotators: { method: "GET", path: "/api/v1/projects/{project}/annotators", summary: "Everybody with work in the project, also people who have left", access: "manager", params: project, response: page(people.Annotator) },
  getAnnotatorWork: { method: "GET", path: "/api/v1/projects/{project}/annotators/{user}", summary: "How much one annotator has given", access: "manager", params: z.strictObject({ project: Id, user: Id }), response: people.AnnotatorWork },
  listExclusions: { method: "GET", path: "/api/v1/projects/{project}/exclusions", summary: "Excluded annotators, lifted exclusions included", access: "manager", params: project, response: page(people.Exclusion) },
  createExclusion: { method: "POST", path: "/api/v1/projects/{project}/exclusions", summary: "Take an annotator out of agreement, consensus and releases", access: "manager", params: project, body: people.CreateExclusion, response: people.ExclusionSaved, status: 201 },
  liftExclusion: { method: "DELETE", path: "/api/v1/projects/{project}/exclusions/{exclusion}", summary: "Let excluded annotations count again", access: "manager", params: z.strictObject({ project: Id, exclusion: Id }), response: people.ExclusionSaved },
  listInvites: { method: "GET", path: "/api/v1/projects/{project}/invites", summary: "Invites", access: "manager", params: project, response: page(people.InviteItem) },
  createInvite: { method: "POST", path: "/api/v1/projects/{project}/invites", summary: "Create an invite; its link is shown this once", access: "manager", params: project, body: people.CreateInvite, response: people.CreatedInvite, status: 201 },
  revokeInvite: { method: "DELETE", path: "/api/v1/projects/{project}/invites/{invite}", summary: "Withdraw an invite", access: "manager", params: z.strictObject({ project: Id, invite: Id }), response: none },

  getGuidelineDraft: { method: "GET", path: "/api/v1/projects/{project}/guidelines/draft", summary: "The guideline being written", access: "manager", params: project, response: guidelines.GuidelineDraft },
  putGuidelineDraft: { method: "PUT", path: "/api/v1/projects/{project}/guidelines/draft", summary: "Save the guideline being written", access: "manager", params: project, body: guidelines.PutGuidelineDraft, response: guidelines.GuidelineDraft },
  publishGuideline: { method: "POST", path: "/api/v1/projects/{project}/guidelines", summary: "Publish the draft and the active rules as a new version", access: "manager", params: project, body: guidelines.PublishGuideline, response: guidelines.GuidelineVersion, status: 201 },
  listGuidelines: { method: "GET", path: "/api/v1/projects/{project}/guidelines", summary: "Published versions, newest first", access: "member", params: project, query: Paging, response: page(guidelines.GuidelineVersionSummary) },
  getGuideline: { method: "GET", path: "/api/v1/projects/{project}/guidelines/{version}", summary: "One published version", access: "member", params: z.strictObject({ project: Id, version: Version }), response: guidelines.GuidelineVersion },
  listRules: { method: "GET", path: "/api/v1/projects/{project}/rules", summary: "Rules; annotators see the active ones", access: "member", params: project, response: page(guidelines.Rule) },
  createRule: { method: "POST", path: "/api/v1/projects/{project}/rules", summary: "Write a rule", access: "manager", params: project, body: guidelines.RuleInput, response: guidelines.Rule, status: 201 },
  patchRule: { method: "PATCH", path: "/api/v1/projects/{project}/rules/{rule}", summary: "Change a rule", access: "manager", params: z.strictObject({ project: Id, rule: Id }), body: guidelines.PatchRule, response: guidelines.Rule },

  askQuestion: { method: "POST", path: "/api/v1/projects/{project}/questions", summary: "Ask about a task of one's own; it is put aside until it is answered", access: "member", params: project, body: questions.AskQuestion, response: questions.OwnQuestion, status: 201 },
  listQuestions: { method: "GET", path: "/api/v1/projects/{project}/questions", summary: "Questions, open ones oldest first, others newest first; annotators and reviewers see their own", access: "member", params: project, query: questions.ListQuestions, response: page(questions.Question) },
  giveRuling: { method: "POST", path: "/api/v1/projects/{project}/questions/{question}/ruling", summary: "Answer a question, or answer it anew; a rule can be made of it at once", access: "manager", params: z.strictObject({ project: Id, question: Id }), body: questions.GiveRuling, response: questions.Question },
  withdrawQuestion: { method: "POST", path: "/api/v1/projects/{project}/questions/{question}/withdraw", summary: "Withdraw an own open question", access: "member", params: z.strictObject({ project: Id, question: Id }), response: none },

  previewImport: { method: "POST", path: "/api/v1/projects/{project}/imports/preview", summary: "Look at the start of a file without importing it", access: "manager", params: project, query: imports.ImportQuery, body: "raw", response: imports.ImportPreview },
  startImport: { method: "POST", path: "/api/v1/projects/{project}/imports", summary: "Import a streamed file in the background", access: "manager", params: project, query: imports.ImportQuery, body: "raw", response: imports.ImportJob, status: 202 },
  listImports: { method: "GET", path: "/api/v1/projects/{project}/imports", summary: "Imports, newest first", access: "manager", params: project, response: page(imports.ImportJob) },
  getImport: { method: "GET", path: "/api/v1/projects/{project}/imports/{job}", summary: "Progress of an import", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportJob },
  cancelImport: { method: "DELETE", path: "/api/v1/projects/{project}/imports/{job}", summary: "Stop an import and take back what it added", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportJob },
  importErrors: { method: "GET", path: "/api/v1/projects/{project}/imports/{job}/errors", summary: "All row errors as CSV", access: "manager", params: z.strictObject({ project: Id, job: Id }), query: imports.ErrorsQuery, response: "text/csv" },

  listTasks: { method: "GET", path: "/api/v1/projects/{project}/tasks", summary: "Tasks", access: "manager", params: project, query: tasks.ListTasks, response: tasks.TaskList },
  assignTasks: { method: "POST", path: "/api/v1/projects/{project}/tasks/assign", summary: "Assign tasks to a person, or take them back", access: "manager", params: project, body: tasks.AssignTasks, response: tasks.AssignedTasks },
  deleteTasks: { method: "POST", path: "/api/v1/projects/{project}/tasks/delete", summary: "Delete tasks; those with answers only when asked to", access: "manager", params: project, body: tasks.DeleteTasks, response: tasks.DeletedTasks },
  getTask: { method: "GET", path: "/api/v1/projects/{project}/tasks/{task}", summary: "One task with everybody's answers; reviewers see submitted ones, and none while they label the task themselves", access: "reviewer", params: z.strictObject({ project: Id, task: Id }), response: tasks.TaskDetail },
  getResolution: { method: "GET", path: "/api/v1/tasks/{task}/resolution", summary: "The final answer of a task", access: "reviewer", params: task, response: resolutions.Resolution },
  putResolution: { method: "PUT", path: "/api/v1/tasks/{task}/resolution", summary: "Decide the final answer of a task; reviewers never where they have answered themselves", access: "reviewer", params: task, body: resolutions.PutResolution, maxBodyBytes: 24 * MB, response: resolutions.Resolution },
  deleteResolution: { method: "DELETE", path: "/api/v1/tasks/{task}/resolution", summary: "Open a decided task again", access: "reviewer", params: task, query: z.strictObject({ revision: Version }), response: none },

  listReviews: { method: "GET", path: "/api/v1/projects/{project}/reviews", summary: "Answers that wait for a review, oldest first, or reviews by verdict, newest first; never one's own answers", access: "reviewer", params: project, query: reviews.ListReviews, response: reviews.ReviewList },
  createReview: { method: "POST", path: "/api/v1/projects/{project}/reviews", summary: "Accept, reject or fix the current revision of somebody else's answer; replaces an earlier verdict on it", access: "reviewer", params: project, body: reviews.CreateReview, maxBodyBytes: 24 * MB, response: reviews.ReviewSaved },

  getLabelSession: { method: "GET", path: "/api/v1/projects/{project}/label-session", summary: "What the label view starts with", access: "member", params: project, response: LabelSession },
  queue: { method: "POST", path: "/api/v1/projects/{project}/queue", summary: "Reserve the next tasks", access: "member", params: project, body: labeling.QueueRequest, response: labeling.QueueResponse },
  history: { method: "GET", path: "/api/v1/projects/{project}/history", summary: "Own work, newest first", access: "member", params: project, query: Paging, response: page(labeling.HistoryItem) },
  getLabelTask: { method: "GET", path: "/api/v1/tasks/{task}/label", summary: "Open an own or reserved task in the label view", access: "member", params: task, response: labeling.LabelTask },
  putAnnotation: { method: "PUT", path: "/api/v1/tasks/{task}/annotation", summary: "Save, submit or skip; repeating the same write is harmless", access: "member", params: task, body: labeling.PutAnnotation, maxBodyBytes: 24 * MB, response: labeling.PutAnnotationResponse },
  listAnnotations: { method: "GET", path: "/api/v1/tasks/{task}/annotations", summary: "Answers to a task; annotators see their own only", access: "member", params: task, response: page(tasks.TaskAnswer) },
  renewLease: { method: "POST", path: "/api/v1/tasks/{task}/lease", summary: "Keep a reserved task longer", access: "member", params: task, response: labeling.LeaseResponse },
  releaseLease: { method: "DELETE", path: "/api/v1/tasks/{task}/lease", summary: "Give a reserved task back", access: "member", params: task, query: labeling.ReleaseLease, response: none },
  getAsset: { method: "GET", path: "/api/v1/assets/{asset}", summary: "An image of a task", access: "member", params: z.strictObject({ asset: Id }), query: z.strictObject({ variant: z.enum(["full", "thumbnail"]).default("full") }), response: "image/*" },

  listPredictions: { method: "GET", path: "/api/v1/projects/{project}/predictions", summary: "Suggestions of models", access: "manager", params: project, query: predictions.ListPredictions, response: page(predictions.Prediction) },
  addPredictions: { method: "POST", path: "/api/v1/projects/{project}/predictions", summary: "Add suggestions of a model, all or none; the same task and model again replaces", access: "manager", params: project, body: predictions.AddPredictions, maxBodyBytes: 8 * MB, response: predictions.AddedPredictions },
  removePredictions: { method: "DELETE", path: "/api/v1/projects/{project}/predictions", summary: "Remove all suggestions of a model", access: "manager", params: project, query: predictions.RemovePredictions, response: predictions.RemovedPredictions },
  listPredictionModels: { method: "GET", path: "/api/v1/projects/{project}/predictions/models", summary: "Models with how many suggestions each has made", access: "manager", params: project, query: Paging, response: page(predictions.PredictionModel) },

  listWebhooks: { method: "GET", path: "/api/v1/projects/{project}/webhooks", summary: "Webhooks with their last delivery", access: "manager", params: project, response: page(webhooks.Webhook) },
  createWebhook: { method: "POST", path: "/api/v1/projects/{project}/webhooks", summary: "Create a webhook; its secret is shown this once", access: "manager", params: project, body: webhooks.CreateWebhook, response: webhooks.CreatedWebhook, status: 201 },
  patchWebhook: { method: "PATCH", path: "/api/v1/projects/{project}/webhooks/{webhook}", summary: "Change a webhook; pausing gives up what waits for it", access: "manager", params: webhook, body: webhooks.PatchWebhook, response: webhooks.Webhook },
  deleteWebhook: { method: "DELETE", path: "/api/v1/projects/{project}/webhooks/{webhook}", summary: "Delete a webhook with its deliveries", access: "manager", params: webhook, response: none },
  listDeliveries: { method: "GET", path: "/api/v1/projects/{project}/webhooks/{webhook}/deliveries", summary: "Deliveries of a webhook, newest first", access: "manager", params: webhook, query: webhooks.ListDeliveries, response: page(webhooks.Delivery) },
  testWebhook: { method: "POST", path: "/api/v1/projects/{project}/webhooks/{webhook}/test", summary: "Send a ping", access: "manager", params: webhook, response: webhooks.Delivery, status: 202 },

  getAgreement: { method: "GET", path: "/api/v1/projects/{project}/agreement", summary: "Agreement per control", access: "manager", params: project, query: quality.AgreementQuery, response: quality.AgreementReport },
  listDisputed: { method: "GET", path: "/api/v1/projects/{project}/disputed", summary: "Tasks people disagree on most", access: "manager", params: project, query: quality.DisputedQuery, response: quality.DisputedTasks },

  previewRelease: { method: "POST", path: "/api/v1/projects/{project}/releases/preview", summary: "Counts and warnings of a release plan, without freezing it", access: "manager", params: project, body: releases.ReleasePlan, response: releases.ReleaseCounts },
  createRelease: { method: "POST", path: "/api/v1/projects/{project}/releases", summary: "Freeze a release", access: "manager", params: project, body: releases.CreateRelease, response: releases.ReleaseItem, status: 202 },
  listReleases: { method: "GET", path: "/api/v1/projects/{project}/releases", summary: "Releases, newest first", access: "manager", params: project, response: page(releases.ReleaseItem) },
  getRelease: { method: "GET", path: "/api/v1/releases/{release}", summary: "One release with its counts and what each format loses", access: "manager", params: release, response: releases.ReleaseDetail },
  downloadRelease: { method: "GET", path: "/api/v1/releases/{release}/download", summary: "A release as a zip", access: "manager", params: release, query: releases.DownloadQuery, response: "application/zip" },
} as const satisfies Record<string, RouteContract>;

export type RouteName = keyof typeof ROUTES;
