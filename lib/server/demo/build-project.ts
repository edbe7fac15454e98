/** Builds a demo project through the same use cases that the pages call. */
import { annotationsOfTasks } from "@/db/queries/annotations";
import { updateProject } from "@/db/queries/projects";
import { emptyDocument } from "@/lib/annotation/document";
import { CreateRelease } from "@/lib/contracts/releases";
import { type Random, seededRandom, seedFrom } from "@/lib/core/random";
import type { Actor, Context, Services } from "../context";
import { publishGuideline, putGuidelineDraft } from "../guidelines/guidelines";
import { createRule, listRules } from "../guidelines/rules";
import { importNow } from "../imports/import-and-wait";
import { waitForJobs } from "../jobs/wait-for-jobs";
import { putAnnotation } from "../labeling/put-annotation";
import { queue, releaseLease } from "../labeling/queue";
import { createProject } from "../projects/projects";
import { askQuestion, giveRuling } from "../questions/questions";
import { createRelease, getRelease } from "../releases/releases";
import { putResolution } from "../resolutions/resolutions";
import { findPage } from "../tasks/find-tasks";
import type { DemoProject } from "./demo-project";
import { addAnnotators } from "./simulated-people";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WORK_DAYS = 5;
/** The last of the labeled tasks get two annotations only, so that the user can give the deciding third. */
const HALF_DONE = 2;
const OVERLAP = 3;

/** When a simulated annotator finished each annotation: a few hours on each of the days before now. */
function workHours(nowMs: number, answers: number, random: Random): number[] {
  const perDay = Math.ceil(answers / WORK_DAYS);
  return Array.from({ length: answers }, (_, i) => {
    const day = nowMs - (WORK_DAYS - Math.floor(i / perDay)) * DAY_MS;
    const share = ((i % perDay) + random() * 0.5) / perDay;
    return Math.round(day + share * 3 * HOUR_MS);
  });
}

type Work = { context: Context; person: Actor; index: number; projectId: string; demo: DemoProject };

/** Claims one task and answers it; false when only tasks meant for the user are left. */
async function labelNext(work: Work, atMs: number): Promise<boolean> {
  const { person, index, projectId, demo } = work;
  const context: Context = { ...work.context, actor: person, now: () => atMs };
  const claimed = await queue(context, {
    params: { project: projectId },
    query: undefined,
    body: { count: 1, have: [] },
  });
  const task = claimed.tasks[0];
  if (!task) return false;
  const params = { task: task.id };
  const limit = demo.labeledTasks - (index >= OVERLAP - 1 ? HALF_DONE : 0);
  if (task.seq > limit) {
    await releaseLease(context, { params, query: {}, body: undefined });
    return false;
  }
  const { leadTimeMs, ...answer } = demo.answer(index, task);
  const skip =
    answer.state === "skipped" ? { skipReason: answer.skipReason, skipNote: answer.skipNote } : undefined;
  const document = answer.state === "submitted" ? answer.document : emptyDocument();
  const body = { annotationId: context.newId(), baseRevision: 0, state: answer.state, document, leadTimeMs };
  await putAnnotation(context, {
    params,
    query: undefined,
    body: { ...body, schemaVersion: 1, guidelineVersion: 1, ...skip },
  });
  return true;
}

async function labelAsPeople(context: Context, projectId: string, demo: DemoProject, people: Actor[]) {
  const random = seededRandom(seedFrom(demo.name));
  const hours = people.map(() => workHours(context.now(), demo.labeledTasks, random));
  let busy = people.map((person, index) => ({ context, person, index, projectId, demo }));
  for (let round = 0; busy.length > 0 && round < demo.labeledTasks; round++) {
    const stillBusy: Work[] = [];
    // One after the other: the order decides which annotator gets which task, and every demo must be the same.
    for (const work of busy)
      if (await labelNext(work, hours[work.index]?.[round] ?? context.now())) stillBusy.push(work);
    busy = stillBusy;
  }
}

async function writeGuideline(context: Context, projectId: string, demo: DemoProject): Promise<void> {
  const params = { project: projectId };
  await putGuidelineDraft(context, {
    params,
    query: undefined,
    body: { markdown: demo.guideline, baseRevision: 0 },
  });
  for (const rule of demo.rules)
    await createRule(context, { params, query: undefined, body: { ...rule, status: "active" } });
  await publishGuideline(context, { params, query: undefined, body: { note: "First version" } });
}

