/** Projects: create, read, change, delete; the figures of the overview. */
import { workByQuarter } from "@/db/queries/charts";
import { countExcluded, standingExclusions } from "@/db/queries/exclusions";
import { addMember, findMembership } from "@/db/queries/members";
import {
  answersOverTime,
  deleteProject as deleteProjectRows,
  findProject,
  findSchema,
  insertProject,
  insertSchema,
  listProjects as listProjectRows,
  lockProjectRow,
  type ProjectRow,
  recentLeadTimes,
  updateProject,
  workByPerson,
} from "@/db/queries/projects";
import { openQuestions } from "@/db/queries/questions";
import { expectedEnd } from "@/lib/charts/expected-end";
import type { ProjectRole } from "@/lib/contracts/common";
import { DEFAULT_SETTINGS } from "@/lib/contracts/projects";
import { invalid, invalidIssues, notFound } from "@/lib/core/app-error";
import { localDate, localDay } from "@/lib/core/local-day";
import { medianOf } from "@/lib/core/median";
import { say } from "@/lib/core/message";
import { coarseCount } from "@/lib/gold/coarse-count";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import { findTemplate } from "@/lib/labels/templates";
import { withStableStyles } from "@/lib/labels/with-stable-styles";
import { requireProjectCreator, requireRole, requireUser } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { readCursor } from "../cursor";
import { isGoldOn } from "../gold/queue-order";
import { labelProgress, trueProgress } from "../labeling/progress";
import type { UseCase } from "../use-case";
import { keptCounts } from "./kept-counts";
import { reopenTasks } from "./overlap";

const DAY_MS = 86_400_000;

/** The project with its current schema; for use cases that have checked the role already. */
export async function projectWithSchema(context: Context, projectId: string) {
  const project = await findProject(context.database.read, { projectId });
  const schema =
    project && (await findSchema(context.database.read, { projectId, version: project.schemaVersion }));
  if (!project || !schema) throw notFound("project");
  return { project, schema };
}

export function requireSchema(input: unknown): LabelSchema {
  const checked = checkLabelSchema(input);
  if (checked.ok) return checked.value;
  const issues = checked.error.map((issue) => ({ ...issue, path: `schema.${issue.path}` }));
  throw invalidIssues(issues);
}

async function summarize(context: Context, project: ProjectRow, role: ProjectRole) {
  const counts = await keptCounts(context, project.id);
  const { id, name, description, isDemo, createdAt } = project;
  const isCoarse = role === "annotator" && isGoldOn(project.gold);
  const shown = (count: number, total: number) => (isCoarse ? coarseCount(count, total) : count);
  return {
    id,
    name,
    description,
    role,
    isDemo,
    createdAt,
    tasks: counts.tasks,
    done: shown(counts.done, counts.tasks),
    answers: shown(counts.answers, counts.answersWanted),
  };
}

async function detail(context: Context, projectId: string, role: ProjectRole) {
  const { project, schema } = await projectWithSchema(context, projectId);
  const { schemaVersion, guidelineVersion } = project;
  const settings = { ...DEFAULT_SETTINGS, ...project.settings };
  return { ...(await summarize(context, project, role)), settings, schemaVersion, schema, guidelineVersion };
}

/** Own submitted annotations, and tasks left for the user. */
export async function ownFigures(context: Context, who: { projectId: string; userId: string }) {
  const membership = await findMembership(context.database.read, who);
  const progress = await labelProgress(context, who, membership);
  const { mine, left } = await trueProgress(context, who, { progress, isEnd: false });
  return { mine, left };
}

export const listProjects: UseCase<"listProjects"> = async (context, { query }) => {
  const actor = requireUser(context);
  const [before] = readCursor(query?.cursor, /^(\w{26})$/) ?? [];
  const rows = await listProjectRows(context.database.read, {
    userId: actor.id,
    all: actor.role === "owner",
    before,
    limit: query?.limit ?? 100,
  });
  const items = await Promise.all(
    rows.map(async ({ project, role }) => ({
      ...(await summarize(context, project, role ?? "manager")),
      own: role && (await ownFigures(context, { projectId: project.id, userId: actor.id })),
    })),
  );
  const full = rows.length === (query?.limit ?? 100);
  return { items, nextCursor: full ? (items.at(-1)?.id ?? null) : null };
};

