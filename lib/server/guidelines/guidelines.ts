/** The guideline text: draft, publish, history. Publishing freezes the text together with the active rules. */
import {
  findDraft,
  findGuideline,
  insertGuideline,
  listRules as listRuleRows,
  listGuidelines as listVersionRows,
  saveDraft,
} from "@/db/queries/guidelines";
import { lockProjectRow, updateProject } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { readNumberCursor } from "../cursor";
import type { UseCase } from "../use-case";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";
import { toRule } from "./rules";

export const getGuidelineDraft: UseCase<"getGuidelineDraft"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const draft = await findDraft(context.database.read, { projectId: params.project });
  return {
    markdown: draft?.markdown ?? "",
    revision: draft?.revision ?? 0,
    updatedAt: draft?.updatedAt ?? null,
  };
};

export const putGuidelineDraft: UseCase<"putGuidelineDraft"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  return context.database.write(async (db) => {
    await lockProjectRow(db, { projectId });
    const draft = await findDraft(db, { projectId });
    if ((draft?.revision ?? 0) !== body.baseRevision)
      throw new AppError("stale_revision", say("guidelines.staleDraft"), {
        extra: { current: { markdown: draft?.markdown ?? "", revision: draft?.revision ?? 0 } },
      });
    const revision = body.baseRevision + 1;
    await saveDraft(db, {
      projectId,
      markdown: body.markdown,
      revision,
      updatedBy: actor.id,
      updatedAt: nowMs,
    });
    return { markdown: body.markdown, revision, updatedAt: nowMs };
  });
};

export const publishGuideline: UseCase<"publishGuideline"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    const draft = await findDraft(db, { projectId });
    const rules = (await listRuleRows(db, { projectId }))
      .filter((rule) => rule.status === "active")
      .map(toRule);
    if (!draft?.markdown.trim() && rules.length === 0) throw invalid("markdown", say("guidelines.empty"));
    const version = (project.guidelineVersion ?? 0) + 1;
    const markdown = draft?.markdown ?? "";
    await insertGuideline(db, {
      projectId,
      version,
      markdown,
      rules,
      note: body.note,
      publishedBy: actor.id,
      publishedAt: nowMs,
    });
    const contentRevision = project.contentRevision + 1;
    await updateProject(db, { projectId, guidelineVersion: version, contentRevision });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "guideline.publish", target: String(version) },
      nowMs,
    );
    const payload = { version, rules: rules.length };
    await enqueueWebhook(db, { projectId, event: "guideline.published", payload }, nowMs, context.newId);
    return { version, markdown, rules, note: body.note, publishedAt: nowMs, publishedBy: actor.name };
  });
};

export const listGuidelines: UseCase<"listGuidelines"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "annotator");
  const limit = query?.limit ?? 100;
  const db = context.database.read;
  const before = readNumberCursor(query?.cursor);
  const rows = await listVersionRows(db, { projectId: params.project, before, limit });
  const names = await namesOf(db, { userIds: [...new Set(rows.map((row) => row.publishedBy))] });
  const items = rows.map((row) => ({
    version: row.version,
    note: row.note,
    publishedAt: row.publishedAt,
    publishedBy: names.get(row.publishedBy) ?? "",
    rules: row.rules.length,
  }));
  return { items, nextCursor: rows.length === limit ? String(rows.at(-1)?.version) : null };
};

export const getGuideline: UseCase<"getGuideline"> = async (context, { params }) => {
  await requireRole(context, params.project, "annotator");
  const db = context.database.read;
  const row = await findGuideline(db, { projectId: params.project, version: params.version });
  if (!row) throw notFound("guidelineVersion");
  const names = await namesOf(db, { userIds: [row.publishedBy] });
  const { version, markdown, rules, note, publishedAt } = row;
  return { version, markdown, rules, note, publishedAt, publishedBy: names.get(row.publishedBy) ?? "" };
};
