/** Reviews, rules and projects of a database from before their fields were renamed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, migrate, openDatabase } from "@/db/client";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database";
import { oldProgram } from "../support/old-program";

const BEFORE_RENAMING = 9;
/** A text may hold what the migration looks for. */
const TEXT = 'She said "verdict": "bad", or {"verdict":"good"}.';

let folder: string;
let fresh: FreshDatabase;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-migration-"));
  fresh = await freshDatabase(folder, "empty");
  database = openDatabase(fresh.url);
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

it("keeps the decisions of reviews, the ratings of rule examples and the count of changed content", async () => {
  await migrate(database, oldProgram(folder, BEFORE_RENAMING), 1);
  const old = [{ verdict: "bad", text: TEXT, note: "" }];
  const rule = { id: "r", examples: old };
  const insert = (sql: string, values: unknown[]) => database.write((db) => db.raw.all(sql, values));
  await insert(
    `insert into project (id, name, description, settings, schema_version, guide_revision, created_by, created_at)
       values ('p', 'P', '', '{}', 1, 7, 'u', 1)`,
    [],
  );
  await insert(
    `insert into review (id, project_id, task_id, annotation_id, revision, verdict, reason, schema_version, reviewer_id,
       created_at) values ('v', 'p', 't', 'a', 1, 'rejected', ?, 1, 'u', 1)`,
    [TEXT],
  );
  await insert(
    `insert into rule (id, project_id, number, title, statement, labels, examples, status, revision, created_by,
       updated_at) values ('r', 'p', 1, 'R', 'S', '[]', ?, 'active', 1, 'u', 1)`,
    [JSON.stringify(old)],
  );
  await insert(
    "insert into rule_revision (rule_id, revision, project_id, rule, saved_by, saved_at) values ('r', 1, 'p', ?, 'u', 1)",
    [JSON.stringify(rule)],
  );
  await insert(
    `insert into guideline_version (project_id, version, markdown, rules, note, published_by, published_at)
       values ('p', 1, '', ?, '', 'u', 1)`,
    [JSON.stringify([rule])],
  );

  await migrate(database, process.cwd(), 2);

  const { q, t } = database.read;
  expect((await q.select().from(t.project))[0]).toMatchObject({ contentRevision: 7 });
  expect((await q.select().from(t.review))[0]).toMatchObject({ decision: "rejected", reason: TEXT });
  const examples = [{ rating: "bad", text: TEXT, note: "" }];
  expect((await q.select().from(t.rule))[0]?.examples).toEqual(examples);
  expect((await q.select().from(t.ruleRevision))[0]?.rule).toEqual({ id: "r", examples });
  expect((await q.select().from(t.guidelineVersion))[0]?.rules).toEqual([{ id: "r", examples }]);
});
