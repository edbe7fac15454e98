/** Lists of candidates of a project: added, listed, replaced, deleted. */
import type { Db } from "@/db/client/database";
import {
  type CandidateListHead,
  candidateContent,
  countCandidateLists,
  deleteCandidateList as deleteCandidateListRow,
  findCandidateList,
  hasCandidateListNamed,
  insertCandidateList,
  listCandidateLists as listCandidateListRows,
  updateCandidateList,
} from "@/db/queries/candidate-lists";
import { findSchema, lockProjectRow, updateProject } from "@/db/queries/projects";
import { linkingControls } from "@/lib/annotation/linked-answers";
import { candidateLines, candidatesIn } from "@/lib/candidates/candidate-lines";
import type { CandidateListFacts } from "@/lib/contracts/candidate-list-facts";
import type { CandidateList } from "@/lib/contracts/candidates";
import { urlOf } from "@/lib/contracts/url-of";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { type ReadCandidateList, readList, requireFew, storedList } from "./read-list";

const MAX_LISTS = 50;

const questionsOf = (schema: LabelSchema, listId: string): string[] =>
  linkingControls(schema)
    .filter(({ list }) => list === listId)
    .map(({ control }) => control.name);

function factsOf({ id, projectId, name, sha256, candidateCount }: CandidateListHead): CandidateListFacts {
  const url = urlOf("getCandidateFile", { params: { project: projectId, candidates: id, sha256 } });
  return { id, name, candidates: candidateCount, url };
}

function toCandidateList(row: CandidateListHead, schema: LabelSchema): CandidateList {
  const { id, sha256, duplicates, createdAt, updatedAt } = row;
  return { ...factsOf(row), sha256, duplicates, questions: questionsOf(schema, id), createdAt, updatedAt };
}

/** What the label view is told of the lists. */
export async function candidateListFacts(db: Db, projectId: string): Promise<CandidateListFacts[]> {
  return (await listCandidateListRows(db, { projectId })).map(factsOf);
}

async function requireList(
  db: Db,
  params: { project: string; candidates: string },
): Promise<CandidateListHead> {
  const row = await findCandidateList(db, { projectId: params.project, listId: params.candidates });
  if (!row) throw notFound("candidateList");
  return row;
}

export const listCandidateLists: UseCase<"listCandidateLists"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const { schema } = await projectWithSchema(context, params.project);
  const rows = await listCandidateListRows(context.database.read, { projectId: params.project });
  return { items: rows.map((row) => toCandidateList(row, schema)), nextCursor: null };
};

export const createCandidateList: UseCase<"createCandidateList"> = async (
  context,
  { params, query, body },
) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const { name, format } = query;
  const stored = storedList(await readList(body, format));
  const nowMs = context.now();
  const id = context.newId();
  const row = { id, projectId, name, ...stored, createdBy: actor.id, createdAt: nowMs, updatedAt: nowMs };
  await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    if ((await countCandidateLists(db, { projectId })) >= MAX_LISTS)
      throw new AppError("conflict", say("candidates.tooManyLists", { max: MAX_LISTS }));
    if (await hasCandidateListNamed(db, { projectId, name }))
      throw invalid("name", say("candidates.nameTaken"));
    await insertCandidateList(db, row);
    await updateProject(db, { projectId, contentRevision: project.contentRevision + 1 });
    const detail = { candidates: row.candidateCount };
    const event = { projectId, actorId: actor.id, action: "candidates.create", target: id, detail };
    await recordEvent(db, event, nowMs);
  });
  return toCandidateList(row, schema);
};

/** So many candidates that answers stand for are named. */
const USED_TOLD = 20;

type Replacing = { projectId: string; listId: string; inUse: "refuse" | "keep" | "drop" };

/**
 * The list with what becomes of the candidates it lacks and answers stand for, and how many of these go. An answer that is
 * given between this count and the replacement keeps its id, as those do that are told of.
 * @throws AppError `conflict` where there are some and nothing was said of them
 */
