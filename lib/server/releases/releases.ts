/** Releases as routes: preview a plan, freeze it, look at it. */
import { insertJob, listJobs } from "@/db/queries/jobs";
import { findSchema, lockProjectRow } from "@/db/queries/projects";
import {
  findRelease,
  insertRelease,
  lastReleaseNumber,
  listReleases as listReleaseRows,
  type ReleaseRow,
} from "@/db/queries/releases";
import { namesOf } from "@/db/queries/users";
import type { ReleaseItem, ReleasePlan } from "@/lib/contracts/releases";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import type { ExportHeader } from "@/lib/formats/writer";
import { DEFAULT_LOCALE } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { inEnglish, problemIn } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS, validateRatios } from "@/lib/split/ratios";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { releaseJob } from "../jobs/release";
import { wakeLanes } from "../jobs/wake";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { requirePlanFields } from "./require-plan-fields";
import { planOf, type ReleasePayload, type StoredSummary, summaryOf } from "./stored-release";
import { toldLosses } from "./told-losses";

export function requireRatios(plan: ReleasePlan): void {
  const checked = validateRatios(plan.ratios);
  if (!checked.ok) throw checked.error;
}

export const previewRelease: UseCase<"previewRelease"> = async (context, { params, body }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  requireRatios(body);
  return runInWorker(context, "previewCounts", { projectId, plan: body });
};

const deprecationOf = (
  { deprecatedReason, deprecatedAt, deprecatedBy }: ReleaseRow,
  names: ReadonlyMap<string, string>,
): ReleaseItem["deprecated"] =>
  deprecatedReason === null
    ? null
    : { reason: deprecatedReason, at: deprecatedAt ?? 0, by: names.get(deprecatedBy ?? "") ?? "" };

async function toItems(context: Context, projectId: string, rows: ReleaseRow[]): Promise<ReleaseItem[]> {
  const people = rows.flatMap((row) => [row.createdBy, row.deprecatedBy ?? []].flat());
  const names = await namesOf(context.database.read, { userIds: [...new Set(people)] });
  const jobs = new Map(
    (await listJobs(context.database.read, { projectId, kind: "release" })).map((job) => [
      releaseJob.parse(job).payload.releaseId,
      job,
    ]),
  );
  return rows.map((row) => {
    const summary = summaryOf(row);
    const job = jobs.get(row.id);
    const { id, number, name, status, schemaVersion, guidelineVersion, createdAt, frozenAt } = row;
    return {
      id,
      number,
      name,
      status,
      plan: planOf(row),
      schemaVersion,
      guidelineVersion,
      counts: summary?.counts ?? null,
      checksum: summary?.checksum ?? null,
      ...problemIn(job?.problem ?? null),
      progress: status === "building" && job ? { done: job.progress.done, total: job.progress.total } : null,
      createdAt,
      createdBy: names.get(row.createdBy) ?? "",
      frozenAt,
      notes: row.notes,
      deprecated: deprecationOf(row, names),
    };
  });
}

export const createRelease: UseCase<"createRelease"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  requireRatios(body.plan);
  await requirePlanFields(context, projectId, body.plan);
  const releaseId = context.newId();
  const nowMs = context.now();
  const payload: ReleasePayload = { releaseId, plan: body.plan };
  await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    const number = (await lastReleaseNumber(db, { projectId })) + 1;
    const { schemaVersion, guidelineVersion } = project;
    await insertRelease(db, {
      id: releaseId,
      projectId,
      number,
      name: body.name,
      notes: body.notes,
      plan: body.plan,
      status: "building",
      schemaVersion,
      guidelineVersion,
      createdBy: actor.id,
      createdAt: nowMs,
    });
    const progress = { done: 0, total: null, unit: "tasks", perSecond: null };
    await insertJob(db, {
      id: context.newId(),
      projectId,
      kind: "release",
      status: "queued",
      payload,
      progress,
      checkpoint: {},
      createdBy: actor.id,
      createdAt: nowMs,
    });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "release.create", target: releaseId, detail: { number } },
      nowMs,
    );
  });
  wakeLanes();
  return (await toItems(context, projectId, [await requireRow(context, releaseId)]))[0] as ReleaseItem;
};

async function requireRow(context: Context, releaseId: string): Promise<ReleaseRow> {
  const row = await findRelease(context.database.read, { releaseId });
  if (!row) throw notFound("release");
  return row;
}

/** The release for a manager of its project; a stranger's release does not exist. */
export async function requireRelease(context: Context, releaseId: string) {
  if (!context.actor) throw new AppError("unauthenticated", say("access.signIn"));
  const row = await requireRow(context, releaseId);
  const membership = await requireRole(context, row.projectId, "manager").catch((error) => {
    throw error instanceof AppError && error.code === "not_found" ? notFound("release") : error;
  });
  return { row, ...membership };
}

export const listReleases: UseCase<"listReleases"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const rows = await listReleaseRows(context.database.read, { projectId: params.project });
  return { items: await toItems(context, params.project, rows), nextCursor: null };
};

/** The header of a release, which every format gets. */
export const headerOf = (
  row: ReleaseRow,
  schema: LabelSchema,
  summary: StoredSummary | null,
): ExportHeader => ({
  releaseName: row.name,
  schema,
  perAnnotator: planOf(row).labels === "all",
  dataFields: summary?.dataFields ? new Set(summary.dataFields) : null,
  vectors: summary?.vectors ? new Map(Object.entries(summary.vectors)) : null,
  classNumbers: summary?.classNumbers ?? null,
  annotators: summary?.annotators ?? [],
  hasFolds: planOf(row).folds !== undefined,
  splits: SPLITS,
});

const english = makeTranslate(DEFAULT_LOCALE);

export const getRelease: UseCase<"getRelease"> = async (context, { params }) => {
  const { row } = await requireRelease(context, params.release);
  const [item] = await toItems(context, row.projectId, [row]);
  const schema = await findSchema(context.database.read, {
    projectId: row.projectId,
    version: row.schemaVersion,
  });
  if (!schema) throw new AppError("internal", say("releases.noSchema", { release: row.id }));
  const summary = summaryOf(row);
  const header = headerOf(row, schema, summary);
  const formats = FORMAT_NAMES.map((format) => {
    const { forSpreadsheets = false, suits: check } = EXPORT_FORMATS[format];
    const suits = check(header);
    const counted = summary?.losses[format];
    return {
      format,
      title: english(`releases.format_${format}`),
      forSpreadsheets,
      unsuited: suits.ok ? null : inEnglish(suits.error),
      unsuitedMessage: suits.ok ? null : suits.error,
      losses: counted === undefined ? null : toldLosses(counted),
    };
  });
  const hasImages = schema.inputs.some((input) => input.kind === "image");
  return { ...(item as ReleaseItem), hasImages, formats };
};
