/** Units of a database from before their distinct ones were counted. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, migrate, openDatabase } from "@/db/client";
import { countPatterns, listPatterns } from "@/db/queries/agreement-patterns";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database";
import { oldProgram } from "../support/old-program";

const BEFORE = 24;

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

it("are counted, and go on being counted under the same hashes", async () => {
  await migrate(database, oldProgram(folder, BEFORE), 1);
  const unit = (a: string, b: string) => ({
    kind: "ratings" as const,
    ratings: [
      ["ann", a],
      ["bob", b],
    ],
    disagreement: a === b ? 0 : 1,
  });
  const units = [unit("x", "x"), unit("x", "y"), unit("x", "x"), { kind: "regions", found: [], pairs: [] }];
  await database.write(async (db) => {
    for (const [i, one] of units.entries())
      await db.raw.all(
        `insert into agreement_unit (project_id, control_id, task_id, unit, disagreement, updated_at)
           values ('p', 'topic', ?, ?, 0, 1)`,
        [`t${i}`, JSON.stringify(one)],
      );
  });
  await migrate(database, process.cwd(), 2);
  const of = { projectId: "p", controlId: "topic" };
  const counts = async () => (await listPatterns(database.read, of)).map(({ tasks }) => tasks).toSorted();
  expect(await counts()).toEqual([1, 2]);
  const gone = [{ ...of, unit: unit("x", "x") }];
  await database.write((db) => countPatterns(db, { gone, come: [{ ...of, unit: unit("x", "y") }] }));
  expect(await counts()).toEqual([1, 2]);
  await database.write((db) => countPatterns(db, { gone, come: [] }));
  expect(await counts()).toEqual([2]);
});

it("are counted however many change at once", async () => {
  await migrate(database, process.cwd(), 2);
  const units = Array.from({ length: 9_000 }, (_, i) => ({
    ...{ projectId: "p", controlId: `c${i % 30}` },
    unit: { kind: "ratings" as const, ratings: [["ann", `${i}`]], disagreement: null },
  }));
  await database.write((db) => countPatterns(db, { gone: [], come: units }));
  expect(await listPatterns(database.read, { projectId: "p", controlId: "c0" })).toHaveLength(300);
  await database.write((db) => countPatterns(db, { gone: units, come: [] }));
  expect(await listPatterns(database.read, { projectId: "p", controlId: "c0" })).toEqual([]);
});
