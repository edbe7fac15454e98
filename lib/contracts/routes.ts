/**
 * The route table: every route of the API, with its contract and the callers it admits. Route handlers, the OpenAPI
 * document, the calls of the browser and the access-matrix test are all made from it, so a route that is not here does
 * not exist.
 */
import * as z from "zod/mini";
import * as adjudication from "./adjudication";
import * as assets from "./assets";
import * as bulk from "./bulk-actions";
import * as candidates from "./candidates";
import * as annotatorFigures from "./annotator-figures";
import * as annotatorQuality from "./annotator-quality";
import * as charts from "./charts";
import { CommentThread } from "./comment-thread";
import * as comments from "./comments";
import * as consensus from "./consensus";
import * as runs from "./consensus-runs";
import { Id, JsonObject, page, Paging } from "./common";
import * as distribution from "./distribution";
import * as duplicates from "./duplicates";
import { endpointOf, type Method, type RouteName } from "./endpoints";
import * as events from "./events";
import * as gold from "./gold";
import * as guidelines from "./guidelines";
import * as imports from "./imports";
import * as labelErrors from "./label-errors";
import { LabelSession } from "./label-session";
import * as labelRequests from "./label-requests";
import * as labeling from "./labeling";
import * as steps from "./next-steps";
import { OwnQuestion } from "./own-question";
import * as ownWork from "./own-work";
import * as people from "./people";
import * as predictions from "./predictions";
import * as projects from "./projects";
import * as quality from "./quality";
import * as questions from "./questions";
import * as releases from "./releases";
import * as resolutions from "./resolutions";
import * as reviews from "./reviews";
import * as segment from "./segment";
import * as tasks from "./tasks";
import * as terms from "./terms";
import * as views from "./saved-views";
import * as webhooks from "./webhooks";

export type Access =
  /** Any caller, signed in or not. */
  | "public"
  /** Any signed-in user. */
  | "user"
  /** Users who may create projects. */
  | "creator"
  /** The owner of the instance. */
  | "owner"
  /** Members of the project with at least this role; the owner counts as a manager everywhere. */
  | "manager"
  | "reviewer"
  | "member";

export type RouteContract = {
  method: Method;
  path: string;
  summary: string;
  access: Access;
  params?: z.core.$ZodType;
  query?: z.core.$ZodType;
  /** JSON body; `raw` is a streamed body the use case reads itself. */
  body?: z.core.$ZodType | "raw";
  /** Largest JSON body in bytes; 1 MB when left out. */
  maxBodyBytes?: number;
  /** JSON answer, or the media type of another one. */
  response: z.core.$ZodType | string;
  status?: number;
};

const MB = 1024 * 1024;
const project = z.strictObject({ project: Id });
const task = z.strictObject({ task: Id });
const webhook = z.strictObject({ project: Id, webhook: Id });
const view = z.strictObject({ project: Id, view: Id });
const consensusRun = z.strictObject({ project: Id, run: Id });
const labelSearch = z.strictObject({ project: Id, search: Id });
const bulkAction = z.strictObject({ project: Id, bulk: Id });
const termList = z.strictObject({ project: Id, list: Id });
const candidateList = z.strictObject({ project: Id, candidates: Id });
const release = z.strictObject({ release: Id });
const none = z.object({});
const Version = z.coerce.number().check(z.int(), z.minimum(1));

