/** Sums over the units of regions, kept in the transactions that change units (lib/agreement/summed.ts). */
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { addParts, type Parts, withoutZeros } from "@/lib/agreement/summed";
import type { Unit } from "@/lib/agreement/unit";
import { addUnit } from "@/lib/agreement/unit-parts";
import { groupBy } from "@/lib/core/group-by";
import type { Db } from "../client/database";

type Of = { projectId: string; controlId: string };
type UnitOfTask = Of & { taskId: string; unit: unknown };

/** A statement takes some ten thousand values, and a row has four. */
const ROWS_AT_ONCE = 1_000;
/** Any number that no other lock of this kind uses; the second one is made from the project. */
const POSTGRES_LOCK = 7_266_002;

/**
 * Sums are read, changed and written, by one transaction of a project at a time. Every transaction takes this lock after those on
 * its tasks and on the counts of patterns, so that no two wait for each other.
 */
async function lockSums(db: Db, projectId: string): Promise<void> {
  if (db.dialect === "postgres")
    await db.raw.all("select pg_advisory_xact_lock(?, hashtext(?))", [POSTGRES_LOCK, projectId]);
}

/** Takes some units out of the sums and adds others. */
export async function sumUnits(
  db: Db,
  { gone, come }: { gone: readonly UnitOfTask[]; come: readonly UnitOfTask[] },
): Promise<void> {
  const changes = new Map<string, Of & { parts: Parts }>();
  const add = (units: readonly UnitOfTask[], times: 1 | -1) => {
    for (const { projectId, controlId, taskId, unit } of units) {
      const key = `${projectId} ${controlId}`;
      const change = changes.get(key) ?? { projectId, controlId, parts: new Map() };
      changes.set(key, change);
      addUnit(change.parts, unit as Unit, taskId, times);
    }
  };
  add(gone, -1);
  add(come, 1);
  const changed = [...changes.values()].filter(({ parts }) => parts.size > 0);
  const byProject = groupBy(changed, ({ projectId }) => projectId);
  for (const projectId of [...byProject.keys()].sort()) {
    await lockSums(db, projectId);
    for (const change of byProject.get(projectId) ?? []) await addToSums(db, change);
  }
}

async function addToSums(db: Db, { parts, ...of }: Of & { parts: Parts }): Promise<void> {
  const changed = [...parts].flatMap(([part, sums]) => {
    const some = withoutZeros(sums);
    return Object.keys(some).length === 0 ? [] : [[part, some] as const];
  });
  for (let from = 0; from < changed.length; from += ROWS_AT_ONCE)
    await addSome(db, of, new Map(changed.slice(from, from + ROWS_AT_ONCE)));
}

async function addSome(db: Db, { projectId, controlId }: Of, parts: Parts): Promise<void> {
  const { agreementSum: table } = db.t;
  const own = and(
    eq(table.projectId, projectId),
    eq(table.controlId, controlId),
    inArray(table.part, [...parts.keys()]),
  );
  const known = await db.q.select({ part: table.part, sums: table.sums }).from(table).where(own);
  addParts(parts, new Map(known.map(({ part, sums }) => [part, sums])));
  const rows = [...parts].map(([part, sums]) => ({ projectId, controlId, part, sums: withoutZeros(sums) }));
  const isEmpty = ({ sums }: (typeof rows)[number]) => Object.keys(sums).length === 0;
  const empty = rows.filter(isEmpty).map(({ part }) => part);
  const full = rows.filter((row) => !isEmpty(row));
  if (full.length > 0)
    await db.q
      .insert(table)
      .values(full)
      .onConflictDoUpdate({
        target: [table.projectId, table.controlId, table.part],
        set: { sums: sql`excluded.sums` },
      });
  if (empty.length > 0)
    await db.q
      .delete(table)
      .where(and(eq(table.projectId, projectId), eq(table.controlId, controlId), inArray(table.part, empty)));
}

/** The sums of a control by part. */
export async function listSums(db: Db, { projectId, controlId }: Of): Promise<Parts> {
  const { agreementSum: table } = db.t;
  const rows = await db.q
    .select({ part: table.part, sums: table.sums })
    .from(table)
    .where(and(eq(table.projectId, projectId), eq(table.controlId, controlId)))
    .orderBy(asc(table.part));
  return new Map(rows.map(({ part, sums }) => [part, sums]));
}

export async function countUnits(db: Db, { projectId, controlId }: Of): Promise<number> {
  const { agreementUnit: table } = db.t;
  const [row] = await db.q
    .select({ units: count() })
    .from(table)
    .where(and(eq(table.projectId, projectId), eq(table.controlId, controlId)));
  return row?.units ?? 0;
}
