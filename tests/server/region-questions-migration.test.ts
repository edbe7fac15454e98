/** Tasks of a database from before questions about regions were measured. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, migrate, openDatabase } from "@/db/client";
import { staleTasks } from "@/db/queries/agreement";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database";
import { oldProgram } from "../support/old-program";

const BEFORE = 12;

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

it("are summed up again where the project asks some now, if they were answered", async () => {
  await migrate(database, oldProgram(folder, BEFORE), 1);
  const question = (part: object) => ({ inputs: [], controls: [{ id: "q", kind: "choice", ...part }] });
  /** By version; the last one stands. */
  const schemas = {
    asks: [question({}), question({ per: "region" })],
    asked: [question({ per: "region" }), question({ per: "task" })],
  };
  await database.write(async (db) => {
    for (const [project, versions] of Object.entries(schemas)) {
      await db.raw.all(
        `insert into project (id, name, description, settings, schema_version, created_by, created_at)
           values (?, 'P', '', '{}', 2, 'u', 1)`,
        [project],
      );
      for (const [i, schema] of versions.entries())
        await db.raw.all(
          `insert into label_schema_version (project_id, version, schema, created_by, created_at)
             values (?, ?, ?, 'u', 1)`,
          [project, i + 1, JSON.stringify(schema)],
        );
      for (const answers of [0, 2])
        await db.raw.all(
          `insert into task (id, project_id, seq, data, content_hash, identity, preview, queue_rank, overlap, answer_count,
             open_slots, created_at) values (?, ?, ?, '{}', ?, ?, '', 1, 2, ?, 0, 1)`,
          [`${project}-${answers}`, project, answers + 1, `${answers}`, `sha:${answers}`, answers],
        );
    }
  });
  await migrate(database, process.cwd(), 2);
  const stale = (projectId: string) => staleTasks(database.read, { projectId, limit: 9 });
  expect(await stale("asks")).toEqual(["asks-2"]);
  expect(await stale("asked")).toEqual([]);
});
