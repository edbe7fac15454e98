/** What a run of consensus would make of each task of a project, and what it makes; runs in the computing thread. */
import { setImmediate } from "node:timers/promises";
import type { Db } from "@/db/client/database";
import { standingExclusions } from "@/db/queries/exclusions";
import { voteState, votesOfTasks, walkTaskIds } from "@/db/queries/method-resolutions";
import type { findSchema } from "@/db/queries/projects";
import { decidedTasks } from "@/db/queries/resolutions";
import type { MethodControls } from "@/db/schema/decisions";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type SettleCounts, settleCounter } from "@/lib/consensus/settle-counts";
import { type SettledTask, taskSettler, waitsFor } from "@/lib/consensus/settle-task";
import type { WaitsFor } from "@/lib/consensus/waits-for";
import { LEFT_ALONE, type LeftAlone } from "@/lib/contracts/consensus-runs";
import { groupBy } from "@/lib/core/group-by";
import { annotationCounter } from "../labeling/counted-annotations";
import { currentSchema } from "../projects/current-schema";
import type { Procedure } from "../worker/procedure";
import { type ChosenMethods, type FoundLabels, foundLabels } from "./found-labels";

const PAGE = 500;
/** A part is written in one transaction, which other writers wait for. */
const PART = 200;
/** Of the tasks of one percent and of one problem so many are shown. */
const EXAMPLES = 3;

type Input = { projectId: string; methods: ChosenMethods; minAnnotations: number };

type Looked = { id: string; seq: number; preview: string } & (
  | { left: LeftAlone }
  | { left: null; state: string; settled: SettledTask }
);

async function* lookAtTasks(
  db: Db,
  { projectId, minAnnotations }: Input,
  schema: NonNullable<Awaited<ReturnType<typeof findSchema>>>,
  found: readonly FoundLabels[],
): AsyncGenerator<Looked[]> {
  const counter = await annotationCounter(db, { projectId });
  const settle = taskSettler(schema);
  for (let afterSeq = 0; ; ) {
    const tasks = await walkTaskIds(db, { projectId, afterSeq, limit: PAGE });
    if (tasks.length === 0) return;
    const taskIds = tasks.map(({ id }) => id);
    const decided = await decidedTasks(db, { taskIds });
    const submitted = await votesOfTasks(db, { projectId, taskIds });
    const all = groupBy(submitted, ({ taskId }) => taskId);
    const counted = groupBy((await counter.count(submitted)).counted, ({ taskId }) => taskId);
    yield tasks.map((task): Looked => {
      if (decided.has(task.id)) return { ...task, left: "decided" };
      const rows = all.get(task.id) ?? [];
      const own = counted.get(task.id) ?? [];
      if (rows.length === 0) return { ...task, left: "none" };
      if (own.length < minAnnotations)
        return { ...task, left: rows.length >= minAnnotations ? "excluded" : "few" };
      const labels = found.flatMap(({ control, of }) => {
        const label = of(task.id);
        return label ? [[control.id, label] as const] : [];
      });
      const given = own.map(({ userId, document }) => ({ rater: userId, document }));
      return {
        ...task,
        left: null,
        state: voteState(rows),
        settled: settle(given, new Map(labels)),
      };
    });
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    // Other work of this thread gets a turn between two pages.
    await setImmediate();
  }
}

export type SettleExample = {
  taskId: string;
  seq: number;
  preview: string;
  confidence: number;
  problem: SettledTask["problem"];
};
type Left = Record<LeftAlone, number>;
export type SettlePreview = {
  schemaVersion: number;
  counts: SettleCounts;
  left: Left;
  controls: { control: string; method: string; reason: FoundLabels["reason"] }[];
  examples: SettleExample[];
};

const nothingLeft = (): Left => Object.fromEntries(LEFT_ALONE.map((reason) => [reason, 0])) as Left;

/** Counts for every least confidence at once; writes nothing. */
export const previewSettling: Procedure<Input, never, SettlePreview> = async (db, input) => {
  const { schema, schemaVersion } = await currentSchema(db, input.projectId);
  const found = await foundLabels(db, { ...input, schema });
  const counter = settleCounter(found.map(({ control, labels }) => ({ id: control.id, labels })));
  const left = nothingLeft();
  const examples: SettleExample[] = [];
  const shown = new Map<string, number>();
  for await (const page of lookAtTasks(db, input, schema, found))
    for (const task of page) {
      if (task.left !== null) {
        left[task.left]++;
        continue;
      }
      const { confidence, problem } = task.settled;
      counter.add(task.settled);
      const place = problem ?? String(Math.floor(confidence * 100));
      const before = shown.get(place) ?? 0;
      if (before >= EXAMPLES || (problem === null && confidence === 1)) continue;
      shown.set(place, before + 1);
      examples.push({ taskId: task.id, seq: task.seq, preview: task.preview, confidence, problem });
    }
  return {
    schemaVersion,
    counts: counter.counts,
    left,
    controls: found.map(({ control, method, reason }) => ({ control: control.id, method, reason })),
    examples,
  };
};

export type SettledRow = {
  taskId: string;
  /** Of the submitted annotations it rests on. */
  state: string;
  waitsFor: WaitsFor | null;
  document: AnnotationDocument | null;
  confidence: number;
  controls: MethodControls;
};
/** What the results of a run rest on besides the annotations of a task. */
export type SettleBasis = { schemaVersion: number; exclusions: string };
/** Rows to be written, and how many of `looked` tasks were left alone. */
export type SettlePart = { basis: SettleBasis; rows: SettledRow[]; left: Left; looked: number };

/** Tells whether annotators were excluded or taken back. */
export const exclusionState = async (db: Db, projectId: string): Promise<string> =>
  (await standingExclusions(db, { projectId })).map(({ id }) => id).join();

function toRow(
  { id, state, settled }: Extract<Looked, { left: null }>,
  leastPercent: number,
  found: readonly FoundLabels[],
): SettledRow {
  const waits = waitsFor(settled, leastPercent);
  const methodOf = (control: string) => found.find((one) => one.control.id === control)?.method ?? null;
  return {
    taskId: id,
    state,
    waitsFor: waits,
    document: waits === null ? settled.document : null,
    confidence: settled.confidence,
    controls: Object.fromEntries(
      Object.entries(settled.confidences).map(([control, confidence]) => [
        control,
        { method: methodOf(control), confidence },
      ]),
    ),
  };
}

/** Hands over what is to be written, in parts that are small enough for one transaction. @returns how many tasks there are */
export const settleTasks: Procedure<Input & { leastPercent: number }, SettlePart, { tasks: number }> = async (
  db,
  input,
  send,
) => {
  const { schema, schemaVersion } = await currentSchema(db, input.projectId);
  const basis = { schemaVersion, exclusions: await exclusionState(db, input.projectId) };
  const found = await foundLabels(db, { ...input, schema });
  let tasks = 0;
  for await (const page of lookAtTasks(db, input, schema, found))
    for (let from = 0; from < page.length; from += PART) {
      const part = page.slice(from, from + PART);
      const left = nothingLeft();
      const rows: SettledRow[] = [];
      for (const task of part)
        if (task.left === null) rows.push(toRow(task, input.leastPercent, found));
        else left[task.left]++;
      await send({ basis, rows, left, looked: part.length });
      tasks += part.length;
    }
  return { tasks };
};
