/** Brings the agreement units of a project up to date: it sums up every task whose annotations changed again. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db/client/database";
import { answerStates, markAllStale, replaceUnits, staleTasks, type UnitRow } from "@/db/queries/agreement";
import { standingExclusions } from "@/db/queries/exclusions";
import { findProject, findSchema } from "@/db/queries/projects";
import { lockTasks } from "@/db/queries/task-locks";
import { isMeasured, unitOf } from "@/lib/agreement/agreement";
import type { Services } from "../context";
import { askWhereDisputed } from "../distribution/wanted-overlap";
import { givenAnswers } from "./given-answers";
import { textLengths } from "./text-lengths";

const LONGEST_STRETCH_MS = 15;
/** Tasks whose units are stored at once: many short answers, or a few tasks with many regions. */
const BATCH = { first: 50, least: 5, most: 200 };

/** So many tasks that storing their units holds up nobody longer than a stretch, by how long the last ones took. */
function nextBatch(tasks: number, tookMs: number): number {
  const factor = Math.min(Math.max(LONGEST_STRETCH_MS / Math.max(tookMs, 1), 0.5), 2);
  return Math.min(Math.max(Math.round(tasks * factor), BATCH.least), BATCH.most);
}

const exclusionIds = async (db: Db, projectId: string): Promise<string> =>
  (await standingExclusions(db, { projectId })).map(({ id }) => id).join();

/** How many tasks were summed up, and how long storing their units took. */
type Refreshed = { tasks: number; storedMs: number };
const NOTHING: Refreshed = { tasks: 0, storedMs: 0 };

async function refreshBatch(services: Services, projectId: string, limit: number): Promise<Refreshed> {
  const db = services.database.read;
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!schema) return NOTHING;
  const taskIds = await staleTasks(db, { projectId, limit });
  if (taskIds.length === 0) return NOTHING;
  const before = await answerStates(db, { taskIds });
  const excluded = await exclusionIds(db, projectId);
  const answers = await givenAnswers(db, { projectId, taskIds });
  const lengths = await textLengths(db, projectId, schema, taskIds);
  const rows: UnitRow[] = [];
  let since = performance.now();
  for (const taskId of taskIds) {
    // Matching many regions takes its time; requests come in between.
    if (performance.now() - since > LONGEST_STRETCH_MS) {
      await new Promise(setImmediate);
      since = performance.now();
    }
    const given = answers.get(taskId) ?? [];
    const textLength = lengths.get(taskId);
    for (const control of schema.controls.filter(isMeasured)) {
      const unit = unitOf(control, given, schema.controls, textLength ? { textLength } : {});
      if (unit)
        rows.push({
          projectId,
          controlId: control.id,
          taskId,
          unit,
          disagreement: unit.disagreement,
          updatedAt: services.now(),
        });
    }
  }
  let storedMs = 0;
  await services.database.write(async (tx) => {
    const startMs = performance.now();
    await lockTasks(tx, { taskIds });
    // The labels were replaced while this was computed: every task has been marked again and comes with the new ones.
    const current = await findProject(tx, { projectId });
    if (current?.schemaVersion !== project.schemaVersion) return;
    // An annotator was excluded or taken back meanwhile: their tasks have been marked again.
    if ((await exclusionIds(tx, projectId)) !== excluded) return;
    const after = await answerStates(tx, { taskIds });
    // An annotator submitted during the computation: that task keeps its mark and comes again.
    const unchanged = new Set(taskIds.filter((id) => before.get(id) === after.get(id)));
    await replaceUnits(tx, {
      taskIds: [...unchanged],
      rows: rows.filter((row) => unchanged.has(row.taskId)),
    });
    await askWhereDisputed(tx, current, [...unchanged]);
    storedMs = performance.now() - startMs;
  });
  return { tasks: taskIds.length, storedMs };
}

/** One refresh per project at a time; other callers join it. */
const running = new Map<string, Promise<void>>();

function startRefresh(services: Services, projectId: string): Promise<void> {
  const known = running.get(projectId);
  if (known) return known;
  const work = (async () => {
    let batch = BATCH.first;
    for (;;) {
      const { tasks, storedMs } = await refreshBatch(services, projectId, batch);
      if (tasks === 0) return;
      if (storedMs > 0) batch = nextBatch(tasks, storedMs);
      await new Promise(setImmediate);
    }
  })().finally(() => running.delete(projectId));
  running.set(projectId, work);
  return work;
}

/** Waits for the refresh at most that long; it goes on in the background after that. */
export async function refreshWithin(services: Services, projectId: string, maxMs: number): Promise<void> {
  const work = startRefresh(services, projectId);
  // Its failure reaches the log even when no caller waits for it any more.
  work.catch((error) => services.log.error({ event: "agreement-refresh", project: projectId, err: error }));
  const waiting = new AbortController();
  await Promise.race([work, sleep(maxMs, undefined, { signal: waiting.signal })]).finally(() =>
    waiting.abort(),
  );
}

/** A page never waits longer than this for up-to-date figures; it shows how many tasks are left. */
export const PAGE_WAIT_MS = 1_500;

/** Projects whose units of an earlier version this process has marked. */
const renewed = new Set<string>();

/** Marks the tasks of a project whose units an earlier version has stored; they are summed up again from then on. */
export async function renewOutdated(services: Services, projectId: string): Promise<void> {
  if (renewed.has(projectId)) return;
  renewed.add(projectId);
  await services.database.write((tx) => markAllStale(tx, { projectId }));
  startRefresh(services, projectId).catch((error) =>
    services.log.error({ event: "agreement-refresh", project: projectId, err: error }),
  );
}
