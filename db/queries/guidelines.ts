import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "../client/database";

type Project = { projectId: string };
export type RuleRow = Db["t"]["rule"]["$inferSelect"];

export async function findDraft(db: Db, { projectId }: Project) {
  const { guidelineDraft } = db.t;
  const [row] = await db.q
    .select()
    .from(guidelineDraft)
    .where(eq(guidelineDraft.projectId, projectId))
    .limit(1);
  return row;
}

export async function saveDraft(db: Db, row: Db["t"]["guidelineDraft"]["$inferInsert"]): Promise<void> {
  const { projectId: _key, ...changes } = row;
  await db.q
    .insert(db.t.guidelineDraft)
    .values(row)
    .onConflictDoUpdate({ target: db.t.guidelineDraft.projectId, set: changes });
}

export async function insertGuideline(
  db: Db,
  row: Db["t"]["guidelineVersion"]["$inferInsert"],
): Promise<void> {
  await db.q.insert(db.t.guidelineVersion).values(row);
}

export async function findGuideline(db: Db, { projectId, version }: Project & { version: number }) {
  const { guidelineVersion } = db.t;
  const [row] = await db.q
    .select()
    .from(guidelineVersion)
    .where(and(eq(guidelineVersion.projectId, projectId), eq(guidelineVersion.version, version)))
    .limit(1);
  return row;
}

export async function listGuidelines(
  db: Db,
  params: Project & { before?: number | undefined; limit: number },
) {
  const { guidelineVersion } = db.t;
  return db.q
    .select()
    .from(guidelineVersion)
    .where(
      and(
        eq(guidelineVersion.projectId, params.projectId),
        params.before === undefined ? undefined : lt(guidelineVersion.version, params.before),
      ),
    )
    .orderBy(desc(guidelineVersion.version))
    .limit(params.limit);
}

export async function listRules(db: Db, { projectId }: Project): Promise<RuleRow[]> {
  return db.q
    .select()
    .from(db.t.rule)
    .where(eq(db.t.rule.projectId, projectId))
    .orderBy(asc(db.t.rule.number));
}

/** `controlId/labelId` of every label that a rule is about, archived rules included. */
export async function ruleLabels(db: Db, { projectId }: Project): Promise<string[]> {
  const { rule } = db.t;
  const rows = await db.q.select({ labels: rule.labels }).from(rule).where(eq(rule.projectId, projectId));
  return [...new Set(rows.flatMap(({ labels }) => labels))];
}

export async function findRule(
  db: Db,
  { projectId, ruleId }: Project & { ruleId: string },
): Promise<RuleRow | undefined> {
  const { rule } = db.t;
  const [row] = await db.q
    .select()
    .from(rule)
    .where(and(eq(rule.projectId, projectId), eq(rule.id, ruleId)))
    .limit(1);
  return row;
}

/** By id; ids of other projects are left out. */
export async function findRules(
  db: Db,
  { projectId, ruleIds }: Project & { ruleIds: string[] },
): Promise<Map<string, RuleRow>> {
  if (ruleIds.length === 0) return new Map();
  const { rule } = db.t;
  const rows = await db.q
    .select()
    .from(rule)
    .where(inArray(rule.id, [...new Set(ruleIds)]));
  return new Map(rows.filter((row) => row.projectId === projectId).map((row) => [row.id, row]));
}

export async function insertRule(db: Db, row: Db["t"]["rule"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.rule).values(row);
}

export async function updateRule(db: Db, row: RuleRow): Promise<void> {
  const { rule } = db.t;
  await db.q
    .update(rule)
    .set(row)
    .where(and(eq(rule.projectId, row.projectId), eq(rule.id, row.id)));
}

export async function insertRuleRevision(
  db: Db,
  row: Db["t"]["ruleRevision"]["$inferInsert"],
): Promise<void> {
  await db.q.insert(db.t.ruleRevision).values(row);
}