const CONTRACTS = {
  openapi: { summary: "This document", access: "public", response: JsonObject },
  setUp: { summary: "Create the owner of a new instance", access: "public", body: people.SetUp, response: people.SetUpResponse, status: 201 },

  getMe: { summary: "Who is asking", access: "user", response: people.Me },
  patchMe: { summary: "Change own name and preferences", access: "user", body: people.PatchMe, response: people.Me },
  changePassword: { summary: "Change own password; ends every other session", access: "user", body: people.ChangePassword, response: none },
  signOutEverywhere: { summary: "End every session of one's own", access: "user", response: none },
  listNextSteps: { summary: "What the caller should do next, over all their projects or in one; the most pressing first", access: "user", query: steps.ListNextSteps, response: steps.NextSteps },
  listTokens: { summary: "Own API tokens", access: "user", response: page(people.ApiTokenItem) },
  createToken: { summary: "Create an API token; its secret is shown this once", access: "user", body: people.CreateToken, response: people.CreatedToken, status: 201 },
  revokeToken: { summary: "Revoke an own API token", access: "user", params: z.strictObject({ token: Id }), response: none },
  viewInvite: { summary: "What an invite is for", access: "public", params: z.strictObject({ token: z.string().check(z.maxLength(100)) }), response: people.InviteView },
  acceptInvite: { summary: "Join a project by its invite", access: "public", params: z.strictObject({ token: z.string().check(z.maxLength(100)) }), body: people.AcceptInvite, response: people.AcceptedInvite },
  listUsers: { summary: "Accounts of the instance, newest first", access: "owner", query: people.ListUsers, response: page(people.InstanceUser) },
  patchUser: { summary: "Let a user create projects or not; close an account or open it again", access: "owner", params: z.strictObject({ user: Id }), body: people.PatchUser, response: people.InstanceUser },
  createDemo: { summary: "Create the demo projects", access: "owner", response: z.object({ projectIds: z.array(Id) }), status: 201 },

  readLabelConfig: { summary: "A labeling configuration of Label Studio (XML) as a label schema; nothing is stored", access: "user", body: projects.LabelConfig, response: projects.LabelConfigRead },
  previewFile: { summary: "Look at the start of a file before there is a project for it; nothing is stored", access: "creator", query: imports.FileQuery, body: "raw", response: imports.ImportPreview },

  listProjects: { summary: "Projects the caller is a member of", access: "user", query: Paging, response: page(projects.ProjectOfList) },
  createProject: { summary: "Create a project and become its manager", access: "creator", body: projects.CreateProject, response: projects.ProjectDetail, status: 201, maxBodyBytes: 4 * MB },
  getProject: { summary: "One project", access: "member", params: project, response: projects.ProjectDetail },
  patchProject: { summary: "Change name, description and settings", access: "manager", params: project, body: projects.PatchProject, response: projects.ProjectDetail },
  deleteProject: { summary: "Delete a project with all that is in it", access: "manager", params: project, response: none },
  getOverview: { summary: "Progress and people", access: "manager", params: project, response: projects.ProjectOverview },
  putSchema: { summary: "Save a new version of the label schema", access: "manager", params: project, body: projects.PutSchema, response: projects.SchemaSaved, maxBodyBytes: 4 * MB },

  getSchemaUsage: { summary: "Which controls and labels anything stored holds", access: "manager", params: project, response: projects.SchemaUsage },

  listEvents: { summary: "Who changed what, newest first", access: "manager", params: project, query: Paging, response: page(events.EventItem) },

  invitePeople: { summary: "Bring in several people: accounts of the instance become members, other addresses get an invite each", access: "manager", params: project, body: people.InvitePeople, response: z.object({ items: z.array(people.InvitedPerson) }), status: 201 },
  listMembers: { summary: "Members", access: "manager", params: project, response: page(people.Member) },
  patchMember: { summary: "Change a role", access: "manager", params: z.strictObject({ project: Id, user: Id }), body: people.PatchMember, response: none },
  removeMember: { summary: "Remove a member; their work stays, and counts unless it is excluded", access: "manager", params: z.strictObject({ project: Id, user: Id }), query: people.RemoveMember, response: none },
  listAnnotators: { summary: "Everybody with work in the project, also people who have left", access: "manager", params: project, response: page(people.Annotator) },
  getAnnotatorWork: { summary: "How much one annotator has given", access: "manager", params: z.strictObject({ project: Id, user: Id }), response: people.AnnotatorWork },
  listExclusions: { summary: "Excluded annotators, lifted exclusions included", access: "manager", params: project, response: page(people.Exclusion) },
  createExclusion: { summary: "Take an annotator out of agreement, consensus and releases", access: "manager", params: project, body: people.CreateExclusion, response: people.ExclusionSaved, status: 201 },
  liftExclusion: { summary: "Let excluded annotations count again", access: "manager", params: z.strictObject({ project: Id, exclusion: Id }), response: people.ExclusionSaved },
  listInvites: { summary: "Invites", access: "manager", params: project, response: page(people.InviteItem) },
  createInvite: { summary: "Create an invite; its link is shown this once", access: "manager", params: project, body: people.CreateInvite, response: people.CreatedInvite, status: 201 },
  revokeInvite: { summary: "Withdraw an invite", access: "manager", params: z.strictObject({ project: Id, invite: Id }), response: none },

  getGuidelineDraft: { summary: "The guideline being written", access: "manager", params: project, response: guidelines.GuidelineDraft },
  putGuidelineDraft: { summary: "Save the guideline being written", access: "manager", params: project, body: guidelines.PutGuidelineDraft, response: guidelines.GuidelineDraft },
  publishGuideline: { summary: "Publish the draft and the active rules as a new version", access: "manager", params: project, body: guidelines.PublishGuideline, response: guidelines.GuidelineVersion, status: 201 },
  listGuidelines: { summary: "Published versions, newest first", access: "member", params: project, query: Paging, response: page(guidelines.GuidelineVersionSummary) },
  getGuideline: { summary: "One published version", access: "member", params: z.strictObject({ project: Id, version: Version }), response: guidelines.GuidelineVersion },
  listRules: { summary: "Rules; annotators see the active ones", access: "member", params: project, response: page(guidelines.Rule) },
  createRule: { summary: "Write a rule", access: "manager", params: project, body: guidelines.RuleInput, response: guidelines.Rule, status: 201 },
  patchRule: { summary: "Change a rule", access: "manager", params: z.strictObject({ project: Id, rule: Id }), body: guidelines.PatchRule, response: guidelines.Rule },

  askQuestion: { summary: "Ask about a task of one's own; it is put aside until it is answered", access: "member", params: project, body: questions.AskQuestion, response: OwnQuestion, status: 201 },
  listQuestions: { summary: "Questions, open ones oldest first, others newest first; annotators and reviewers see their own", access: "member", params: project, query: questions.ListQuestions, response: page(questions.Question) },
  giveRuling: { summary: "Answer a question, or answer it anew; a rule can be made of it at once", access: "manager", params: z.strictObject({ project: Id, question: Id }), body: questions.GiveRuling, response: questions.Question },
  withdrawQuestion: { summary: "Withdraw an own open question", access: "member", params: z.strictObject({ project: Id, question: Id }), response: none },

  previewImport: { summary: "Look at the start of a file without importing it", access: "manager", params: project, query: imports.ImportQuery, body: "raw", response: imports.ImportPreview },
  startImport: { summary: "Import a streamed file in the background", access: "manager", params: project, query: imports.ImportQuery, body: "raw", response: imports.ImportJob, status: 202 },
  listImports: { summary: "Imports, newest first", access: "manager", params: project, response: page(imports.ImportJob) },
  getImport: { summary: "Progress of an import", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportJob },
  cancelImport: { summary: "Stop an import and take back what it added", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportJob },
  getImportUndo: { summary: "What undoing a finished import would take back, and what stays", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportUndo },
  undoImport: { summary: "Take back a finished import in the background, except tasks that somebody has worked on since", access: "manager", params: z.strictObject({ project: Id, job: Id }), response: imports.ImportJob, status: 202 },
  importErrors: { summary: "All row errors as CSV", access: "manager", params: z.strictObject({ project: Id, job: Id }), query: imports.ErrorsQuery, response: "text/csv" },

  listTasks: { summary: "Tasks", access: "manager", params: project, query: tasks.ListTasks, response: tasks.TaskList },
  countTasks: { summary: "How many tasks match a filter", access: "manager", params: project, query: tasks.TaskFilter, response: tasks.TaskCount },
  listTaskFields: { summary: "Names of the data fields of the tasks", access: "reviewer", params: project, response: tasks.TaskFields },
  listViews: { summary: "Saved views of a list, own and shared, and the columns chosen last; views of tasks are the managers'", access: "reviewer", params: project, query: views.ListViews, response: views.Views },
  createView: { summary: "Save a view of a list; managers may share it", access: "reviewer", params: project, body: views.CreateView, response: views.SavedView, status: 201 },
  patchView: { summary: "Change a saved view of one's own, or a shared one as a manager", access: "reviewer", params: view, body: views.PatchView, response: views.SavedView },
  deleteView: { summary: "Delete a saved view", access: "reviewer", params: view, response: none },
  putColumns: { summary: "Remember the columns one has chosen in a list", access: "reviewer", params: project, body: views.PutColumns, response: none },
  assignTasks: { summary: "Assign tasks to a person, or take them back", access: "manager", params: project, body: tasks.AssignTasks, response: tasks.AssignedTasks },
  deleteTasks: { summary: "Delete tasks; those with answers only when asked to", access: "manager", params: project, body: tasks.DeleteTasks, response: tasks.DeletedTasks },
  startBulkAction: { summary: "Assign, return, delete, accept or reject many tasks in the background", access: "manager", params: project, body: bulk.StartBulkAction, response: bulk.BulkAction, status: 202 },
  listBulkActions: { summary: "Bulk actions, newest first; reviewers see their own", access: "reviewer", params: project, response: page(bulk.BulkAction) },
  getBulkAction: { summary: "A bulk action and how far it is", access: "reviewer", params: bulkAction, response: bulk.BulkAction },
  cancelBulkAction: { summary: "Cancel a bulk action; what it has done stays", access: "reviewer", params: bulkAction, response: bulk.BulkAction },
  undoBulkAction: { summary: "Take the last bulk action back, except where people have gone on since", access: "reviewer", params: bulkAction, response: bulk.BulkAction, status: 202 },
  listBulkItems: { summary: "The report of a bulk action: what became of each task", access: "reviewer", params: bulkAction, query: bulk.ListBulkItems, response: bulk.BulkItems },
  getTask: { summary: "One task with everybody's answers; reviewers see submitted ones, and none while they label the task themselves", access: "reviewer", params: z.strictObject({ project: Id, task: Id }), response: tasks.TaskDetail },
  listTaskVersions: { summary: "Earlier versions of the data of a task, the latest first, and what became of the answers to them", access: "manager", params: z.strictObject({ project: Id, task: Id }), response: page(tasks.EarlierVersion) },
  getAdjudicationOverview: { summary: "Tasks that wait for adjudication, and how far second decisions on a sample agree with the first", access: "reviewer", params: project, query: adjudication.OverviewQuery, response: adjudication.AdjudicationOverview },
  drawSecondSample: { summary: "Draw adjudicated tasks for a second decision", access: "manager", params: project, body: adjudication.DrawSample, response: z.object({ drawn: z.int() }) },
  emptySecondSample: { summary: "Take tasks without a second decision out of the sample", access: "manager", params: project, response: z.object({ removed: z.int() }) },
  putSecondResolution: { summary: "Decide an adjudicated task of the sample a second time; never who decided it first", access: "reviewer", params: task, body: resolutions.PutSecondResolution, maxBodyBytes: 24 * MB, response: resolutions.SecondResolution },
  getAdjudication: { summary: "What there is to decide about a task: where its annotations differ, object by object, and what they agree on", access: "reviewer", params: z.strictObject({ project: Id, task: Id }), query: adjudication.AdjudicationQuery, response: adjudication.Adjudication },
  claimAdjudication: { summary: "Hold the first of some tasks that nobody else adjudicates", access: "reviewer", params: project, body: adjudication.ClaimAdjudication, response: adjudication.ClaimedAdjudication },
  holdAdjudication: { summary: "Hold a task while adjudicating it, or hold it longer", access: "reviewer", params: z.strictObject({ project: Id, task: Id }), response: adjudication.AdjudicationHold },
  releaseAdjudication: { summary: "Give back a task held for adjudication", access: "reviewer", params: z.strictObject({ project: Id, task: Id }), query: adjudication.ReleaseHold, response: none },
  getResolution: { summary: "The final answer of a task", access: "reviewer", params: task, response: resolutions.Resolution },
  putResolution: { summary: "Decide the final answer of a task; reviewers never where they have answered themselves", access: "reviewer", params: task, body: resolutions.PutResolution, maxBodyBytes: 24 * MB, response: resolutions.Resolution },
  deleteResolution: { summary: "Open a decided task again", access: "reviewer", params: task, query: z.strictObject({ revision: Version }), response: none },

  listReviews: { summary: "Answers that wait for a review, oldest first, or reviews by decision, newest first; never one's own answers", access: "reviewer", params: project, query: reviews.ListReviews, response: reviews.ReviewList },
  startBulkReview: { summary: "Accept or reject many annotations in the background", access: "reviewer", params: project, body: bulk.StartBulkReview, response: bulk.BulkAction, status: 202 },
  listComments: { summary: "Comments on the annotations of a task, in threads; annotators see those on their own", access: "member", params: task, query: comments.CommentsQuery, response: comments.CommentThreads },
  listCommentReplies: { summary: "Replies to the caller's comments that they have not answered", access: "reviewer", params: project, response: comments.CommentReplies },
  createComment: { summary: "Comment on an annotation or one region of it, or reply; annotators on their own", access: "member", params: task, body: comments.CreateComment, response: CommentThread, status: 201 },
  patchThread: { summary: "Resolve a thread of comments, or open it again", access: "member", params: z.strictObject({ task: Id, thread: Id }), body: comments.PatchThread, response: CommentThread },
  createReview: { summary: "Accept, reject or fix the current revision of somebody else's answer; replaces an earlier decision on it", access: "reviewer", params: project, body: reviews.CreateReview, maxBodyBytes: 24 * MB, response: reviews.ReviewSaved },

  getLabelSession: { summary: "What the label view starts with", access: "member", params: project, response: LabelSession },
  queue: { summary: "Reserve the next tasks", access: "member", params: project, body: labelRequests.QueueRequest, response: labeling.QueueResponse },
  history: { summary: "Own work, newest first", access: "member", params: project, query: Paging, response: page(labeling.HistoryItem) },
  listOwnWork: { summary: "Own annotations with what they say in short, the last changed first", access: "member", params: project, query: ownWork.ListOwnWork, response: ownWork.OwnWorkList },
  getOwnProgress: { summary: "Own progress: what was submitted, what is left, sent back, begun or waits for a ruling", access: "member", params: project, response: ownWork.OwnProgress },
  getLabelTask: { summary: "Open an own or reserved task in the label view", access: "member", params: task, response: labeling.LabelTask },
  putAnnotation: { summary: "Save, submit or skip; repeating the same write is harmless", access: "member", params: task, body: labelRequests.PutAnnotation, maxBodyBytes: 24 * MB, response: labeling.PutAnnotationResponse },
  listAnnotations: { summary: "Answers to a task; annotators see their own only", access: "member", params: task, response: page(tasks.TaskAnswer) },
  showGoldFeedback: { summary: "In training mode: an own submitted answer beside the gold answer; it stays as it is from then on", access: "member", params: task, response: gold.GoldFeedback },
  renewLease: { summary: "Keep a reserved task longer", access: "member", params: task, response: labeling.LeaseResponse },
  releaseLease: { summary: "Give a reserved task back", access: "member", params: task, query: labelRequests.ReleaseLease, response: none },
  getAsset: { summary: "An image of a task", access: "member", params: z.strictObject({ asset: Id }), query: assets.GetAsset, response: "image/*" },
  getTile: { summary: "A tile of a large image", access: "member", params: assets.TileParams, query: assets.LevelWindowQuery, response: "image/*" },

  listSegmentModels: { summary: "Models for click to segment; the owner also sees what was refused and why", access: "user", response: segment.SegmentModels },
  getSegmentModelFile: { summary: "A file of a model; takes Range", access: "user", params: z.strictObject({ model: segment.ModelName, part: segment.ModelPart }), query: z.strictObject({ sha256: z.optional(segment.Sha256) }), response: "application/octet-stream" },
  getSegmentRuntime: { summary: "A file of what runs models in the browser", access: "user", params: z.strictObject({ version: z.string().check(z.maxLength(50)), file: z.string().check(z.maxLength(100)) }), response: "application/octet-stream" },
  getSegmentWorker: { summary: "The script that runs models in the browser, apart from the page", access: "user", response: "text/javascript" },

  listPredictions: { summary: "Suggestions of models", access: "manager", params: project, query: predictions.ListPredictions, response: page(predictions.Prediction) },
  addPredictions: { summary: "Add suggestions of a model, all or none; the same task and model again replaces", access: "manager", params: project, body: predictions.AddPredictions, maxBodyBytes: 8 * MB, response: predictions.AddedPredictions },
  removePredictions: { summary: "Remove all suggestions of a model", access: "manager", params: project, query: predictions.RemovePredictions, response: predictions.RemovedPredictions },
  listPredictionModels: { summary: "Models with how many suggestions each has made", access: "manager", params: project, query: Paging, response: page(predictions.PredictionModel) },

  listTermLists: { summary: "Term lists and patterns with their last runs", access: "manager", params: project, response: page(terms.TermList) },
  createTermList: { summary: "Add a term list or patterns as UTF-8 text, and run it", access: "manager", params: project, query: terms.CreateTermList, body: "raw", response: terms.TermList, status: 201 },
  createConfirmedTerms: { summary: "Suggest what annotators have marked before, and collect it now", access: "manager", params: project, body: terms.CreateConfirmedTerms, response: terms.TermList, status: 201 },
  deleteTermList: { summary: "Delete a term list with its suggestions", access: "manager", params: termList, response: none },
  startTermRun: { summary: "Search all tasks in the background; its suggestions are replaced", access: "manager", params: termList, response: terms.TermList, status: 202 },
  cancelTermRun: { summary: "Cancel the search; suggestions it has made stay", access: "manager", params: termList, response: terms.TermList },

  listCandidateLists: { summary: "Lists of candidates that mentions are linked to", access: "manager", params: project, response: page(candidates.CandidateList) },
  createCandidateList: { summary: "Add a list of candidates as UTF-8 text", access: "manager", params: project, query: candidates.CreateCandidateList, body: "raw", response: candidates.CandidateList, status: 201 },
  replaceCandidates: { summary: "Replace the candidates of a list; refused while answers stand for candidates that would go, unless told what becomes of them", access: "manager", params: candidateList, query: candidates.ReplaceCandidates, body: "raw", response: candidates.CandidateList },
  deleteCandidateList: { summary: "Delete a list of candidates that no question uses", access: "manager", params: candidateList, response: none },
  getCandidateFile: { summary: "The candidates: a JSON array of id, name, description and aliases a line; the bytes of an address never change", access: "member", params: candidates.CandidateFile, response: "text/plain" },

  listWebhooks: { summary: "Webhooks with their last delivery", access: "manager", params: project, response: page(webhooks.Webhook) },
  createWebhook: { summary: "Create a webhook; its secret is shown this once", access: "manager", params: project, body: webhooks.CreateWebhook, response: webhooks.CreatedWebhook, status: 201 },
  patchWebhook: { summary: "Change a webhook; pausing gives up what waits for it", access: "manager", params: webhook, body: webhooks.PatchWebhook, response: webhooks.Webhook },
  deleteWebhook: { summary: "Delete a webhook with its deliveries", access: "manager", params: webhook, response: none },
  listDeliveries: { summary: "Deliveries of a webhook, newest first", access: "manager", params: webhook, query: webhooks.ListDeliveries, response: page(webhooks.Delivery) },
  testWebhook: { summary: "Send a ping", access: "manager", params: webhook, response: webhooks.Delivery, status: 202 },

  getAgreement: { summary: "Agreement per control", access: "manager", params: project, query: quality.AgreementQuery, response: quality.AgreementReport },
  listDisputed: { summary: "Tasks people disagree on most", access: "manager", params: project, query: quality.DisputedQuery, response: quality.DisputedTasks },

  getDistributionSettings: { summary: "How tasks are distributed among annotators, without counting tasks", access: "manager", params: project, response: distribution.Distribution },
  getDistribution: { summary: "How tasks are distributed among annotators, and what it comes to", access: "manager", params: project, response: distribution.DistributionState },
  putDistribution: { summary: "Change how many annotators tasks need and how many tasks annotators are handed", access: "manager", params: project, body: distribution.Distribution, response: distribution.DistributionState },
  previewDistribution: { summary: "What numbers of annotators would come to, without setting them", access: "manager", params: project, body: distribution.PreviewDistribution, response: distribution.DistributionPreview },

  getGold: { summary: "How gold tasks are handed out, and who is paused", access: "manager", params: project, response: gold.GoldState },
  putGoldSettings: { summary: "Change how gold tasks are handed out", access: "manager", params: project, body: gold.GoldSettings, response: gold.GoldState },
  letGoOn: { summary: "Let a paused annotator go on: only their gold answers from now on count for a pause", access: "manager", params: z.strictObject({ project: Id, user: Id }), response: gold.GoldState },
  getGoldAnswer: { summary: "The gold answer of a task", access: "manager", params: task, response: gold.GoldAnswerOrNone },
  putGoldAnswer: { summary: "Make a task gold, or change its gold answer", access: "manager", params: task, body: gold.PutGoldAnswer, maxBodyBytes: 24 * MB, response: gold.GoldAnswerOrNone },
  deleteGoldAnswer: { summary: "Make a gold task an ordinary one", access: "manager", params: task, response: none },
  getReviewerFigures: { summary: "What reviewers have decided, and how long annotations waited for them", access: "manager", params: project, response: annotatorFigures.ReviewerFigures },
  getAnnotatorFigures: { summary: "What annotators have done, and how well", access: "manager", params: project, response: annotatorFigures.AnnotatorFigures },
  getConsensus: { summary: "What methods of consensus make of the annotations, scored on adjudicated tasks", access: "manager", params: project, response: consensus.ConsensusReport },
  previewConsensus: { summary: "What a run of consensus would settle, for every least confidence", access: "manager", params: project, body: runs.PreviewConsensus, response: runs.ConsensusPreview },
  listConsensusRuns: { summary: "Runs of consensus, newest first, and how many tasks they have settled", access: "manager", params: project, response: runs.ConsensusRuns },
  startConsensusRun: { summary: "Settle tasks by methods of consensus in the background; those less sure wait for a person", access: "manager", params: project, body: runs.StartConsensusRun, response: runs.ConsensusRuns, status: 202 },
  cancelConsensusRun: { summary: "Cancel a run of consensus; what it has written stays", access: "manager", params: consensusRun, response: runs.ConsensusRuns },
  undoConsensusRun: { summary: "Take back what a run of consensus has written; decisions of people stay", access: "manager", params: consensusRun, response: runs.ConsensusRuns },

  getAnnotatorQuality: { summary: "One annotator's work by week, agreement with the others, accuracy, confusions, skips, and what became of suggestions", access: "manager", params: z.strictObject({ project: Id, user: Id }), response: annotatorQuality.AnnotatorQuality },
  getOwnQuality: { summary: "The same of the caller; gold tasks are left out of what is compared", access: "member", params: project, response: annotatorQuality.AnnotatorQuality },
  getLabelErrors: { summary: "Labels of a question that a model's probabilities speak against: the last search in figures", access: "manager", params: project, query: labelErrors.GetLabelErrors, response: labelErrors.LabelErrorReport },
  getLabelErrorWalk: { summary: "The likely label errors before and after a task, in the order and with the filters of the list", access: "manager", params: z.strictObject({ project: Id, task: Id }), query: labelErrors.LabelErrorWalkQuery, response: labelErrors.LabelErrorWalk },
  listLabelErrors: { summary: "The tasks that the last search of a question has found, the likeliest errors first", access: "manager", params: project, query: labelErrors.ListLabelErrors, response: page(labelErrors.LabelErrorItem) },
  downloadLabelErrors: { summary: "The same as CSV, with the tasks that are no likely errors", access: "manager", params: project, query: labelErrors.DownloadLabelErrors, response: "text/csv" },
  uploadProbabilities: { summary: "Upload out-of-fold probabilities of the labels of a question, and search with them in the background", access: "manager", params: project, query: labelErrors.UploadProbabilities, body: "raw", response: labelErrors.LabelErrorReport, status: 202 },
  startLabelErrorRun: { summary: "Search for label errors in the background", access: "manager", params: project, body: labelErrors.StartLabelErrorRun, response: labelErrors.LabelErrorReport, status: 202 },
  cancelLabelErrorRun: { summary: "Stop a search for label errors; what was found before stays", access: "manager", params: labelSearch, response: labelErrors.LabelErrorReport },
  dismissLabelErrors: { summary: "Say that the labels of tasks are right, or take that back; it holds until the label or its probabilities change", access: "manager", params: project, body: labelErrors.DismissLabelErrors, response: labelErrors.DismissedLabelErrors },

  getAgreementOverTime: { summary: "Agreement per control by day or week, and when guidelines were published", access: "manager", params: project, query: charts.ChartPeriod, response: charts.AgreementOverTime },
  getWorkOverTime: { summary: "Submitted annotations per annotator and tasks done by day or week, median times, and the expected end", access: "manager", params: project, query: charts.ChartPeriod, response: charts.WorkOverTime },
  getLabelBalance: { summary: "How often each label is in submitted annotations and in final answers", access: "manager", params: project, query: charts.LabelBalanceQuery, response: charts.LabelBalance },

  listDuplicates: { summary: "Pairs of near-duplicates, the most similar first", access: "manager", params: project, query: duplicates.ListDuplicates, response: page(duplicates.DuplicatePair) },
  getDuplicateState: { summary: "The last search for near-duplicates, and how many pairs are in which state", access: "manager", params: project, response: duplicates.DuplicateState },
  startDuplicateRun: { summary: "Search for near-duplicates in the background; decided pairs stay as they are", access: "manager", params: project, body: duplicates.DuplicateSimilarities, response: duplicates.DuplicateState, status: 202 },
  cancelDuplicateRun: { summary: "Cancel the search for near-duplicates; pairs it has added go", access: "manager", params: project, response: duplicates.DuplicateState },
  decideDuplicates: { summary: "Confirm or dismiss pairs, or leave them undecided again", access: "manager", params: project, body: duplicates.DecideDuplicates, response: duplicates.DecidedDuplicates },

  previewRelease: { summary: "Counts and warnings of a release plan, without freezing it", access: "manager", params: project, body: releases.ReleasePlan, response: releases.ReleaseCounts },
  watchPreview: { summary: "The same as lines of JSON: how far it is, and at the end the counts or the problem. It ends when the caller leaves", access: "manager", params: project, body: releases.ReleasePlan, response: "application/x-ndjson" },
  createRelease: { summary: "Freeze a release", access: "manager", params: project, body: releases.CreateRelease, response: releases.ReleaseItem, status: 202 },
  listReleases: { summary: "Releases, newest first", access: "manager", params: project, response: page(releases.ReleaseItem) },
  getRelease: { summary: "One release with its counts and what each format loses", access: "manager", params: release, response: releases.ReleaseDetail },
  getReleaseDuplicates: { summary: "How a frozen release divides near-duplicates, also those found later", access: "manager", params: release, response: duplicates.ReleaseDuplicates },
  compareReleases: { summary: "Tasks added, removed, relabeled and moved between two releases of a project", access: "manager", params: release, query: releases.CompareQuery, response: releases.ReleaseComparison },
  downloadRelease: { summary: "A release as a zip", access: "manager", params: release, query: releases.DownloadQuery, response: "application/zip" },
  listReleaseLinks: { summary: "Links to a release that were not withdrawn", access: "manager", params: release, response: page(releases.ReleaseLink) },
  createReleaseLink: { summary: "Make a link that downloads a release without signing in, until it ends; it is shown this once", access: "manager", params: release, body: releases.CreateReleaseLink, response: releases.CreatedReleaseLink, status: 201 },
  revokeReleaseLink: { summary: "Withdraw a link to a release", access: "manager", params: z.strictObject({ release: Id, link: Id }), response: none },
  downloadByLink: { summary: "A release as a zip, by its link", access: "public", params: z.strictObject({ token: z.string().check(z.maxLength(100)) }), response: "application/zip" },
  deprecateRelease: { summary: "Say that a release should not be used any more, and why", access: "manager", params: release, body: releases.DeprecateRelease, response: none },
  restoreRelease: { summary: "Take back that a release should not be used", access: "manager", params: release, response: none },
} as const satisfies Record<RouteName, Omit<RouteContract, "method" | "path">>;

type Routes = { [N in RouteName]: Pick<RouteContract, "method" | "path"> & (typeof CONTRACTS)[N] };

export const ROUTES = Object.fromEntries(
  Object.entries(CONTRACTS).map(([name, contract]) => [name, { ...endpointOf(name as RouteName), ...contract }]),
) as Routes;

export type { RouteName };
