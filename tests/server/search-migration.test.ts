import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, migrate, openDatabase } from "@/db/client";
import { indexTexts, insertSearchTexts } from "@/db/queries/task-search";
import { findPage } from "@/lib/server/tasks/find-tasks";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database";
import { oldProgram } from "../support/old-program";

const BEFORE_SEARCH = 7;
const OLD_TASKS = 2_500;

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

const insertOldTask = (id: string, text: string) =>
  database.write((db) =>
    db.raw.all(
      `insert into task (id, project_id, seq, external_id, data, content_hash, identity, preview, search_text,
         queue_rank, overlap, open_slots, created_at) values (?, 'p', ?, ?, ?, 'h', ?, 'x', 'x', 1, 1, 1, 1)`,
      [id, Number(id), `ext-${id}`, JSON.stringify({ text }), `id:${id}`],
    ),
  );

const found = (search: string) =>
  findPage(database, { where: { projectId: "p", search }, sort: "seq", limit: 100 });

it("finds the tasks of an older database by all that they hold", async () => {
  await migrate(database, oldProgram(folder, BEFORE_SEARCH), 1);
  for (let i = 1; i <= OLD_TASKS; i++)
    await insertOldTask(String(i), i === OLD_TASKS ? "am Ende der STRASSE" : `task number ${i}`);
  await migrate(database, process.cwd(), 2);
  expect(await found("straße")).toEqual([String(OLD_TASKS)]);
  expect(await found("ext-77")).toHaveLength(11);
  while (await database.write(indexTexts));
  expect(await found("straße")).toEqual([String(OLD_TASKS)]);
});

it.skipIf(process.env.CONCORD_TEST_DATABASE !== "postgres")(
  "migrates, and finds the same, as a user of PostgreSQL who may not create extensions",
  async () => {
    const url = new URL(fresh.url);
    const admin = new pg.Client(fresh.url);
    await admin.connect();
    const role = `limited_${url.pathname.slice(1)}`;
    await admin.query(
      `create role ${role} login password 'limited'; grant create, usage on schema public to ${role}`,
    );
    url.username = role;
    url.password = "limited";
    const limited = openDatabase(url.href);
    try {
      await migrate(limited, process.cwd(), 1);
      const { rows } = await admin.query("select 1 from pg_indexes where indexname = 'task_search_trigrams'");
      expect(rows).toEqual([]);
      await limited.write(async (db) => {
        await insertSearchTexts(db, [{ taskId: "1", projectId: "p", text: "am ende der strasse" }]);
        await db.raw.all(
          `insert into task (id, project_id, seq, data, content_hash, identity, preview, queue_rank, overlap, open_slots,
             created_at) values ('1', 'p', 1, '{}', 'h', 'id:1', 'x', 1, 1, 1, 1)`,
          [],
        );
      });
      const page = { where: { projectId: "p", search: "Straße" }, sort: "seq" as const, limit: 9 };
      expect(await findPage(limited, page)).toEqual(["1"]);
      await limited.write(indexTexts);
      expect(await findPage(limited, page)).toEqual(["1"]);
    } finally {
      await limited.close();
      await admin.query(`drop owned by ${role}; drop role ${role}`);
      await admin.end();
    }
  },
);