export const createProject: UseCase<"createProject"> = async (context, { body }) => {
  const actor = requireProjectCreator(context);
  const template = body.template === undefined ? undefined : findTemplate(body.template);
  if (body.template !== undefined && !template)
    throw invalid("template", say("labels.unknownTemplate", { template: body.template }));
  const schema = withStableStyles(requireSchema(template?.schema ?? body.schema));
  const projectId = context.newId();
  const nowMs = context.now();
  await context.database.write(async (db) => {
    await insertProject(db, {
      id: projectId,
      name: body.name,
      description: body.description,
      settings: { ...DEFAULT_SETTINGS, ...body.settings } as typeof DEFAULT_SETTINGS,
      schemaVersion: 1,
      createdBy: actor.id,
      createdAt: nowMs,
    });
    await insertSchema(db, { projectId, version: 1, schema, createdBy: actor.id, createdAt: nowMs });
    await addMember(db, { projectId, userId: actor.id, role: "manager", nowMs });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "project.create", target: projectId },
      nowMs,
    );
  });
  return detail(context, projectId, "manager");
};

export const getProject: UseCase<"getProject"> = async (context, { params }) => {
  const { role } = await requireRole(context, params.project, "annotator");
  return detail(context, params.project, role);
};

export const patchProject: UseCase<"patchProject"> = async (context, { params, body }) => {
  const { role, actor } = await requireRole(context, params.project, "manager");
  await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId: params.project });
    if (!project) throw notFound("project");
    const settings = { ...project.settings, ...body.settings } as ProjectRow["settings"];
    await updateProject(db, {
      projectId: project.id,
      settings,
      ...(body.name !== undefined && { name: body.name }),
      ...(body.description !== undefined && { description: body.description }),
    });
    await reopenTasks(db, { before: project, after: { ...project, settings } });
    await recordEvent(
      db,
      {
        projectId: project.id,
        actorId: actor.id,
        action: "project.change",
        target: project.id,
        detail: { fields: Object.keys(body) },
      },
      context.now(),
    );
  });
  return detail(context, params.project, role);
};

export const deleteProject: UseCase<"deleteProject"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  await context.database.write(async (db) => {
    await deleteProjectRows(db, { projectId: params.project });
    await recordEvent(
      db,
      { projectId: "", actorId: actor.id, action: "project.delete", target: params.project },
      context.now(),
    );
  });
  // After the commit: a row without its file would be worse than a file without its row.
  await context.storage.deleteFolder(params.project);
  return {};
};

async function daysToGo(context: Context, projectId: string, left: number): Promise<number | null> {
  const { database, now, timeZone } = context;
  const work = await workByQuarter(database, { projectId, sinceMs: now() - 30 * DAY_MS });
  const perDay = work.map(({ atMs, annotations }) => ({ day: localDay(atMs, timeZone), annotations }));
  const today = localDay(now(), timeZone);
  const expected = expectedEnd(perDay, { left, today });
  return "reason" in expected ? null : expected.endDay - today;
}

export const getOverview: UseCase<"getOverview"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const db = context.database.read;
  const counts = await keptCounts(context, projectId);
  const exclusions = await standingExclusions(db, { projectId });
  const given = await answersOverTime(context.database, { projectId, sinceMs: context.now() - 30 * DAY_MS });
  const people = new Map<string, { userId: string; name: string; submitted: number; skipped: number }>();
  for (const row of await workByPerson(context.database, { projectId })) {
    const person = people.get(row.userId) ?? { userId: row.userId, name: row.name, submitted: 0, skipped: 0 };
    if (row.state === "submitted") person.submitted = row.answers;
    if (row.state === "skipped") person.skipped = row.answers;
    people.set(row.userId, person);
  }
  const withTimes = [...people.values()].map(async (person) => ({
    ...person,
    excluded: exclusions.some(({ userId }) => userId === person.userId),
    medianLeadTimeMs: medianOf(await recentLeadTimes(db, { projectId, userId: person.userId, limit: 500 })),
  }));
  const days = new Map<string, number>();
  for (const { atMs, answers } of given) {
    const day = localDate(atMs, context.timeZone);
    days.set(day, (days.get(day) ?? 0) + answers);
  }
  const perDay = [...days].map(([day, answers]) => ({ day, answers }));
  const questions = await openQuestions(db, { projectId });
  const answersExcluded = exclusions.length > 0 ? await countExcluded(db, { projectId }) : 0;
  const daysLeft = await daysToGo(context, projectId, counts.answersWanted - counts.answers);
  return { ...counts, answersExcluded, perDay, daysLeft, people: await Promise.all(withTimes), questions };
};
