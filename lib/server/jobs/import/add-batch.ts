/** One batch of an import: what is new of it is numbered and added, in one transaction with its checkpoint. */
import type { Db } from "@/db/client/database";
import { insertJobErrors, updateJob } from "@/db/queries/jobs";
import { dealNewTasks } from "@/db/queries/overlap";
import { lockProjectRow, updateProject } from "@/db/queries/projects";
import { queueRank } from "@/db/queries/queue-rank";
import { insertSearchTexts } from "@/db/queries/task-search";
import { holdTasks, knownIdentities } from "@/db/queries/tasks";
import { type Message, packed, say } from "@/lib/core/message";
import { wantedOverlap } from "../../distribution/wanted-overlap";
import { queueOrderOf } from "../../gold/queue-order";
import { Cancelled, holdRun } from "../job-runner";
import { addLabels, type TaskLabels } from "./add-labels";
import type { LabelDraft } from "./image-drafts";
import { type ImportCheckpoint, type ImportRun, progress } from "./import-run";
import type { NewTask } from "./new-task";
import { bringAnswersBack, type ChangedRow, makeRoom } from "./new-versions";

/** Errors of the check are numbered below this; those of a batch above it. */
export const MAX_LISTED_ERRORS = 100_000;

/** Rows that were read, in order, up to row `row`; an image that cannot be decoded is a bad row known only now. */
export type Batch = {
  row: number;
  tasks: { row: number; task: NewTask }[];
  /** Labels for tasks that were there before. */
  onto: LabelDraft[];
  bad: { row: number; message: Message }[];
  /** How many images were opened for it. */
  images: number;
};

export const emptyBatch = (row: number): Batch => ({ row, tasks: [], onto: [], bad: [], images: 0 });

const identityOf = ({ externalId, contentHash }: NewTask) =>
  externalId === null ? `sha:${contentHash}` : `id:${externalId}`;

/** Those under which its task may be there: also one that has the columns of answers as data. */
const identitiesOf = (task: NewTask): string[] =>
  task.externalId === null && task.hashWithAnswers !== undefined
    ? [identityOf(task), `sha:${task.hashWithAnswers}`]
    : [identityOf(task)];

type Known = Awaited<ReturnType<typeof knownIdentities>>;

/**
 * Separates new rows from rows whose task exists already. A row whose id exists with other data is a new version of its
 * task where the import is to make such; otherwise, or where the same import has brought that task, it is listed, since
 * leaving it out silently would lose it.
 * @param known the tasks that there are by identity; the function adds the new ones
 */
function partition({ job, payload, services }: ImportRun, batch: Batch, known: Known) {
  const { newId } = services;
  const makesVersions = payload.mapping.changed === "new-version";
  const fresh: { id: string; task: NewTask }[] = [];
  const changed: ChangedRow[] = [];
  const clashes: Batch["bad"] = [];
  const labels: TaskLabels[] = [];
  for (const { row, task } of batch.tasks) {
    const { contentHash, hashWithAnswers } = task;
    const [held] = identitiesOf(task).flatMap((identity) => known.get(identity) ?? []);
    if (held === undefined) {
      const id = newId();
      known.set(identityOf(task), { id, contentHash, importJobId: job.id });
      fresh.push({ id, task });
      labels.push({ taskId: id, labels: task.labels });
    } else if (held.contentHash === contentHash || held.contentHash === hashWithAnswers)
      labels.push({ taskId: held.id, labels: task.labels });
    else if (makesVersions && held.importJobId !== job.id) {
      const id = newId();
      known.set(identityOf(task), { id, contentHash, importJobId: job.id });
      changed.push({ taskId: held.id, newId: id, task });
      labels.push({ taskId: id, labels: task.labels });
    } else {
      const message = say("rows.idTaken", { id: task.externalId ?? "" });
      clashes.push({ row, message });
    }
  }
  const duplicates = batch.tasks.length - fresh.length - changed.length - clashes.length;
  return { fresh, changed, clashes, labels, duplicates };
}

/** Rows of labels alone, parted by whether their task is still there. */
async function ontoTasks(db: Db, { onto }: Batch) {
  const there = await holdTasks(db, { taskIds: onto.map(({ taskId }) => taskId) });
  const kept = onto.filter(({ taskId }) => there.has(taskId));
  const gone = onto.filter(({ taskId }) => !there.has(taskId));
  return {
    labels: kept.map(({ taskId, ready }) => ({ taskId, labels: ready })),
    bad: gone.map(({ row }) => ({ row, message: say("rows.taskGone") })),
  };
}