/** The task with this number and the answers to it. */
async function answersTo(context: Context, projectId: string, seq: number) {
  const db = context.database.read;
  const after = { value: seq - 1, seq: seq - 1 };
  const [taskId] = await findPage(context.database, { where: { projectId }, sort: "seq", after, limit: 1 });
  if (taskId === undefined) throw new Error(`there is no demo task ${seq}`);
  return { taskId, answers: await annotationsOfTasks(db, { projectId, taskIds: [taskId] }) };
}

type RuleIds = (string | undefined)[];

/** Asks and answers through the same use cases; an answer given already is not put aside by a question. */
async function askAsPeople(work: Omit<Work, "person" | "index">, people: Actor[], ruleIds: RuleIds) {
  const { context, projectId, demo } = work;
  const params = { project: projectId };
  for (const { seq, text, hoursAgo, ruling } of demo.questions) {
    const { taskId, answers } = await answersTo(context, projectId, seq);
    const asker = people.find(({ id }) => answers.some((answer) => answer.userId === id));
    if (!asker) throw new Error(`nobody has answered demo task ${seq}`);
    const at = context.now() - hoursAgo * HOUR_MS;
    const asked = await askQuestion(
      { ...context, actor: asker, now: () => at },
      { params, query: undefined, body: { taskId, text } },
    );
    if (!ruling) continue;
    const ruleId = ruleIds[ruling.rule];
    await giveRuling(
      { ...context, now: () => at + HOUR_MS },
      {
        params: { ...params, question: asked.id },
        query: undefined,
        body: { ruling: ruling.text, ...(ruleId === undefined ? {} : { ruleId }) },
      },
    );
  }
}

async function decide({ context, projectId, demo }: Omit<Work, "person" | "index">, ruleIds: RuleIds) {
  for (const { seq, takes, rule, note } of demo.decisions) {
    const { taskId, answers } = await answersTo(context, projectId, seq);
    const taken = answers.find(({ state, document }) => state === "submitted" && takes(document));
    if (!taken) throw new Error(`nobody has answered demo task ${seq} as it is to be decided`);
    const ruleId = ruleIds[rule];
    await putResolution(context, {
      params: { task: taskId },
      query: undefined,
      body: {
        baseRevision: 0,
        annotationId: taken.id,
        annotationRevision: taken.revision,
        undecidable: [],
        note,
        ...(ruleId === undefined ? {} : { ruleId }),
      },
    });
  }
}

async function freeze(context: Context, projectId: string, demo: DemoProject): Promise<void> {
  const { id } = await createRelease(context, {
    params: { project: projectId },
    query: undefined,
    body: CreateRelease.parse(demo.release),
  });
  await waitForJobs(context, async () => {
    const request = { params: { release: id }, query: undefined, body: undefined };
    const { status, problem } = await getRelease(context, request);
    if (status === "failed") throw new Error(`the release of the demo failed: ${problem}`);
    return status === "frozen";
  });
}

export type Team = { owner: Actor; people: Actor[] };

/** @returns the id of the new project */
export async function buildProject(
  services: Services,
  { owner, people }: Team,
  demo: DemoProject,
): Promise<string> {
  const context: Context = { ...services, actor: owner, clientAddress: "", timeZone: "UTC" };
  const { name, description, schema, file } = demo;
  const settings = { overlap: OVERLAP, strategy: "sequence" as const };
  const { id: projectId } = await createProject(context, {
    params: undefined,
    query: undefined,
    body: { name, description, schema, settings },
  });
  await services.database.write((db) => updateProject(db, { projectId, isDemo: true }));
  await writeGuideline(context, projectId, demo);
  await importNow(context, {
    projectId,
    ...file,
    mode: "all-or-nothing",
    body: { stream: new Blob([file.bytes as BlobPart]).stream(), contentLength: file.bytes.byteLength },
  });
  await addAnnotators(services, projectId, people);
  await labelAsPeople(context, projectId, demo, people);
  const rules = await listRules(context, {
    params: { project: projectId },
    query: undefined,
    body: undefined,
  });
  const ruleIds = rules.items.map(({ id }) => id);
  const work = { context, projectId, demo };
  await askAsPeople(work, people, ruleIds);
  await decide(work, ruleIds);
  await freeze(context, projectId, demo);
  return projectId;
}
