/** Rules: one decision each, with an id to cite, a scope, examples and a history. */

import type { Db } from "@/db/client/database";
import {
  findRule,
  insertRule,
  insertRuleRevision,
  listRules as listRuleRows,
  type RuleRow,
  updateRule,
} from "@/db/queries/guidelines";
import { findSchema, lockProjectRow, type ProjectRow, updateProject } from "@/db/queries/projects";
import type { Rule, RuleInput } from "@/lib/contracts/guidelines";
import type { CitedRule } from "@/lib/contracts/own-question";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { findControl, findLabel } from "@/lib/labels/schema";
import { isManager, requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import type { UseCase } from "../use-case";

const codeOf = (row: RuleRow): string => `R-${String(row.number).padStart(3, "0")}`;

/** As rulings and reviews cite it. */
export const toCitedRule = (row: RuleRow): CitedRule => ({
  id: row.id,
  code: codeOf(row),
  title: row.title,
  statement: row.statement,
});

export const toRule = (row: RuleRow): Rule => ({
  id: row.id,
  code: codeOf(row),
  title: row.title,
  statement: row.statement,
  labels: row.labels,
  examples: row.examples,
  status: row.status,
  revision: row.revision,
  updatedAt: row.updatedAt,
});

export const listRules: UseCase<"listRules"> = async (context, { params }) => {
  const membership = await requireRole(context, params.project, "annotator");
  const rows = await listRuleRows(context.database.read, { projectId: params.project });
  const items = rows.filter((row) => isManager(membership) || row.status === "active").map(toRule);
  return { items, nextCursor: null };
};

async function requireKnownLabels(
  db: Db,
  projectId: string,
  schemaVersion: number,
  labels: string[],
): Promise<void> {
  const schema = await findSchema(db, { projectId, version: schemaVersion });
  for (const [i, target] of labels.entries()) {
    const [control, label] = target.split("/");
    const found = schema && findControl(schema, control ?? "");
    if (!found || !findLabel(found, label ?? ""))
      throw invalid(`labels.${i}`, say("guidelines.unknownLabel", { label: target }));
  }
}

async function keep(db: Db, project: ProjectRow, row: RuleRow, savedBy: string): Promise<Rule> {
  const rule = toRule(row);
  await insertRuleRevision(db, {
    ruleId: row.id,
    revision: row.revision,
    projectId: row.projectId,
    rule,
    savedBy,
    savedAt: row.updatedAt,
  });
  await updateProject(db, { projectId: project.id, contentRevision: project.contentRevision + 1 });
  await recordEvent(
    db,
    {
      projectId: row.projectId,
      actorId: savedBy,
      action: "rule.save",
      target: row.id,
      detail: { revision: row.revision, status: row.status },
    },
    row.updatedAt,
  );
  return rule;
}

/** Writes a rule under the next number. Call inside a write transaction, with the project's row locked. */
export async function addRule(
  context: Context,
  db: Db,
  { project, createdBy, input }: { project: ProjectRow; createdBy: string; input: RuleInput },
): Promise<Rule> {
  await requireKnownLabels(db, project.id, project.schemaVersion, input.labels);
  const row: RuleRow = {
    ...input,
    id: context.newId(),
    projectId: project.id,
    number: project.lastRule + 1,
    revision: 1,
    createdBy,
    updatedAt: context.now(),
  };
  await insertRule(db, row);
  await updateProject(db, { projectId: project.id, lastRule: row.number });
  return keep(db, project, row, createdBy);
}

export const createRule: UseCase<"createRule"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    return addRule(context, db, { project, createdBy: actor.id, input: body });
  });
};

export const patchRule: UseCase<"patchRule"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { baseRevision, ...changes } = body;
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    const old = await findRule(db, { projectId, ruleId: params.rule });
    if (!project || !old) throw notFound("rule");
    if (old.revision !== baseRevision)
      throw new AppError("stale_revision", say("guidelines.staleRule"), {
        extra: { current: toRule(old) },
      });
    if (changes.labels) await requireKnownLabels(db, projectId, project.schemaVersion, changes.labels);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const row = { ...old, ...given, revision: old.revision + 1, updatedAt: context.now() } as RuleRow;
    await updateRule(db, row);
    return keep(db, project, row, actor.id);
  });
};
