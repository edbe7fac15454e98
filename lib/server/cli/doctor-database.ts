/** The database as it is opened by the server: version, settings that keep answers safe, damage, migrations, clock. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import { checkClock } from "./doctor-clock";
import { attempt, type Finding, fail, ok, warn } from "./finding";
import { databaseFile } from "./instance";

/** Older ones can damage a WAL database when two connections reset it at once. */
const MIN_SQLITE = "3.51.3";
/** Older ones get no corrections any more. */
const MIN_POSTGRES = 14;
const FULL = "2";
const ON = "1";

function isAtLeast(version: string, wanted: string): boolean {
  const [a, b] = [version, wanted].map((text) => text.split(".").map(Number));
  for (let i = 0; i < 3; i++) if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) > (b?.[i] ?? 0);
  return true;
}

const expect = (name: string, value: string | undefined, wanted: string, advice: string): Finding =>
  value === wanted ? ok(name, value) : fail(name, `${value}, not ${wanted}. ${advice}`);

function sqliteFindings(facts: Record<string, string>): Finding[] {
  const version = facts.version ?? "";
  const ours = "This program sets it itself, so this is a bug: report it.";
  return [
    isAtLeast(version, MIN_SQLITE)
      ? ok("sqlite version", version)
      : fail("sqlite version", `${version}: run npm install again, at least ${MIN_SQLITE} is needed`),
    expect("journal", facts.journal, "wal", "Put the data on a local disk, not a network share."),
    expect("synchronous", facts.synchronous === FULL ? "full" : facts.synchronous, "full", ours),
    expect("foreign keys", facts.foreignKeys === ON ? "on" : facts.foreignKeys, "on", ours),
    expect("secure delete", facts.secureDelete === ON ? "on" : facts.secureDelete, "on", ours),
    expect("quick check", facts.quickCheck, "ok", "The database is damaged: restore the last backup."),
  ];
}

function postgresFindings(facts: Record<string, string>): Finding[] {
  const version = facts.version ?? "";
  const settings: [string, string | undefined][] = [
    ["fsync", facts.fsync],
    ["full_page_writes", facts.fullPageWrites],
    ["synchronous_commit", facts.synchronousCommit],
  ];
  return [
    Number.parseInt(version, 10) >= MIN_POSTGRES
      ? ok("postgres version", version)
      : warn("postgres version", `${version}: use ${MIN_POSTGRES} or newer`),
    ...settings.map(([name, value]) =>
      value === "off" || value === undefined
        ? fail(name, `${value}: turn it on, or answers can be lost`)
        : ok(name, value),
    ),
  ];
}

async function appliedTags(database: Database): Promise<string[]> {
  const { read, dialect } = database;
  const tables =
    dialect === "sqlite"
      ? "select name from sqlite_master where name = 'concord_migration'"
      : "select 1 where to_regclass('concord_migration') is not null";
  // A new database has no such table yet: then nothing is applied.
  if ((await read.raw.all(tables, [])).length === 0) return [];
  const rows = await read.raw.all<{ tag: string }>("select tag from concord_migration", []);
  return rows.map((row) => row.tag);
}

/** Looks, and does not migrate. */
async function checkMigrations(database: Database, root: string): Promise<Finding> {
  const path = join(root, "db", "migrations", database.dialect, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { tag: string }[] };
  const known = journal.entries.map((entry) => entry.tag);
  const applied = await appliedTags(database);
  const newer = applied.filter((tag) => !known.includes(tag));
  if (newer.length > 0)
    return fail(
      "migrations",
      `the database is newer than this program (${newer.join(", ")}): install the newer version`,
    );
  const pending = known.length - applied.length;
  return pending > 0
    ? warn("migrations", `${pending} to apply: run concord migrate, or start the server`)
    : ok("migrations", `${known.length} applied`);
}

async function inspect(database: Database, root: string): Promise<Finding[]> {
  const facts = await database.inspect();
  const findings = database.dialect === "sqlite" ? sqliteFindings(facts) : postgresFindings(facts);
  const rights = "Check the rights of the database's user.";
  return [
    ...findings,
    await attempt("migrations", () => checkMigrations(database, root), rights),
    await attempt("clock", () => checkClock(database), rights),
  ];
}

/** Opening, reading and closing the database fail in the same ways, so one finding covers all three. */
export async function checkDatabase(url: string, root: string): Promise<Finding[]> {
  const file = databaseFile(url);
  if (file !== undefined && !existsSync(file))
    return [warn("database", `${file} is not there yet; the first start makes it`)];
  let findings: Finding[] = [];
  const whole = await attempt(
    "database",
    async () => {
      const database = openDatabase(url);
      try {
        findings = await inspect(database, root);
      } finally {
        await database.close();
      }
      return ok("database", file ?? "PostgreSQL, by DATABASE_URL");
    },
    "",
  );
  return [whole, ...findings];
}
