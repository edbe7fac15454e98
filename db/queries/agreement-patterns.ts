/**
 * How many tasks have each distinct unit of ratings, kept in the transactions that change units. Figures of a control with
 * few labels follow from some hundred rows, however many tasks there are.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Unit } from "@/lib/agreement/unit";
import type { Db } from "../client/database";

type Of = { projectId: string; controlId: string };
type CountedUnit = Of & { unit: unknown };

/** A statement takes some ten thousand values, and a row has five. */
const ROWS_AT_ONCE = 1_000;
/** Half of SHA-256 is enough to tell some million units apart. */
const HASH_CHARS = 32;
const hashOf = (unit: unknown): string =>
  bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(unit)))).slice(0, HASH_CHARS);

const isRatings = (unit: unknown): boolean => (unit as Unit).kind === "ratings";

type Change = Of & { hash: string; unit: unknown; tasks: number };

function changesOf(gone: readonly CountedUnit[], come: readonly CountedUnit[]): Change[] {
  const changes = new Map<string, Change>();
  const add = ({ projectId, controlId, unit }: CountedUnit, tasks: number) => {
    if (!isRatings(unit)) return;
    const hash = hashOf(unit);
    const key = `${projectId} ${controlId} ${hash}`;
    const known = changes.get(key);
    if (known) known.tasks += tasks;
    else changes.set(key, { projectId, controlId, hash, unit, tasks });
  };
  for (const one of gone) add(one, -1);
  for (const one of come) add(one, 1);
  // In the same order in every transaction, so that no two wait for each other.
  return [...changes]
    .filter(([, { tasks }]) => tasks !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}

/** Takes some units out of the counts and others in. */
export async function countPatterns(
  db: Db,
  { gone, come }: { gone: readonly CountedUnit[]; come: readonly CountedUnit[] },
): Promise<void> {
  const changes = changesOf(gone, come);
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE)
    await countSome(db, changes.slice(from, from + ROWS_AT_ONCE));
}

async function countSome(db: Db, changes: Change[]): Promise<void> {
  const { agreementPattern: table } = db.t;
  await db.q
    .insert(table)
    .values(changes)
    .onConflictDoUpdate({
      target: [table.projectId, table.controlId, table.hash],
      set: { tasks: sql`${table.tasks} + excluded.tasks` },
    });
  const fewer = changes.filter(({ tasks }) => tasks < 0).map(({ hash }) => hash);
  const projects = [...new Set(changes.map(({ projectId }) => projectId))];
  if (fewer.length > 0)
    await db.q
      .delete(table)
      .where(and(inArray(table.projectId, projects), inArray(table.hash, fewer), eq(table.tasks, 0)));
}

/** The units of these tasks, as they are counted. */
export async function unitsOfTasks(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<(CountedUnit & { taskId: string })[]> {
  if (taskIds.length === 0) return [];
  const { projectId, controlId, unit, taskId } = db.t.agreementUnit;
  return db.q
    .select({ projectId, controlId, taskId, unit })
    .from(db.t.agreementUnit)
    .where(inArray(taskId, taskIds));
}

/** The distinct units of ratings of a control and how many tasks have each, in an order that depends on nothing else. */
export async function listPatterns(db: Db, of: Of): Promise<{ unit: unknown; tasks: number }[]> {
  const { agreementPattern: table } = db.t;
  return db.q
    .select({ unit: table.unit, tasks: table.tasks })
    .from(table)
    .where(and(eq(table.projectId, of.projectId), eq(table.controlId, of.controlId)))
    .orderBy(table.hash);
}

/** For units older than this table; part of its migration, whose columns it names as they were then. */
export async function fillPatterns(db: Db): Promise<void> {
  const rows = await db.raw.all<{ project_id: string; control_id: string; unit: string; tasks: number }>(
    `select project_id, control_id, unit, count(*) as tasks from agreement_unit
     where unit like '{"kind":"ratings"%' group by project_id, control_id, unit`,
    [],
  );
  for (const row of rows)
    await db.raw.all(
      "insert into agreement_pattern (project_id, control_id, hash, unit, tasks) values (?, ?, ?, ?, ?)",
      [row.project_id, row.control_id, hashOf(JSON.parse(row.unit)), row.unit, Number(row.tasks)],
    );
}