async function withUsed(
  context: Parameters<UseCase<"replaceCandidates">>[0],
  given: ReadCandidateList,
  content: string,
  { projectId, listId, inUse }: Replacing,
): Promise<{ list: ReadCandidateList; lost: number }> {
  const present = new Set(given.candidates.map(({ id }) => id));
  const missing = candidatesIn(candidateLines(content)).filter(({ id }) => !present.has(id));
  if (missing.length === 0) return { list: given, lost: 0 };
  const ids = missing.map(({ id }) => id);
  const use = await runInWorker(context, "candidateUse", { projectId, listId, ids });
  const used = new Set(use.ids);
  if (used.size === 0 || inUse === "drop") return { list: given, lost: used.size };
  const { annotations } = use;
  const lacking = missing.filter(({ id }) => used.has(id));
  if (inUse === "refuse") {
    const some = lacking.slice(0, USED_TOLD).map(({ id, name }) => ({ id, name }));
    throw new AppError("conflict", say("candidates.idsInUse", { candidates: used.size, annotations }), {
      extra: { inUse: { candidates: used.size, annotations, some } },
    });
  }
  const candidates = [...given.candidates, ...lacking];
  requireFew(candidates.length);
  return { list: { ...given, candidates }, lost: 0 };
}

export const replaceCandidates: UseCase<"replaceCandidates"> = async (context, { params, query, body }) => {
  const { project: projectId, candidates: listId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const before = await candidateContent(context.database.read, { projectId, listId });
  if (!before) throw notFound("candidateList");
  const given = await readList(body, query.format);
  const { inUse } = query;
  const { list, lost } = await withUsed(context, given, before.content, { projectId, listId, inUse });
  const stored = storedList(list);
  const nowMs = context.now();
  const row = await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    const current = await requireList(db, params);
    if (current.sha256 !== before.sha256) throw new AppError("conflict", say("candidates.changed"));
    await updateCandidateList(db, { projectId, listId, ...stored, updatedAt: nowMs });
    await updateProject(db, { projectId, contentRevision: project.contentRevision + 1 });
    const detail = { candidates: stored.candidateCount, lost };
    const event = { projectId, actorId: actor.id, action: "candidates.replace", target: listId, detail };
    await recordEvent(db, event, nowMs);
    return requireList(db, params);
  });
  return toCandidateList(row, schema);
};

export const deleteCandidateList: UseCase<"deleteCandidateList"> = async (context, { params }) => {
  const { project: projectId, candidates: listId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  await context.database.write(async (db) => {
    // Under the lock, so that no new version of the labels takes the list up meanwhile.
    const project = await lockProjectRow(db, { projectId });
    const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
    if (!project || !schema) throw notFound("project");
    await requireList(db, params);
    const questions = questionsOf(schema, listId);
    if (questions.length > 0)
      throw new AppError("conflict", say("candidates.inUse", { controls: questions.join(", ") }));
    await deleteCandidateListRow(db, { projectId, listId });
    await updateProject(db, { projectId, contentRevision: project.contentRevision + 1 });
    const event = { projectId, actorId: actor.id, action: "candidates.delete", target: listId };
    await recordEvent(db, event, context.now());
  });
  return {};
};

const YEAR_S = 31_536_000;

/** Read by members, since annotators search it. Compressed on its way like other text. */
export const getCandidateFile: UseCase<"getCandidateFile"> = async (context, { params }) => {
  const { project: projectId, candidates: listId, sha256 } = params;
  await requireRole(context, projectId, "annotator");
  const list = await candidateContent(context.database.read, { projectId, listId });
  // Other bytes than those asked for would be kept under their address.
  if (list?.sha256 !== sha256) throw notFound("candidateList");
  return new Response(list.content, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": `private, max-age=${YEAR_S}, immutable`,
      etag: `"${sha256}"`,
      "x-content-type-options": "nosniff",
    },
  });
};
