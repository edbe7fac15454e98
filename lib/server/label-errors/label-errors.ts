/** Label errors of a question, for the managers of a project: what was found, the tasks, and what was dismissed. */
import { stringify } from "csv-stringify/sync";
import { type JobRow, listJobErrors, listJobs } from "@/db/queries/jobs";
import {
  basesOf,
  changedSince,
  countLabelErrors,
  deleteDismissals,
  findLabelErrorRun,
  type LabelErrorFilter,
  listLabelErrors,
  saveDismissals,
} from "@/db/queries/label-errors";
import { listModels } from "@/db/queries/predictions";
import { findProbabilitySet } from "@/db/queries/probabilities";
import { findTasks } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import type { LabelErrorItem, LabelErrorJob, LabelErrorReport } from "@/lib/contracts/label-errors";
import { invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { problemIn, toldIn } from "@/lib/i18n/tell";
import { withInputNames } from "@/lib/labels/about";
import { isRegionControl } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { BY_NAME } from "../blind/people-for";
import type { Context } from "../context";
import { readCursor } from "../cursor";
import { streamBody } from "../http/stream-body";
import { labelErrorsJob } from "../jobs/label-errors";
import { projectWithSchema } from "../projects/projects";
import { toTaskItems } from "../tasks/task-items";
import type { UseCase } from "../use-case";
import { isSearchable, requireSearchable } from "./searchable";

const SHOWN_ERRORS = 20;
const MODELS = 100;
const DOWNLOADED_AT_ONCE = 500;

type Job = ReturnType<typeof labelErrorsJob.parse>;

async function lastJob(context: Context, projectId: string, control: string): Promise<LabelErrorJob | null> {
  const db = context.database.read;
  const jobs = (await listJobs(db, { projectId, kind: "label-errors" })).map(
    (row: JobRow): Job => labelErrorsJob.parse(row),
  );
  const job = jobs.find(({ payload }) => payload.control === control);
  if (!job) return null;
  const { id, status, checkpoint, progress } = job;
  const errors = await listJobErrors(db, { jobId: id, limit: SHOWN_ERRORS });
  return {
    id,
    control,
    status,
    phase: checkpoint.phase ?? (job.payload.source.kind === "upload" ? "reading" : "searching"),
    done: progress.done,
    ...problemIn(job.problem),
    errors: errors.map(({ row, message }) => ({ row, ...toldIn(message) })),
  };
}

const NONE = { open: 0, dismissed: 0, decided: 0 };

export async function readReport(
  context: Context,
  projectId: string,
  wanted: string | undefined,
): Promise<LabelErrorReport> {
  const db = context.database.read;
  const { project, schema: stored } = await projectWithSchema(context, projectId);
  const schema = withInputNames(stored);
  const controls = schema.controls
    .filter(isSearchable)
    .map((control) => ({ control: control.id, name: control.name, isObjects: isRegionControl(control) }));
  const control = wanted ?? controls[0]?.control ?? null;
  const models = (await listModels(db, { projectId, limit: MODELS }))
    .filter(({ schemaVersion }) => schemaVersion === project.schemaVersion)
    .map(({ model, predictions }) => ({ model, predictions }));
  if (control === null) return { controls, control, models, set: null, job: null, run: null, counts: NONE };
  const question = { projectId, controlId: control };
  const [set, run] = [await findProbabilitySet(db, question), await findLabelErrorRun(db, question)];
  const names = run ? await namesOf(db, { userIds: [run.createdBy] }) : new Map<string, string>();
  return {
    controls,
    control,
    models,
    set: set
      ? { fileName: set.fileName, tasks: set.tasks, scaled: set.scaled, createdAt: set.createdAt }
      : null,
    job: await lastJob(context, projectId, control),
    run: run
      ? {
          source: run.source,
          summary: run.summary,
          createdBy: names.get(run.createdBy) ?? "",
          createdAt: run.createdAt,
          outdated:
            run.schemaVersion !== project.schemaVersion ||
            (await changedSince(db, { projectId, sinceMs: run.createdAt })),
        }
      : null,
    counts: run ? await countLabelErrors(db, { runId: run.id, likely: true }) : NONE,
  };
}

export const getLabelErrors: UseCase<"getLabelErrors"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  if (query?.control !== undefined)
    requireSearchable((await projectWithSchema(context, projectId)).schema, query.control);
  return readReport(context, projectId, query?.control);
};

type Page = LabelErrorFilter & { runId: string; after: number; limit: number };

