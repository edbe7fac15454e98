/** A new version of the label schema. What would be lost is counted and refused unless the caller accepts it. */
import type { Db } from "@/db/client/database";
import { markAllStale } from "@/db/queries/agreement";
import { imagesOf } from "@/db/queries/assets";
import { findCandidateList } from "@/db/queries/candidate-lists";
import { markAllOutdated } from "@/db/queries/method-resolutions";
import { findSchema, insertSchema, listSchemas, lockProjectRow, updateProject } from "@/db/queries/projects";
import { someTasks } from "@/db/queries/task-list";
import { linkingControls } from "@/lib/annotation/linked-answers";
import { AppError, type Issue, invalidIssues, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { type ReusedId, reusedIds } from "@/lib/labels/reused-ids";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { withStableStyles } from "@/lib/labels/with-stable-styles";
import { hasText } from "@/lib/text-forms/shape-texts";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Services } from "../context";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { countLosses, hasRegionsOf, heldOf } from "./held-keys";
import { requireSchema } from "./projects";

/** So many of the first and of the last tasks are looked at. */
const LOOKED_AT = 100;
/** A list that offers more is of no help. */
const MOST_FIELDS = 200;

/** Refuses inputs that tasks have nothing for: such tasks could be neither read nor labeled. */
async function requireShown(
  db: Db,
  projectId: string,
  before: LabelSchema,
  after: LabelSchema,
): Promise<void> {
  const same = (a: LabelSchema["inputs"][number], b: LabelSchema["inputs"][number]) =>
    a.kind === b.kind && a.field === b.field && a.form === b.form;
  const fresh = after.inputs.filter((input) => !before.inputs.some((one) => same(one, input)));
  if (fresh.length === 0) return;
  const tasks = await someTasks(db, { projectId, limit: LOOKED_AT });
  const images = await imagesOf(db, { taskIds: tasks.map((task) => task.id) });
  const issues = fresh.flatMap((input) => {
    const { id, field, kind } = input;
    const without = tasks.filter((task) =>
      kind === "image"
        ? !images.get(task.id)?.some((image) => image.field === field)
        : !hasText(input, task.data),
    );
    if (without.length === 0) return [];
    const path = `inputs.${after.inputs.findIndex((input) => input.id === id)}.field`;
    const message = say("labels.nothingToShow", { without: without.length, tasks: tasks.length, field });
    return [{ path, message }];
  });
  if (issues.length > 0) throw invalidIssues(issues);
}

/** Refuses questions about lists of candidates that the project does not have. */
async function requireLists(db: Db, projectId: string, schema: LabelSchema): Promise<void> {
  const issues: Issue[] = [];
  for (const { control, list: listId } of linkingControls(schema)) {
    if (listId === undefined || (await findCandidateList(db, { projectId, listId }))) continue;
    const at = schema.controls.findIndex(({ id }) => id === control.id);
    issues.push({ path: `schema.controls.${at}.list`, message: say("candidates.unknownList") });
  }
  if (issues.length > 0) throw invalidIssues(issues);
}

/** Refuses another form of a text on which regions have been marked: their offsets would mean other words. */
async function requireSameTexts(
  db: Db,
  projectId: string,
  before: LabelSchema,
  after: LabelSchema,
): Promise<void> {
  const changed = before.inputs.filter(({ id, form }) =>
    after.inputs.some((input) => input.id === id && input.form !== form),
  );
  const issues: Issue[] = [];
  for (const { id } of changed) {
    const controls = before.controls.filter((control) => isRegionControl(control) && control.input === id);
    if (!(await hasRegionsOf(db, projectId, new Set(controls.map((control) => control.id))))) continue;
    const path = `inputs.${after.inputs.findIndex((input) => input.id === id)}.form`;
    issues.push({ path, message: say("labels.formInUse", { input: id }) });
  }
  if (issues.length > 0) throw invalidIssues(issues);
}

/** Refuses ids that stood for something else, where anything stored still means that by them. */
async function requireFreshIds(db: Db, projectId: string, reused: readonly ReusedId[]): Promise<void> {
  if (reused.length === 0) return;
  const held = await heldOf(
    db,
    projectId,
    reused.map(({ key }) => key),
  );
  const issues = reused.flatMap(({ key, ...issue }) => (held.has(key) ? issue : []));
  if (issues.length > 0) throw new AppError("invalid_input", say("labels.idsReused"), { issues });
}

export const getSchemaUsage: UseCase<"getSchemaUsage"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const tasks = await someTasks(context.database.read, { projectId, limit: LOOKED_AT });
  const fields = [...new Set(tasks.flatMap(({ data }) => Object.keys(data)))].slice(0, MOST_FIELDS);
  return { held: await runInWorker(context, "schemaUsage", { projectId }), fields };
};

export const putSchema: UseCase<"putSchema"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const asked = requireSchema(body.schema);
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    const old = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
    if (!project || !old) throw notFound("project");
    if (project.schemaVersion !== body.baseVersion)
      throw new AppError("stale_revision", say("labels.stale"), {
        extra: { version: project.schemaVersion },
      });
    const schema = withStableStyles(asked, old);
    await requireFreshIds(db, projectId, reusedIds(await listSchemas(db, { projectId }), old, schema));
    await requireShown(db, projectId, old, schema);
    await requireLists(db, projectId, schema);
    await requireSameTexts(db, projectId, old, schema);
    // Under the lock, so that no answer with a removed label is given between the count and the new version.
    const losses = await countLosses(db, projectId, old, schema);
    if (losses.length > 0 && !body.acceptLoss)
      throw new AppError("conflict", say("labels.inUse"), {
        extra: { losses },
      });
    const version = project.schemaVersion + 1;
    await store(db, { projectId, version, schema, actorId: actor.id, losses: losses.length }, nowMs);
    return { version };
  });
};

type NewVersion = {
  projectId: string;
  version: number;
  schema: LabelSchema;
  actorId: string;
  losses: number;
};

async function store(db: Db, { losses, actorId, ...made }: NewVersion, nowMs: number): Promise<void> {
  const { projectId, version, schema } = made;
  await insertSchema(db, { projectId, version, schema, createdBy: actorId, createdAt: nowMs });
  await updateProject(db, { projectId, schemaVersion: version });
  // A label or scale that changed changes what its answers agree on.
  await markAllStale(db, { projectId });
  await markAllOutdated(db, { projectId });
  await recordEvent(
    db,
    { projectId, actorId, action: "schema.save", target: String(version), detail: { losses } },
    nowMs,
  );
}

/**
 * A new version of which nothing but labels and questions is new: an import adds what its labels need.
 * @throws AppError when the schema has changed meanwhile, or would be none
 */
export async function saveAddedLabels(
  db: Db,
  { now }: Services,
  added: { projectId: string; baseVersion: number; schema: LabelSchema; actorId: string },
): Promise<{ version: number; schema: LabelSchema }> {
  const { projectId, actorId } = added;
  const project = await lockProjectRow(db, { projectId });
  const old = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!project || !old) throw notFound("project");
  if (project.schemaVersion !== added.baseVersion) throw new AppError("conflict", say("labels.stale"));
  const schema = withStableStyles(requireSchema(added.schema), old);
  await requireFreshIds(db, projectId, reusedIds(await listSchemas(db, { projectId }), old, schema));
  const version = project.schemaVersion + 1;
  await store(db, { projectId, version, schema, actorId, losses: 0 }, now());
  return { version, schema };
}