/** @param listed how many there are already: several pages of one row may be bad */
async function insertBad(db: Db, { job }: ImportRun, bad: Batch["bad"], listed: number): Promise<void> {
  const ids = { jobId: job.id, projectId: job.projectId };
  const sorted = bad.toSorted((a, b) => a.row - b.row);
  await insertJobErrors(
    db,
    sorted.map(({ row, message }, i) => ({
      ...ids,
      number: MAX_LISTED_ERRORS + listed + i + 1,
      row,
      message: packed(message),
    })),
  );
}

/** Adds one batch: numbers it, leaves out what is there already, writes the checkpoint. All in one transaction. */
export async function addBatch(db: Db, run: ImportRun, batch: Batch, counts: ImportCheckpoint) {
  await holdRun(run.services, db, run.job);
  const { services, job } = run;
  const { projectId } = job;
  const project = await lockProjectRow(db, { projectId });
  if (!project) throw new Cancelled();
  const identities = batch.tasks.flatMap(({ task }) => identitiesOf(task));
  const known = await knownIdentities(db, { projectId, identities });
  const { fresh, changed, clashes, labels, duplicates } = partition(run, batch, known);
  const versions = await makeRoom(db, run, changed);
  const onto = await ontoTasks(db, batch);
  const bad = [...batch.bad, ...clashes, ...onto.bad];
  const { overlap } = project.settings;
  const asProject = { overlap, overlapByHand: false, inShare: false, overlapAsked: 0 };
  const order = queueOrderOf(project);
  const places = [
    ...fresh.map(({ id, task }, i) => ({ id, task, seq: project.lastSeq + i + 1, version: 1, ...asProject })),
    ...versions.map(({ newId, task, earlier }) => ({
      id: newId,
      task,
      seq: earlier.seq,
      version: earlier.version + 1,
      overlap: earlier.overlap,
      overlapByHand: earlier.overlapByHand,
      inShare: earlier.inShare,
      overlapAsked: earlier.overlapAsked,
    })),
  ];
  const tasks = places.map(({ id, task: ready, ...place }) => ({
    ...place,
    data: ready.data,
    externalId: ready.externalId,
    groupKey: ready.groupKey,
    priority: ready.priority,
    contentHash: ready.contentHash,
    preview: ready.preview,
    id,
    projectId,
    identity: identityOf(ready),
    queueRank: queueRank(order, ready.priority, place.seq),
    openSlots: place.overlap,
    answerCount: 0,
    skipCount: 0,
    status: "new",
    agreementStale: false,
    importJobId: job.id,
    createdAt: services.now(),
  }));
  await db.raw.insertMany(db.t.task, tasks);
  await insertSearchTexts(
    db,
    places.map(({ id, task: { searchText } }) => ({ taskId: id, projectId, text: searchText })),
  );
  const links = places.flatMap(({ id, task }) =>
    task.images.map((image) => ({ taskId: id, projectId, ...image })),
  );
  await db.raw.insertMany(db.t.taskAsset, links);
  const schemaVersion = counts.schemaVersion ?? run.payload.schemaVersion;
  const added = await addLabels(db, run, [...labels, ...onto.labels], schemaVersion);
  // After the labels: some of the tasks are gold by now.
  await dealNewTasks(db, { projectId, taskIds: fresh.map(({ id }) => id) }, wantedOverlap(project));
  const cameBack = await bringAnswersBack(db, run, versions, schemaVersion);
  await insertBad(db, run, bad, counts.errors ?? 0);
  await updateProject(db, { projectId, lastSeq: project.lastSeq + fresh.length });
  const next: ImportCheckpoint = {
    ...counts,
    added: (counts.added ?? 0) + fresh.length,
    versions: (counts.versions ?? 0) + versions.length,
    cameBack: (counts.cameBack ?? 0) + cameBack,
    carried: versions.reduce((sum, { carried }) => sum + carried, counts.carried ?? 0),
    lost: versions.reduce((sum, { lost }) => sum + lost, counts.lost ?? 0),
    duplicates: (counts.duplicates ?? 0) + duplicates + onto.labels.length,
    errors: (counts.errors ?? 0) + bad.length,
    annotations: (counts.annotations ?? 0) + added.annotations,
    predictions: (counts.predictions ?? 0) + added.predictions,
    finalAnswers: (counts.finalAnswers ?? 0) + added.finalAnswers,
    labelsThere: (counts.labelsThere ?? 0) + added.labelsThere,
    row: batch.row,
    attempt: job.attempts,
  };
  const done = (next.added ?? 0) + (next.versions ?? 0) + (next.duplicates ?? 0);
  await updateJob(db, {
    id: job.id,
    checkpoint: next,
    progress: progress(run, done, counts.total ?? null),
  });
  return next;
}