async function itemsOf(context: Context, projectId: string, page: Page) {
  const db = context.database.read;
  const rows = await listLabelErrors(db, page);
  const tasks = await findTasks(db, { projectId, taskIds: rows.map(({ taskId }) => taskId) });
  const byId = new Map((await toTaskItems(db, tasks, BY_NAME)).map((item) => [item.id, item]));
  const items = rows.flatMap(({ basis: _, rank: __, ...row }): LabelErrorItem[] => {
    const task = byId.get(row.taskId);
    if (!task) return [];
    const { seq, externalId, preview, thumbnailUrl } = task;
    return [{ ...row, seq, externalId, preview, thumbnailUrl }];
  });
  return { items, last: rows.length === page.limit ? (rows.at(-1)?.rank ?? null) : null };
}

export const listLabelErrorsOfProject: UseCase<"listLabelErrors"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { control, cursor, all, limit, ...filter } = query;
  requireSearchable((await projectWithSchema(context, projectId)).schema, control);
  const run = await findLabelErrorRun(context.database.read, { projectId, controlId: control });
  if (!run) return { items: [], nextCursor: null };
  const [after] = readCursor(cursor, /^(\d{1,9})$/) ?? [];
  const { items, last } = await itemsOf(context, projectId, {
    ...filter,
    likely: !all,
    runId: run.id,
    after: Number(after ?? 0),
    limit,
  });
  return { items, nextCursor: last === null ? null : String(last) };
};

const HEAD = [
  "task",
  "id",
  "external_id",
  "likely",
  "problem",
  "given",
  "given_name",
  "suggested",
  "suggested_name",
  "score",
  "probability",
  "state",
];

export const downloadLabelErrors: UseCase<"downloadLabelErrors"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const control = requireSearchable((await projectWithSchema(context, projectId)).schema, query.control);
  const run = await findLabelErrorRun(context.database.read, { projectId, controlId: control.id });
  if (!run) throw notFound("labelErrorRun");
  const named = valueNamer(control);
  const cellsOf = (item: LabelErrorItem) => [
    item.seq,
    item.taskId,
    item.externalId,
    item.likely,
    item.problem,
    item.given,
    named(item.given) ?? "",
    item.suggested,
    named(item.suggested) ?? "",
    item.score,
    item.probability,
    item.state,
  ];
  async function* lines() {
    const encoder = new TextEncoder();
    // Spreadsheets take a file without the mark for one of an old code page.
    yield encoder.encode(stringify([HEAD], { bom: true }));
    for (let after = 0; ; ) {
      const page = { runId: run?.id ?? "", after, limit: DOWNLOADED_AT_ONCE };
      const { items, last } = await itemsOf(context, projectId, page);
      yield encoder.encode(
        stringify(items.map(cellsOf), { cast: { boolean: String }, escape_formulas: true }),
      );
      if (last === null) return;
      after = last;
    }
  }
  return new Response(streamBody(lines()), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="label-errors.csv"',
      "cache-control": "private, no-store",
    },
  });
};

export const dismissLabelErrors: UseCase<"dismissLabelErrors"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { control: controlId, dismissed } = body;
  requireSearchable((await projectWithSchema(context, projectId)).schema, controlId);
  const taskIds = [...new Set(body.taskIds)];
  return context.database.write(async (db) => {
    const run = await findLabelErrorRun(db, { projectId, controlId });
    if (!run) throw notFound("labelErrorRun");
    const bases = await basesOf(db, { runId: run.id, taskIds });
    if (bases.length < taskIds.length) throw invalid("taskIds", say("labelErrors.notFound"));
    const [dismissedBy, createdAt] = [actor.id, context.now()];
    // Of these tasks alone: all of them are counted once, when the page is opened.
    const count = () => countLabelErrors(db, { runId: run.id, likely: true, among: taskIds });
    const before = await count();
    if (dismissed)
      await saveDismissals(
        db,
        bases.map((one) => ({ ...one, projectId, controlId, dismissedBy, createdAt })),
      );
    else await deleteDismissals(db, { projectId, controlId, taskIds });
    const action = dismissed ? "label-errors.dismiss" : "label-errors.reopen";
    const event = { projectId, actorId: actor.id, action, target: run.id };
    await recordEvent(db, { ...event, detail: { tasks: taskIds.length } }, createdAt);
    const after = await count();
    return {
      change: {
        open: after.open - before.open,
        dismissed: after.dismissed - before.dismissed,
        decided: after.decided - before.decided,
      },
    };
  });
};
