/**
 * The search for label errors among 100,000 tasks with ten labels, of which a twentieth are wrong, as the computing thread does
 * it: from the database to the rows it hands over. The floor is reading the same rows of the database without looking at them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { migrate, openDatabase, snapshotOf } from "@/db/client";
import { listUnits } from "@/db/queries/agreement";
import { walkProbabilities } from "@/db/queries/probabilities";
import { newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import type { Control } from "@/lib/labels/schema";
import { findLabelErrors } from "@/lib/server/label-errors/find-label-errors";
import type { BenchRecord } from "./agreement";

const TASKS = 100_000;
const LABELS = Array.from({ length: 10 }, (_, i) => `label${i}`);
const WRONG = 0.05;
const PROJECT = newId();
const SET = newId();

/** What tasks were given, and what a model that knows them well says of each. */
function seed(path: string): void {
  const random = seededRandom(5);
  const db = new Sqlite(path);
  const addTask = db.prepare(
    `insert into task (id, project_id, seq, data, content_hash, identity, preview, queue_rank, overlap, open_slots, created_at)
      values (?, ?, ?, '{}', ?, ?, '', ?, 1, 0, 1)`,
  );
  const addUnit = db.prepare(
    `insert into agreement_unit (project_id, control_id, task_id, unit, disagreement, updated_at)
      values (?, 'topic', ?, ?, null, 1)`,
  );
  const addValues = db.prepare(
    "insert into task_probability (set_id, task_id, project_id, probabilities) values (?, ?, ?, ?)",
  );
  db.transaction(() => {
    for (let seq = 1; seq <= TASKS; seq++) {
      const id = newId();
      const truth = Math.floor(random() * LABELS.length);
      const given = random() < WRONG ? (truth + 1) % LABELS.length : truth;
      const weights = LABELS.map((_, k) => random() + (k === truth ? 9 * random() : 0));
      const sum = weights.reduce((total, one) => total + one, 0);
      addTask.run(id, PROJECT, seq, `${seq}`, `sha:${seq}`, seq);
      const unit = { kind: "ratings", ratings: [["rater", LABELS[given]]], disagreement: null };
      addUnit.run(PROJECT, id, JSON.stringify(unit));
      addValues.run(SET, id, PROJECT, JSON.stringify(weights.map((one) => one / sum)));
    }
  })();
  db.close();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export async function* benchLabelErrors(): AsyncIterable<BenchRecord> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const url = `file:${join(folder, "concord.db")}`;
  const database = openDatabase(url);
  await migrate(database, process.cwd(), 1);
  seed(join(folder, "concord.db"));
  const control = {
    id: "topic",
    kind: "choice",
    name: "Topic",
    labels: LABELS.map((id) => ({ id, name: id })),
  } as unknown as Control;
  const source = { kind: "probabilities" as const, setId: SET, labels: LABELS };
  const floor = await seconds(() =>
    snapshotOf(url, async (db) => {
      await listUnits(db, { projectId: PROJECT, controlId: "topic" });
      await walkProbabilities(db, { setId: SET, after: "", limit: TASKS });
    }),
  );
  let found = 0;
  const value = await seconds(() =>
    snapshotOf(url, (db) =>
      findLabelErrors(db, { projectId: PROJECT, control, source }, async (part) => {
        found += part.length;
      }),
    ),
  );
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  yield {
    name: `label errors among ${TASKS} tasks × ${LABELS.length} labels, ${found} found`,
    value,
    unit: "s",
    floorName: "reading the same rows",
    floor,
  };
}
