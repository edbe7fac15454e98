/** How many annotators tasks need and how many tasks annotators are handed: what is set, what it comes to, for managers. */
import { countAtMost } from "@/db/queries/adaptive-overlap";
import { listMembers } from "@/db/queries/members";
import { countByValue, countOverlap, type Wanted } from "@/db/queries/overlap";
import { findProject, lockProjectRow, type ProjectRow, updateProject } from "@/db/queries/projects";
import { isMeasured } from "@/lib/agreement/agreement";
import type { Distribution, DistributionPreview, DistributionState } from "@/lib/contracts/distribution";
import { invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { NO_LIMITS } from "@/lib/distribution/work-limits";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { wakeLanes } from "../jobs/wake";
import { forgetTotals } from "../labeling/progress";
import { isImportedPerson } from "../members/imported-people";
import { reopenTasks } from "../projects/overlap";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { wantedOverlap } from "./wanted-overlap";

/** As many values of a field as the page shows. */
const SHOWN_VALUES = 20;

async function preview(
  { database }: Context,
  projectId: string,
  wanted: Wanted,
): Promise<DistributionPreview & { asked: number }> {
  const { share } = wanted;
  const { asked, ...counted } = await countOverlap(database, { projectId }, wanted);
  const byValue =
    share && share.field !== null ? await countByValue(database, { projectId }, wanted, SHOWN_VALUES) : null;
  return { ...counted, asked, left: counted.wanted - counted.given, byValue };
}

async function annotatorsOf({ database: { read } }: Context, projectId: string): Promise<number> {
  const members = await listMembers(read, { projectId });
  return members.filter(({ role, email }) => role !== "reviewer" && !isImportedPerson(email)).length;
}

const settingsOf = ({ settings: { overlap }, distribution }: ProjectRow): Distribution => {
  const { share = null, adaptive = null, limits = NO_LIMITS } = distribution ?? {};
  return { overlap, share, adaptive, limits };
};

async function stateOf(context: Context, projectId: string): Promise<DistributionState> {
  const project = await findProject(context.database.read, { projectId });
  if (!project) throw notFound("project");
  const { asked, ...counted } = await preview(context, projectId, wantedOverlap(project));
  const adaptive = project.distribution?.adaptive;
  return {
    settings: settingsOf(project),
    preview: counted,
    asked,
    atMost: adaptive ? await countAtMost(context.database, { projectId, adaptive }) : 0,
    annotators: await annotatorsOf(context, projectId),
  };
}

export const getDistributionSettings: UseCase<"getDistributionSettings"> = async (context, { params }) =>
  settingsOf((await requireManaged(context, params.project)).project);

export const getDistribution: UseCase<"getDistribution"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return stateOf(context, params.project);
};

export const previewDistribution: UseCase<"previewDistribution"> = async (context, { params, body }) => {
  const { project } = await requireManaged(context, params.project);
  const { overlap, share } = body;
  const distribution = distributionOf(context, project, { ...settingsOf(project), share });
  const after = { settings: { ...project.settings, overlap }, distribution };
  const { asked: _asked, ...counted } = await preview(context, project.id, wantedOverlap(after));
  return counted;
};

async function requireManaged(context: Context, projectId: string) {
  const membership = await requireRole(context, projectId, "manager");
  const project = await findProject(context.database.read, { projectId });
  if (!project) throw notFound("project");
  return { ...membership, project };
}

/** The seed stays: which tasks are in the share does not change with other settings. */
const distributionOf = (
  { newId }: Context,
  { distribution }: ProjectRow,
  { share, adaptive, limits }: Omit<Distribution, "overlap">,
) => ({ share, adaptive, limits, seed: distribution?.seed ?? newId() });

async function requireQuestion(context: Context, projectId: string, control: string | null): Promise<void> {
  if (control === null) return;
  const { schema } = await projectWithSchema(context, projectId);
  if (!schema.controls.some((one) => one.id === control && isMeasured(one)))
    throw invalid("adaptive.control", say("distribution.noAgreement"));
}

export const putDistribution: UseCase<"putDistribution"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  await requireQuestion(context, projectId, body.adaptive?.control ?? null);
  const { overlap, ...rest } = body;
  await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    const settings = { ...project.settings, overlap };
    const distribution = distributionOf(context, project, rest);
    await updateProject(db, { projectId, settings, distribution });
    await reopenTasks(db, { before: project, after: { ...project, settings, distribution } });
    const event = { projectId, actorId: actor.id, action: "distribution.settings", target: projectId };
    await recordEvent(db, { ...event, detail: { ...body } }, context.now());
  });
  forgetTotals(projectId);
  // Tasks whose agreement is out of date are looked at beside the work.
  wakeLanes();
  return stateOf(context, projectId);
};
