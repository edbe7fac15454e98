/**
 * Brings a database to the tables of this program. All pending migrations run in one transaction: either every one of
 * them took effect or none. A database that knows a migration this program does not is newer, and is refused.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { fillPatterns } from "../queries/agreement-patterns";
import { fillSearchTexts } from "../queries/task-search";
import type { Database, Db } from "./database";

type Journal = { entries: { idx: number; tag: string }[] };

/** Any number that no other program uses for its advisory locks. */
const POSTGRES_LOCK = 7_266_001;

/** What a migration needs the program for, after its statements and in its transaction. */
const THEN: Record<string, (db: Db) => Promise<void>> = {
  "0007_task_search": fillSearchTexts,
  "0024_agreement_patterns": fillPatterns,
};

function readMigrations(root: string, dialect: string) {
  const folder = join(root, "db", "migrations", dialect);
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as Journal;
  return journal.entries
    .sort((a, b) => a.idx - b.idx)
    .map(({ tag }) => ({
      tag,
      statements: readFileSync(join(folder, `${tag}.sql`), "utf8")
        .split("--> statement-breakpoint")
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ""),
    }));
}

async function applied(db: Db): Promise<string[]> {
  await db.raw.all(
    "create table if not exists concord_migration (tag text primary key, applied_at bigint not null)",
    [],
  );
  const rows = await db.raw.all<{ tag: string }>("select tag from concord_migration", []);
  return rows.map((row) => row.tag);
}

/**
 * @param root folder of the program, which holds db/migrations
 * @param nowMs written beside each migration that is applied
 * @returns tags that were applied now, oldest first
 */
export async function migrate(database: Database, root: string, nowMs: number): Promise<string[]> {
  const migrations = readMigrations(root, database.dialect);
  const known = new Set(migrations.map((migration) => migration.tag));
  return database.write(async (db) => {
    if (db.dialect === "postgres") await db.raw.all("select pg_advisory_xact_lock(?)", [POSTGRES_LOCK]);
    const done = new Set(await applied(db));
    const strangers = [...done].filter((tag) => !known.has(tag));
    if (strangers.length > 0)
      throw new AppError("conflict", say("operator.newerDatabase", { migrations: strangers.join(", ") }));
    const pending = migrations.filter((migration) => !done.has(migration.tag));
    for (const { tag, statements } of pending) {
      for (const statement of statements) await db.raw.all(statement, []);
      await THEN[tag]?.(db);
      await db.raw.all("insert into concord_migration (tag, applied_at) values (?, ?)", [tag, nowMs]);
    }
    return pending.map((migration) => migration.tag);
  });
}
