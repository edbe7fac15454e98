/**
 * The figures of the quality page for boxes: 300,000 annotations of about five each, of ten labels and twelve annotators, as the
 * computing thread makes them from the database. Beside them the same from units one by one; and what keeping sums adds to a refresh.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Database, migrate, openDatabase, snapshotOf } from "@/db/client";
import { replaceUnits, type UnitRow } from "@/db/queries/agreement";
import { sumUnits } from "@/db/queries/agreement-sums";
import { unitOf } from "@/lib/agreement/agreement";
import { outlierOf } from "@/lib/agreement/outlier";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { newId } from "@/lib/core/ids";
import { type Random, seededRandom } from "@/lib/core/random";
import type { Control } from "@/lib/labels/schema";
import { measuredUnits } from "@/lib/server/quality/measured-units";
import type { BenchRecord } from "./agreement";

const TASKS = 100_000;
const EACH = 3;
const BOXES = 5;
const LABELS = Array.from({ length: 10 }, (_, i) => `label${i}`);
const PEOPLE = Array.from({ length: 12 }, newId);
const PROJECT = newId();
/** As many as a refresh begins with: later ones follow from the time of these. */
const BATCH = 50;
const ROUNDS = 21;
const CONTROL: Control = {
  ...{ id: "objects", name: "Objects", kind: "box", input: "image" },
  labels: LABELS.map((id) => ({ id, name: id })),
};

/** One annotator's boxes: nine of ten are found, and as many have the right label. */
function documentOf(truth: readonly string[], random: Random): AnnotationDocument {
  const other = () => LABELS[Math.floor(random() * LABELS.length)] as string;
  const regions = truth.flatMap((label, i) =>
    random() < 0.1
      ? []
      : {
          ...{ id: `r${i}`, control: CONTROL.id, labels: [random() < 0.1 ? other() : label] },
          shape: {
            ...{ kind: "box" as const, x: 150 * i + random() * 12, y: random() * 12, rotation: 0 },
            ...{ width: 80 + random() * 10, height: 80 + random() * 10 },
          },
        },
  );
  return { answers: {}, regions, relations: [] };
}

function rowOf(random: Random): UnitRow {
  const truth = Array.from(
    { length: BOXES },
    () => LABELS[Math.floor(random() ** 2 * LABELS.length)] as string,
  );
  const first = Math.floor(random() * PEOPLE.length);
  const answers = Array.from({ length: EACH }, (_, i) => ({
    rater: PEOPLE[(first + i * 5) % PEOPLE.length] as string,
    document: documentOf(truth, random),
  }));
  const unit = unitOf(CONTROL, answers);
  return {
    ...{ projectId: PROJECT, controlId: CONTROL.id, taskId: newId(), unit, updatedAt: 1 },
    disagreement: unit?.disagreement ?? null,
  };
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** Batch by batch, as a refresh stores them; the milliseconds of each. */
async function store(database: Database, rows: readonly UnitRow[]) {
  const times: number[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH);
    const taskIds = some.map(({ taskId }) => taskId);
    const spent = await seconds(() => database.write((db) => replaceUnits(db, { taskIds, rows: some })));
    times.push(spent * 1000);
  }
  return times;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

export async function* benchQualityPage(): AsyncIterable<BenchRecord> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const url = `file:${join(folder, "concord.db")}`;
  const database = openDatabase(url);
  await migrate(database, process.cwd(), 1);
  const random = seededRandom(5);
  const rows = Array.from({ length: TASKS }, () => rowOf(random));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const batches = await store(database, rows);
  delay.disable();
  const batch = rows.slice(0, BATCH) as (UnitRow & { unit: unknown })[];
  const sums: number[] = [];
  const change = (gone: typeof batch, come: typeof batch) =>
    seconds(() => database.write((db) => sumUnits(db, { gone, come })));
  for (let round = 0; round < ROUNDS; round++)
    sums.push(1000 * (await change(batch, [])), 1000 * (await change([], batch)));
  const figures = (few: number) =>
    seconds(() =>
      snapshotOf(url, async (db) => {
        const units = await measuredUnits(db, PROJECT, CONTROL, few);
        const { headline } = await units.agreement({ seed: 1 });
        outlierOf(units.likeness(headline.id));
      }),
    );
  const name = `${TASKS * EACH} annotations of about ${BOXES} boxes`;
  yield {
    name: `figures of the quality page, ${name}`,
    value: Math.min(await figures(0), await figures(0), await figures(0)),
    unit: "s",
    floorName: "the same from every unit",
    floor: await figures(Number.POSITIVE_INFINITY),
  };
  yield {
    name: `storing the units of ${BATCH} tasks, median`,
    value: median(batches),
    unit: "ms",
    floorName: "adding them to the sums alone",
    floor: median(sums),
  };
  yield {
    name: "longest hold of the event loop while units are stored",
    value: delay.max / 1e6,
    unit: "ms",
    floorName: "99 % are shorter than",
    floor: delay.percentile(99) / 1e6,
  };
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
